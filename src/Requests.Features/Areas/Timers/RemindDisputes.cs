using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Calendars;
using Requests.Features.Services.Disputes;
using Requests.Features.Services.Jobs;
using Requests.Features.Services.Notices;
using Requests.Features.Services.Pipeline;
using Requests.Statute.Disputes;

namespace Requests.Features.Areas.Timers;

/// <summary>
/// 应诉提醒: tells the officer and the head what disputes ask of the agency (REM-8..13). As with replies: by range and "not yet
/// sent", the nearest missed one after days without the program.
/// </summary>
public static class RemindDisputes
{
    public const string Name = "remind-disputes";

    /// <summary>Working days before the last day.</summary>
    internal static readonly IReadOnlyList<int> Steps = [5, 2, 1, 0, ReminderSent.Overdue];

    [Acts(Act.RunSweeps)]
    [Sweep(Name, Things = "duties")]
    public sealed record Command(string? After = null) : ICommand<SweepBatch>;

    internal sealed class Handler(RequestsDb db, WorkCalendars calendars, NoticeSender notices, EventLog events,
        IOfficeClock clock) : IRequestHandler<Command, Result<SweepBatch>>
    {
        public async Task<Result<SweepBatch>> Handle(Command command, CancellationToken cancellationToken)
        {
            // What is owed in disputes is few, however many cases there are.
            var open = await db.Set<DisputeDeadline>().AsNoTracking().Where(d => d.SettledOn == null)
                .Join(db.Set<Case>(), d => d.CaseId, c => c.Id, (d, c) => new { Deadline = d, Case = c }).OrderBy(r => r.Deadline.Id)
                    .ToListAsync(cancellationToken);
            var cases = open.Select(r => r.Case.Id).Distinct().ToList();
            await notices.LoadToldAsync(cases, cancellationToken);
            var sent = (await db.Set<ReminderSent>().AsNoTracking().Where(r => cases.Contains(r.CaseId)).ToListAsync(cancellationToken))
                .Select(r => (r.CaseId, r.Rule, r.DueOn, r.Threshold)).ToHashSet();
            var reminded = new List<string>();
            foreach (var row in open)
            {
                var (deadline, calendar) = (row.Deadline, await calendars.ForAsync(row.Deadline.BodyId, cancellationToken));
                var shorter = open.Where(o => o.Deadline.DisputeId == deadline.DisputeId && o.Deadline.Stage == deadline.Stage
                    && o.Deadline.Kind == DisputeClockKind.ReconsiderationAnswerSimplified).Select(o => DisputeDuties.ClockOf(o.Deadline,
                        calendar).Due.On).FirstOrDefault();
                // Two days of one answer: the later one speaks only once the earlier has passed.
                if (deadline.Kind == DisputeClockKind.ReconsiderationAnswer && shorter >= clock.Today) continue;
                var duty = DisputeDuties.ClockOf(deadline, calendar);
                var left = clock.Today > duty.Due.On ? ReminderSent.Overdue : calendar.CountWorkdays(clock.Today, duty.Due.On);
                if (Turn(deadline, duty, left, sent) is not { } step) continue;
                await notices.TellAsync(Of(row.Case, deadline, duty, step, left), await ReceiversAsync(row.Case, cancellationToken), cancellationToken);
                reminded.Add($"{row.Case.Number} {duty.RuleId}");
            }
            events.Record(Act.RunSweeps, null, new { Sweep = Name, Checked = open.Count, Reminded = reminded });
            SweepMetrics.RemindersSent.Add(reminded.Count);
            return new SweepBatch(open.Count, reminded.Count, 0);
        }

        // The nearest step reached, if it was not told; every reached one is marked.
        private int? Turn(DisputeDeadline deadline, DisputeClock duty, int left, HashSet<(Guid, string, DateOnly, int)> sent)
        {
            var reached = Steps.Where(step => left <= step).ToList();
            if (reached.Count == 0) return null;
            // A case may have several disputes with the same rule and day.
            var rule = $"{duty.RuleId}/{deadline.Id:N}";
            var isNew = false;
            foreach (var step in reached)
            {
                if (!sent.Add((deadline.CaseId, rule, duty.Due.On, step))) continue;
                db.Set<ReminderSent>().Add(new ReminderSent(deadline.CaseId, rule, duty.Due.On, step, clock.Now));
                isNew |= step == reached.Min();
            }
            return isNew ? reached.Min() : null;
        }

        private async Task<IReadOnlyList<User>> ReceiversAsync(Case found, CancellationToken ct) =>
            [.. (await notices.HandlersAsync(found, ct)).Concat(await notices.HoldersAsync(found.BodyId, ct, Role.Head)).DistinctBy(u => u.Id)];

        private static Notice Of(Case found, DisputeDeadline deadline, DisputeClock duty, int step, int left)
        {
            var kind = left != ReminderSent.Overdue ? NoticeKind.DisputeDue : DisputeDuties.IsRight(deadline.Kind) ? NoticeKind.JudgmentFinal : NoticeKind.DisputeOverdue;
            var words = Text.Of(deadline.Kind);
            return new Notice(found.BodyId, found.Id, kind, string.Create(CultureInfo.InvariantCulture, $"dispute/{deadline.Id:N}/{duty.Due.On:yyyyMMdd}/{step}"),
                found.Number, words.Zh, words.En, duty.Due.On.ToString("O", CultureInfo.InvariantCulture), left.ToString(CultureInfo.InvariantCulture), duty.RuleId);
        }
    }
}
