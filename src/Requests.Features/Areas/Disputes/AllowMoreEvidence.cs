using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Disputes;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Disputes;

/// <summary>
/// 补充证据: the other side raised what it had not raised before the act, and organ or court agreed to further evidence. Without
/// both, what was gathered after the act stays out (REM-10).
/// </summary>
public static class AllowMoreEvidence
{
    /// <param name="NewReasons">What was raised anew.</param>
    /// <param name="Consent">Who agreed and by which paper.</param>
    /// <param name="On">The day of the consent.</param>
    [Acts(Act.AllowMoreEvidence)]
    public sealed record Command(Guid DisputeId, string NewReasons, string Consent, DateOnly On) : CaseCommand<DisputeStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.NewReasons).NotEmpty().MaximumLength(TextLimits.Reason);
            RuleFor(c => c.Consent).NotEmpty().MaximumLength(TextLimits.Reason);
        }
    }

    internal sealed class Handler(CaseOpener desk, RequestsDb db, EventLog events, IOfficeClock clock) : IRequestHandler<Command, Result<DisputeStanding>>
    {
        public async Task<Result<DisputeStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            var dispute = await db.Set<Dispute>().Include(d => d.Stages).SingleOrDefaultAsync(d => d.Id == command.DisputeId
                && d.CaseId == found.Id, cancellationToken);
            if (dispute is null) return DisputeProblems.NotFound;
            if (command.On > clock.Today || command.On < dispute.ReceivedOn) return DisputeProblems.InTheFuture;

            dispute.Touch(Guid.NewGuid());
            dispute.AllowEvidence(new EvidenceConsent(command.NewReasons.Trim(), command.Consent.Trim(), command.On));
            events.Record(Act.AllowMoreEvidence, found, command.On, new { DisputeId = dispute.Id, dispute.MoreEvidence }, null, "REM-10");
            return DisputeStanding.Of(found, dispute, []);
        }
    }
}
