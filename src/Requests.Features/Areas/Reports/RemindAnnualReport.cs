using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Calendars;
using Requests.Features.Services.Jobs;
using Requests.Features.Services.Notices;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Reports;
using Requests.Statute.AnnualReport;
using Requests.Statute.Calendars;

namespace Requests.Features.Areas.Reports;

/// <summary>Reminds heads and leaders of last year's report until it is frozen: before the body's own day, before the last working day, and once it is late (CLK-13).</summary>
public static class RemindAnnualReport
{
    public const string Name = "remind-annual-report";

    [Acts(Act.RunSweeps)]
    [Sweep(Name, Things = "bodies")]
    public sealed record Command(string? After = null) : ICommand<SweepBatch>;

    /// <summary>What a day calls for: the day aimed at and the threshold in working days, which names the reminder; null when it calls for nothing.</summary>
    internal static (NoticeKind Kind, DateOnly Target, int Left, string Mark)? On(DateOnly today, AnnualReportDue due, WorkdayCalendar calendar)
    {
        if (today > due.Statutory) return (NoticeKind.ReportOverdue, due.Statutory, 0, "overdue");
        var (target, word) = today <= due.PlanBy ? (due.PlanBy, "plan") : (due.FinishBy.On, "finish");
        var left = Math.Max(calendar.CountWorkdays(today, target), 0);
        int[] reached = [.. Thresholds.Where(t => left <= t)];
        return reached.Length == 0 ? null : (NoticeKind.ReportDue, target, left, $"{word}-{reached.Min()}");
    }

    private static readonly int[] Thresholds = [10, 5, 2, 1, 0];

    internal sealed class Handler(RequestsDb db, AnnualReports reports, WorkCalendars calendars, NoticeSender notices, EventLog events, IOfficeClock clock)
        : IRequestHandler<Command, Result<SweepBatch>>
    {
        public async Task<Result<SweepBatch>> Handle(Command command, CancellationToken cancellationToken)
        {
            var (ct, year, told) = (cancellationToken, clock.Today.Year - 1, new List<string>());
            var bodies = await db.Set<Body>().AsNoTracking().ToListAsync(ct);
            foreach (var body in bodies)
            {
                if (await reports.FrozenAsync(year, ReportScope.Body, body.Id, ct) is not null) continue;
                var due = await reports.DueAsync(year, body, ct);
                if (On(clock.Today, due, await calendars.ForAsync(body.Id, ct)) is not var (kind, target, left, mark)) continue;
                var notice = new Notice(body.Id, null, kind, $"report/{body.Id:N}/{year}/{mark}", Number(year), $"{target:yyyy-MM-dd}", Number(left), $"{due.Statutory:yyyy-MM-dd}");
                if (await notices.TellAsync(notice, await notices.HoldersAsync(body.Id, ct, Role.Head, Role.Leader, Role.Supervisor), ct)) told.Add(body.Code);
            }
            events.Record(Act.RunSweeps, null, new { Sweep = Name, Year = year, Told = told });
            return new SweepBatch(bodies.Count, told.Count, 0);
        }

        private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
    }
}
