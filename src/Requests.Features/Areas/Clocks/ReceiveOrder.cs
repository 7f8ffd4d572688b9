using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data.Entities;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Clock;
using Requests.Features.Services.Disputes;

namespace Requests.Features.Areas.Clocks;

/// <summary>
/// 登记生效的责令答复: a judgment that orders an answer came into force after its result was recorded, or the dispute is not in
/// the docket; its own period runs, 20 working days where it sets none (CLK-15).
/// </summary>
public static class ReceiveOrder
{
    /// <param name="On">The day the decision was received, or the judgment came into force.</param>
    /// <param name="Decision">Who decided, and the number of the decision.</param>
    /// <param name="WorkingDays">The period the decision sets in working days.</param>
    /// <param name="UntilOn">The last day, where the decision sets a day.</param>
    /// <param name="DisputeId">The dispute it ends; its wait for an appeal is over.</param>
    [Acts(Act.ReceiveOrder)]
    public sealed record Command(DateOnly On, string Decision, int? WorkingDays = null, DateOnly? UntilOn = null,
        Guid? DisputeId = null) : CaseCommand<CaseStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Decision).NotEmpty().MaximumLength(TextLimits.Reason);
            RuleFor(c => c.WorkingDays).InclusiveBetween(1, ReplyOrders.LongestWorkingDays).Null()
                .When(c => c.UntilOn is not null, ApplyConditionTo.CurrentValidator);
            RuleFor(c => c.UntilOn).GreaterThanOrEqualTo(c => c.On);
        }
    }

    internal sealed class Handler(CaseOpener desk, RequestsDb db, ReplyOrders orders, DisputeDuties duties) : IRequestHandler<Command, Result<CaseStanding>>
    {
        public async Task<Result<CaseStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            if (command.DisputeId is { } id)
            {
                if (!await db.Set<Dispute>().AnyAsync(d => d.Id == id && d.CaseId == found.Id,
                    cancellationToken)) return DisputeProblems.NotFound.At("disputeId");
                await duties.SettleAppealsAsync(id, command.On, cancellationToken);
            }
            var problem = await orders.ObeyAsync(found, new Order(command.On, command.Decision, command.WorkingDays, command.UntilOn), cancellationToken);
            return problem is null ? CaseStanding.Of(found) : problem;
        }
    }
}
