using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Access;
using Requests.Features.Calendars;
using Requests.Features.Cases;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Pipeline;
using Requests.Statute.Calendars;
using Requests.Statute.Disputes;

namespace Requests.Features.Disputes;

/// <summary>Records how a dispute ended, for a suit the last instance so far, and what the agency owes next (REM-11..13).</summary>
public static class RecordDisputeResult
{
    /// <param name="ReceivedOn">The day the decision or judgment came in.</param>
    /// <param name="Final">No appeal is open: second instance, or a reconsideration.</param>
    /// <param name="PerformBy">The last day the decision sets, if it sets one.</param>
    /// <param name="OpinionReceived">A reconsideration opinion (行政复议意见书) came along (REM-12).</param>
    [Acts(Act.RecordDisputeResult)]
    public sealed record Command(Guid DisputeId, DisputeResult Result, DateOnly ReceivedOn, string? Note = null, bool Final = false,
        DateOnly? PerformBy = null, bool OpinionReceived = false) : CaseCommand<DisputeStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Result).IsInEnum().NotEqual(DisputeResult.Pending);
            RuleFor(c => c.Note).MaximumLength(TextLimits.Reason);
            RuleFor(c => c.PerformBy).GreaterThanOrEqualTo(c => c.ReceivedOn).When(c => c.PerformBy is not null);
        }
    }

    internal sealed class Handler(CaseDesk desk, RequestsDb db, WorkCalendars calendars, EventLog events, IOfficeClock clock)
        : IRequestHandler<Command, Result<DisputeStanding>>
    {
        public async Task<Result<DisputeStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            var dispute = await db.Disputes.SingleOrDefaultAsync(d => d.Id == command.DisputeId && d.CaseId == found.Id, cancellationToken);
            if (dispute is null) return DisputeProblems.NotFound;
            if (!Fits(command.Result, dispute.Forum)) return DisputeProblems.WrongForum;
            if (command.ReceivedOn > clock.Today || command.ReceivedOn < dispute.ReceivedOn) return DisputeProblems.InTheFuture;

            dispute.Touch(Guid.NewGuid());
            dispute.Conclude(command.Result, command.ReceivedOn, command.Note);
            var duties = Duties(command, dispute.Forum, await calendars.ForAsync(found.BodyId, cancellationToken)).Select(DisputeDuty.Of).ToList();
            events.Record(Act.RecordDisputeResult, found, command.ReceivedOn,
                new { DisputeId = dispute.Id, dispute.Result, command.Final, Duties = duties.Select(d => new { d.Kind, d.Due.On }) },
                null, [.. duties.Select(d => d.RuleId).Distinct()]);
            return DisputeEntry.Standing(found, dispute, duties);
        }

        private static bool Fits(DisputeResult result, DisputeForum? forum) =>
            forum is { } known ? DisputeResults.Of(result).Fits(known) : DisputeResults.Of(result).InCourt;

        private static IEnumerable<DisputeClock> Duties(Command command, DisputeForum? forum, WorkdayCalendar calendar)
        {
            var rulings = command.Result is DisputeResult.NotAccepted or DisputeResult.SuitDismissed;
            var judgments = !rulings && command.Result is not (DisputeResult.Withdrawn or DisputeResult.Terminated or DisputeResult.Mediated);
            if (forum != DisputeForum.Reconsideration && !command.Final && (rulings || judgments))
                yield return DisputeClocks.For(rulings ? DisputeClockKind.AppealRuling : DisputeClockKind.AppealJudgment, command.ReceivedOn, calendar);
            if (command.Result == DisputeResult.OrderedToPerform || command.PerformBy is not null)
                yield return DisputeClocks.Obey(command.ReceivedOn, command.PerformBy, calendar);
            if (command.OpinionReceived) yield return DisputeClocks.For(DisputeClockKind.OpinionReport, command.ReceivedOn, calendar);
        }
    }
}
