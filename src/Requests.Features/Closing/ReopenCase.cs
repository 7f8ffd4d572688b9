using FluentValidation;
using MediatR;
using Requests.Features.Access;
using Requests.Features.Cases;
using Requests.Features.Clocks;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Pipeline;
using Requests.Statute.Clocks;

namespace Requests.Features.Closing;

/// <summary>重新办理: takes up an answered case again. Its history, its first reply and a late flag stay.</summary>
public static class ReopenCase
{
    /// <param name="OrderReceivedOn">The day a decision or judgment that orders an answer came in; it starts a new period (CLK-15).</param>
    /// <param name="AnswerBy">The last day the decision sets, if it sets one (REM-13).</param>
    [Acts(Act.ReopenCase)]
    public sealed record Command(string Reason, DateOnly? OrderReceivedOn = null, DateOnly? AnswerBy = null) : CaseCommand<Response>;

    public sealed record Response(string CaseNumber, CaseState State, DateOnly? DueOn, bool DueIsProvisional, Guid Version, string Warning)
        : CaseStanding(CaseNumber, State, DueOn, DueIsProvisional, Version);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Reason).NotEmpty().MaximumLength(TextLimits.Reason);
            RuleFor(c => c.AnswerBy).Null().When(c => c.OrderReceivedOn is null);
            RuleFor(c => c.AnswerBy).GreaterThanOrEqualTo(c => c.OrderReceivedOn).When(c => c.AnswerBy is not null);
        }
    }

    internal sealed class Handler(CaseDesk desk, ClockDesk clockDesk, EventLog events, IOfficeClock clock) : IRequestHandler<Command, Result<Response>>
    {
        private static readonly Text NoNewPeriod = new(
            "重新办理不产生新的答复期限：原期限已于{0:yyyy-MM-dd}届满，此后的答复不能消除逾期。",
            "Reopening opens no new period: it ended on {0:yyyy-MM-dd}, and a later answer does not cure lateness.");

        private static readonly Text NewPeriod = new(
            "按照收到的文书重新计算期限，最迟{0:yyyy-MM-dd}答复；原答复是否逾期的记录不变。",
            "The decision starts a new period: answer by {0:yyyy-MM-dd}. Whether the first reply was late stays on record.");

        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            if (command.OrderReceivedOn > clock.Today) return ClosingProblems.OrderInTheFuture;

            found.Reopen(CaseState.InProgress);
            if (command.OrderReceivedOn is { } on)
            {
                var order = new ClockEntry(0, ClockEntryKind.OrderReceived, on, UntilOn: command.AnswerBy);
                var problem = await clockDesk.EnterAsync(Act.ReopenCase, found, order, command.Reason, command, cancellationToken, "CLK-15");
                if (problem is not null) return problem;
            }
            else
            {
                events.Record(Act.ReopenCase, found, clock.Today, new { command.Reason }, null, "CLK-1");
            }
            var warning = (command.OrderReceivedOn is null ? NoNewPeriod : NewPeriod).With(found.DueOn);
            return new Response(found.Number, found.State, found.DueOn, found.DueIsProvisional, found.Version, warning.ToString());
        }
    }
}
