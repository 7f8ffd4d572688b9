using MediatR;
using Microsoft.AspNetCore.Identity;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Office;

/// <summary>Gives the caller a secret for an authenticator app; it counts only once confirmed by a code.</summary>
public static class BeginSecondFactor
{
    private const string Issuer = "Requests";

    [Acts(Act.ManageOwnAccount)]
    [NeedsPassword]
    [WhileEnrolling]
    public sealed record Command : ICommand<Response>;

    /// <param name="Secret">Base32, to type in.</param>
    /// <param name="Uri">The same for a QR code.</param>
    public sealed record Response(string Secret, string Uri);

    internal sealed class Handler(UserManager<User> users, OneTimeCodes codes, ICaller caller, EventLog events) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            if (await users.FindByIdAsync(caller.UserId.ToString()!) is not { } user) return CommonProblems.NotSignedIn;
            if (user.TwoFactorEnabled) return OfficeProblems.SecondFactorOn;
            var secret = await codes.RenewAsync(user);
            events.Record(Act.ManageOwnAccount, caller.BodyId, new { secondFactor = "begun" });
            var label = Uri.EscapeDataString($"{Issuer}:{user.UserName}");
            return new Response(secret, $"otpauth://totp/{label}?secret={secret}&issuer={Issuer}&digits=6");
        }
    }
}
