using MediatR;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Intake;

namespace Requests.Features.Areas.Portal;

/// <summary>The applicant withdraws the request on the portal; it ends that day.</summary>
public static class WithdrawOnline
{
    [Acts(Act.Withdraw)]
    public sealed record Command : PortalCommand<CaseStanding>;

    internal sealed class Handler(CaseOpener desk, Withdrawal withdrawal, IOfficeClock clock) : IRequestHandler<Command, Result<CaseStanding>>
    {
        public async Task<Result<CaseStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            if (await withdrawal.EnterAsync(opened.Value, clock.Today, cancellationToken) is { } problem) return problem;
            return CaseStanding.Of(opened.Value);
        }
    }
}
