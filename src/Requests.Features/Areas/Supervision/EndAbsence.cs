using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Staff;

namespace Requests.Features.Areas.Supervision;

/// <summary>销假: the person is back; the days before today stay on record, an absence that has not begun is taken off.</summary>
public static class EndAbsence
{
    [Acts(Act.ManageAbsences)]
    public sealed record Command(Guid Id) : ICommand<Response>;

    /// <param name="To">The last day away; null when the absence never began.</param>
    public sealed record Response(Guid Id, DateOnly? To);

    internal sealed class Handler(RequestsDb db, ICaller caller, EventLog events, IOfficeClock clock) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var absence = await db.Set<Absence>().SingleOrDefaultAsync(a => a.Id == command.Id && a.BodyId == caller.BodyId, cancellationToken);
            if (absence is null) return SupervisionProblems.NoSuchAbsence;
            if (!AbsenceRights.MayManage(caller, absence.UserId)) return SupervisionProblems.OthersAbsence;
            if (absence.To < clock.Today) return SupervisionProblems.AbsenceOver;

            events.Record(Act.ManageAbsences, absence.BodyId, new { Ended = absence.Id, user = absence.UserId, absence.From, absence.To });
            if (absence.From >= clock.Today)
            {
                db.Remove(absence);
                return new Response(absence.Id, null);
            }
            absence.EndOn(clock.Today.AddDays(-1));
            return new Response(absence.Id, absence.To);
        }
    }
}
