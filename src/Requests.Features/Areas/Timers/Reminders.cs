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

    /// <summary>Working days before the end of the other side's period, at which the officer hears of it.</summary>
    internal static readonly IReadOnlyList<int> Answers = [2, 0];

    private HashSet<(Guid, string, DateOnly, int)> _sent = [];

    /// <summary>Looks up at once what these cases were already reminded of.</summary>
    public async Task LoadAsync(IReadOnlyList<Case> cases, CancellationToken ct)
    {
        var ids = cases.Select(c => c.Id).ToList();
        _sent = (await db.Set<ReminderSent>().AsNoTracking().Where(r => ids.Contains(r.CaseId)).ToListAsync(ct))
            .Select(r => (r.CaseId, r.Rule, r.DueOn, r.Threshold)).ToHashSet();
    }

    /// <summary>True when somebody was told something.</summary>
    /// <param name="pending">The case's last days that are open.</param>
    public async Task<bool> RemindAsync(Case @case, ClockReading reading, IEnumerable<CaseDeadline> pending,
        BodySettings settings, WorkdayCalendar calendar, DateOnly today, CancellationToken ct)
    {
        var told = await RemindOfAnswersAsync(@case, pending, calendar, today, ct);
        // A paused day asks for nothing, and a clock that waits for the applicant is not the officer's.
        if (reading.PhaseOn(today) != ClockPhase.Running) return told;
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

    private async Task<bool> RemindOfAnswersAsync(Case @case, IEnumerable<CaseDeadline> pending, WorkdayCalendar calendar, DateOnly today, CancellationToken ct)
    {
        var told = false;
        foreach (var deadline in pending.Where(d => !d.IsOption && IsAsked(d.Owner) && d.Due.On >= today))
        {
            var left = calendar.CountWorkdays(today, deadline.Due.On);
            if (Turn(@case, deadline.Rule, deadline.Due.On, left, Answers) is not { } threshold) continue;
            var kind = deadline.Owner == DeadlineOwner.Unit ? NoticeKind.SearchDue : NoticeKind.AnswerDue;
            await notices.TellAsync(Of(@case, kind, deadline.Rule, deadline.Due, threshold, left), await notices.HandlersAsync(@case, ct), ct);
            told = true;
        }
        return told;
    }

    private static bool IsAsked(DeadlineOwner owner) =>
        owner is DeadlineOwner.ThirdParty or DeadlineOwner.CoMaker or DeadlineOwner.OtherAgency or DeadlineOwner.Unit;

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
