using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Access;
using Requests.Features.Data;
using Requests.Features.Pipeline;

namespace Requests.Features.Letters;

/// <summary>The letter templates, those of the body's own wording marked.</summary>
public static class ListTemplates
{
    [Acts(Act.ManageTemplates)]
    public sealed record Query : IQuery<IReadOnlyList<Response>>;

    /// <param name="Code">Kind of document with its leaf or variant, or a frame that several share.</param>
    /// <param name="Own">The body has its own wording.</param>
    public sealed record Response(string Code, string Title, string Frame, bool Own, int Versions);

    internal sealed class Handler(RequestsDb db) : IRequestHandler<Query, Result<IReadOnlyList<Response>>>
    {
        public async Task<Result<IReadOnlyList<Response>>> Handle(Query request, CancellationToken cancellationToken)
        {
            var own = (await db.BodyTemplates.AsNoTracking().ToListAsync(cancellationToken)).ToLookup(t => t.Code);
            return ShippedTemplates.All.Values.OrderBy(t => t.Code, StringComparer.Ordinal)
                .Select(t => new Response(t.Code, TitleOf(t), t.Frame, own[t.Code].MaxBy(v => v.No)?.Text is not null, own[t.Code].Count())).ToList();
        }

        private static string TitleOf(LetterTemplate template) =>
            Requests.Statute.Numbering.Documents.Knows(LetterKinds.KindOf(template.Code)) ? LetterKinds.TitleOf(template) : template.Code;
    }
}
