using FluentValidation;
using MediatR;
using Requests.Features.Data;
using Requests.Features.Events;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Collaboration;

/// <summary>不接收: the unit does not take a case it was given, for a reason; it is back with those who assign, who are told.</summary>
public static class DeclineCase
{
    /// <param name="Reason">For colleagues; no personal data.</param>
    [Acts(Act.DeclineCase)]
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
            if (found.UnitId is not { } unit || !(await OwnUnits.OfAsync(db, caller, cancellationToken)).Contains(unit)) return CollaborationProblems.OtherUnit;
            found.Offer(null);
            events.Record(Act.DeclineCase, found, clock.Today, new { UnitId = unit, command.Reason });
            await mediator.Publish(new CaseHandedBack(found, command.Reason.Trim()), cancellationToken);
            return CaseStanding.Of(found);
        }
    }
}
