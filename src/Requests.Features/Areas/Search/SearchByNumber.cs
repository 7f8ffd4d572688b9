using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Search;

/// <summary>
/// Finds cases in whose words a person's number stands. A command, since looking for a person is on record with its reason, for
/// every case it brings up (PII-10).
/// </summary>
public static class SearchByNumber
{
    /// <param name="Search">What is looked for and where, as for <see cref="SearchCases"/>.</param>
    /// <param name="Reason">Why this person is looked for, typed by whoever looks.</param>
    [Acts(Act.RevealPersonalData)]
    [Watched(SecurityEventKind.Revealed)]
    public sealed record Command(SearchCases.Query Search, string Reason) : ICommand<SearchCases.Response>
    {
        // Records print their members; this one must never reach a log.
        public override string ToString() => nameof(SearchByNumber);
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Search).NotNull().SetValidator(new SearchCases.Validator());
            RuleFor(c => c.Reason).MustBeAReason();
        }
    }

    internal sealed class Handler(CaseSearch search, RequestsDb db, EventLog events, ICaller caller, IOfficeClock clock)
        : IRequestHandler<Command, Result<SearchCases.Response>>
    {
        public async Task<Result<SearchCases.Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var found = await search.RunAsync(command.Search, inNumbers: true, cancellationToken);
            var numbers = found.Hits.Select(h => h.CaseNumber).ToList();
            var cases = await db.Set<Case>().AsNoTracking().Where(c => numbers.Contains(c.Number)).Select(c => new { c.Id, c.BodyId }).ToListAsync(cancellationToken);
            var reason = command.Reason.Trim();
            db.Set<PersonalReading>().AddRange(cases.Select(c => new PersonalReading(c.BodyId, c.Id, caller.UserId, caller.Name, reason, clock.Now)
            {
                What = "person search",
            }));
            events.Record(Act.RevealPersonalData, caller.BodyId, new { search = "words", found = cases.Count, reason });
            return found;
        }
    }
}
