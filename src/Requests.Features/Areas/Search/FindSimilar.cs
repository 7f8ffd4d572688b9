using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Files;
using Requests.Features.Services.Privacy;
using Requests.Features.Services.Search;
using Requests.Statute.Outcomes;

namespace Requests.Features.Areas.Search;

/// <summary>
/// Cases that ask for much the same: of the same person, since a repeat may not need a second answer (Art. 36(6)), and of
/// others, since what several ask for may be published (Art. 44(1)). Suggestions only: an officer judges.
/// </summary>
public static class FindSimilar
{
    private const double LeastLikeness = 0.35;
    private const double LikeEnoughOfOthers = 0.6;
    private const int Most = 20;

    private static readonly Text Publish = Text.Of("FindSimilar.Publish");

    [Acts(Act.ViewCase)]
    public sealed record Query(string CaseNumber) : IQuery<Response>;

    /// <param name="SamePerson">Of the same applicant, of one who probably is, or of one with the same name of whom no more is known.</param>
    /// <param name="Others">Of other applicants.</param>
    /// <param name="Publication">From the second distinct applicant on, unless every answer so far was no.</param>
    public sealed record Response(IReadOnlyList<Suggestion> SamePerson, IReadOnlyList<Suggestion> Others, PublicationSuggestion? Publication);

    /// <param name="Likeness">0 to 1, of subject or description.</param>
    /// <param name="ApplicantBecause">The facts of the two applicants that agree.</param>
    /// <param name="LooksRepeated">Reads the same, and no time, date, house number, figure or word order differs.</param>
    public sealed record Suggestion(string CaseNumber, [property: OutsideWords] string Subject, CaseState State, DateOnly RegisteredOn,
        DateOnly? RepliedOn, OutcomeLeaf? Outcome,
        ApplicantRelation Applicant, IReadOnlyList<PersonalField> ApplicantBecause, double Likeness, bool LooksRepeated, IReadOnlyList<Difference> Differences);

    /// <param name="Applicants">Distinct people, this one included.</param>
    public sealed record PublicationSuggestion(int Applicants, IReadOnlyList<string> CaseNumbers, string RuleId, string Article, Text Words);

    internal sealed class Handler(RequestsDb db, SamePerson people, AlikeCases alike, ScannedText scans) : IRequestHandler<Query, Result<Response>>
    {
        private sealed record Near(Case Case, Suggestion Suggestion);

        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var found = await db.Set<Case>().AsNoTracking().Include(c => c.Parties).SingleOrDefaultAsync(c => c.Number == query.CaseNumber, cancellationToken);
            if (found is null) return CaseProblems.NotFound;
            var applicant = SamePerson.ApplicantOf(found);
            var namesakes = applicant is null ? [] : await people.NamesakesAsync(applicant, cancellationToken);
            var own = namesakes.Where(p => SamePerson.Relation(applicant, p) != ApplicantRelation.Other).Select(p => p.CaseId).ToHashSet();

            var same = await NearAsync(found, db.Set<Case>().Where(c => own.Contains(c.Id)), LeastLikeness, cancellationToken);
            var others = (await NearAsync(found, await alike.ToAsync(found, cancellationToken), LikeEnoughOfOthers, cancellationToken))
                .FindAll(n => !own.Contains(n.Case.Id));
            return new Response([.. same.Take(Most).Select(n => n.Suggestion)], [.. others.Take(Most).Select(n => n.Suggestion)],
                Publication(found, others.FindAll(n => n.Suggestion.Differences.Count == 0)));
        }

        private async Task<List<Near>> NearAsync(Case found, IQueryable<Case> candidates, double least, CancellationToken ct)
        {
            // A part of a divided request, or the request it came from, is no other request.
            var cases = await candidates.Where(c => c.Id != found.Id && c.Id != found.ParentId && c.ParentId != found.Id && c.State != CaseState.Split)
                .Where(c => found.ParentId == null || c.ParentId != found.ParentId)
                .AsNoTracking().Include(c => c.Parties).ToListAsync(ct);
            var scanned = await scans.OfRequestsAsync([found.Id, .. cases.Select(c => c.Id)], ct);
            IReadOnlyList<string> ScansOf(Case one) => [.. scanned[one.Id]];
            return [.. cases.Select(c => (Case: c, Likeness: Math.Max(TextSimilarity.LikenessOf(found.Subject, c.Subject),
                TextSimilarity.NearestOf(found, ScansOf(found), c, ScansOf(c)).Likeness)))
                .Where(n => n.Likeness >= least)
                .OrderByDescending(n => n.Likeness).ThenByDescending(n => n.Case.RegisteredOn).ThenBy(n => n.Case.Number, StringComparer.Ordinal)
                .Select(n => new Near(n.Case, Suggest(found, ScansOf(found), n.Case, ScansOf(n.Case), n.Likeness)))];
        }

        private static Suggestion Suggest(Case found, IReadOnlyList<string> scans, Case other, IReadOnlyList<string> otherScans, double likeness)
        {
            var kinship = TextSimilarity.Of(found, scans, other, otherScans);
            var applicants = SamePerson.Compare(SamePerson.ApplicantOf(found), SamePerson.ApplicantOf(other));
            return new(other.Number, other.Subject, other.State, other.RegisteredOn, other.RepliedOn, other.Leaf,
                applicants.Relation, applicants.Agreeing, Math.Round(likeness, 2), kinship.LooksRepeated, kinship.Differences);
        }

        private static PublicationSuggestion? Publication(Case found, List<Near> same)
        {
            var answers = same.Select(n => n.Suggestion.Outcome).OfType<OutcomeLeaf>().ToList();
            if (answers.Count > 0 && answers.TrueForAll(leaf => leaf is not (OutcomeLeaf.Granted or OutcomeLeaf.Partial))) return null;
            var distinct = new List<Party>();
            foreach (var party in same.Select(n => n.Case).Prepend(found).Select(SamePerson.ApplicantOf).OfType<Party>())
                if (!distinct.Exists(p => SamePerson.Relation(p, party) != ApplicantRelation.Other)) distinct.Add(party);
            return distinct.Count < 2 ? null
                : new(distinct.Count, [.. same.Select(n => n.Case.Number)], "PRO-4", "Art. 44(1)", Publish.With(distinct.Count));
        }
    }
}
