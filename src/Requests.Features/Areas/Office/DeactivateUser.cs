using MediatR;
using Microsoft.AspNetCore.Identity;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Office;

/// <summary>Closes an account for good: no sign-in, and every token and key of it is void at once. Its acts stay in the history.</summary>
public static class DeactivateUser
{
    [Acts(Act.ManageUsers)]
    [InTurn(TurnOf.Installation)]
    [Watched(SecurityEventKind.AccountClosed, nameof(UserName))]
    public sealed record Command(string UserName) : ICommand<string>;

    internal sealed class Handler(OfficeAccounts desk, UserManager<User> users, ICaller caller, EventLog events) : IRequestHandler<Command, Result<string>>
    {
        public async Task<Result<string>> Handle(Command command, CancellationToken cancellationToken)
        {
            var found = await desk.OwnUserAsync(command.UserName, cancellationToken);
            if (found.Problem is { } problem) return problem;
            var user = found.Value;
            if (!await desk.HasOtherAdministratorAsync(user.Id, cancellationToken)) return OfficeProblems.LastAdministrator;
            user.IsActive = false;
            await users.UpdateSecurityStampAsync(user);
            events.Record(Act.ManageUsers, caller.BodyId, new { deactivated = user.UserName });
            return user.UserName!;
        }
    }
}
