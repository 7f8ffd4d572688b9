using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data.Entities;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Jobs;
using Requests.Features.Services.Notices;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Timers;

/// <summary>Warns the administrators, once a day, of a nightly sweep that has not come to its end for <see cref="Sweeps.HeartbeatPatience"/>.</summary>
public static class WatchHeartbeats
{
    public const string Name = "watch-heartbeats";

    [Acts(Act.RunSweeps)]
    [Sweep(Name, Things = "sweeps")]
    public sealed record Command(string? After = null) : ICommand<SweepBatch>;

    internal sealed class Handler(RequestsDb db, Heartbeats heartbeats, NoticeSender notices, EventLog events, IOfficeClock clock)
        : IRequestHandler<Command, Result<SweepBatch>>
    {
        public async Task<Result<SweepBatch>> Handle(Command command, CancellationToken cancellationToken)
        {
            var late = await heartbeats.LateAsync(cancellationToken);
            var told = 0;
            foreach (var body in late.Count == 0 ? [] : await db.Set<Body>().AsNoTracking().Select(b => b.Id).ToListAsync(cancellationToken))
            {
                foreach (var (sweep, since) in late)
                {
                    var key = string.Create(CultureInfo.InvariantCulture, $"heartbeat/{sweep}/{clock.Today:yyyyMMdd}");
                    var notice = new Notice(body, null, NoticeKind.SweepMissing, key, sweep, since.UtcDateTime.ToString("u", CultureInfo.InvariantCulture));
                    if (await notices.TellAsync(notice, await notices.HoldersAsync(body, cancellationToken, Role.Administrator), cancellationToken)) told++;
                }
            }
            events.Record(Act.RunSweeps, null, new { Sweep = Name, Late = late.Select(l => l.Sweep) });
            return new SweepBatch(Sweeps.All.Count(s => s.IsNightly), told, late.Count);
        }
    }
}
