using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Jobs;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Portal;

/// <summary>Forgets drafts whose time is over: what nobody sent is nobody's business (PII-2).</summary>
public static class ForgetDrafts
{
    public const string Name = "forget-drafts";

    [Acts(Act.RunSweeps)]
    [Sweep(Name, Things = "drafts")]
    public sealed record Command(string? After = null) : ICommand<SweepBatch>;

    internal sealed class Handler(RequestsDb db, EventLog events, IOfficeClock clock) : IRequestHandler<Command, Result<SweepBatch>>
    {
        public async Task<Result<SweepBatch>> Handle(Command command, CancellationToken cancellationToken)
        {
            var over = await db.Set<RequestDraft>().Where(d => d.ExpiresOn < clock.Today).OrderBy(d => d.ExpiresOn).ThenBy(d => d.Id)
                .Take(Sweeps.BatchSize).ToListAsync(cancellationToken);
            db.RemoveRange(over);
            events.Record(Act.RunSweeps, null, new { Sweep = Name, Forgotten = over.Count });
            return new SweepBatch(over.Count, over.Count, 0, over.Count == Sweeps.BatchSize ? "more" : null);
        }
    }
}
