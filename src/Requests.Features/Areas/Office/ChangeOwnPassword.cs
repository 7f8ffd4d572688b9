using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Office;

/// <summary>The caller's own new password. Tokens given before are void.</summary>
public static class ChangeOwnPassword
{
    [Acts(Act.ManageOwnAccount)]
    [WhileEnrolling]
    [Watched(SecurityEventKind.PasswordChanged)]
    public sealed record Command(string PresentPassword, string NewPassword) : ICommand<string>, IGivesPassword
    {
        public override string ToString() => nameof(ChangeOwnPassword);
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.PresentPassword).NotEmpty();
            RuleFor(c => c.NewPassword).NotEmpty().MaximumLength(TextLimits.Name);
        }
    }

    internal sealed class Handler(UserManager<User> users, ICaller caller, EventLog events) : IRequestHandler<Command, Result<string>>
    {
        public async Task<Result<string>> Handle(Command command, CancellationToken cancellationToken)
        {
            if (await users.FindByIdAsync(caller.UserId.ToString()!) is not { } user) return CommonProblems.NotSignedIn;
            var done = await users.ChangePasswordAsync(user, command.PresentPassword, command.NewPassword);
            if (!done.Succeeded) return OfficeProblems.Of(done, "newPassword");
            events.Record(Act.ManageOwnAccount, caller.BodyId, new { password = "changed" });
            return user.UserName!;
        }
    }
}
