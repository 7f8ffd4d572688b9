using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data.Entities;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Letters;

namespace Requests.Features.Areas.Letters;

/// <summary>The letter templates, those of the body's own wording marked.</summary>
public static class ListTemplates
{
    [Acts(Act.ManageTemplates)]
    public sealed record Query : IQuery<IReadOnlyList<Response>>;

    /// <param name="Code">Kind of document with its leaf or variant, or a frame that several share.</param>
    /// <param name="Title">Its name in Chinese, which no other template bears.</param>
    /// <param name="English">The same in English.</param>
    /// <param name="Own">The body has its own wording.</param>
    public sealed record Response(string Code, string Title, string English, string Frame, bool Own, int Versions);

    internal sealed class Handler(RequestsDb db) : IRequestHandler<Query, Result<IReadOnlyList<Response>>>
    {
        public async Task<Result<IReadOnlyList<Response>>> Handle(Query request, CancellationToken cancellationToken)
        {
            var own = (await db.Set<BodyTemplate>().AsNoTracking().ToListAsync(cancellationToken)).ToLookup(t => t.Code);
            return LetterNames.InOrder(ShippedTemplates.All.Values)
                .Select(t => (Template: t, Name: LetterNames.OfTemplate(t)))
                .Select(t => new Response(t.Template.Code, t.Name.Zh, t.Name.En, t.Template.Frame,
                    own[t.Template.Code].MaxBy(v => v.No)?.Text is not null, own[t.Template.Code].Count())).ToList();
        }
    }
}
