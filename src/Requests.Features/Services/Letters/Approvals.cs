using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Staff;

namespace Requests.Features.Services.Letters;

/// <summary>
/// Takes one step of a letter's chain (REV-5, REV-6): the caller's own, or as the deputy of somebody who is away. Nobody
/// approves the own draft, and nobody takes two steps of a round.
/// </summary>
public sealed class Approvals(RequestsDb db, Absences absences, ICaller caller, IOfficeClock clock)
{
    /// <summary>Steps the caller may take today, with the name of whoever is represented; null for the own ones.</summary>
    public async Task<IReadOnlyDictionary<Role, string?>> StepsAsync(Guid bodyId, CancellationToken ct)
    {
        var steps = caller.Roles.ToDictionary(r => r, _ => (string?)null);
        if (caller.UserId is not { } user) return steps;
        // Who is away today and named the caller as deputy.
        var represented = await absences.DeputisesForAsync(bodyId, user, clock.Today, ct);
        var away = await db.Set<Membership>().Where(m => m.BodyId == bodyId && represented.Contains(m.UserId))
            .Join(db.Set<User>(), m => m.UserId, u => u.Id, (m, u) => new { m.Role, u.DisplayName }).OrderBy(m => m.DisplayName).ToListAsync(ct);
        foreach (var other in away) steps.TryAdd(other.Role, other.DisplayName);
        return steps;
    }

    /// <summary>Why the caller may not judge this letter, whatever the step; null when nothing stands against it (REV-6).</summary>
    public Problem? Refusal(Case @case, Document letter) =>
        letter.DraftedBy == caller.UserId || @case.OfficerId == caller.UserId ? ReplyProblems.OwnDraft
        : letter.AgreedBy.Contains(caller.UserId!.Value) ? ReplyProblems.SecondStep
        : null;

    /// <summary>The step is on record after this, or the problem says why not.</summary>
    public async Task<Problem?> SignAsync(Case @case, Document letter, Verdict verdict, string? words, CancellationToken ct)
    {
        if (letter.NextStep is not { } step) return ReplyProblems.NoReply;
        if (caller.UserId is not { } user || !(await StepsAsync(@case.BodyId, ct)).TryGetValue(step, out var away)) return ReplyProblems.NotYourStepFor(step);
        if (Refusal(@case, letter) is { } refused) return refused;

        letter.Touch(Guid.NewGuid());
        var opinion = OpinionOn(letter, step, verdict, words, user, away);
        if (verdict == Verdict.Return) letter.Return(opinion);
        else letter.Agree(opinion);
        return null;
    }

    /// <summary>Why the caller's verdict on the letter stands; null while it may be taken back.</summary>
    public Problem? WhyItStands(Document letter) =>
        letter.FixedHash is not null ? ReplyProblems.VerdictFinal
        : caller.UserId is not { } user || letter.LastSaidBy(user) is not { } said ? ReplyProblems.NoVerdict
        : clock.Now - said.At > ApprovalStep.MayBeTakenBackFor ? ReplyProblems.VerdictStands
        : null;

    /// <summary>The caller's verdict is taken back on record, or the problem says why it stands.</summary>
    public Problem? TakeBack(Document letter)
    {
        if (WhyItStands(letter) is { } stands) return stands;
        var user = caller.UserId!.Value;
        var said = letter.LastSaidBy(user)!;
        letter.Touch(Guid.NewGuid());
        letter.TakeBack(new ApprovalStep(letter.Id, letter.Steps.Count + 1, said.Role, said.Verdict, "", user, caller.Name, said.TextHash, clock.Now,
            said.OnBehalfOf, said.No));
        return null;
    }

    /// <summary>Nobody else need agree: the chain is empty, or it is the caller alone, who may then write such a letter and let it go in one act.</summary>
    public bool SatisfiedByCaller(IReadOnlyList<Role> chain) => chain.Count == 0 || (chain is [var only] && caller.Roles.Contains(only));

    /// <summary>Puts the caller's agreement on record where <see cref="SatisfiedByCaller"/>.</summary>
    public void Agree(Document letter, Role step, string? words) => letter.Agree(OpinionOn(letter, step, Verdict.Agree, words,
        caller.UserId!.Value, away: null));

    private ApprovalStep OpinionOn(Document letter, Role step, Verdict verdict, string? words, Guid user, string? away) =>
        new(letter.Id, letter.Steps.Count + 1, step, verdict, words?.Trim() ?? "", user, caller.Name, letter.CurrentText.Hash, clock.Now, away);
}
