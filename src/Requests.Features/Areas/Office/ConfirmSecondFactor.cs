using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Office;

/// <summary>Turns the second factor on after the app has shown that it knows the secret. Tokens given before are void.</summary>
public static class ConfirmSecondFactor
{
    [Acts(Act.ManageOwnAccount)]
    [WhileEnrolling]
    [Watched(SecurityEventKind.SecondFactorChanged)]
    public sealed record Command(string OneTimeCode) : ICommand<Response>;

    /// <param name="RecoveryCodes">Shown this once; each signs in once in place of the app.</param>
    public sealed record Response(string UserName, IReadOnlyList<string> RecoveryCodes)
    {
        public override string ToString() => nameof(ConfirmSecondFactor);
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.OneTimeCode).NotEmpty();
    }

    internal sealed class Handler(UserManager<User> users, OneTimeCodes oneTime, RecoveryCodes codes, ICaller caller,
        EventLog events) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            if (await users.FindByIdAsync(caller.UserId.ToString()!) is not { } user) return CommonProblems.NotSignedIn;
            var code = command.OneTimeCode.Replace(" ", "", StringComparison.Ordinal);
            if (!await oneTime.TakeAsync(user, code))
                return OfficeProblems.WrongOneTimeCode.At("oneTimeCode");
            await users.SetTwoFactorEnabledAsync(user, true);
            events.Record(Act.ManageOwnAccount, caller.BodyId, new { secondFactor = "on" });
            return new Response(user.UserName!, await codes.RenewAsync(user));
        }
    }
}
