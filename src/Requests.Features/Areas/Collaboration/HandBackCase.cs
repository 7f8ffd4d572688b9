using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Events;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Collaboration;

/// <summary>退回分办: an officer gives a case back that is not theirs to handle, with the reason; those who assign are told. The clock does not care (REC-9).</summary>
public static class HandBackCase
{
    /// <param name="Reason">For colleagues; no personal data.</param>
    [Acts(Act.HandBackCase)]
    public sealed record Command(string Reason) : CaseCommand<CaseStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(TextLimits.Reason);
    }

    internal sealed class Handler(RequestsDb db, CaseOpener desk, IMediator mediator, EventLog events, ICaller caller, IOfficeClock clock)
        : IRequestHandler<Command, Result<CaseStanding>>
    {
        public async Task<Result<CaseStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            if (found.OfficerId != caller.UserId) return CollaborationProblems.NotYourCase;
            if (await db.Set<Document>().AnyAsync(d => d.CaseId == found.Id && (d.State == DocumentState.InApproval || d.State == DocumentState.Approved), cancellationToken))
                return CollaborationProblems.LetterUnderWay;
            found.HandBack();
            events.Record(Act.HandBackCase, found, clock.Today, new { From = caller.UserId, command.Reason });
            await mediator.Publish(new CaseHandedBack(found, command.Reason.Trim()), cancellationToken);
            return CaseStanding.Of(found);
        }
    }
}
