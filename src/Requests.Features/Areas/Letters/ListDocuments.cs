using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;

namespace Requests.Features.Areas.Letters;

/// <summary>The papers of a case with their numbers; a voided number stays in the list.</summary>
public static class ListDocuments
{
    [Acts(Act.ViewCase)]
    public sealed record Query(string CaseNumber) : IQuery<IReadOnlyList<Response>>;

    public sealed record Response(int No, string Kind, string Title, DocumentState State, string? Number, DateOnly? LetterOn,
        Role? NextStep, string? VoidReason);

    internal sealed class Handler(RequestsDb db) : IRequestHandler<Query, Result<IReadOnlyList<Response>>>
    {
        public async Task<Result<IReadOnlyList<Response>>> Handle(Query query, CancellationToken cancellationToken)
        {
            if (await db.Set<Case>().AsNoTracking().SingleOrDefaultAsync(c => c.Number == query.CaseNumber, cancellationToken) is not { } found)
                return CaseProblems.NotFound;
            var papers = await db.Set<Document>().AsNoTracking().Where(d => d.CaseId == found.Id).OrderBy(d => d.No).ToListAsync(cancellationToken);
            return papers.Select(d => new Response(d.No, d.Kind.Code, d.Title, d.State, d.Number, d.LetterOn, d.NextStep, d.VoidReason)).ToList();
        }
    }
}
