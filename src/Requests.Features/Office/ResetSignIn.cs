using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Requests.Features.Access;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Pipeline;

namespace Requests.Features.Office;

/// <summary>Helps a user who lost password or phone: a new password, no second factor, no lock.</summary>
public static class ResetSignIn
{
    [Acts(Act.ManageUsers)]
    public sealed record Command(string Password) : ICommand<string>
    {
        [JsonIgnore]
        public string UserName { get; init; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Password).NotEmpty().MaximumLength(TextLimits.Name);
    }

    internal sealed class Handler(OfficeDesk desk, UserManager<User> users, ICaller caller, EventLog events) : IRequestHandler<Command, Result<string>>
    {
        public async Task<Result<string>> Handle(Command command, CancellationToken cancellationToken)
        {
            var found = await desk.OwnUserAsync(command.UserName, cancellationToken);
            if (found.Problem is { } problem) return problem;
            var user = found.Value;
            foreach (var validator in users.PasswordValidators)
                if (await validator.ValidateAsync(users, user, command.Password) is { Succeeded: false } refused) return OfficeProblems.Of(refused);
            user.PasswordHash = users.PasswordHasher.HashPassword(user, command.Password);
            (user.TwoFactorEnabled, user.LockoutEnd, user.AccessFailedCount) = (false, null, 0);
            await users.UpdateSecurityStampAsync(user);
            events.Record(Act.ManageUsers, caller.BodyId, new { signInReset = user.UserName });
            return user.UserName!;
        }
    }
}
