using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Letters;
using Requests.Features.Services.Staff;

namespace Requests.Features.Areas.Letters;

/// <summary>Lays two versions of a letter side by side, with names masked.</summary>
public static class CompareDrafts
{
    /// <param name="Before">Number of the earlier version.</param>
    [Acts(Act.ViewCase)]
    public sealed record Query(string CaseNumber, int DocumentNo, int Before, int After) : IQuery<Response>;

    public sealed record Version(int No, string Hash, string ByName, DateTimeOffset At);

    public sealed record Response(Version Before, Version After, IReadOnlyList<DiffLine> Lines);

    internal sealed class Handler(RequestsDb db, LetterVersions versions, LetterScreen screen, People people) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var found = await db.Set<Case>().AsNoTracking().Include(c => c.Parties).SingleOrDefaultAsync(c => c.Number == query.CaseNumber, cancellationToken);
            if (found is null) return CaseProblems.NotFound;
            var document = await db.Set<Document>().AsNoTracking().Include(d => d.Texts)
                .SingleOrDefaultAsync(d => d.CaseId == found.Id && d.No == query.DocumentNo, cancellationToken);
            if (document?.Texts.SingleOrDefault(t => t.No == query.Before) is not { } before
                || document.Texts.SingleOrDefault(t => t.No == query.After) is not { } after) return ReplyProblems.NoSuchDocument;

            var name = await people.NamesAsync([before.ByName, after.ByName], cancellationToken);
            string Masked(DocumentText version) => screen.Text(found, versions.TextOf(version));
            return new Response(new(before.No, before.Hash, name(before.ByName), before.At),
                new(after.No, after.Hash, name(after.ByName), after.At), DraftDiff.Of(Masked(before), Masked(after)));
        }
    }
}
