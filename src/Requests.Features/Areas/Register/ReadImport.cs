using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Register;

namespace Requests.Features.Areas.Register;

/// <summary>How far an import is, its counts, and its findings in pages.</summary>
public static class ReadImport
{
    public const int MaximumPage = 1000;

    /// <param name="AfterRow">The last row of the page before; -1 for the first, which begins with what is to be said of whole sheets (row 0).</param>
    [Acts(Act.ImportRegister)]
    public sealed record Query(Guid Id, int AfterRow = -1, int Size = MaximumPage) : IQuery<Response>;

    /// <param name="Good">Taken over; in a dry run fit to be.</param>
    /// <param name="DueDiffers">Rows whose old due day is not ours; each is among the findings.</param>
    /// <param name="Mapping">What the headings that only this register knows were said to mean.</param>
    public sealed record Response(Guid Id, ImportMode Mode, ImportState State, string Sha256, int Rows, int Good, int Bad, int DueDiffers,
        string? Error,
        IReadOnlyList<Finding> Findings, int? Next, IReadOnlyDictionary<string, string> Mapping);

    /// <param name="Rule">What the value breaks; duplicate-in-file, duplicate-in-system, or our own due day.</param>
    /// <param name="IsFault">False: the row is taken over all the same.</param>
    /// <param name="Trail">How our due day was counted, where the old one differs.</param>
    public sealed record Finding(int Row, int Line, string Column, string? Value, string Rule, bool IsFault,
        IReadOnlyList<TrailSpan>? Trail);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.Size).InclusiveBetween(1, MaximumPage);
    }

    internal sealed class Handler(RequestsDb db) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            if (await db.Set<RegisterImport>().AsNoTracking()
                .SingleOrDefaultAsync(i => i.Id == query.Id, cancellationToken) is not { } import) return ImportProblems.NotFound;
            // Whole rows only: the page ends before the row it would cut.
            var found = (await db.Set<ImportFinding>().AsNoTracking().Where(f => f.ImportId == import.Id
                && f.Row > query.AfterRow).OrderBy(f => f.Row)
                .ThenBy(f => f.No)
                .Take(query.Size + 1).ToListAsync(cancellationToken))
                .ConvertAll(f => new Finding(f.Row, f.Line, f.Column, f.Value, f.Rule, f.IsFault, TrailSpan.FromJson(f.Trail)));
            int? next = null;
            if (found.Count > query.Size)
            {
                var cut = found[^1].Row;
                if (found[0].Row < cut) found.RemoveAll(f => f.Row == cut);
                next = found[^1].Row;
            }
            return new Response(import.Id, import.Mode, import.State, import.Sha256, import.Rows, import.Good, import.Bad,
                import.DueDiffers, import.Error, found, next, import.Mapping);
        }
    }
}
