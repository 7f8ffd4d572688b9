using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Calendars;
using Requests.Features.Services.Intake;
using Requests.Features.Services.Jobs;
using Requests.Features.Services.Notices;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Timers;

/// <summary>
/// 转送待接收提醒: a request that was passed on and that nobody there has taken or refused. Its period runs all the same, so the desk hears
/// again the next working day, its head after three, and both as the last day comes near; the officer who passed it on hears after five.
/// </summary>
public static class RemindReferrals
{
    public const string Name = "remind-referrals";

    /// <summary>Working days since it came at which the desk is told, and with the last of them its head.</summary>
    internal static readonly IReadOnlyList<int> Since = [1, 3];

    /// <summary>Working days before the last day of the reply.</summary>
    internal static readonly IReadOnlyList<int> Before = [5, 2, 0, ReminderSent.Overdue];

    /// <summary>Working days after which who passed it on hears that nobody answered.</summary>
    internal const int Silence = 5;

    [Acts(Act.RunSweeps)]
    [Sweep(Name, Things = "referrals")]
    public sealed record Command(string? After = null) : ICommand<SweepBatch>;

    internal sealed class Handler(RequestsDb db, WorkCalendars calendars, Referrals referrals, NoticeSender notices, EventLog events, IOfficeClock clock)
        : IRequestHandler<Command, Result<SweepBatch>>
    {
        public async Task<Result<SweepBatch>> Handle(Command command, CancellationToken cancellationToken)
        {
            var open = db.Set<Referral>().AsNoTracking().Where(r => r.State == ReferralState.Open);
            if (Guid.TryParse(command.After, out var after)) open = open.Where(r => r.Id.CompareTo(after) > 0);
            var page = await open.OrderBy(r => r.Id).Take(Sweeps.BatchSize).ToListAsync(cancellationToken);
            var told = 0;
            foreach (var referral in page)
            {
                if (await db.Set<Case>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == referral.CaseId, cancellationToken) is not { } found) continue;
                var since = (await calendars.ForAsync(referral.ToBodyId, cancellationToken)).CountWorkdays(referral.On, clock.Today);
                if (await RemindThereAsync(referral, found, since, cancellationToken)) told++;
                if (since >= Silence && await RemindHereAsync(referral, found, since, cancellationToken)) told++;
            }
            events.Record(Act.RunSweeps, null, new { Sweep = Name, Checked = page.Count, Reminded = told });
            SweepMetrics.RemindersSent.Add(told);
            return new SweepBatch(page.Count, told, 0, page.Count == Sweeps.BatchSize ? page[^1].Id.ToString("N") : null);
        }

        private async Task<bool> RemindThereAsync(Referral referral, Case found, int since, CancellationToken ct)
        {
            var due = await referrals.DueThereAsync(referral.ToBodyId, referral.On, ct);
            var left = clock.Today > due.On ? ReminderSent.Overdue : (await calendars.ForAsync(referral.ToBodyId, ct)).CountWorkdays(clock.Today, due.On);
            // The nearest step reached; those passed while the program stood still are not told one after another.
            var step = Before.Any(b => left <= b) ? $"left-{Before.Where(b => left <= b).Min()}" : Since.Any(s => since >= s) ? $"since-{Since.Where(s => since >= s).Max()}" : null;
            if (step is null) return false;
            var desk = await notices.DeskAsync(referral.ToBodyId, ct);
            var heads = since >= Since[^1] ? await notices.HoldersAsync(referral.ToBodyId, ct, Role.Head) : [];
            var from = await db.Set<Body>().AsNoTracking().Where(b => b.Id == referral.BodyId).Select(b => b.Name).SingleAsync(ct);
            return await notices.TellAsync(new Notice(referral.ToBodyId, null, NoticeKind.ReferralWaits, $"referral/{referral.Id:N}/{step}", from, found.Number,
                NoticeKinds.Day(referral.On, false), NoticeKinds.Day(due.On, due.Provisional), since.ToString(CultureInfo.InvariantCulture)),
                [.. desk.Concat(heads).DistinctBy(u => u.Id)], ct);
        }

        private async Task<bool> RemindHereAsync(Referral referral, Case found, int since, CancellationToken ct)
        {
            var to = await db.Set<Body>().AsNoTracking().Where(b => b.Id == referral.ToBodyId).Select(b => b.Name).SingleAsync(ct);
            return await notices.TellAsync(new Notice(found.BodyId, found.Id, NoticeKind.ReferralUnanswered, $"referral/{referral.Id:N}/unanswered", found.Number, to,
                NoticeKinds.Day(referral.On, false), since.ToString(CultureInfo.InvariantCulture)), await notices.HandlersAsync(found, ct), ct);
        }
    }
}
