using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Register;

namespace Requests.Features.Areas.Register;

/// <summary>
/// 办结主动公开、更正事项: published or not for publication; corrected, not corrected, passed on to the body that may correct it, or
/// the person told where to turn (Art. 41).
/// </summary>
public static class SettleSideDuty
{
    /// <param name="On">The day it was done.</param>
    /// <param name="Note">Reasons, or the body it was passed on to or the person was told of.</param>
    /// <param name="Proof">Where it was published, or the number of the notice to the person.</param>
    [Acts(Act.KeepSideDuties)]
    public sealed record Command(Guid Id, SideDutyResult Result, DateOnly On, string? Note = null, string? Proof = null) : ICommand<SideDutyStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(IOfficeClock clock)
        {
            RuleFor(c => c.Result).IsInEnum();
            RuleFor(c => c.On).LessThanOrEqualTo(_ => clock.Today);
            RuleFor(c => c.Note).MaximumLength(TextLimits.Reason)
                .NotEmpty().When(c => c.Result is not (SideDutyResult.Published or SideDutyResult.Corrected), ApplyConditionTo.CurrentValidator);
            RuleFor(c => c.Proof).MaximumLength(TextLimits.Reason).NotEmpty().When(c => c.Result != SideDutyResult.NotForPublication,
                ApplyConditionTo.CurrentValidator);
        }
    }

    internal sealed class Handler(RequestsDb db, SideDuties duties, EventLog events) : IRequestHandler<Command, Result<SideDutyStanding>>
    {
        public async Task<Result<SideDutyStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            if (await db.Set<SideDuty>().SingleOrDefaultAsync(d => d.Id == command.Id, cancellationToken) is not { } duty) return SideDutyProblems.NotFound;
            if (duty.SettledOn is not null) return SideDutyProblems.Settled;
            if (!SideDuties.Fits(duty.Kind, command.Result)) return SideDutyProblems.WrongResult.At("result");
            if (!SideDuties.MayDecide(duty, (await db.Set<Body>().FindAsync([duty.BodyId], cancellationToken))!, command.Result)) return SideDutyProblems.OwnComplaint.At("result");
            if (command.On < duty.From) return SideDutyProblems.BeforeItBegan.At("on");
            duty.Settle(command.Result, command.On, command.Note?.Trim(), command.Proof?.Trim());
            events.Record(Act.KeepSideDuties, duty.BodyId, new { duty.Number, duty.Result, duty.SettledOn });
            return await duties.StandingAsync(duty, cancellationToken);
        }
    }
}
