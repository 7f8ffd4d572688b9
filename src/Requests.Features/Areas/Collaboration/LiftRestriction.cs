using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Collaboration;

/// <summary>解除限制知悉: the case is open again to whoever may see the cases of the body.</summary>
public static class LiftRestriction
{
    /// <param name="Reason">For colleagues; no personal data.</param>
    [Acts(Act.RestrictCase)]
    public sealed record Command(string Reason) : CaseCommand<CaseStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(TextLimits.Reason);
    }

    internal sealed class Handler(RequestsDb db, CaseOpener desk, EventLog events, IOfficeClock clock) : IRequestHandler<Command, Result<CaseStanding>>
    {
        public async Task<Result<CaseStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            if (await db.Set<CaseRestriction>().FindAsync([found.Id], cancellationToken) is not { } restriction) return CollaborationProblems.NotRestricted;
            db.RemoveRange(await db.Set<CaseInsider>().Where(i => i.CaseId == found.Id).ToListAsync(cancellationToken));
            db.Remove(restriction);
            events.Record(Act.RestrictCase, found, clock.Today, new { Restricted = false, Reason = command.Reason.Trim() });
            return CaseStanding.Of(found);
        }
    }
}
