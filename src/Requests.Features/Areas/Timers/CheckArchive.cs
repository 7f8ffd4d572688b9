using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Archive;
using Requests.Features.Services.Jobs;
using Requests.Features.Services.Notices;

namespace Requests.Features.Areas.Timers;

/// <summary>
/// Verifies the archive a part at a time and tells administrators and supervisors when something is wrong: all chains and
/// heads as rows, every byte of the seals that are new since the last time, and each day another slice of the older ones,
/// so that within <see cref="Slices"/> days every sealed byte was read again. An object that no seal knows only the whole
/// verification finds. Hashing takes long, hence an errand.
/// </summary>
public static class CheckArchive
{
    public const string Name = "verify-archive";

    /// <summary>Days in which the slices come round.</summary>
    public const int Slices = 32;

    private const string CheckedTo = "archive-checked/";
    private const string LastSlice = "archive-slice";

    [Acts(Act.RunSweeps)]
    [Sweep(Name, IsNightly = true, Things = "seals")]
    public sealed record Command(string? After = null) : INonTransactionalCommand<SweepBatch>;

    internal sealed class Handler(ArchiveVerifier verifier, RequestsDb db, NoticeSender notices,
        IOfficeClock clock) : IRequestHandler<Command, Result<SweepBatch>>
    {
        public async Task<Result<SweepBatch>> Handle(Command command, CancellationToken cancellationToken)
        {
            var values = await db.Set<InstallationValue>().Where(v => v.Name.StartsWith(CheckedTo) || v.Name == LastSlice)
                .ToDictionaryAsync(v => v.Name, cancellationToken);
            var slice = NextSlice(values.GetValueOrDefault(LastSlice));
            await verifier.CheckAsync(seal => seal.Sequence > CheckedOf(seal.BodyId) || seal.Sequence % Slices == slice,
                end => end.IsFresh || end.Id.ToByteArray()[^1] % Slices == slice, strangers: slice is not null, cancellationToken);
            var faults = verifier.Findings.Where(f => f.IsFault).ToList();
            await TellAsync(faults, cancellationToken);
            foreach (var body in await db.Set<Body>().AsNoTracking().Select(b => new { b.Id, b.Code }).ToListAsync(cancellationToken))
            {
                // What was found wrong is looked at again the next time, until it is right.
                var firstFault = faults.Where(f => f.BodyCode == body.Code).Min(f => f.Sequence);
                var to = Math.Min(verifier.LastOf.GetValueOrDefault(body.Id), firstFault - 1 ?? int.MaxValue);
                Set(CheckedTo + body.Id.ToString("N"), to.ToString(CultureInfo.InvariantCulture));
            }
            if (slice is { } done) Set(LastSlice, string.Create(CultureInfo.InvariantCulture, $"{clock.Today:yyyy-MM-dd} {done}"));
            await db.SaveChangesAsync(cancellationToken);
            return new SweepBatch(verifier.Seals, 0, faults.Count, Found: faults.GroupBy(f => f.Kind).ToDictionary(g => g.Key.ToString(), g => g.Count()));

            int CheckedOf(Guid bodyId) =>
                values.TryGetValue(CheckedTo + bodyId.ToString("N"), out var value) ? int.Parse(value.Value, CultureInfo.InvariantCulture) : 0;

            void Set(string name, string text)
            {
                if (values.TryGetValue(name, out var value)) value.Set(text, clock.Now);
                else db.Set<InstallationValue>().Add(new InstallationValue(name, text, clock.Now));
            }
        }

        // One slice a day: a node that starts again does not read another.
        private int? NextSlice(InstallationValue? last)
        {
            if (last?.Value.Split(' ') is not [var day, var slice]) return 0;
            if (day == clock.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) return null;
            return (int.Parse(slice, CultureInfo.InvariantCulture) + 1) % Slices;
        }

        private async Task TellAsync(List<ArchiveFinding> faults, CancellationToken ct)
        {
            if (faults.Count == 0) return;
            foreach (var body in await db.Set<Body>().AsNoTracking().Select(b => new { b.Id, b.Code }).ToListAsync(ct))
            {
                // A body hears of its own files and of what belongs to nobody.
                var own = faults.Count(f => f.BodyCode is null || f.BodyCode == body.Code);
                if (own == 0) continue;
                var key = string.Create(CultureInfo.InvariantCulture, $"archive/{body.Id:N}/{clock.Today:yyyyMMdd}");
                await notices.TellAsync(new Notice(body.Id, null, NoticeKind.ArchiveFaults, key, own.ToString(CultureInfo.InvariantCulture)),
                    await notices.HoldersAsync(body.Id, ct, Role.Administrator, Role.Supervisor), ct);
            }
        }
    }
}
