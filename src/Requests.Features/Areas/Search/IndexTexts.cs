using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Jobs;
using Requests.Features.Services.Privacy;
using Requests.Features.Services.Search;

namespace Requests.Features.Areas.Search;

/// <summary>
/// Brings the index up to date with the cases marked since. Files are read before the transaction, which then replaces the
/// entries and takes the marks away together; a mark made meanwhile stays for the next turn.
/// </summary>
public static class IndexTexts
{
    public const string Name = "index-texts";

    [Acts(Act.RunSweeps)]
    [Sweep(Name)]
    public sealed record Command(string? After = null) : INonTransactionalCommand<SweepBatch>;

    internal sealed class Handler(RequestsDb db, CaseTexts texts, SearchKeys keys, ISearchIndex index, PersonalVault vault, ILogger<Handler> log)
        : IRequestHandler<Command, Result<SweepBatch>>
    {
        public async Task<Result<SweepBatch>> Handle(Command command, CancellationToken cancellationToken)
        {
            var after = long.Parse(command.After ?? "0", CultureInfo.InvariantCulture);
            var marks = await db.Set<SearchMark>().AsNoTracking().Where(m => m.Id > after).OrderBy(m => m.Id).Take(Sweeps.BatchSize)
                .ToListAsync(cancellationToken);
            var stale = new List<StaleCase>();
            var failed = new HashSet<Guid>();
            foreach (var caseId in marks.Select(m => m.CaseId).Distinct())
            {
                try
                {
                    stale.Add(await texts.CompareAsync(caseId, cancellationToken));
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    // Its mark stays, and the others are found meanwhile.
                    log.LogError(e, "Case {Case} could not be indexed", caseId);
                    failed.Add(caseId);
                }
            }
            var done = marks.Where(m => !failed.Contains(m.CaseId)).Select(m => m.Id).ToList();
            await db.Database.CreateExecutionStrategy().ExecuteAsync(() => WriteAsync(stale, done, cancellationToken));
            return new SweepBatch(stale.Count, stale.Sum(s => s.Texts.Count), failed.Count,
                marks.Count == Sweeps.BatchSize ? marks[^1].Id.ToString(CultureInfo.InvariantCulture) : null);
        }

        private byte[] Sealed(Guid caseId, SearchSource source, int no, string text) =>
            string.IsNullOrWhiteSpace(text) ? [] : vault.SealBytes(SearchEntry.TextPlace(caseId, source, no), text.Trim());

        private async Task WriteAsync(List<StaleCase> stale, List<long> marks, CancellationToken ct)
        {
            db.ClearTracking();
            await using var transaction = await db.BeginAsync(ct);
            var outdated = stale.SelectMany(s => s.Outdated).ToList();
            if (outdated.Count > 0)
            {
                await index.RemoveAsync(outdated, ct);
                await db.Set<SearchEntry>().Where(e => outdated.Contains(e.Id)).ExecuteDeleteAsync(ct);
            }
            var added = stale.SelectMany(s => s.Texts.Select(t => (Text: t,
                Entry: new SearchEntry(s.BodyId, s.CaseId, t.Source, t.No, t.Fingerprint, Sealed(s.CaseId, t.Source, t.No, t.Text))))).ToList();
            db.AddRange(added.Select(a => a.Entry));
            await db.SaveChangesAsync(ct);
            foreach (var (text, entry) in added)
            {
                long[] terms = [.. keys.Of(text.Source, [FoldedText.Of(text.Text)]), .. keys.OfBands(text.Bands)];
                if (terms.Length > 0) await index.PutAsync(entry.Id, terms, ct);
            }
            await db.Set<SearchMark>().Where(m => marks.Contains(m.Id)).ExecuteDeleteAsync(ct);
            await transaction.CommitAsync(ct);
        }
    }
}
