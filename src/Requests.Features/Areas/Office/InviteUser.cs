using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Notices;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Office;

/// <summary>
/// 邀请其他机关的用户: asks a user of another body to work here too. Nothing holds until that user agrees; the answer is the same
/// whether there is such an account or not, so that nobody reads names of other bodies out of it.
/// </summary>
public static class InviteUser
{
    /// <param name="Unit">Code of the unit the user is to work in.</param>
    [Acts(Act.ManageUsers)]
    public sealed record Command(string UserName, IReadOnlyList<Role> Roles, string? Unit = null) : ICommand<Response>;

    public sealed record Response(string UserName, IReadOnlyList<Role> Roles);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.UserName).NotEmpty().MaximumLength(TextLimits.Name);
            RuleFor(c => c.Roles).NotEmpty().MustBeGivenRoles();
        }
    }

    internal sealed class Handler(RequestsDb db, OfficeAccounts desk, UserManager<User> users, NoticeSender notices, ICaller caller,
        IOfficeClock clock, EventLog events)
        : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var ct = cancellationToken;
            var body = await desk.BodyAsync(ct);
            if (body.Problem is { } noBody) return noBody;
            var unit = await desk.UnitAsync(command.Unit, ct);
            if (unit.Problem is { } noUnit) return noUnit;
            var roles = command.Roles.Distinct().ToList();
            events.Record(Act.ManageUsers, body.Value.Id, new { invited = command.UserName, roles });
            var answer = new Response(command.UserName, roles);
            if (await users.FindByNameAsync(command.UserName) is not { IsActive: true, IsService: false } user
                || await db.Set<Membership>().AnyAsync(m => m.UserId == user.Id && m.BodyId == body.Value.Id, ct)) return answer;
            db.Set<Invitation>().RemoveRange(await db.Set<Invitation>().Where(i => i.UserId == user.Id && i.BodyId == body.Value.Id).ToListAsync(ct));
            // Saved in between, since the new one has the same key.
            await db.SaveChangesAsync(ct);
            var invitation = new Invitation(Guid.CreateVersion7(), body.Value.Id, user.Id, roles, unit.Value, caller.Name, clock.Now);
            db.Set<Invitation>().Add(invitation);
            // Told where the person works, and the administrators there, who answer for the account.
            if (user.HomeBodyId is { } home)
            {
                var notice = new Notice(home, null, NoticeKind.Invited, $"invited/{invitation.Id:N}", user.UserName!, body.Value.Name, caller.Name);
                await notices.TellAsync(notice, [user], ct);
                await notices.TellAsync(notice, await notices.HoldersAsync(home, ct, Role.Administrator), ct);
            }
            return answer;
        }
    }
}
