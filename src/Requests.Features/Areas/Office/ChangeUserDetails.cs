using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Office;

/// <summary>A user's name as colleagues read it, and the e-mail address for notices and for a forgotten password.</summary>
public static class ChangeUserDetails
{
    /// <param name="Email">Null takes the address away.</param>
    [Acts(Act.ManageUsers)]
    [InTurn(TurnOf.Installation)]
    public sealed record Command(string DisplayName, string? Email = null) : ICommand<string>
    {
        [JsonIgnore]
        public string UserName { get; init; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.DisplayName).NotEmpty().MaximumLength(TextLimits.Name);
            RuleFor(c => c.Email).MustBeAnAddress();
        }
    }

    internal sealed class Handler(OfficeAccounts desk, ICaller caller, EventLog events) : IRequestHandler<Command, Result<string>>
    {
        public async Task<Result<string>> Handle(Command command, CancellationToken cancellationToken)
        {
            var found = await desk.OwnUserAsync(command.UserName, cancellationToken);
            if (found.Problem is { } problem) return problem;
            var user = found.Value;
            var before = user.DisplayName;
            user.DisplayName = command.DisplayName.Trim();
            if (await desk.ChangeEmailAsync(user, command.Email, cancellationToken) is { } refused) return refused;
            events.Record(Act.ManageUsers, caller.BodyId, new { detailsOf = user.UserName, before, after = user.DisplayName });
            return user.UserName!;
        }
    }
}
