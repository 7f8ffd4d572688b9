using FluentValidation;
using MediatR;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Release;

namespace Requests.Features.Areas.Release;

/// <summary>Lifts the hold: release is free again (REM-17).</summary>
public static class LiftReleaseHold
{
    /// <param name="Reason">What ended it, with its number.</param>
    [Acts(Act.HoldRelease)]
    public sealed record Command(string Reason) : CaseCommand<CaseStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(TextLimits.Reason);
    }

    internal sealed class Handler(CaseOpener desk, ReleaseFiles release, EventLog events, IOfficeClock clock)
        : IRequestHandler<Command, Result<CaseStanding>>
    {
        public async Task<Result<CaseStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            if (await release.HoldAsync(found.Id, cancellationToken) is not { } hold) return ReleaseProblems.NoHold;

            hold.Lift(clock.Today, command.Reason.Trim());
            events.Record(Act.HoldRelease, found, clock.Today, new { HoldNo = hold.No, Lifted = true, command.Reason }, null, "REM-17");
            return CaseStanding.Of(found);
        }
    }
}
