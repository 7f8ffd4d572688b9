using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Cases;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Calendars;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Clock;
using Requests.Features.Services.Disputes;
using Requests.Features.Services.Pipeline;
using Requests.Statute.Disputes;

namespace Requests.Features.Areas.Disputes;

/// <summary>
/// Records how an instance ended and what the agency owes next (REM-11..13). A result in force that orders a new reply
/// takes the case up again at once, with its own clock (CLK-15).
/// </summary>
public static class RecordDisputeResult
{
    /// <param name="ReceivedOn">The day the decision or judgment came in.</param>
    /// <param name="Final">No appeal is open: second instance, or a reconsideration.</param>
    /// <param name="PerformBy">The last day the decision sets, if it sets one.</param>
    /// <param name="OpinionReceived">A reconsideration opinion (行政复议意见书) came along (REM-12).</param>
    /// <param name="OrdersNewReply">It orders the agency to answer the request anew; being ordered to perform always does.</param>
    /// <param name="PerformWithinWorkingDays">The period the decision sets in working days, instead of a day.</param>
    /// <param name="SuitUntold">The reconsideration decision does not name the right to sue: the applicant then has a year (REM-7c).</param>
    [Acts(Act.RecordDisputeResult)]
    public sealed record Command(Guid DisputeId, DisputeResult Result, DateOnly ReceivedOn, string? Note = null, bool Final = false,
        DateOnly? PerformBy = null, bool OpinionReceived = false, bool OrdersNewReply = false, int? PerformWithinWorkingDays = null, bool SuitUntold = false) : CaseCommand<DisputeStanding>
    {
        internal bool Orders => OrdersNewReply || Result == DisputeResult.OrderedToPerform;
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Result).IsInEnum().NotEqual(DisputeResult.Pending);
            RuleFor(c => c.Note).MaximumLength(TextLimits.Reason);
            RuleFor(c => c.PerformBy).GreaterThanOrEqualTo(c => c.ReceivedOn).When(c => c.PerformBy is not null);
            RuleFor(c => c.PerformWithinWorkingDays).InclusiveBetween(1, ReplyOrders.LongestWorkingDays);
            RuleFor(c => c.PerformWithinWorkingDays).Null().When(c => c.PerformBy is not null || !c.Orders);
            RuleFor(c => c.OrdersNewReply).Equal(false).When(c => DisputeResults.Of(c.Result).Column != PartFourColumn.Corrected);
        }
    }

    internal sealed class Handler(CaseOpener desk, RequestsDb db, DisputeDuties duties, ReplyOrders orders, WorkCalendars calendars,
        EventLog events, IOfficeClock clock)
        : IRequestHandler<Command, Result<DisputeStanding>>
    {
        public async Task<Result<DisputeStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            var dispute = await db.Set<Dispute>().Include(d => d.Stages)
                .SingleOrDefaultAsync(d => d.Id == command.DisputeId && d.CaseId == found.Id, cancellationToken);
            if (dispute is null) return DisputeProblems.NotFound;
            if (dispute.LastStage.Result != DisputeResult.Pending) return DisputeProblems.AlreadyDecided;
            if (!Fits(command.Result, dispute.Forum)) return DisputeProblems.WrongForum;
            if (command.ReceivedOn > clock.Today || command.ReceivedOn < dispute.LastStage.ReceivedOn) return DisputeProblems.InTheFuture;

            dispute.Touch(Guid.NewGuid());
            dispute.Conclude(command.Result, command.ReceivedOn, command.Note);
            if (command.SuitUntold) dispute.LeaveSuitUntold();
            await duties.SettleAnswersAsync(dispute.Id, command.ReceivedOn, cancellationToken);
            var owed = new List<DisputeDuty>();
            foreach (var deadline in Owed(command, dispute)) owed.Add(await duties.ReadAsync(deadline, found.Number, cancellationToken));
            events.Record(Act.RecordDisputeResult, found, command.ReceivedOn,
                new
                {
                    DisputeId = dispute.Id,
                    Stage = dispute.LastStage.No,
                    dispute.Result,
                    command.Final,
                    Duties = owed.Select(d => new { d.Kind, d.Due.On })
                },
                null, [.. owed.Select(d => d.RuleId).Distinct()]);
            if (command.Orders && IsInForce(command, dispute))
            {
                var order = new Order(command.ReceivedOn, $"{dispute.LastStage.Organ} {dispute.LastStage.Reference}".Trim(), command.PerformWithinWorkingDays, command.PerformBy);
                if (await orders.ObeyAsync(found, order, cancellationToken) is { } problem) return problem;
                owed.Add(ByTheCase(found, dispute, DisputeClocks.Obey(command.ReceivedOn, command.PerformBy,
                    await calendars.ForAsync(found.BodyId, cancellationToken))));
            }
            return DisputeStanding.Of(found, dispute, owed);
        }

        // The case's own clock and reminders carry it; a second deadline beside it would only ring twice.
        private static DisputeDuty ByTheCase(Case found, Dispute dispute, DisputeClock obey) => new(Guid.Empty, dispute.Id, found.Number, obey.Kind,
            Text.Of(obey.Kind), found.Due ?? obey.Due, obey.RuleId, obey.Article, obey.IfMissed, null);

        // A judgment that can still be appealed binds nobody yet; ReceiveOrder follows when it does.
        private static bool IsInForce(Command command, Dispute dispute) =>
            command.Final || dispute.LastStage.Instance is DisputeInstance.Reconsideration or DisputeInstance.Appeal;

        private static bool Fits(DisputeResult result, DisputeForum? forum) =>
            forum is { } known ? DisputeResults.Of(result).Fits(known) : DisputeResults.Of(result).InCourt;

        private List<DisputeDeadline> Owed(Command command, Dispute dispute)
        {
            var deadlines = new List<DisputeDeadline>();
            var rulings = command.Result is DisputeResult.NotAccepted or DisputeResult.SuitDismissed;
            var judgments = !rulings && command.Result is not (DisputeResult.Withdrawn or DisputeResult.Terminated or DisputeResult.Mediated);
            if (!IsInForce(command, dispute) && (rulings || judgments))
                deadlines.Add(duties.Open(dispute, rulings ? DisputeClockKind.AppealRuling : DisputeClockKind.AppealJudgment, command.ReceivedOn));
            if (!command.Orders && command.PerformBy is { } last) deadlines.Add(duties.Open(dispute, DisputeClockKind.ObeyDecision, command.ReceivedOn, last));
            if (command.OpinionReceived) deadlines.Add(duties.Open(dispute, DisputeClockKind.OpinionReport, command.ReceivedOn));
            return deadlines;
        }
    }
}
