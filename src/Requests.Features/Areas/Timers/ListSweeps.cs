using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data.Entities;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Jobs;

namespace Requests.Features.Areas.Timers;

/// <summary>Every sweep with its last heartbeat.</summary>
public static class ListSweeps
{
    [Acts(Act.WatchSweeps)]
    public sealed record Query : IQuery<Response>;

    public sealed record Response(IReadOnlyList<Line> Sweeps);

    /// <param name="IsLate">A nightly sweep whose heartbeat is too old.</param>
    public sealed record Line(string Name, bool IsNightly, bool IsLate, DateTimeOffset? LastAt, string? Node, int Checked, int Faults, string? LastLine);

    internal sealed class Handler(RequestsDb db, Heartbeats heartbeats) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var late = (await heartbeats.LateAsync(cancellationToken)).Select(l => l.Sweep).ToHashSet();
            var lines = new List<Line>();
            foreach (var sweep in Sweeps.All)
            {
                var last = await db.Set<Heartbeat>().AsNoTracking().Where(h => h.Job == sweep.Name).OrderByDescending(h => h.At)
                    .FirstOrDefaultAsync(cancellationToken);
                lines.Add(new(sweep.Name, sweep.IsNightly, late.Contains(sweep.Name), last?.At, last?.Node, last?.Checked ?? 0, last?.Faults ?? 0, last?.Line));
            }
            return new Response(lines);
        }
    }
}
