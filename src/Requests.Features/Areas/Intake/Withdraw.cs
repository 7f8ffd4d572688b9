using MediatR;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Intake;

namespace Requests.Features.Areas.Intake;

/// <summary>Notes that the applicant told the office, by letter or in person, that the request is withdrawn.</summary>
public static class Withdraw
{
    /// <param name="On">The day the applicant's word reached the office.</param>
    [Acts(Act.Withdraw)]
    public sealed record Command(DateOnly On) : CaseCommand<CaseStanding>;

    internal sealed class Handler(CaseOpener desk, Withdrawal withdrawal) : IRequestHandler<Command, Result<CaseStanding>>
    {
        public async Task<Result<CaseStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            if (await withdrawal.EnterAsync(opened.Value, command.On, cancellationToken) is { } problem) return problem;
            return CaseStanding.Of(opened.Value);
        }
    }
}
