using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Requests.Features.Data.Entities;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Jobs;
using Requests.Features.Services.Notices;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Timers;

/// <summary>
/// 夜间自检: what must always hold is looked at again. Cases handed to the archive are left to the archive's own check, which
/// covers their events.
/// </summary>
public static class SelfCheck
{
    public const string Name = Sweeps.SelfCheck;

    private const int FaultsNamed = 10;

    [Acts(Act.RunSweeps)]
    [Sweep(Name, IsNightly = true)]
    public sealed record Command(string? After = null) : ICommand<SweepBatch>;

    internal sealed class Handler(RequestsDb db, CaseOpener desk, OfficeCheck office, NoticeSender notices, EventLog events, IOfficeClock clock,
        ILogger<Handler> log) : IRequestHandler<Command, Result<SweepBatch>>
    {
        public async Task<Result<SweepBatch>> Handle(Command command, CancellationToken cancellationToken)
        {
            var (cases, next) = await db.Set<Case>().Where(c => c.State != CaseState.Archived && c.State != CaseState.Destroyed)
                .PageAsync(command.After, cancellationToken);
            var ids = cases.Select(c => c.Id).ToList();
            var histories = (await db.Set<OfficeEvent>().AsNoTracking().Where(e => e.CaseId != null && ids.Contains(e.CaseId.Value))
                .ToListAsync(cancellationToken))
                .ToLookup(e => e.CaseId!.Value);
            var faults = new List<Fault>();
            foreach (var @case in cases)
            {
                var reading = await desk.TryReadAsync(@case, log, cancellationToken);
                faults.AddRange(CaseCheck.Of(@case, reading, histories[@case.Id]).Select(f => new Fault(@case.BodyId, @case.Number, f.Invariant, f.What)));
            }
            if (command.After is null) faults.AddRange(await office.FaultsAsync(cancellationToken));

            foreach (var fault in faults) log.LogError("Self-check: {Subject}: {Fault}", fault.Subject, fault.What);
            await TellAsync(command, faults, cancellationToken);
            events.Record(Act.RunSweeps, null, new { Sweep = Name, Checked = cases.Count, Faults = faults.Count });
            return new SweepBatch(cases.Count, 0, faults.Count, next,
                faults.GroupBy(f => f.Invariant).ToDictionary(g => g.Key.ToString(), g => g.Count()));
        }

        private async Task TellAsync(Command command, List<Fault> faults, CancellationToken ct)
        {
            foreach (var body in faults.GroupBy(f => f.BodyId))
            {
                var key = string.Create(CultureInfo.InvariantCulture, $"self-check/{body.Key:N}/{clock.Today:yyyyMMdd}/{command.After}");
                var named = string.Join("; ", body.Take(FaultsNamed).Select(f => $"{f.Subject} {f.What}"));
                await notices.TellAsync(new Notice(body.Key, null, NoticeKind.SelfCheckFaults, key, body.Count().ToString(CultureInfo.InvariantCulture), named),
                    await notices.HoldersAsync(body.Key, ct, Role.Administrator), ct);
            }
        }
    }
}
