using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Requests.Features.Areas.Cases;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Calendars;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Deadlines;
using Requests.Features.Services.Jobs;
using Requests.Features.Services.Notices;
using Requests.Features.Services.Pipeline;
using Requests.Statute.Clocks;

namespace Requests.Features.Areas.Timers;

/// <summary>
/// 期限提醒: tells the officer what falls due, and the body's ladder of supervision what is nearly or already late (CLK-1). Chosen by
/// range and "not yet sent", so a day without the program loses no reminder and repeats none.
/// </summary>
public static class RemindDue
{
    public const string Name = Reminders.SweepName;

    [Acts(Act.RunSweeps)]
    [Sweep(Name)]
    public sealed record Command(string? After = null) : ICommand<SweepBatch>;

    internal sealed class Handler(RequestsDb db, CaseOpener desk, CaseDeadlines deadlines, WorkCalendars calendars,
        Reminders reminders, Escalations escalations, NoticeSender notices, EventLog events, IOfficeClock clock,
        ILogger<Handler> log) : IRequestHandler<Command, Result<SweepBatch>>
    {
        private const int FirstWeeks = 40;

        public async Task<Result<SweepBatch>> Handle(Command command, CancellationToken cancellationToken)
        {
            var today = clock.Today;
            var horizon = await HorizonAsync(today, cancellationToken);
            // The days of the first weeks: the correction notice, and that somebody has the case at all.
            var lately = today.AddDays(-FirstWeeks);
            var (cases, next) = await db.Set<Case>().Open()
                .Where(c => c.State == CaseState.AwaitingContact || c.State == CaseState.Issued
                    || ((c.ClockPhase == ClockPhase.Running || c.ClockPhase == ClockPhase.Paused)
                        && (c.DueOn <= horizon || c.NextLapseOn <= horizon || c.ReceivedOn >= lately
                            || db.Set<SearchRecord>().Any(s => s.CaseId == c.Id && s.SignedOn == null && s.DueOn <= horizon))))
                .PageAsync(command.After, cancellationToken);

            var sent = new List<string>();
            await reminders.LoadAsync(cases, cancellationToken);
            await escalations.LoadAsync(cases, cancellationToken);
            var readings = new List<(Case Case, ClockReading? Reading)>();
            foreach (var due in cases)
                if (await desk.TryReadAsync(due, log, cancellationToken) is { } reading) readings.Add((due, reading));
                else if (due.State == CaseState.AwaitingContact) readings.Add((due, null));
            var ids = readings.ConvertAll(r => r.Case.Id);
            var pending = await deadlines.PendingAsync(readings, db.Set<Case>().Where(c => ids.Contains(c.Id)), cancellationToken);
            await notices.LoadToldAsync(ids, cancellationToken);
            foreach (var (due, reading) in readings)
            {
                var settings = await desk.SettingsAsync(due.BodyId, cancellationToken);
                var calendar = await calendars.ForAsync(due.BodyId, cancellationToken);
                var told = await reminders.RemindAsync(due, reading, pending[due.Number], settings, calendar, today, cancellationToken);
                if (reading is not null) told |= await escalations.EscalateAsync(due, reading, settings.Escalation, today, cancellationToken);
                if (told) sent.Add(due.Number);
            }
            events.Record(Act.RunSweeps, null, new { Sweep = Name, Checked = cases.Count, Reminded = sent });
            SweepMetrics.RemindersSent.Add(sent.Count);
            return new SweepBatch(cases.Count, sent.Count, 0, next);
        }

        // The latest day any body's first reminder can be about.
        private async Task<DateOnly> HorizonAsync(DateOnly today, CancellationToken ct)
        {
            var horizon = today;
            foreach (var body in await db.Set<Body>().ToListAsync(ct))
            {
                var first = body.Settings.ReminderWorkingDays.Concat(body.Settings.Escalation.Select(r => r.WorkingDays)).Concat(LastDayCare.All.SelectMany(c => c.Days)).Max();
                var last = (await calendars.ForAsync(body.Id, ct)).Horizon(today, Math.Max(first, 1));
                if (last > horizon) horizon = last;
            }
            return horizon;
        }
    }
}
