using MediatR;
using Microsoft.AspNetCore.Identity;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Office;

/// <summary>换发恢复码: ten new recovery codes for the caller; those given before are void.</summary>
public static class RenewRecoveryCodes
{
    [Acts(Act.ManageOwnAccount)]
    [NeedsPassword]
    [Watched(SecurityEventKind.SecondFactorChanged)]
    public sealed record Command : ICommand<Response>;

    /// <param name="Codes">Shown this once.</param>
    public sealed record Response(IReadOnlyList<string> Codes)
    {
        public override string ToString() => nameof(RenewRecoveryCodes);
    }

    internal sealed class Handler(UserManager<User> users, RecoveryCodes codes, ICaller caller, EventLog events) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            if (await users.FindByIdAsync(caller.UserId.ToString()!) is not { } user) return CommonProblems.NotSignedIn;
            if (!user.TwoFactorEnabled) return OfficeProblems.SecondFactorOff;
            events.Record(Act.ManageOwnAccount, caller.BodyId, new { recoveryCodes = "renewed" });
            return new Response(await codes.RenewAsync(user));
        }
    }
}
