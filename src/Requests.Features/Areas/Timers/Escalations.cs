using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Notices;
using Requests.Statute.Clocks;

namespace Requests.Features.Areas.Timers;

/// <summary>
/// 督办: climbs the body's ladder. Several rungs reached at once, as after days without the program, are told as one notice
/// to all whom they name, so that catching up never floods an inbox.
/// </summary>
public sealed class Escalations(RequestsDb db, NoticeSender notices, IOfficeClock clock)
{
    private HashSet<(Guid, string, DateOnly, int)> _told = [];

    /// <summary>Looks up at once which rungs these cases have reached before.</summary>
    public async Task LoadAsync(IReadOnlyList<Case> cases, CancellationToken ct)
    {
        var ids = cases.Select(c => c.Id).ToList();
        _told = (await db.Set<Escalation>().AsNoTracking().Where(e => ids.Contains(e.CaseId)).ToListAsync(ct))
            .Select(e => (e.CaseId, e.Rule, e.DueOn, e.WorkingDays)).ToHashSet();
    }

    /// <summary>True when a new rung was reached.</summary>
    public async Task<bool> EscalateAsync(Case @case, ClockReading reading, IReadOnlyList<EscalationRung> ladder, DateOnly today, CancellationToken ct)
    {
        if (reading.PhaseOn(today) != ClockPhase.Running) return false;
        var (rule, due, overdue) = (reading.ReplyRule, reading.ReplyDueOn.On, reading.IsOverdueOn(today));
        var left = overdue ? Math.Min(reading.WorkdaysLeftOn(today), -1) : Math.Max(reading.WorkdaysLeftOn(today), 0);
        var news = ladder.Where(r => left <= r.WorkingDays && _told.Add((@case.Id, rule, due, r.WorkingDays))).ToList();
        if (news.Count == 0) return false;

        db.AddRange(news.Select(r => new Escalation(@case.BodyId, @case.Id, rule, due, r.WorkingDays, clock.Now)));
        var key = string.Create(CultureInfo.InvariantCulture, $"escalation/{@case.Id:N}/{rule}/{due:yyyyMMdd}/{news.Min(r => r.WorkingDays)}");
        var notice = new Notice(@case.BodyId, @case.Id, overdue ? NoticeKind.EscalatedOverdue : NoticeKind.EscalatedDue, key,
            @case.Number, due.ToString("O", CultureInfo.InvariantCulture), left.ToString(CultureInfo.InvariantCulture), rule)
        {
            ByMail = news.Any(r => r.ByMail),
            IgnoresQuietHours = news.Any(r => r is { ByMail: true, InQuietHours: true }),
            NeedsAcknowledgement = news.Any(r => r.NeedsAcknowledgement),
        };
        await notices.TellAsync(notice, await notices.HoldersAsync(@case.BodyId, ct, [.. news.SelectMany(r => r.Roles).Distinct().Order()]), ct);
        return true;
    }
}
