using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Letters;

namespace Requests.Features.Areas.Notices;

/// <summary>待我办理: how much waits for the caller now, for the bar of every page: letters to judge, returned drafts, cases nobody has, urgings.</summary>
public static class CountMyTurn
{
    [Acts(Act.ReadOwnInbox)]
    public sealed record Query : IQuery<Response>;

    /// <param name="Approvals">Letters whose next opinion is the caller's.</param>
    /// <param name="Returned">Drafts that came back to the caller.</param>
    /// <param name="Unassigned">Cases nobody has, for who assigns.</param>
    /// <param name="Urges">Urgings the caller has not answered.</param>
    public sealed record Response(int Approvals, int Returned, int Unassigned, int Urges);

    internal sealed class Handler(RequestsDb db, Approvals approvals, ICaller caller) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            if (caller is not { BodyId: { } body, UserId: { } me }) return new Response(0, 0, 0, 0);
            var returned = await db.Set<Document>().CountAsync(d => d.BodyId == body && d.State == DocumentState.Returned
                && (d.DraftedBy == me || (d.DraftedBy == null && db.Set<Case>().Any(c => c.Id == d.CaseId && c.OfficerId == me))), cancellationToken);
            var unassigned = Permissions.MayEver(Act.AssignCase, caller.Roles)
                ? await db.Set<Case>().CountAsync(c => c.BodyId == body && c.State == CaseState.Received && c.OfficerId == null, cancellationToken) : 0;
            var urges = await db.Set<Urge>().CountAsync(u => u.BodyId == body && u.AnsweredAt == null && u.ToUserId == me, cancellationToken);
            return new Response(await ApprovalsAsync(body, cancellationToken), returned, unassigned, urges);
        }

        private async Task<int> ApprovalsAsync(Guid body, CancellationToken ct)
        {
            if (!Permissions.MayEver(Act.GiveOpinion, caller.Roles)) return 0;
            var waiting = db.Set<Document>().AsNoTracking().Where(d => d.BodyId == body && d.State == DocumentState.InApproval);
            var letters = await waiting.Include(d => d.Steps).Include(d => d.Texts).AsSplitQuery().ToListAsync(ct);
            if (letters.Count == 0) return 0;
            var mine = await approvals.StepsAsync(body, ct);
            var cases = await db.Set<Case>().AsNoTracking().Where(c => waiting.Any(d => d.CaseId == c.Id)).ToDictionaryAsync(c => c.Id, ct);
            return letters.Count(l => l.NextStep is { } step && mine.ContainsKey(step) && cases.TryGetValue(l.CaseId, out var found) && approvals.Refusal(found, l) is null);
        }
    }
}
