using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Notices;
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
    [InTurn(TurnOf.Body)]
    public sealed record Command(DateOnly From, DateOnly To, Guid? UserId = null, Guid? DeputyUserId = null, string Reason = "") : ICommand<Response>;

    public sealed record Response(Guid Id, Guid UserId, DateOnly From, DateOnly To, Guid? DeputyUserId);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.To).GreaterThanOrEqualTo(c => c.From).Must((c, to) => to.DayNumber - c.From.DayNumber < LongestDays);
            RuleFor(c => c.Reason).NotNull().MaximumLength(TextLimits.Subject);
        }
    }

    internal sealed class Handler(RequestsDb db, Absences absences, NoticeSender notices, ICaller caller, EventLog events) : IRequestHandler<Command,
        Result<Response>>
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
                var (theirs, deputys) = (await RolesAsync(body, user, cancellationToken), await RolesAsync(body, deputy, cancellationToken));
                if (!AbsenceRights.MayName(caller, user, theirs)) return SupervisionProblems.OthersDeputy.At("deputyUserId");
                if (!AbsenceRights.IsOfRank(theirs, deputys, ownWord: caller.UserId == user)) return SupervisionProblems.DeputyOfRank.At("deputyUserId");
                await TellAsync(body, user, deputy, command, cancellationToken);
            }

            var absence = new Absence(Guid.CreateVersion7(), body, user, command.From, command.To, command.DeputyUserId, command.Reason.Trim());
            db.Add(absence);
            // Without the reason: why somebody is away is no business of the history.
            events.Record(Act.ManageAbsences, body, new { Absence = absence.Id, user, absence.From, absence.To, absence.DeputyUserId });
            return new Response(absence.Id, user, absence.From, absence.To, absence.DeputyUserId);
        }

        // Both hear of it, whoever entered it: nobody signs for another without that one knowing.
        private async Task TellAsync(Guid body, Guid user, Guid deputy, Command command, CancellationToken ct)
        {
            var people = await db.Set<User>().Where(u => u.Id == user || u.Id == deputy).ToListAsync(ct);
            var notice = new Notice(body, null, NoticeKind.DeputyNamed, $"deputy-named/{user:N}/{deputy:N}/{command.From:yyyyMMdd}",
                people.Find(u => u.Id == user)?.DisplayName ?? "",
                people.Find(u => u.Id == deputy)?.DisplayName ?? "", $"{command.From:yyyy-MM-dd}", $"{command.To:yyyy-MM-dd}", caller.Name);
            await notices.TellAsync(notice, [.. people.Where(u => u.Id != caller.UserId)], ct);
        }

        private Task<List<Role>> RolesAsync(Guid body, Guid user, CancellationToken ct) =>
            db.Set<Membership>().Where(m => m.BodyId == body && m.UserId == user).Select(m => m.Role).ToListAsync(ct);

        private Task<bool> IsMemberAsync(Guid body, Guid user, CancellationToken ct) =>
            db.Set<Membership>().AnyAsync(m => m.BodyId == body && m.UserId == user && db.Set<User>().Any(u => u.Id == user && u.IsActive), ct);
    }
}

/// <summary>Whose absences a caller may write.</summary>
internal static class AbsenceRights
{
    public static bool MayManage(ICaller caller, Guid userId) =>
        caller.UserId == userId || caller.Roles.Overlaps([Role.Head, Role.Supervisor, Role.Administrator]);

    /// <summary>
    /// A deputy is of the rank of whoever is away, in the order of the chain: by their own word one step below at most, by the
    /// word of another not below at all. Who signs in no chain may name anybody.
    /// </summary>
    public static bool IsOfRank(IReadOnlyCollection<Role> away, IReadOnlyCollection<Role> deputy, bool ownWord) =>
        RankOf(away) is var rank && (rank < 0 || RankOf(deputy) >= Math.Max(0, ownWord ? rank - 1 : rank));

    // The highest place in the chain's usual order; below none where none of the roles signs.
    private static int RankOf(IReadOnlyCollection<Role> roles) => Permissions.Approvers.Select((role, place) => roles.Contains(role) ? place : -1).Max();

    /// <summary>Who signs in a chain is deputised by their own word, or that of somebody in the chain; not from outside it.</summary>
    public static bool MayName(ICaller caller, Guid userId, IReadOnlyCollection<Role> away) =>
        caller.UserId == userId || !away.Any(Permissions.Approvers.Contains) || caller.Roles.Any(Permissions.Approvers.Contains);
}
