using Microsoft.EntityFrameworkCore;
using Requests.Features.Access;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Pipeline;
using Requests.Features.Replies;
using Requests.Features.Supervision;

namespace Requests.Features.Letters;

/// <summary>
/// Takes one step of a letter's chain (REV-5, REV-6): the caller's own, or as the deputy of somebody who is away. Nobody
/// approves the own draft, and nobody takes two steps of a round.
/// </summary>
public sealed class Approvals(RequestsDb db, Absences absences, ICaller caller, IOfficeClock clock)
{
    /// <summary>The step is on record after this, or the problem says why not.</summary>
    public async Task<Problem?> SignAsync(Case @case, Document letter, Verdict verdict, string? words, CancellationToken ct)
    {
        if (letter.NextStep is not { } step) return ReplyProblems.NoReply;
        if (caller.UserId is not { } user) return ReplyProblems.NotYourStep.With(step);
        var away = caller.Roles.Contains(step) ? null : await AwayAsync(@case.BodyId, user, step, ct);
        if (away is null && !caller.Roles.Contains(step)) return ReplyProblems.NotYourStep.With(step);
        if (letter.DraftedBy == user || @case.OfficerId == user) return ReplyProblems.OwnDraft;
        if (letter.AgreedBy.Contains(user)) return ReplyProblems.SecondStep;

        letter.Touch(Guid.NewGuid());
        var opinion = new ApprovalStep(letter.Id, letter.Steps.Count + 1, step, verdict, words?.Trim() ?? "", user, caller.Name, letter.CurrentText.Hash, clock.Now, away);
        if (verdict == Verdict.Return) letter.Return(opinion);
        else letter.Agree(opinion);
        return null;
    }

    // Who holds the role, is away today, and named the caller as deputy.
    private async Task<string?> AwayAsync(Guid bodyId, Guid user, Role step, CancellationToken ct)
    {
        var represented = await absences.DeputisesForAsync(bodyId, user, clock.Today, ct);
        return await db.Memberships.Where(m => m.BodyId == bodyId && m.Role == step && represented.Contains(m.UserId))
            .Join(db.Users, m => m.UserId, u => u.Id, (m, u) => u.DisplayName).OrderBy(n => n).FirstOrDefaultAsync(ct);
    }
}
