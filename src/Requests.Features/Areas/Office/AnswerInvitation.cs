using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Office;

/// <summary>答复邀请: the caller agrees to work in another body too, or does not.</summary>
public static class AnswerInvitation
{
    [Acts(Act.ManageOwnAccount)]
    public sealed record Command(Guid Id, bool Accept) : ICommand<string>;

    internal sealed class Handler(RequestsDb db, ICaller caller, EventLog events) : IRequestHandler<Command, Result<string>>
    {
        public async Task<Result<string>> Handle(Command command, CancellationToken cancellationToken)
        {
            var invitation = await db.Set<Invitation>().IgnoreQueryFilters().SingleOrDefaultAsync(i => i.Id == command.Id && i.UserId == caller.UserId,
                cancellationToken);
            if (invitation is null) return OfficeProblems.NoSuchInvitation;
            db.Set<Invitation>().Remove(invitation);
            if (command.Accept) db.Set<Membership>().AddRange(invitation.Roles
                .Select(role => new Membership(invitation.UserId, invitation.BodyId, role, invitation.UnitId)));
            events.Record(Act.ManageOwnAccount, invitation.BodyId,
                new { invitation = command.Accept ? "accepted" : "declined", user = caller.Name, roles = invitation.Roles });
            return caller.Name;
        }
    }
}
