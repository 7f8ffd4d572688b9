using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Calendars;
using Requests.Statute.Calendars;
using Requests.Statute.Disputes;

namespace Requests.Features.Services.Disputes;

/// <summary>A duty of the agency in a dispute, or a right it may use, with its last day.</summary>
/// <param name="SettledOn">Done, or no longer owed; null while it is.</param>
public sealed record DisputeDuty(Guid DutyId, Guid DisputeId, string CaseNumber, DisputeClockKind Kind, Text Name, DueDate Due, string RuleId, string Article,
    DisputeConsequence IfMissed, DateOnly? SettledOn);

/// <summary>Opens, settles and reads what disputes ask of the agency. The one place that works out their days.</summary>
public sealed class DisputeDuties(RequestsDb db, WorkCalendars calendars)
{
    /// <summary>An appeal is a right: letting its day pass breaks no duty, the judgment becomes final.</summary>
    public static bool IsRight(DisputeClockKind kind) => kind is DisputeClockKind.AppealJudgment or DisputeClockKind.AppealRuling;

    private static bool IsAnswer(DisputeClockKind kind) =>
        kind is DisputeClockKind.ReconsiderationAnswer or DisputeClockKind.ReconsiderationAnswerSimplified or DisputeClockKind.CourtDefence;

    public DisputeDeadline Open(Dispute dispute, DisputeClockKind kind, DateOnly from, DateOnly? setUntil = null)
    {
        var deadline = new DisputeDeadline(Guid.CreateVersion7(), dispute, dispute.LastStage.No, kind, from, setUntil);
        db.Set<DisputeDeadline>().Add(deadline);
        return deadline;
    }

    /// <summary>The answer to the latest stage: reconsideration may turn out simplified, so as long as that is not known both days are kept (REM-8).</summary>
    public IReadOnlyList<DisputeDeadline> OpenAnswer(Dispute dispute, bool? simplified)
    {
        var stage = dispute.LastStage;
        if (stage.Instance != DisputeInstance.Reconsideration) return [Open(dispute, DisputeClockKind.CourtDefence, stage.ReceivedOn)];
        var deadlines = new List<DisputeDeadline>();
        if (simplified is not false) deadlines.Add(Open(dispute, DisputeClockKind.ReconsiderationAnswerSimplified, stage.ReceivedOn));
        if (simplified is not true) deadlines.Add(Open(dispute, DisputeClockKind.ReconsiderationAnswer, stage.ReceivedOn));
        return deadlines;
    }

    /// <summary>Settles one duty; the two days of one answer are one duty.</summary>
    public async Task SettleAsync(DisputeDeadline deadline, DateOnly on, string? note, CancellationToken ct)
    {
        deadline.Settle(on, note);
        if (!IsAnswer(deadline.Kind)) return;
        foreach (var other in await OpenOf(deadline.DisputeId).Where(d => d.Stage == deadline.Stage).ToListAsync(ct))
            if (IsAnswer(other.Kind)) other.Settle(on, note);
    }

    /// <summary>A result ends the answer to its stage; an appeal or a judgment in force ends the wait for an appeal.</summary>
    public async Task SettleAllAsync(Guid disputeId, Func<DisputeClockKind, bool> which, DateOnly on, string? note, CancellationToken ct)
    {
        foreach (var open in await OpenOf(disputeId).ToListAsync(ct))
            if (which(open.Kind)) open.Settle(on, note);
    }

    public Task SettleAnswersAsync(Guid disputeId, DateOnly on, CancellationToken ct) => SettleAllAsync(disputeId, IsAnswer, on, null, ct);

    public Task SettleAppealsAsync(Guid disputeId, DateOnly on, CancellationToken ct) => SettleAllAsync(disputeId, IsRight, on, null, ct);

    public async Task<DisputeDuty> ReadAsync(DisputeDeadline deadline, string caseNumber, CancellationToken ct)
    {
        var clock = ClockOf(deadline, await calendars.ForAsync(deadline.BodyId, ct));
        return new DisputeDuty(deadline.Id, deadline.DisputeId, caseNumber, deadline.Kind, Text.Of(deadline.Kind), clock.Due, clock.RuleId, clock.Article,
            clock.IfMissed, deadline.SettledOn);
    }

    /// <summary>Everything these disputes ask or asked, in the order of their days.</summary>
    public async Task<ILookup<Guid, DisputeDuty>> OfAsync(IReadOnlyDictionary<Guid, string> numbersByDispute, CancellationToken ct)
    {
        var ids = numbersByDispute.Keys.ToList();
        var duties = new List<DisputeDuty>();
        foreach (var deadline in await db.Set<DisputeDeadline>().AsNoTracking().Where(d => ids.Contains(d.DisputeId)).ToListAsync(ct))
            duties.Add(await ReadAsync(deadline, numbersByDispute[deadline.DisputeId], ct));
        return duties.OrderBy(d => d.Due.On).ThenBy(d => d.DutyId).ToLookup(d => d.DisputeId);
    }

    /// <summary>What is still owed in a body.</summary>
    public Task<IReadOnlyList<DisputeDuty>> PendingOfBodyAsync(Guid bodyId, CancellationToken ct) =>
        OfCasesAsync(db.Set<Case>().IgnoreQueryFilters([RequestsDb.BodyFilter]).Where(c => c.BodyId == bodyId), onlyPending: true, ct);

    internal static DisputeClock ClockOf(DisputeDeadline deadline, WorkdayCalendar calendar) => deadline.Kind == DisputeClockKind.ObeyDecision
        ? DisputeClocks.Obey(deadline.From, deadline.SetUntil, calendar)
        : DisputeClocks.For(deadline.Kind, deadline.From, calendar);

    /// <summary>What disputes ask or asked in these cases, whoever asks, in the order of the days.</summary>
    public async Task<IReadOnlyList<DisputeDuty>> OfCasesAsync(IQueryable<Case> cases, bool onlyPending, CancellationToken ct)
    {
        var rows = await db.Set<DisputeDeadline>().IgnoreQueryFilters([RequestsDb.BodyFilter]).AsNoTracking().Where(d => !onlyPending || d.SettledOn == null)
            .Join(cases, d => d.CaseId, c => c.Id, (d, c) => new { Deadline = d, c.Number }).ToListAsync(ct);
        var duties = new List<DisputeDuty>();
        foreach (var row in rows) duties.Add(await ReadAsync(row.Deadline, row.Number, ct));
        return [.. duties.OrderBy(d => d.Due.On).ThenBy(d => d.CaseNumber).ThenBy(d => d.DutyId)];
    }

    private IQueryable<DisputeDeadline> OpenOf(Guid disputeId) => db.Set<DisputeDeadline>().Where(d => d.DisputeId == disputeId && d.SettledOn == null);
}
