using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Portal;

/// <summary>收回外部答复链接: the addresses given for a letter open nothing any more, for a reason; a new one may be given.</summary>
public static class RevokeAnswerLink
{
    /// <param name="Consultation">Number of the letter within the case.</param>
    /// <param name="Reason">No personal data.</param>
    [Acts(Act.InviteAnswer)]
    public sealed record Command(int Consultation, string Reason) : CaseCommand<CaseStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Consultation).GreaterThan(0);
            RuleFor(c => c.Reason).NotEmpty().MaximumLength(TextLimits.Reason);
        }
    }

    internal sealed class Handler(RequestsDb db, CaseOpener desk, EventLog events, ICaller caller, IOfficeClock clock) : IRequestHandler<Command, Result<CaseStanding>>
    {
        public async Task<Result<CaseStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            var links = await db.Set<AnswerLink>().Where(l => l.CaseId == found.Id && l.Consultation == command.Consultation && l.RevokedAt == null && l.Until >= clock.Today)
                .ToListAsync(cancellationToken);
            if (links.Count == 0) return PortalProblems.NoLink.At("consultation");
            foreach (var link in links) link.Revoke(command.Reason.Trim(), caller.Name, clock.Now);
            events.Record(Act.InviteAnswer, found, clock.Today, new { command.Consultation, Revoked = links.Count, Reason = command.Reason.Trim() });
            return CaseStanding.Of(found);
        }
    }
}
