using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Deadlines;
using Requests.Features.Services.Notices;
using Requests.Statute.Calendars;
using Requests.Statute.Clocks;

namespace Requests.Features.Areas.Timers;

/// <summary>
/// Decides which reminder of a case goes out now. After days without the program only the nearest missed one does; the
/// others are marked as if sent.
/// </summary>
public sealed class Reminders(RequestsDb db, NoticeSender notices, IOfficeClock clock)
{
    internal const string SweepName = "remind-due";

    private HashSet<(Guid, string, DateOnly, int)> _sent = [];

    /// <summary>Looks up at once what these cases were already reminded of.</summary>
    public async Task LoadAsync(IReadOnlyList<Case> cases, CancellationToken ct)
    {
        var ids = cases.Select(c => c.Id).ToList();
        _sent = (await db.Set<ReminderSent>().AsNoTracking().Where(r => ids.Contains(r.CaseId)).ToListAsync(ct))
            .Select(r => (r.CaseId, r.Rule, r.DueOn, r.Threshold)).ToHashSet();
    }

    /// <summary>True when somebody was told something.</summary>
    /// <param name="reading">Null before receipt is fixed.</param>
    /// <param name="pending">The case's last days that are open.</param>
    public async Task<bool> RemindAsync(Case @case, ClockReading? reading, IEnumerable<CaseDeadline> pending,
        BodySettings settings, WorkdayCalendar calendar, DateOnly today, CancellationToken ct)
    {
        var told = await RemindOfOthersAsync(@case, pending, calendar, today, ct);
        told |= await RemindOfUnassignedAsync(@case, calendar, today, ct);
        // A paused day asks for nothing, and a clock that waits for the applicant is not the officer's.
        if (reading?.PhaseOn(today) != ClockPhase.Running) return told;
        var left = reading.IsOverdueOn(today) ? ReminderSent.Overdue : Math.Max(reading.WorkdaysLeftOn(today), 0);
        var due = reading.ReplyDueOn;
        if (Turn(@case, reading.ReplyRule, due.On, left, [.. settings.ReminderWorkingDays, ReminderSent.Overdue]) is { } threshold)
        {
            var kind = left == ReminderSent.Overdue ? NoticeKind.ReplyOverdue : NoticeKind.ReplyDue;
            await notices.TellAsync(Of(@case, kind, reading.ReplyRule, due, threshold, left), await notices.HandlersAsync(@case, ct), ct);
            told = true;
        }
        return told;
    }

    // Every last day beside the reply's, as the table says; a missed one of the office's own goes to the head.
    private async Task<bool> RemindOfOthersAsync(Case @case, IEnumerable<CaseDeadline> pending, WorkdayCalendar calendar, DateOnly today, CancellationToken ct)
    {
        var told = false;
        foreach (var deadline in pending.Where(LastDayCare.IsOfCase))
        {
            var care = LastDayCare.Of(deadline.Kind);
            var missed = deadline.Due.On < today;
            if (missed && !care.Escalates) continue;
            var left = missed ? ReminderSent.Overdue : calendar.CountWorkdays(today, deadline.Due.On);
            IReadOnlyList<int> steps = care.Escalates ? [.. care.Days, ReminderSent.Overdue] : care.Days;
            if (Turn(@case, RuleOf(deadline), deadline.Due.On, left, steps) is not { } threshold) continue;
            var heads = missed ? await notices.HoldersAsync(@case.BodyId, ct, Role.Head) : [];
            var receivers = heads.Count > 0 ? heads : await notices.HandlersAsync(@case, ct);
            await notices.TellAsync(NoticeOf(@case, deadline, threshold, left), [.. receivers.Concat(await UnitAsync(@case, deadline, ct)).DistinctBy(u => u.Id)], ct);
            told = true;
        }
        return told;
    }

