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
using Requests.Features.Services.Register;

namespace Requests.Features.Areas.Timers;

/// <summary>主动公开、更正提醒: tells clerks and head of what is to be published or corrected by a day (CLK-12, CLK-14), once a step.</summary>
public static class RemindSideDuties
{
    public const string Name = "remind-side-duties";

    /// <summary>Working days before the last day.</summary>
    internal static readonly IReadOnlyList<int> Steps = [5, 2, 0, ReminderSent.Overdue];

    [Acts(Act.RunSweeps)]
    [Sweep(Name, Things = "duties")]
    public sealed record Command(string? After = null) : ICommand<SweepBatch>;

    internal sealed class Handler(RequestsDb db, WorkCalendars calendars, NoticeSender notices, EventLog events,
        IOfficeClock clock) : IRequestHandler<Command, Result<SweepBatch>>
    {
        public async Task<Result<SweepBatch>> Handle(Command command, CancellationToken cancellationToken)
        {
            var open = await db.Set<SideDuty>().AsNoTracking().Where(d => d.SettledOn == null).OrderBy(d => d.Id).ToListAsync(cancellationToken);
            var reminded = 0;
            foreach (var duty in open)
            {
                var calendar = await calendars.ForAsync(duty.BodyId, cancellationToken);
                var (due, rule) = SideDuties.DueOf(duty, calendar);
                var left = clock.Today > due.On ? ReminderSent.Overdue : calendar.CountWorkdays(clock.Today, due.On);
                if (Steps.Where(step => left <= step).ToList() is not { Count: > 0 } reached) continue;
                var kind = left == ReminderSent.Overdue ? NoticeKind.SideDutyOverdue : NoticeKind.SideDutyDue;
                // Named by its step, so that whoever was told of it is not told again.
                var key = string.Create(CultureInfo.InvariantCulture, $"side-duty/{duty.Id:N}/{due.On:yyyyMMdd}/{reached.Min()}");
                var notice = new Notice(duty.BodyId, null, kind, key, duty.Number, Text.Of(duty.Kind).Zh, Text.Of(duty.Kind).En,
                    NoticeKinds.Day(due.On, due.Provisional),
                    Math.Max(0, left).ToString(CultureInfo.InvariantCulture), rule);
                if (await notices.TellAsync(notice, await WhomAsync(duty, kind, cancellationToken), cancellationToken)) reminded++;
            }
            events.Record(Act.RunSweeps, null, new { Sweep = Name, Checked = open.Count, Reminded = reminded });
            SweepMetrics.RemindersSent.Add(reminded);
            return new SweepBatch(open.Count, reminded, 0);
        }

        // A complaint has one who looks into it, and once it is late the head hears too; the rest lies with clerks and head.
        private async Task<IReadOnlyList<User>> WhomAsync(SideDuty duty, NoticeKind kind, CancellationToken ct)
        {
            if (duty.InChargeId is not { } id || await db.Set<User>().FindAsync([id], ct) is not { IsActive: true } user)
                return await notices.HoldersAsync(duty.BodyId, ct, Role.Clerk, Role.Head);
            var acting = await notices.ActingForAsync(duty.BodyId, [user], ct);
            var heads = kind == NoticeKind.SideDutyOverdue ? await notices.HoldersAsync(duty.BodyId, ct, Role.Head) : [];
            return [.. new[] { user }.Concat(acting).Concat(heads).DistinctBy(u => u.Id)];
        }
    }
}
