using FluentValidation;
using MediatR;
using Requests.Features.Access;
using Requests.Features.Cases;
using Requests.Features.Data;
using Requests.Features.Pipeline;
using Requests.Statute.Clocks;

namespace Requests.Features.Clocks;

/// <summary>登记责令答复的决定: a judgment or reconsideration decision orders an answer; its own period runs, 20 working days where it sets none (CLK-15).</summary>
public static class ReceiveOrder
{
    /// <param name="On">The day the decision was received, or the judgment came into force.</param>
    /// <param name="Decision">Who decided, and the number of the decision.</param>
    /// <param name="WorkingDays">The period the decision sets in working days.</param>
    /// <param name="UntilOn">The last day, where the decision sets a day.</param>
    [Acts(Act.ReceiveOrder)]
    public sealed record Command(DateOnly On, string Decision, int? WorkingDays = null, DateOnly? UntilOn = null) : CaseCommand<CaseStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Decision).NotEmpty().MaximumLength(TextLimits.Reason);
            RuleFor(c => c.WorkingDays).InclusiveBetween(1, 250).Null().When(c => c.UntilOn is not null, ApplyConditionTo.CurrentValidator);
            RuleFor(c => c.UntilOn).GreaterThanOrEqualTo(c => c.On);
        }
    }

    internal sealed class Handler(CaseDesk desk, ClockDesk clock) : IRequestHandler<Command, Result<CaseStanding>>
    {
        public async Task<Result<CaseStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;

            var entry = new ClockEntry(0, ClockEntryKind.OrderReceived, command.On, WorkingDays: command.WorkingDays, UntilOn: command.UntilOn);
            if (found.State is CaseState.Dispatched or CaseState.Served or CaseState.Closed or CaseState.Archived) found.Reopen(CaseState.InProgress);
            var problem = await clock.EnterAsync(Act.ReceiveOrder, found, entry, command.Decision, null, cancellationToken, "CLK-15");
            return problem is null ? CaseStanding.Of(found) : problem;
        }
    }
}
