using System.Globalization;
using MediatR;
using Microsoft.Extensions.Logging;
using Requests.Features.Areas.Cases;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Jobs;
using Requests.Features.Services.Notices;
using Requests.Features.Services.Pipeline;
using Requests.Statute.Clocks;

namespace Requests.Features.Areas.Timers;

/// <summary>
/// Tells the officer that the other side's period ran out without an answer (CLK-3, CLK-6..9, CLK-11), with the evidence.
/// It only proposes: nothing is done behind anybody's back.
/// </summary>
public static class ProposeLapses
{
    public const string Name = "propose-lapses";

    [Acts(Act.RunSweeps)]
    [Sweep(Name)]
    public sealed record Command(string? After = null) : ICommand<SweepBatch>;

    internal sealed class Handler(RequestsDb db, CaseOpener desk, NoticeSender notices, EventLog events, IOfficeClock clock, ILogger<Handler> log)
        : IRequestHandler<Command, Result<SweepBatch>>
    {
        public async Task<Result<SweepBatch>> Handle(Command command, CancellationToken cancellationToken)
        {
            var today = clock.Today;
            var (cases, next) = await db.Set<Case>().Open().Where(c => c.NextLapseOn < today).PageAsync(command.After, cancellationToken);
            var proposed = new List<string>();
            await notices.LoadToldAsync([.. cases.Select(c => c.Id)], cancellationToken);
            foreach (var waiting in cases)
            {
                if (await desk.TryReadAsync(waiting, log, cancellationToken) is not { } reading) continue;
                foreach (var deadline in reading.Deadlines)
                {
                    // On a provisional day nothing lapses (CNT-6); once the notice is in, the day may lie later.
                    if (deadline.State != DeadlineState.Pending || deadline.Due.On >= today || deadline.Due.Provisional
                        || KindOf(deadline) is not { } kind) continue;
                    if (await notices.TellAsync(Proposal(waiting, kind, deadline), await notices.HandlersAsync(waiting, cancellationToken), cancellationToken))
                        proposed.Add($"{waiting.Number} {deadline.Rule}");
                }
            }
            events.Record(Act.RunSweeps, null, new { Sweep = Name, Checked = cases.Count, Proposed = proposed });
            return new SweepBatch(cases.Count, proposed.Count, 0, next);
        }

        private static NoticeKind? KindOf(Deadline deadline) => (deadline.Owner, deadline.Rule) switch
        {
            (DeadlineOwner.Applicant, ClockRules.Correction) => NoticeKind.CorrectionLapsed,
            (DeadlineOwner.Applicant, ClockRules.Fee) => NoticeKind.FeeLapsed,
            (DeadlineOwner.Applicant, ClockRules.Reasons) => NoticeKind.ReasonsMissing,
            (DeadlineOwner.ThirdParty, _) => NoticeKind.ThirdPartySilent,
            (DeadlineOwner.CoMaker, _) => NoticeKind.CoMakerSilent,
            (DeadlineOwner.OtherAgency, _) => NoticeKind.AgencySilent,
            _ => null,
        };

        // The evidence: from when the period ran, to when, and on which article.
        private static Notice Proposal(Case @case, NoticeKind kind, Deadline deadline) => new(@case.BodyId, @case.Id, kind,
            string.Create(CultureInfo.InvariantCulture, $"lapse/{@case.Id:N}/{deadline.Rule}/{deadline.EntrySequence}/{deadline.Due.On:yyyyMMdd}"),
            @case.Number, Day(deadline.From), Day(deadline.Due.On), deadline.Rule, deadline.Article);

        private static string Day(DateOnly on) => on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
