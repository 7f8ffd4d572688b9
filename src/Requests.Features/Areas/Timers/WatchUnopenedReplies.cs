using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Calendars;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Jobs;
using Requests.Features.Services.Notices;
using Requests.Features.Services.Pipeline;
using Requests.Statute.Service;

namespace Requests.Features.Areas.Timers;

/// <summary>
/// A reply that left electronically and that nobody has opened within the body's days has not arrived (SRV-6): who works on the case
/// is told once to serve it on paper. What was opened or came back since is not told of.
/// </summary>
public static class WatchUnopenedReplies
{
    public const string Name = "watch-unopened";

    [Acts(Act.RunSweeps)]
    [Sweep(Name)]
    public sealed record Command(string? After = null) : ICommand<SweepBatch>;

    internal sealed class Handler(RequestsDb db, CaseOpener desk, WorkCalendars calendars, NoticeSender notices, EventLog events, IOfficeClock clock)
        : IRequestHandler<Command, Result<SweepBatch>>
    {
        public async Task<Result<SweepBatch>> Handle(Command command, CancellationToken cancellationToken)
        {
            var ct = cancellationToken;
            var sent = db.Set<Document>().Where(d => d.State == DocumentState.Dispatched);
            if (Guid.TryParse(command.After, out var after)) sent = sent.Where(d => d.Id.CompareTo(after) > 0);
            // Of several attempts only the last says how the letter is on its way.
            var page = await sent.Join(db.Set<ServiceRecord>().Where(s => s.Method == ServiceMethod.Electronic && s.ReceivedOn == null && s.ReturnedOn == null),
                    d => d.Id, s => s.DocumentId, (d, s) => new { d.Id, d.CaseId, d.Title, d.Kind, s.No, s.DispatchedOn })
                .OrderBy(x => x.Id).ThenBy(x => x.No).Take(Sweeps.BatchSize).ToListAsync(ct);
            var told = new List<string>();
            foreach (var letter in page.Where(l => l.Kind.Decides))
            {
                var found = await db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == letter.CaseId, ct);
                var days = (await desk.SettingsAsync(found.BodyId, ct)).UnopenedReplyDays;
                var since = (await calendars.ForAsync(found.BodyId, ct)).CountWorkdays(letter.DispatchedOn, clock.Today);
                if (since < days) continue;
                var notice = new Notice(found.BodyId, found.Id, NoticeKind.ReplyUnopened, $"unopened/{letter.Id:N}/{letter.No}", found.Number, letter.Title,
                    NoticeKinds.Day(letter.DispatchedOn, false), since.ToString(CultureInfo.InvariantCulture));
                if (await notices.TellAsync(notice, await notices.HandlersAsync(found, ct), ct)) told.Add(found.Number);
            }
            events.Record(Act.RunSweeps, null, new { Sweep = Name, Checked = page.Count, Told = told });
            return new SweepBatch(page.Count, told.Count, 0, page.Count == Sweeps.BatchSize ? page[^1].Id.ToString("N") : null);
        }
    }
}
