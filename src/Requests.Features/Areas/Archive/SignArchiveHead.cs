using System.Text;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Archive;
using Requests.Features.Services.Content;
using Requests.Features.Services.Jobs;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Archive;

/// <summary>Signs the ends of all chains, once a day among all nodes. A day on which no node ran has no head; the next one covers it.</summary>
public static class SignArchiveHead
{
    public const string Name = "sign-archive-head";

    [Acts(Act.RunSweeps)]
    [Sweep(Name, IsNightly = true, Things = "chains")]
    public sealed record Command(string? After = null) : ICommand<SweepBatch>;

    internal sealed class Handler(RequestsDb db, ArchiveSigner signer, AfterCommit afterCommit, EventLog events, IOfficeClock clock)
        : IRequestHandler<Command, Result<SweepBatch>>
    {
        private const int EndsAtOnce = 500;

        public async Task<Result<SweepBatch>> Handle(Command command, CancellationToken cancellationToken)
        {
            var last = await db.Set<ArchiveHead>().AsNoTracking().OrderByDescending(h => h.Number).FirstOrDefaultAsync(cancellationToken);
            var today = clock.Today;
            if (last is not null && last.On >= today)
            {
                // A process that died after its commit left no copy. A head of a day to come means that the clock was set back.
                afterCommit.Do(() => signer.KeepCopy(last));
                var setBack = last.On > today;
                events.Record(Act.RunSweeps, null, new { sweep = Name, last.Number, signed = false, setBack });
                return new SweepBatch(0, 0, setBack ? 1 : 0);
            }
            var ends = await EndsAsync(cancellationToken);
            var number = (last?.Number ?? 0) + 1;
            var (count, records) = await RecordEndsAsync(cancellationToken);
            signer.KeepEnds(number, records);
            var text = new HeadText(number, today, clock.InOffice(clock.Now), last?.Hash ?? "", signer.KeyId, ends)
            {
                Format = HeadText.NewestFormat,
                Suite = signer.Suite,
                EndCount = count,
                EndsHash = Hashes.Of(records),
            };
            var whole = text.Signed(signer.Sign(text.Unsigned()));
            var head = new ArchiveHead(text.Number, today, whole, Hashes.Of(Encoding.UTF8.GetBytes(whole)), clock.Now);
            db.Add(head);
            afterCommit.Do(() => signer.KeepCopy(head));
            events.Record(Act.RunSweeps, null, new { sweep = Name, head.Number, signed = true, head.Hash });
            return new SweepBatch(ends.Count, 1, 0);
        }

        // Marked as signed before they are read: whoever counts a row meanwhile waits, and marks the end anew.
        private async Task<(int Count, byte[] List)> RecordEndsAsync(CancellationToken ct)
        {
            var ids = await db.Set<ProofEnd>().Where(e => e.IsFresh).Select(e => e.Id).ToListAsync(ct);
            var ends = new List<(Guid, int, byte[])>();
            foreach (var some in ids.Chunk(EndsAtOnce))
            {
                await db.Set<ProofEnd>().Where(e => some.Contains(e.Id)).ExecuteUpdateAsync(set => set.SetProperty(e => e.IsFresh, false), ct);
                ends.AddRange((await db.Set<ProofEnd>().AsNoTracking().Where(e => some.Contains(e.Id)).Select(e
                    => new { e.Id, e.Revision, e.State }).ToListAsync(ct))
                    .Select(e => (e.Id, e.Revision, e.State)));
            }
            return (ends.Count, SignedEnd.Write(ends));
        }

        private async Task<IReadOnlyList<ChainEnd>> EndsAsync(CancellationToken ct)
        {
            var ends = from seal in db.Set<ArchiveSeal>().IgnoreQueryFilters()
                       where !db.Set<ArchiveSeal>().IgnoreQueryFilters().Any(later => later.BodyId == seal.BodyId && later.Sequence > seal.Sequence)
                       join body in db.Set<Body>() on seal.BodyId equals body.Id
                       select new { body.Code, seal.Sequence, seal.ManifestHash };
            return [.. (await ends.ToListAsync(ct)).Select(e => new ChainEnd(e.Code, e.Sequence, e.ManifestHash))
                .OrderBy(e => e.BodyCode, StringComparer.Ordinal)];
        }
    }
}
