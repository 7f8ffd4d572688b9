using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Office;

/// <summary>The caller's own e-mail address. Since a link to a new password goes there, it asks for the present password.</summary>
public static class ChangeOwnEmail
{
    /// <param name="Email">Null takes the address away.</param>
    [Acts(Act.ManageOwnAccount)]
    [InTurn(TurnOf.Installation)]
    [Watched(SecurityEventKind.PasswordChanged)]
    public sealed record Command(string PresentPassword, string? Email = null) : ICommand<string>, IGivesPassword
    {
        public override string ToString() => nameof(ChangeOwnEmail);
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.PresentPassword).NotEmpty().MaximumLength(TextLimits.Name);
            RuleFor(c => c.Email).MustBeAnAddress();
        }
    }

    internal sealed class Handler(OfficeAccounts desk, UserManager<User> users, ICaller caller, EventLog events) : IRequestHandler<Command, Result<string>>
    {
        public async Task<Result<string>> Handle(Command command, CancellationToken cancellationToken)
        {
            if (await users.FindByIdAsync(caller.UserId.ToString()!) is not { } user) return CommonProblems.NotSignedIn;
            if (await desk.ChangeEmailAsync(user, command.Email, cancellationToken) is { } refused) return refused;
            events.Record(Act.ManageOwnAccount, caller.BodyId, new { email = user.Email is null ? "taken away" : "changed" });
            return user.UserName!;
        }
    }
}
