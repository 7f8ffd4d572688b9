using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Privacy;
using Requests.Features.Services.Search;
using Requests.Statute.Outcomes;

namespace Requests.Features.Areas.Register;

/// <summary>
/// What several applicants were given: the body may publish it of its own motion (Art. 44). Suggested from the second distinct
/// applicant on (PRO-4). Requests are the same here when they read alike and no time, date, place or figure differs, as where
/// repeats are looked for; people are told apart as there.
/// </summary>
public static class SuggestPublications
{
    private const int Applicants = 2;
    private const int Most = 100;

    /// <summary>So many requests are compared at once; a year of a large city has fewer.</summary>
    public const int MostCompared = 20_000;

    /// <param name="Since">Requests received from this day on.</param>
    [Acts(Act.RecordPublicationCounts)]
    public sealed record Query(DateOnly Since) : IQuery<Response>;

    /// <param name="Compared">How many requests that were granted, wholly or in part, were held against each other: the newest.</param>
    public sealed record Response(IReadOnlyList<Suggestion> Suggestions, int Compared);

    /// <param name="Subject">Of the newest request.</param>
    /// <param name="Applicants">How many different people or organisations.</param>
    public sealed record Suggestion([property: OutsideWords] string Subject, int Applicants, IReadOnlyList<string> CaseNumbers);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.Since).NotEmpty();
    }

    internal sealed class Handler(RequestsDb db) : IRequestHandler<Query, Result<Response>>
    {
        private const int IdsAQuestion = 500;
        private static readonly OutcomeLeaf?[] Given = [OutcomeLeaf.Granted, OutcomeLeaf.Partial];

        private sealed record Asked(Guid Id, string Number, string Subject);

        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var given = db.Set<Case>().AsNoTracking().Where(c => c.ReceivedOn >= query.Since && Given.Contains(c.Leaf))
                .OrderByDescending(c => c.ReceivedOn).ThenByDescending(c => c.Number).Take(MostCompared)
                .Select(c => new { c.Id, c.Number, c.Subject, c.RequestText }).AsAsyncEnumerable();
            var (groups, compared) = (new NearDuplicateGroups<Asked>(), 0);
            await foreach (var c in given.WithCancellation(cancellationToken))
            {
                compared++;
                // Of an old register the subject is all there is.
                groups.Add(new(c.Id, c.Number, c.Subject), c.RequestText.Length > 0 ? $"{c.Subject}\n{c.RequestText}" : c.Subject);
            }
            var several = groups.Several.ToList();
            var people = await PeopleAsync([.. several.SelectMany(g => g).Select(a => a.Id)], cancellationToken);
            return new Response([.. several.Select(group => new Suggestion(group[0].Subject, Distinct(group.SelectMany(a => people[a.Id])),
                    [.. group.Select(a => a.Number).Order(StringComparer.Ordinal)]))
                .Where(s => s.Applicants >= Applicants).OrderByDescending(s => s.Applicants).ThenBy(s => s.Subject, StringComparer.Ordinal)
                    .Take(Most)], compared);
        }

        private async Task<ILookup<Guid, Party>> PeopleAsync(List<Guid> cases, CancellationToken ct)
        {
            var people = new List<Party>();
            foreach (var ids in cases.Chunk(IdsAQuestion))
                people.AddRange(await db.Set<Party>().AsNoTracking().Where(p => ids.Contains(p.CaseId) && p.Role == PartyRole.Applicant).ToListAsync(ct));
            return people.ToLookup(p => p.CaseId);
        }

        private static int Distinct(IEnumerable<Party> people)
        {
            var distinct = new List<Party>();
            foreach (var party in people)
                if (!party.Name.IsNone && !distinct.Exists(p => SamePerson.Relation(p, party) != ApplicantRelation.Other)) distinct.Add(party);
            return distinct.Count;
        }
    }
}
