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

/// <summary>分办: gives a case to an officer of the body, or hands it over to another. The clock does not care (REC-9).</summary>
public static class AssignCase
{
    /// <param name="Note">Why, for colleagues; no personal data.</param>
    [Acts(Act.AssignCase)]
    public sealed record Command(Guid OfficerId, string? Note = null) : CaseCommand<CaseStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.OfficerId).NotEmpty();
            RuleFor(c => c.Note).MaximumLength(TextLimits.Reason);
        }
    }

    internal sealed class Handler(RequestsDb db, CaseOpener desk, Insiders insiders, IMediator mediator, EventLog events,
        IOfficeClock clock) : IRequestHandler<Command, Result<CaseStanding>>
    {
        public async Task<Result<CaseStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            var officer = await db.Set<Membership>().AsNoTracking()
                .Where(m => m.UserId == command.OfficerId && m.BodyId == found.BodyId && m.Role == Role.Officer)
                .Where(m => db.Set<User>().Any(u => u.Id == m.UserId && u.IsActive))
                .SingleOrDefaultAsync(cancellationToken);
            if (officer is null) return IntakeProblems.NotAnOfficer.At("officerId");

            var from = found.OfficerId;
            found.Assign(officer.UserId, officer.UnitId);
            events.Record(Act.AssignCase, found, clock.Today, new { From = from, To = officer.UserId, officer.UnitId, command.Note });
            await insiders.AdmitAsync(found, () => Task.FromResult<IEnumerable<Guid>>([officer.UserId]), cancellationToken);
            if (officer.UserId != from) await mediator.Publish(new CaseAssigned(found, officer.UserId), cancellationToken);
            return CaseStanding.Of(found);
        }
    }
}