    // The unit that was ordered to search is chased itself.
    private async Task<IReadOnlyList<User>> UnitAsync(Case @case, CaseDeadline deadline, CancellationToken ct)
    {
        if (deadline.Owner != DeadlineOwner.Unit) return [];
        var no = int.Parse(deadline.Key.Split('-')[^1], CultureInfo.InvariantCulture);
        var unit = await db.Set<SearchRecord>().Where(s => s.CaseId == @case.Id && s.No == no).Select(s => s.Unit).SingleAsync(ct);
        return await notices.UnitAsync(@case.BodyId, unit, ct);
    }

    // Nobody opened it: those who assign hear of it the working day after it came, once.
    private async Task<bool> RemindOfUnassignedAsync(Case @case, WorkdayCalendar calendar, DateOnly today, CancellationToken ct)
    {
        if (@case is not { State: CaseState.Received, OfficerId: null }) return false;
        var since = calendar.CountWorkdays(@case.RegisteredOn, today);
        if (since < 1) return false;
        return await notices.TellAsync(new Notice(@case.BodyId, @case.Id, NoticeKind.UnassignedLong, $"unassigned/{@case.Id:N}", @case.Number,
            NoticeKinds.Day(@case.RegisteredOn, false), since.ToString(CultureInfo.InvariantCulture)), await notices.HoldersAsync(@case.BodyId, ct, Role.Head), ct);
    }

    // Two kinds of one rule and day are two; what was asked of others keeps the key it has had.
    private static string RuleOf(CaseDeadline deadline) => IsAsked(deadline.Owner) ? deadline.Rule : $"{deadline.Rule}/{deadline.Key}";

    private static bool IsAsked(DeadlineOwner owner) =>
        owner is DeadlineOwner.ThirdParty or DeadlineOwner.CoMaker or DeadlineOwner.OtherAgency or DeadlineOwner.Unit;

    private static Notice NoticeOf(Case @case, CaseDeadline deadline, int threshold, int left)
    {
        var missed = left == ReminderSent.Overdue;
        if (!missed && IsAsked(deadline.Owner))
            return Of(@case, deadline.Owner == DeadlineOwner.Unit ? NoticeKind.SearchDue : NoticeKind.AnswerDue, deadline.Rule, deadline.Due, threshold, left);
        return new Notice(@case.BodyId, @case.Id, missed ? NoticeKind.LastDayMissed : NoticeKind.LastDayDue,
            string.Create(CultureInfo.InvariantCulture, $"last-day/{@case.Id:N}/{deadline.Key}/{deadline.Due.On:yyyyMMdd}/{threshold}"), @case.Number,
            deadline.Name.Zh, deadline.Name.InSentence().En, NoticeKinds.Day(deadline.Due.On, deadline.Due.Provisional), left.ToString(CultureInfo.InvariantCulture));
    }

    // The nearest threshold reached, if it has not been sent; every reached one is marked.
    private int? Turn(Case @case, string rule, DateOnly due, int left, IReadOnlyList<int> thresholds)
    {
        var reached = thresholds.Where(t => left <= t).ToList();
        if (reached.Count == 0) return null;
        var nearest = reached.Min();
        var isNew = false;
        foreach (var threshold in reached) isNew |= Mark(@case, rule, due, threshold) && threshold == nearest;
        return isNew ? nearest : null;
    }

    private bool Mark(Case @case, string rule, DateOnly due, int threshold)
    {
        if (!_sent.Add((@case.Id, rule, due, threshold))) return false;
        db.Set<ReminderSent>().Add(new ReminderSent(@case.Id, rule, due, threshold, clock.Now));
        return true;
    }

    private static Notice Of(Case @case, NoticeKind kind, string rule, DueDate due, int threshold, int left) => new(@case.BodyId, @case.Id, kind,
        string.Create(CultureInfo.InvariantCulture, $"reminder/{@case.Id:N}/{rule}/{due.On:yyyyMMdd}/{threshold}"),
        @case.Number, NoticeKinds.Day(due.On, due.Provisional), left.ToString(CultureInfo.InvariantCulture), rule);
}
