using FluentValidation;
using MediatR;
using Requests.Features.Access;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Pipeline;

namespace Requests.Features.Office;

/// <summary>Opens an account for a member of staff with roles in the caller's body.</summary>
public static class CreateUser
{
    /// <param name="Unit">Code of the unit the user works in.</param>
    /// <param name="Language">zh-CN or en.</param>
    [Acts(Act.ManageUsers)]
    public sealed record Command(string UserName, string DisplayName, string Password, IReadOnlyList<Role> Roles, string? Unit = null, string Language = "zh-CN")
        : ICommand<UserView>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.UserName).NotEmpty().MaximumLength(TextLimits.Name);
            RuleFor(c => c.DisplayName).NotEmpty().MaximumLength(TextLimits.Name);
            RuleFor(c => c.Password).NotEmpty().MaximumLength(TextLimits.Name);
            RuleFor(c => c.Roles).NotEmpty().MustBeGivenRoles();
            RuleFor(c => c.Language).Must(l => l is "zh-CN" or "en");
        }
    }

    internal sealed class Handler(RequestsDb db, OfficeDesk desk, EventLog events) : IRequestHandler<Command, Result<UserView>>
    {
        public async Task<Result<UserView>> Handle(Command command, CancellationToken cancellationToken)
        {
            var body = await desk.BodyAsync(cancellationToken);
            if (body.Problem is { } noBody) return noBody;
            var unit = await desk.UnitAsync(command.Unit, cancellationToken);
            if (unit.Problem is { } noUnit) return noUnit;
            var opened = await desk.OpenAccountAsync(command.UserName, command.DisplayName.Trim(), command.Password, command.Language);
            if (opened.Problem is { } refused) return refused;
            var roles = command.Roles.Distinct().ToList();
            db.Memberships.AddRange(roles.Select(role => new Membership(opened.Value.Id, body.Value.Id, role, unit.Value)));
            events.Record(Act.ManageUsers, body.Value.Id, new { created = command.UserName, roles });
            return new UserView(command.UserName, command.DisplayName.Trim(), roles, command.Unit, IsActive: true, HasSecondFactor: false);
        }
    }
}
