using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Office;

/// <summary>Opens an account for a member of staff with roles in the caller's body; a one-time link lets its owner, and nobody else, set the password.</summary>
public static class CreateUser
{
    /// <param name="Unit">Code of the unit the user works in.</param>
    /// <param name="Language">zh-CN or en.</param>
    /// <param name="Email">For notices and for a forgotten password.</param>
    [Acts(Act.ManageUsers)]
    [InTurn(TurnOf.Installation)]
    [Watched(SecurityEventKind.AccountOpened, nameof(UserName))]
    public sealed record Command(string UserName, string DisplayName, IReadOnlyList<Role> Roles, string? Unit = null,
        string Language = "zh-CN", string? Email = null)
        : ICommand<Response>
    {
        /// <summary>Set where no other person is between: by the verb, at the machine itself.</summary>
        [JsonIgnore]
        public string? Password { get; init; }
    }

    /// <param name="Link">Shown this once, to be handed over; null where a password was set.</param>
    public sealed record Response(UserView User, string? Link, DateTimeOffset? ValidUntil)
    {
        public override string ToString() => nameof(CreateUser);
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.UserName).NotEmpty().MaximumLength(TextLimits.Name);
            RuleFor(c => c.DisplayName).NotEmpty().MaximumLength(TextLimits.Name);
            RuleFor(c => c.Password).MaximumLength(TextLimits.Name);
            RuleFor(c => c.Roles).NotEmpty().MustBeGivenRoles();
            RuleFor(c => c.Language).Must(l => l is "zh-CN" or "en");
            RuleFor(c => c.Email).MustBeAnAddress();
        }
    }

    internal sealed class Handler(RequestsDb db, OfficeAccounts desk, SignInLinks links, EventLog events) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var body = await desk.BodyAsync(cancellationToken);
            if (body.Problem is { } noBody) return noBody;
            var unit = await desk.UnitAsync(command.Unit, cancellationToken);
            if (unit.Problem is { } noUnit) return noUnit;
            var opened = await desk.OpenAccountAsync(body.Value.Id, command.UserName, command.DisplayName.Trim(), command.Password, command.Language);
            if (opened.Problem is { } refused) return refused;
            if (await desk.ChangeEmailAsync(opened.Value, command.Email, cancellationToken) is { } taken) return taken;
            var roles = command.Roles.Distinct().ToList();
            db.Set<Membership>().AddRange(roles.Select(role => new Membership(opened.Value.Id, body.Value.Id, role, unit.Value)));
            var link = command.Password is null ? await links.IssueAsync(opened.Value, SignInLinkKind.Given) : null;
            events.Record(Act.ManageUsers, body.Value.Id, new { created = command.UserName, roles });
            return new Response(UserView.Of(opened.Value, roles, command.Unit), link?.Address, link?.ValidUntil);
        }
    }
}
