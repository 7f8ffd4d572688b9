using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Requests.Features.Data;

/// <summary>
/// A question that is asked so often that working out its meaning anew each time would cost more than the answer. It says itself
/// whether its rows are tracked, since that is settled when it is first asked.
/// </summary>
/// <typeparam name="TAbout">What it is asked about, one value.</typeparam>
/// <typeparam name="TRow">What it answers with.</typeparam>
internal sealed class CompiledQuestion<TAbout, TRow>(Expression<Func<RequestsDb, TAbout, IQueryable<TRow>>> question)
{
    // A compiled question belongs to one model, and tests have several in one process.
    private readonly ConditionalWeakTable<IModel, Func<RequestsDb, TAbout, IAsyncEnumerable<TRow>>> _byModel = [];

    public async Task<List<TRow>> ListAsync(RequestsDb db, TAbout about, CancellationToken ct)
    {
        var rows = new List<TRow>();
        await foreach (var row in Ask(db, about).WithCancellation(ct)) rows.Add(row);
        return rows;
    }

    /// <summary>The only row, or the first where the question has an order; the default where there is none.</summary>
    public async Task<TRow?> FirstAsync(RequestsDb db, TAbout about, CancellationToken ct)
    {
        await foreach (var row in Ask(db, about).WithCancellation(ct)) return row;
        return default;
    }

    private IAsyncEnumerable<TRow> Ask(RequestsDb db, TAbout about) => _byModel.GetValue(db.Model, _ => EF.CompileAsyncQuery(question))(db, about);
}
