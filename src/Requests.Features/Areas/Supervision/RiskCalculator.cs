using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Cases;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Calendars;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Deadlines;
using Requests.Features.Services.Staff;
using Requests.Statute.Calendars;
using Requests.Statute.Clocks;
using Requests.Statute.Letters;

namespace Requests.Features.Areas.Supervision;

/// <summary>What will be late, not only what is: days left, less the usual time of the remaining steps, less absences.</summary>
public sealed class RiskCalculator(RequestsDb db, CaseOpener desk, StepTimes times, Absences absences, WorkCalendars calendars,
    CaseDeadlines deadlines, IOfficeClock clock)
{
    private const int LongWaitFactor = 2;
    private const int LongWaitDays = 3;

    /// <summary>Every open case of the body, the worst first, and the usual times it was held against.</summary>
    public async Task<(IReadOnlyList<CaseRisk> Cases, UsualTimes Usual)> ReadAsync(Guid bodyId, CancellationToken ct)
    {
        var today = clock.Today;
        var open = await db.Set<Case>().AsNoTracking().Include(c => c.Ledger).AsSplitQuery().Open().Where(c => c.BodyId == bodyId).OrderBy(c => c.Number)
            .ToListAsync(ct);
        var usual = await times.UsualAsync(bodyId, ct);
        var calendar = await calendars.ForAsync(bodyId, ct);
        var away = await AwayAsync(bodyId, open, calendar, ct);
        var officers = await NamesAsync(open.Select(c => c.OfficerId), ct);
        var units = await db.Set<Data.Entities.Unit>().AsNoTracking().Where(u => u.BodyId == bodyId).ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        // With a process letter in approval beside the reply, the reply's chain is the one the case waits for; of several notices the last.
        var approvals = await db.Set<Document>().AsNoTracking().Where(d => d.BodyId == bodyId && d.State == DocumentState.InApproval)
            .OrderBy(d => d.No).Select(d => new { d.CaseId, d.Kind, d.Chain, d.Agreed }).ToListAsync(ct);
        var underWay = approvals.GroupBy(a => a.CaseId).ToDictionary(g => g.Key, g =>
        {
            var letter = g.LastOrDefault(d => LetterKinds.Replies.Contains(d.Kind)) ?? g.Last();
            return letter.Chain.Skip(letter.Agreed).ToList();
        });
        var chain = (await desk.SettingsAsync(bodyId, ct)).ReplyChain;

        var readings = new Dictionary<Guid, ClockReading?>();
        foreach (var one in open) readings[one.Id] = await desk.ReadClockAsync(one, ct);
        var lastDays = await deadlines.PendingAsync([.. open.Select(c => (c, readings[c.Id]))], db.Set<Case>().Where(c => c.BodyId == bodyId && c.IsOpen), ct);

        var urged = await db.Set<Urge>().Where(u => u.BodyId == bodyId && u.AnsweredAt == null).GroupBy(u => u.CaseId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);

        var risks = new List<CaseRisk>();
        foreach (var (found, spans) in await times.MeasureAsync(open, ct))
        {
            var current = spans[^1];
            var left = DaysLeft(found, readings[found.Id], calendar, today);
            var remaining = usual.Remaining(current.Step, current.WorkingDays);
            IReadOnlyList<Role> roles = current.Step switch
            {
                > CaseStep.Approving => [],
                CaseStep.Approving => underWay.GetValueOrDefault(found.Id) ?? [],
                _ => chain,
            };
            var absent = left is > 0 ? away.Days(found.OfficerId, roles, today, found.DueOn!.Value) : 0;
            var margin = left - remaining - absent;
            var paused = found.ClockPhase == ClockPhase.Paused;
            risks.Add(new CaseRisk(found.Id, found.Number, found.Subject, found.State,
                found.UnitId, found.UnitId is { } unit ? units.GetValueOrDefault(unit) : null,
                found.OfficerId, found.OfficerId is { } officer ? officers.GetValueOrDefault(officer) : null,
                paused ? null : found.DueOn, found.DueIsProvisional, left, current.Step, current.WorkingDays, usual.WorkingDays[current.Step],
                WaitsLong(found, current, usual), remaining, absent, margin, Class(left, margin), paused,
                lastDays[found.Number].FirstOrDefault(d => !CaseDeadlines.IsReply(d.Kind)), urged.GetValueOrDefault(found.Id)));
        }
        return ([.. risks.OrderBy(r => r.Class).ThenBy(r => r.Margin ?? decimal.MaxValue).ThenBy(r => r.DueOn).ThenBy(r => r.CaseNumber)], usual);
    }

    private static RiskClass Class(int? left, decimal? margin) => left switch
    {
        null => RiskClass.Waiting,
        < 0 => RiskClass.Late,
        _ => margin < 0 ? RiskClass.WillBeLate : RiskClass.OnTrack,
    };

    // Long is only what lies with the office; days of waiting for others are not in the step's time.
    private static bool WaitsLong(Case found, StepSpan current, UsualTimes usual) =>
        found.State is not (CaseState.AwaitingCorrection or CaseState.AwaitingFee)
        && current.WorkingDays >= LongWaitDays && current.WorkingDays > LongWaitFactor * usual.WorkingDays[current.Step];

    private static int? DaysLeft(Case found, ClockReading? reading, WorkdayCalendar calendar, DateOnly today) => found switch
    {
        { DueOn: null } or { ClockPhase: not (ClockPhase.Running or ClockPhase.Paused) } => null,
        { ClockPhase: ClockPhase.Paused } => reading!.WorkdaysLeftOn(today),
        _ => calendar.CountWorkdays(today, found.DueOn.Value),
    };

    private async Task<Dictionary<Guid, string>> NamesAsync(IEnumerable<Guid?> users, CancellationToken ct)
    {
        var ids = users.OfType<Guid>().Distinct().ToList();
        return await db.Set<User>().AsNoTracking().Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, ct);
    }

    private async Task<AwayDays> AwayAsync(Guid bodyId, IReadOnlyList<Case> open, WorkdayCalendar calendar, CancellationToken ct)
    {
        var horizon = open.Max(c => c.DueOn) is { } latest && latest > clock.Today ? latest : clock.Today;
        var uncovered = (await absences.DuringAsync(bodyId, clock.Today, horizon, ct)).Where(a => a.DeputyUserId is null).ToList();
        var holders = await db.Set<Membership>().AsNoTracking().Where(m => m.BodyId == bodyId && db.Set<User>().Any(u => u.Id == m.UserId && u.IsActive))
            .Select(m => new { m.Role, m.UserId }).ToListAsync(ct);
        return new AwayDays(calendar, uncovered, holders.ToLookup(h => h.Role, h => h.UserId));
    }

    /// <summary>On which working days the people a case needs are away without anybody acting for them.</summary>
    private sealed class AwayDays(WorkdayCalendar calendar, IReadOnlyList<Absence> uncovered, ILookup<Role, Guid> holders)
    {
        public int Days(Guid? officer, IReadOnlyList<Role> roles, DateOnly today, DateOnly dueOn)
        {
            if (uncovered.Count == 0) return 0;
            var days = 0;
            for (var day = today.AddDays(1); day <= dueOn; day = day.AddDays(1))
                if (calendar.IsWorkday(day) && ((officer is { } one && IsAway(one, day))
                    || roles.Any(r => holders[r].Any() && holders[r].All(h => IsAway(h, day))))) days++;
            return days;
        }

        private bool IsAway(Guid user, DateOnly day) => uncovered.Any(a => a.UserId == user && a.Covers(day));
    }
}
