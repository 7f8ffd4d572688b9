using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Access;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Pipeline;
using Requests.Statute.Outcomes;

namespace Requests.Features.Register;

/// <summary>
/// What several applicants were given: the body may publish it of its own motion (Art. 44). Suggested from the second distinct
/// applicant on (PRO-4). Requests count as the same here when they share their subject to the letter; a wider reading of "the
/// same" is the search's business.
/// </summary>
public static class SuggestPublications
{
    private const int Applicants = 2;
    private const int Most = 100;

    /// <param name="Since">Requests received from this day on.</param>
    [Acts(Act.RecordPublicationCounts)]
    public sealed record Query(DateOnly Since) : IQuery<Response>;

    public sealed record Response(IReadOnlyList<Suggestion> Suggestions);

    /// <param name="Applicants">How many different people or organisations.</param>
    public sealed record Suggestion(string Subject, int Applicants, IReadOnlyList<string> CaseNumbers);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.Since).NotEmpty();
    }

    internal sealed class Handler(RequestsDb db) : IRequestHandler<Query, Result<Response>>
    {
        private static readonly OutcomeLeaf?[] Given = [OutcomeLeaf.Granted, OutcomeLeaf.Partial];

        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var asked = from c in db.Cases.AsNoTracking()
                        join p in db.Parties.AsNoTracking() on c.Id equals p.CaseId
                        where c.ReceivedOn >= query.Since && Given.Contains(c.Leaf) && p.Role == PartyRole.Applicant && p.Name.Hash != ""
                        select new { c.Subject, c.Number, Person = p.Name.Hash };
            var wanted = await asked.Select(a => new { a.Subject, a.Person }).Distinct().GroupBy(a => a.Subject).Select(g => new { Subject = g.Key, People = g.Count() })
                .Where(g => g.People >= Applicants).OrderByDescending(g => g.People).ThenBy(g => g.Subject).Take(Most).ToListAsync(cancellationToken);
            var subjects = wanted.ConvertAll(w => w.Subject);
            var numbers = (await asked.Where(a => subjects.Contains(a.Subject)).Select(a => new { a.Subject, a.Number }).Distinct().ToListAsync(cancellationToken))
                .ToLookup(a => a.Subject, a => a.Number);
            return new Response(wanted.ConvertAll(w => new Suggestion(w.Subject, w.People, [.. numbers[w.Subject].Order(StringComparer.Ordinal)])));
        }
    }
}
