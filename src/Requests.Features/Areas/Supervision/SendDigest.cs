using System.Globalization;
using System.Text;
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

namespace Requests.Features.Areas.Supervision;

/// <summary>每周督办摘要: one mail a week to whom the body's settings name: what is late, what will be, what was not acknowledged. Sent once a week and person, caught up when missed.</summary>
public static class SendDigest
{
    public const string Name = "send-digest";

    private const int CasesNamed = 15;
    private const int DisputeWorkingDays = 10;

    [Acts(Act.RunSweeps)]
    [Sweep(Name, Things = "bodies")]
    public sealed record Command(string? After = null) : ICommand<SweepBatch>;

    internal sealed class Handler(RequestsDb db, RiskCalculator risks, DisputeDuties duties, WorkCalendars calendars, NoticeSender notices,
        Outbox outbox, OfficeAddress office,
        EventLog events, IOfficeClock clock) : IRequestHandler<Command, Result<SweepBatch>>
    {
        private static readonly Text Subject = Text.Of("SendDigest.Subject");
        private static readonly Text Counts = Text.Of("SendDigest.Counts");
        private static readonly Text Line = Text.Of("SendDigest.Line");
        private static readonly Text Unacknowledged = Text.Of("SendDigest.Unacknowledged");
        private static readonly Text Disputes = Text.Of("SendDigest.Disputes");
        private static readonly Text Calendar = Text.Of("SendDigest.Calendar");
        private static readonly Text More = Text.Of("SendDigest.More");

        // One body a batch: a city's boards would make one transaction long.
        public async Task<Result<SweepBatch>> Handle(Command command, CancellationToken cancellationToken)
        {
            var body = await db.Set<Body>().AsNoTracking().OrderBy(b => b.Code)
#pragma warning disable CA1309 // translated to SQL, where the column's collation decides
                .Where(b => command.After == null || string.Compare(b.Code, command.After) > 0).FirstOrDefaultAsync(cancellationToken);
#pragma warning restore CA1309
            var sent = body is null ? 0 : await SendAsync(body, cancellationToken);
            events.Record(Act.RunSweeps, body?.Id, new { Sweep = Name, Body = body?.Code, Sent = sent });
            return new SweepBatch(body is null ? 0 : 1, sent, 0, body?.Code);
        }

        private async Task<int> SendAsync(Body body, CancellationToken ct)
        {
            var monday = clock.Today.AddDays(-(((int)clock.Today.DayOfWeek + 6) % 7));
            var readers = (await notices.HoldersAsync(body.Id, ct, [.. body.Settings.DigestTo])).Where(u => !string.IsNullOrEmpty(u.Email)).ToList();
            if (readers.Count == 0) return 0;
            var keys = readers.ConvertAll(u => KeyOf(body, u, monday));
            var known = await db.Set<OutboxMessage>().AsNoTracking().Where(m => keys.Contains(m.Key)).Select(m => m.Key).ToListAsync(ct);
            var news = readers.Where((_, i) => !known.Contains(keys[i])).ToList();
            if (news.Count == 0) return 0;
            var texts = await WriteAsync(body, ct);
            foreach (var reader in news)
            {
                var english = reader.Language == "en";
                outbox.AddMail(body.Id, KeyOf(body, reader, monday), reader.Email!, Subject.With(body.Name, Day(monday)).In(english), texts.In(english));
            }
            return news.Count;
        }

        private static string KeyOf(Body body, User reader, DateOnly monday) =>
            string.Create(CultureInfo.InvariantCulture, $"digest/{body.Id:N}/{reader.Id:N}/{monday:yyyyMMdd}");

        private async Task<Text> WriteAsync(Body body, CancellationToken ct)
        {
            var (cases, _) = await risks.ReadAsync(body.Id, ct);
            var calendar = await calendars.ForAsync(body.Id, ct);
            var worst = cases.Where(c => c.Class is RiskClass.Late or RiskClass.WillBeLate || c.WaitsLong).ToList();
            var waiting = await db.Set<InboxNotice>().IgnoreQueryFilters()
                .CountAsync(n => n.BodyId == body.Id && n.NeedsAcknowledgement && n.AcknowledgedAt == null, ct);
            var soon = calendar.Horizon(clock.Today, DisputeWorkingDays);
            var lines = new List<Text>
            {
                Counts.With(cases.Count, cases.Count(c => c.Class == RiskClass.Late), cases.Count(c => c.Class == RiskClass.WillBeLate),
                    cases.Count(c => c.WaitsLong),
                    cases.Count(c => c.OfficerId is null)),
            };
            lines.AddRange(worst.Take(CasesNamed).Select(LineOf));
            if (worst.Count > CasesNamed) lines.Add(More.With(worst.Count - CasesNamed, office.Root));
            if (waiting > 0) lines.Add(Unacknowledged.With(waiting));
            foreach (var duty in (await duties.PendingOfBodyAsync(body.Id, ct)).Where(d => d.Due.On <= soon))
                lines.Add(new Text(Disputes.With(duty.CaseNumber, duty.Name.Zh, Day(duty.Due.On)).Zh,
                    Disputes.With(duty.CaseNumber, duty.Name.En, Day(duty.Due.On)).En));
            if (CalendarCoverage.IsMissing(calendar.CoverageTo, clock.Today)) lines.Add(Calendar.With(Day(calendar.CoverageTo)));
            return new Text(Join(lines, english: false), Join(lines, english: true));
        }

        private static Text LineOf(CaseRisk risk)
        {
            var (step, state) = (Text.Of(risk.Step), Text.Of(risk.Class).InSentence());
            var on = risk.DueOn is { } day ? Day(day) : "—";
            var due = risk.DueIsProvisional ? Text.Of("StatusFields.Provisional").With(on) : new Text(on, on);
            return new Text(Line.With(risk.CaseNumber, due.Zh, state.Zh, step.Zh, risk.StepDays).Zh,
                Line.With(risk.CaseNumber, due.En, state.En, step.En, risk.StepDays).En);
        }

        private static string Join(List<Text> lines, bool english)
        {
            var text = new StringBuilder();
            foreach (var line in lines) text.Append(line.In(english)).Append('\n');
            return text.ToString();
        }

        private static string Day(DateOnly on) => on.ToString("O", CultureInfo.InvariantCulture);
    }
}
