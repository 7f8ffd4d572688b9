using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Cases;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Calendars;
using Requests.Features.Services.Jobs;
using Requests.Features.Services.Notices;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Timers;

/// <summary>
/// Warns administrators and supervisors, once a week, while the calendar of next year is missing after 1 November, and
/// while an open case has a provisional date (CNT-6).
/// </summary>
public static class CheckCalendarCoverage
{
    public const string Name = "check-calendar-coverage";

    [Acts(Act.RunSweeps)]
    [Sweep(Name, Things = "bodies")]
    public sealed record Command(string? After = null) : ICommand<SweepBatch>;

    internal sealed class Handler(RequestsDb db, WorkCalendars calendars, NoticeSender notices, EventLog events, IOfficeClock clock)
        : IRequestHandler<Command, Result<SweepBatch>>
    {
        public async Task<Result<SweepBatch>> Handle(Command command, CancellationToken cancellationToken)
        {
            var (told, missing, bodies) = (0, 0, await db.Set<Body>().AsNoTracking().ToListAsync(cancellationToken));
            foreach (var body in bodies)
            {
                var coverageTo = (await calendars.ForAsync(body.Id, cancellationToken)).CoverageTo;
                if (CalendarCoverage.IsMissing(coverageTo, clock.Today))
                {
                    missing++;
                    if (await TellAsync(body, NoticeKind.CalendarMissing, (coverageTo.Year + 1)
                        .ToString(CultureInfo.InvariantCulture), cancellationToken)) told++;
                }
                var provisional = await db.Set<Case>().Open().CountAsync(c => c.BodyId == body.Id && c.DueIsProvisional, cancellationToken);
                if (provisional > 0 && await TellAsync(body, NoticeKind.DatesProvisional,
                    provisional.ToString(CultureInfo.InvariantCulture), cancellationToken)) told++;
            }
            events.Record(Act.RunSweeps, null, new { Sweep = Name, Bodies = bodies.Count, Missing = missing, Told = told });
            return new SweepBatch(bodies.Count, told, missing);
        }

        private async Task<bool> TellAsync(Body body, NoticeKind kind, string argument, CancellationToken ct)
        {
            var week = $"{ISOWeek.GetYear(clock.Today.ToDateTime(default))}-W{ISOWeek.GetWeekOfYear(clock.Today.ToDateTime(default)):00}";
            return await notices.TellAsync(new Notice(body.Id, null, kind, $"calendar/{body.Id:N}/{kind}/{week}", argument),
                await notices.HoldersAsync(body.Id, ct, Role.Administrator, Role.Supervisor), ct);
        }
    }
}
