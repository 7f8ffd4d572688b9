using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Office;

/// <summary>Says what a user is in the caller's body; no role at all takes the user out of it. Who works elsewhere is invited (<see cref="InviteUser"/>).</summary>
public static class ChangeUserRoles
{
    [Acts(Act.ManageUsers)]
    [InTurn(TurnOf.Installation)]
    [Watched(SecurityEventKind.RolesChanged, nameof(UserName))]
    public sealed record Command(IReadOnlyList<Role> Roles, string? Unit = null) : ICommand<UserView>
    {
        [JsonIgnore]
        public string UserName { get; init; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Roles).MustBeGivenRoles();
    }

    internal sealed class Handler(RequestsDb db, OfficeAccounts desk, EventLog events) : IRequestHandler<Command, Result<UserView>>
    {
        public async Task<Result<UserView>> Handle(Command command, CancellationToken cancellationToken)
        {
            var body = await desk.BodyAsync(cancellationToken);
            if (body.Problem is { } noBody) return noBody;
            var found = await desk.UserAsync(command.UserName, cancellationToken);
            if (found.Problem is { } missing) return missing;
            var user = found.Value;
            var unit = await desk.UnitAsync(command.Unit, cancellationToken);
            if (unit.Problem is { } noUnit) return noUnit;
            var old = await db.Set<Membership>().Where(m => m.UserId == user.Id && m.BodyId == body.Value.Id).ToListAsync(cancellationToken);
            var roles = command.Roles.Distinct().ToList();
            if (user.IsService && roles.Contains(Role.Administrator)) return OfficeProblems.IsAService;
            var losesAdministration = old.Any(m => m.Role == Role.Administrator) && !roles.Contains(Role.Administrator);
            if (losesAdministration && !await desk.HasOtherAdministratorAsync(user.Id, cancellationToken)) return OfficeProblems.LastAdministrator;
            db.Set<Membership>().RemoveRange(old);
            // Saved in between, since a kept role has the same key as the removed row.
            await db.SaveChangesAsync(cancellationToken);
            db.Set<Membership>().AddRange(roles.Select(role => new Membership(user.Id, body.Value.Id, role, unit.Value)));
            events.Record(Act.ManageUsers, body.Value.Id, new { user = user.UserName, before = old.Select(m => m.Role), after = roles });
            return UserView.Of(user, roles, command.Unit);
        }
    }
}
