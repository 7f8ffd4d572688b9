using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Access;
using Requests.Features.Archive;
using Requests.Features.Data;
using Requests.Features.Notices;
using Requests.Features.Pipeline;

namespace Requests.Features.Timers;

/// <summary>Verifies every byte of the archive at night and tells administrators and supervisors when something is wrong. Reading it all takes long, hence an errand.</summary>
public static class CheckArchive
{
    public const string Name = "verify-archive";

    [Acts(Act.RunSweeps)]
    [Sweep(Name, IsNightly = true, Things = "objects")]
    public sealed record Command(string? After = null) : IErrand<SweepBatch>;

    internal sealed class Handler(ArchiveVerifier verifier, RequestsDb db, NoticeDesk notices, IOfficeClock clock) : IRequestHandler<Command, Result<SweepBatch>>
    {
        public async Task<Result<SweepBatch>> Handle(Command command, CancellationToken cancellationToken)
        {
            await verifier.RunAsync(null, null, cancellationToken);
            var faults = verifier.Findings.Where(f => f.IsFault).ToList();
            if (faults.Count > 0)
            {
                foreach (var body in await db.Bodies.AsNoTracking().Select(b => new { b.Id, b.Code }).ToListAsync(cancellationToken))
                {
                    // A body hears of its own files and of what belongs to nobody.
                    var own = faults.Count(f => f.BodyCode is null || f.BodyCode == body.Code);
                    if (own == 0) continue;
                    var key = string.Create(CultureInfo.InvariantCulture, $"archive/{body.Id:N}/{clock.Today:yyyyMMdd}");
                    await notices.TellAsync(new Notice(body.Id, null, NoticeKind.ArchiveFaults, key, own.ToString(CultureInfo.InvariantCulture)),
                        await notices.HoldersAsync(body.Id, cancellationToken, Role.Administrator, Role.Supervisor), cancellationToken);
                }
                await db.SaveChangesAsync(cancellationToken);
            }
            return new SweepBatch(verifier.Objects, 0, faults.Count);
        }
    }
}
