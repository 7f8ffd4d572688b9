using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data.Entities;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Letters;

namespace Requests.Features.Areas.Letters;

/// <summary>One template: its words, what it must state, the fields it may use, and the wordings it had.</summary>
public static class ReadTemplate
{
    [Acts(Act.ManageTemplates)]
    public sealed record Query(string Code) : IQuery<Response>;

    /// <param name="Text">Null where the body went back to the shipped words.</param>
    public sealed record Version(int No, string? Text, string ByName, DateTimeOffset At);

    public sealed record Field(string Name, string Block, string Chinese, string English, bool Computed);

    /// <param name="Mandatory">Each row names fields of which one is enough.</param>
    public sealed record Response(string Code, string Text, string Shipped, IReadOnlyList<IReadOnlyList<string>> Mandatory,
        IReadOnlyList<Field> Fields, IReadOnlyList<Version> History);

    internal sealed class Handler(RequestsDb db) : IRequestHandler<Query, Result<Response>>
    {
        private static readonly Field[] Fields = [.. LetterFields.All.Select(f => new Field(f.Name, f.Block, f.Label.Zh, f.Label.En, f.IsComputed))];

        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            if (!ShippedTemplates.All.TryGetValue(query.Code, out var shipped)) return LetterProblems.NoSuchTemplate;
            var history = await db.Set<BodyTemplate>().AsNoTracking().Where(t => t.Code == query.Code).OrderBy(t => t.No).ToListAsync(cancellationToken);
            return new Response(shipped.Code, history.LastOrDefault()?.Text ?? shipped.Body, shipped.Body, shipped.Must, Fields,
                [.. history.Select(t => new Version(t.No, t.Text, t.ByName, t.At))]);
        }
    }
}
