using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Staff;

namespace Requests.Features.Areas.Supervision;

/// <summary>登记外出: everybody their own; the head, a supervisor or an administrator anybody's.</summary>
public static class EnterAbsence
{
    private const int LongestDays = 400;

    /// <param name="UserId">Null is the caller.</param>
    /// <param name="From">First day away.</param>
    /// <param name="To">Last day away.</param>
    /// <param name="DeputyUserId">Who acts meanwhile.</param>
    /// <param name="Reason">For colleagues; nothing about health.</param>
    [Acts(Act.ManageAbsences)]
    public sealed record Command(DateOnly From, DateOnly To, Guid? UserId = null, Guid? DeputyUserId = null, string Reason = "") : ICommand<Response>;

    public sealed record Response(Guid Id, Guid UserId, DateOnly From, DateOnly To, Guid? DeputyUserId);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.To).GreaterThanOrEqualTo(c => c.From).LessThan(c => c.From.AddDays(LongestDays));
            RuleFor(c => c.Reason).NotNull().MaximumLength(TextLimits.Subject);
        }
    }

    internal sealed class Handler(RequestsDb db, Absences absences, ICaller caller, EventLog events) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var (body, user) = (caller.BodyId!.Value, command.UserId ?? caller.UserId!.Value);
            if (!AbsenceRights.MayManage(caller, user)) return SupervisionProblems.OthersAbsence;
            if (!await IsMemberAsync(body, user, cancellationToken)) return SupervisionProblems.NotAMember.At("userId");
            if (command.DeputyUserId == user) return SupervisionProblems.OwnDeputy.At("deputyUserId");
            var around = await absences.DuringAsync(body, command.From, command.To, cancellationToken);
            if (around.Any(a => a.UserId == user)) return SupervisionProblems.AbsencesOverlap.At("from");
            if (command.DeputyUserId is { } deputy)
            {
                if (!await IsMemberAsync(body, deputy, cancellationToken)) return SupervisionProblems.NotAMember.At("deputyUserId");
                if (around.Any(a => a.UserId == deputy)) return SupervisionProblems.DeputyAway.At("deputyUserId");
            }

            var absence = new Absence(Guid.CreateVersion7(), body, user, command.From, command.To, command.DeputyUserId, command.Reason.Trim());
            db.Add(absence);
            // Without the reason: why somebody is away is no business of the history.
            events.Record(Act.ManageAbsences, body, new { Absence = absence.Id, user, absence.From, absence.To, absence.DeputyUserId });
            return new Response(absence.Id, user, absence.From, absence.To, absence.DeputyUserId);
        }

        private Task<bool> IsMemberAsync(Guid body, Guid user, CancellationToken ct) =>
            db.Set<Membership>().AnyAsync(m => m.BodyId == body && m.UserId == user && db.Set<User>().Any(u => u.Id == user && u.IsActive), ct);
    }
}

/// <summary>Whose absences a caller may write.</summary>
internal static class AbsenceRights
{
    public static bool MayManage(ICaller caller, Guid userId) =>
        caller.UserId == userId || caller.Roles.Overlaps([Role.Head, Role.Supervisor, Role.Administrator]);
}
