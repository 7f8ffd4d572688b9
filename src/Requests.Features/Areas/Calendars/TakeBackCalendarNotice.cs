using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Clock;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Calendars;

/// <summary>撤回已录入的节假日通知: proposes to take back a national notice that was entered here; a second person confirms it.</summary>
public static class TakeBackCalendarNotice
{
    /// <param name="Id">The change, as the calendar lists it.</param>
    [Acts(Act.ProposeCalendarNotice)]
    public sealed record Command(Guid Id) : ICommand<Response>;

    public sealed record Response(Guid ProposalId);

    internal sealed class Handler(RequestsDb db, ICaller caller, IOfficeClock clock, EventLog events) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var change = await db.Set<CalendarChange>().SingleOrDefaultAsync(c => c.Id == command.Id && c.BodyId == null && c.TakenBackAt == null,
                cancellationToken);
            if (change is null) return CalendarProblems.NoSuchNotice;
            if (await db.Set<CalendarChange>()
                .Where(c => c.BodyId == null && c.TakenBackAt == null && c.Year > change.Year).MinAsync(c => c.Year, cancellationToken) is { } later)
                return CalendarProblems.LaterYearStands.With(later);
            var proposal = new CalendarProposal(Guid.CreateVersion7(), change.Source, change.Year, change.PublishedOn, change.Days, null,
                caller.UserId!.Value, caller.Name, clock.Now)
            {
                TakesBack = change.Id,
            };
            db.Set<CalendarProposal>().Add(proposal);
            events.Record(Act.ProposeCalendarNotice, caller.BodyId, new { proposal = proposal.Id, takesBack = change.Source, change.Year });
            return new Response(proposal.Id);
        }
    }
}
