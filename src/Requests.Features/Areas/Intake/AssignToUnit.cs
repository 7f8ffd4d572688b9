using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Events;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Intake;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Intake;

/// <summary>分办到处室: a case nobody has yet lands on a unit's desk. One of its officers takes it, or the unit declines it with a reason; its period runs all the while.</summary>
public static class AssignToUnit
{
    /// <param name="Unit">Code or name of a unit of the body.</param>
    /// <param name="Note">Why, for colleagues; no personal data.</param>
    [Acts(Act.AssignCase)]
    public sealed record Command(string Unit, string? Note = null) : CaseCommand<CaseStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Unit).NotEmpty().MaximumLength(TextLimits.Name);
            RuleFor(c => c.Note).MaximumLength(TextLimits.Reason);
        }
    }

    internal sealed class Handler(RequestsDb db, CaseOpener desk, Insiders insiders, IMediator mediator, EventLog events, IOfficeClock clock)
        : IRequestHandler<Command, Result<CaseStanding>>
    {
        public async Task<Result<CaseStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            if (found.State != CaseState.Received) return IntakeProblems.InHandAlready;
            var named = command.Unit.Trim();
            var unit = await db.Set<Data.Entities.Unit>().AsNoTracking().FirstOrDefaultAsync(u => u.BodyId == found.BodyId && (u.Code == named || u.Name == named), cancellationToken);
            if (unit is null) return IntakeProblems.NoSuchUnit.With(named).At("unit");
            var officers = await db.Set<Membership>().Where(m => m.BodyId == found.BodyId && m.UnitId == unit.Id && m.Role == Role.Officer
                && db.Set<User>().Any(u => u.Id == m.UserId && u.IsActive)).Select(m => m.UserId).ToListAsync(cancellationToken);
            if (officers.Count == 0) return IntakeProblems.NobodyInUnit.With(unit.Name).At("unit");

            found.Offer(unit.Id);
            events.Record(Act.AssignCase, found, clock.Today, new { Unit = unit.Code, command.Note });
            await insiders.AdmitAsync(found, () => Task.FromResult<IEnumerable<Guid>>(officers), cancellationToken);
            await mediator.Publish(new CaseOffered(found, unit.Name), cancellationToken);
            return CaseStanding.Of(found);
        }
    }
}
