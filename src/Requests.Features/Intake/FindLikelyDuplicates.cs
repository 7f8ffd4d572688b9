using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Access;
using Requests.Features.Cases;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Pipeline;

namespace Requests.Features.Intake;

/// <summary>
/// Other cases of the same applicant that ask for much the same (Art. 36(6)). Suggestions only: an officer judges. People
/// are compared by keyed hash, so nothing is opened.
/// </summary>
public static class FindLikelyDuplicates
{
    private const double LeastLikeness = 0.35;
    private const int Most = 20;

    [Acts(Act.ViewCase)]
    public sealed record Query(string CaseNumber) : IQuery<Response>;

    public sealed record Response(IReadOnlyList<Suggestion> Suggestions);

    /// <param name="Likeness">0 to 1, of the descriptions.</param>
    public sealed record Suggestion(string CaseNumber, string Subject, CaseState State, DateOnly RegisteredOn, DateOnly? RepliedOn, double Likeness);

    internal sealed class Handler(RequestsDb db, CaseDesk desk) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            if (await desk.FindAsync(query.CaseNumber, cancellationToken) is not { } found) return CaseProblems.NotFound;
            var people = found.Parties.Where(p => p.Role == PartyRole.Applicant).ToList();
            var ids = people.Where(p => !p.IdNumber.IsNone).Select(p => p.IdNumber.Hash).ToList();
            var names = people.Where(p => !p.Phone.IsNone).Select(p => p.Name.Hash).ToList();
            var phones = people.Where(p => !p.Phone.IsNone).Select(p => p.Phone.Hash).ToList();
            var same = db.Parties.Where(p => p.Role == PartyRole.Applicant
                && (ids.Contains(p.IdNumber.Hash) || (names.Contains(p.Name.Hash) && phones.Contains(p.Phone.Hash))));
            var others = await db.Cases.AsNoTracking()
                .Where(c => c.Id != found.Id && c.Id != found.ParentId && c.State != CaseState.Split && same.Any(p => p.CaseId == c.Id))
                .Select(c => new { c.Number, c.Subject, c.RequestText, c.State, c.RegisteredOn, c.RepliedOn })
                .ToListAsync(cancellationToken);
            return new Response([.. others
                .Select(c => new Suggestion(c.Number, c.Subject, c.State, c.RegisteredOn, c.RepliedOn, Math.Round(Math.Max(
                    SubjectLikeness.Of(found.Subject, c.Subject), SubjectLikeness.Of(found.RequestText, c.RequestText)), 2)))
                .Where(s => s.Likeness >= LeastLikeness)
                .OrderByDescending(s => s.Likeness).ThenByDescending(s => s.RegisteredOn).ThenBy(s => s.CaseNumber, StringComparer.Ordinal)
                .Take(Most)]);
        }
    }
}
