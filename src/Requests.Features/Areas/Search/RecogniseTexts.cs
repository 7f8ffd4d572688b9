using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Files;
using Requests.Features.Services.Jobs;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Search;

/// <summary>
/// Reads the text of scans that came in or were made of late, a file a batch, before the transaction that keeps it and marks the case for
/// the index. Redacted copies are among them, so that the privacy checks see what a reader of the picture sees.
/// </summary>
public static class RecogniseTexts
{
    public const string Name = "recognise-texts";
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(30);

    [Acts(Act.RunSweeps)]
    [Sweep(Name, Things = "files")]
    public sealed record Command(string? After = null) : ICommand<SweepBatch>;

    /// <summary>What was read before the transaction. One a scope.</summary>
    public sealed class InHand
    {
        internal (Guid BodyId, Guid CaseId, string Sha256, IReadOnlyList<string> Pages)? Read { get; set; }
    }

    internal sealed class Preparation(RequestsDb db, ScannedText scans, InHand hand, IOfficeClock clock) : IPrepare<Command>
    {
        public async Task PrepareAsync(Command request, CancellationToken ct)
        {
            hand.Read = null;
            if (!scans.IsAvailable) return;
            var since = clock.Now - LookBack;
            var next = await db.Set<Attachment>().AsNoTracking()
                .Where(a => a.At > since && (a.MediaType.StartsWith("image/") || a.MediaType == "application/pdf")
                    && !db.Set<RecognisedText>().Any(t => t.BodyId == a.BodyId && t.Sha256 == a.Sha256))
                .OrderByDescending(a => a.At).Select(a => new { a.BodyId, a.CaseId, a.Sha256, a.MediaType }).FirstOrDefaultAsync(ct);
            if (next is null) return;
            IReadOnlyList<string> pages;
            try
            {
                pages = await scans.ReadAsync(next.Sha256, next.MediaType, ct);
            }
            catch (FileNotFoundException)
            {
                // Erased with its case.
                pages = [];
            }
            hand.Read = (next.BodyId, next.CaseId, next.Sha256, pages);
        }
    }

    internal sealed class Handler(RequestsDb db, ScannedText scans, InHand hand, EventLog events, IOfficeClock clock)
        : IRequestHandler<Command, Result<SweepBatch>>
    {
        public async Task<Result<SweepBatch>> Handle(Command command, CancellationToken cancellationToken)
        {
            var read = hand.Read;
            if (read is { } one && await scans.KnownAsync(one.BodyId, one.Sha256, cancellationToken) is null)
            {
                db.Set<RecognisedText>().Add(scans.Kept(one.BodyId, one.Sha256, one.Pages, clock.Now));
                var cases = await db.Set<Attachment>().Where(a => a.BodyId == one.BodyId && a.Sha256 == one.Sha256).Select(a => a.CaseId)
                    .Distinct().ToListAsync(cancellationToken);
                db.Set<SearchMark>().AddRange(cases.Select(c => new SearchMark(c)));
            }
            events.Record(Act.RunSweeps, null, new { Sweep = Name, Read = read is null ? 0 : 1 });
            var (looked, found) = (read is null ? 0 : 1, read?.Pages.Any(p => p.Length > 0) is true ? 1 : 0);
            return new SweepBatch(looked, found, 0, read is null ? null : "more");
        }
    }
}
