using System.Globalization;
using MediatR;
using Microsoft.Extensions.Logging;
using Requests.Features.Areas.Cases;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Calendars;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Jobs;
using Requests.Features.Services.Notices;
using Requests.Features.Services.Pipeline;
using Requests.Statute.Clocks;

namespace Requests.Features.Areas.Timers;

/// <summary>Reminds applicants once, some working days before their own period for a correction, a fee or reasons runs out, what then follows.</summary>
public static class RemindApplicants
{
    public const string Name = "remind-applicants";

    [Acts(Act.RunSweeps)]
    [Sweep(Name)]
    public sealed record Command(string? After = null) : ICommand<SweepBatch>;

    internal sealed class Handler(RequestsDb db, CaseOpener desk, WorkCalendars calendars, Messages messages, EventLog events, IOfficeClock clock,
        ILogger<Handler> log) : IRequestHandler<Command, Result<SweepBatch>>
    {
        // Beyond the longest reminder and any holiday between.
        private const int Horizon = 120;

        private static readonly Text Subject = Text.Of("RemindApplicants.subject");

        public async Task<Result<SweepBatch>> Handle(Command command, CancellationToken cancellationToken)
        {
            var (today, last) = (clock.Today, clock.Today.AddDays(Horizon));
            var (cases, next) = await db.Set<Case>().Open().Where(c => c.NextLapseOn >= today && c.NextLapseOn <= last)
                .PageAsync(command.After, cancellationToken);
            var told = new List<string>();
            foreach (var waiting in cases)
            {
                if (await desk.TryReadAsync(waiting, log, cancellationToken) is not { } reading) continue;
                var settings = await desk.SettingsAsync(waiting.BodyId, cancellationToken);
                var calendar = await calendars.ForAsync(waiting.BodyId, cancellationToken);
                foreach (var own in reading.Deadlines.Where(d => d is { Owner: DeadlineOwner.Applicant, State: DeadlineState.Pending } && d.Due.On >= today))
                {
                    if (WordsOf(own.Rule) is not { } words || calendar.CountWorkdays(today, own.Due.On) > settings.ApplicantReminderDays) continue;
                    var key = string.Create(CultureInfo.InvariantCulture, $"lapse-near/{waiting.Id:N}/{own.Rule}/{own.EntrySequence}/{own.Due.On:yyyyMMdd}");
                    if (await messages.TellAsync(waiting, key, Subject, words.With(waiting.Number, NoticeKinds.DayText(own.Due.On, own.Due.Provisional)), "/status",
                        cancellationToken)) told.Add(waiting.Number);
                }
            }
            events.Record(Act.RunSweeps, null, new { Sweep = Name, Checked = cases.Count, Told = told });
            return new SweepBatch(cases.Count, told.Count, 0, next);
        }

        private static Text? WordsOf(string rule) => rule switch
        {
            ClockRules.Correction => Text.Of("RemindApplicants.correction"),
            ClockRules.Fee => Text.Of("RemindApplicants.fee"),
            ClockRules.Reasons => Text.Of("RemindApplicants.reasons"),
            _ => null,
        };
    }
}
