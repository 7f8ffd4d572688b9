using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Archive;
using Requests.Features.Services.Jobs;

namespace Requests.Features.Areas.Timers;

/// <summary>凭证核验结果: when archive, heads and sealed records were last held against each other, and what did not fit. What exactly, the archive's own verification names.</summary>
public static class ReadProofCheck
{
    [Acts(Act.WatchSweeps)]
    public sealed record Query : IQuery<Response>;

    /// <param name="At">When the last check came to its end; null: none ever did.</param>
    /// <param name="IsLate">None last night: nobody knows how things stand.</param>
    /// <param name="Seals">Seals whose files were read again.</param>
    /// <param name="Found">Only what was found.</param>
    public sealed record Response(DateTimeOffset? At, string? Node, bool IsLate, int Seals, int Faults, IReadOnlyList<Line> Found);

    public sealed record Line(FindingKind Kind, Text Name, int Faults);

    internal sealed class Handler(RequestsDb db, Heartbeats heartbeats) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var last = await db.Set<Heartbeat>().AsNoTracking().Where(h => h.Job == CheckArchive.Name).OrderByDescending(h => h.At)
                .FirstOrDefaultAsync(cancellationToken);
            var late = (await heartbeats.LateAsync(cancellationToken)).Any(l => l.Sweep == CheckArchive.Name);
            return new Response(last?.At, last?.Node, late, last?.Checked ?? 0, last?.Faults ?? 0,
                [.. (last?.Found ?? new Dictionary<string, int>()).Where(f => Enum.TryParse<FindingKind>(f.Key, out _))
                    .Select(f => (Kind: Enum.Parse<FindingKind>(f.Key), f.Value)).OrderBy(f => f.Kind).Select(f => new Line(f.Kind, Text.Of(f.Kind), f.Value))]);
        }
    }
}
