using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data.Entities;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Jobs;

namespace Requests.Features.Areas.Timers;

/// <summary>自检结果: what the last self-check that came to its end found, invariant by invariant, those that hold included.</summary>
public static class ReadSelfCheck
{
    [Acts(Act.WatchSweeps)]
    public sealed record Query : IQuery<Response>;

    /// <param name="At">The last heartbeat; null: it never ran.</param>
    /// <param name="IsLate">No line last night: nobody knows how things stand.</param>
    /// <param name="Checked">Cases looked at.</param>
    public sealed record Response(DateTimeOffset? At, string? Node, bool IsLate, int Checked, int Faults, IReadOnlyList<Line> Invariants);

    public sealed record Line(Invariant Invariant, Text Name, int Faults);

    internal sealed class Handler(RequestsDb db, Heartbeats heartbeats) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var last = await db.Set<Heartbeat>().AsNoTracking().Where(h => h.Job == Sweeps.SelfCheck).OrderByDescending(h => h.At)
                .FirstOrDefaultAsync(cancellationToken);
            var late = (await heartbeats.LateAsync(cancellationToken)).Any(l => l.Sweep == Sweeps.SelfCheck);
            return new Response(last?.At, last?.Node, late, last?.Checked ?? 0, last?.Faults ?? 0,
                [.. Enum.GetValues<Invariant>().Select(i => new Line(i, Text.Of(i), last?.Found.GetValueOrDefault(i.ToString()) ?? 0))]);
        }
    }
}
