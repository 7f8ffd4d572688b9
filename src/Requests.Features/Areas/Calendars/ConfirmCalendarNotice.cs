using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Calendars;
using Requests.Features.Services.Clock;
using Requests.Features.Services.Pipeline;
using Requests.Statute.Calendars;

namespace Requests.Features.Areas.Calendars;

/// <summary>复核节假日通知: the second person, an operator of the installation, lets a proposed notice count, or drops it.</summary>
public static class ConfirmCalendarNotice
{
    /// <param name="Accept">False drops the proposal; whoever made it may do that too.</param>
    [Acts(Act.ConfirmCalendarNotice)]
    public sealed record Command(Guid ProposalId, bool Accept = true) : ICommand<CalendarMoves>;

    internal sealed class Handler(RequestsDb db, CalendarUpdater desk, ICaller caller, IOfficeClock clock, EventLog events) : IRequestHandler<Command,
        Result<CalendarMoves>>
    {
        public async Task<Result<CalendarMoves>> Handle(Command command, CancellationToken cancellationToken)
        {
            var ct = cancellationToken;
            if (await db.Set<CalendarProposal>().SingleOrDefaultAsync(p => p.Id == command.ProposalId,
                ct) is not { } proposal) return CalendarProblems.NoSuchNotice;
            if (!command.Accept)
            {
                db.Set<CalendarProposal>().Remove(proposal);
                events.Record(Act.ConfirmCalendarNotice, null, new { proposal = proposal.Id, proposal.Source, proposal.Year, accepted = false });
                return new CalendarMoves("", 0, []);
            }
            if (proposal.ByUserId == caller.UserId) return CalendarProblems.SecondPerson;
            db.Set<CalendarProposal>().Remove(proposal);
            if (proposal.TakesBack is { } id)
            {
                if (await db.Set<CalendarChange>().SingleOrDefaultAsync(c => c.Id == id && c.TakenBackAt == null,
                    ct) is not { } change) return CalendarProblems.NoSuchNotice;
                return await desk.TakeBackAsync(change, proposal.ByName, ct);
            }
            // The calendar may have moved on since it was proposed.
            var days = CalendarDays.Parse(proposal.Days);
            var notice = new CalendarNotice(proposal.Year!.Value, proposal.Source, proposal.PublishedOn, days.OffDays, days.WorkDays);
            if (await desk.CheckAsync(notice, proposal.Deviation, ct) is { } refusal) return refusal;
            return await desk.EnterAsync(proposal.ToChange(clock.Now, caller.Name), ct);
        }
    }
}
