using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Jobs;
using Requests.Features.Services.Search;

namespace Requests.Features.Areas.Search;

/// <summary>Marks every case that the index does not know: those of before it existed, and all of them after a rebuild was asked for. Entries of cases that are gone go too.</summary>
public static class CheckIndex
{
    public const string Name = "check-index";
    private const int BatchSize = 2000;

    [Acts(Act.RunSweeps)]
    [Sweep(Name, IsNightly = true)]
    public sealed record Command(string? After = null) : INonTransactionalCommand<SweepBatch>;

    internal sealed class Handler(RequestsDb db, ISearchIndex index) : IRequestHandler<Command, Result<SweepBatch>>
    {
        public async Task<Result<SweepBatch>> Handle(Command command, CancellationToken cancellationToken)
        {
            var ct = cancellationToken;
            if (command.After is null) await ForgetGoneAsync(ct);
            // By id, since two bodies may have the same number.
            var last = Guid.TryParse(command.After, out var after) ? after : Guid.Empty;
            var page = await db.Set<Case>().Where(c => c.Id.CompareTo(last) > 0).OrderBy(c => c.Id)
                .Take(BatchSize)
                .Select(c => new
                {
                    c.Id,
                    Known = db.Set<SearchEntry>().Any(e => e.CaseId == c.Id && e.Source == SearchSource.Request) || db.Set<SearchMark>()
                        .Any(m => m.CaseId == c.Id),
                }).ToListAsync(ct);
            var unknown = page.Where(c => !c.Known).ToList();
            db.AddRange(unknown.Select(c => new SearchMark(c.Id)));
            await db.SaveChangesAsync(ct);
            return new SweepBatch(page.Count, unknown.Count, 0, page.Count == BatchSize ? page[^1].Id.ToString("N") : null);
        }

        private async Task ForgetGoneAsync(CancellationToken ct)
        {
            var gone = await db.Set<SearchEntry>().Where(e => !db.Set<Case>().Any(c => c.Id == e.CaseId)).Select(e => e.Id).ToListAsync(ct);
            foreach (var some in gone.Chunk(BatchSize))
            {
                await index.RemoveAsync(some, ct);
                await db.Set<SearchEntry>().Where(e => some.Contains(e.Id)).ExecuteDeleteAsync(ct);
            }
        }
    }
}
