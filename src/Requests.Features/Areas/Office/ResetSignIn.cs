using System.Text.Json.Serialization;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Office;

/// <summary>
/// Helps a user who lost password or phone: the old password, every session and the lock end at once, and a one-time link
/// is made by which the user, and nobody else, sets a new password.
/// </summary>
public static class ResetSignIn
{
    /// <param name="ClearSecondFactor">For a lost phone without recovery codes; otherwise the second factor stays.</param>
    [Acts(Act.ManageUsers)]
    [Watched(SecurityEventKind.SignInReset, nameof(UserName))]
    public sealed record Command(bool ClearSecondFactor = false) : ICommand<Response>
    {
        [JsonIgnore]
        public string UserName { get; init; } = "";
    }

    /// <param name="Link">Shown this once, to be handed over.</param>
    public sealed record Response(string UserName, string Link, DateTimeOffset ValidUntil)
    {
        public override string ToString() => nameof(ResetSignIn);
    }

    internal sealed class Handler(OfficeAccounts desk, UserManager<User> users, SignInLinks links, ICaller caller,
        EventLog events) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var found = await desk.OwnUserAsync(command.UserName, cancellationToken);
            if (found.Problem is { } problem) return problem;
            var user = found.Value;
            if (!user.IsActive) return OfficeProblems.UserClosed;
            if (user.IsService) return OfficeProblems.IsAService;
            (user.PasswordHash, user.LockoutEnd, user.AccessFailedCount) = (null, null, 0);
            if (command.ClearSecondFactor) user.TwoFactorEnabled = false;
            await links.WithdrawAsync(user);
            await users.UpdateSecurityStampAsync(user);
            var link = await links.IssueAsync(user, SignInLinkKind.Given);
            events.Record(Act.ManageUsers, caller.BodyId, new { signInReset = user.UserName, secondFactorCleared = command.ClearSecondFactor });
            return new Response(user.UserName!, link.Address, link.ValidUntil);
        }
    }
}
