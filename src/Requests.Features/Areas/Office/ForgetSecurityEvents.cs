using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Jobs;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Office;

/// <summary>Forgets security events after their term and sign-ins long over: addresses of people are kept no longer than they serve (PII-11).</summary>
public static class ForgetSecurityEvents
{
    public const string Name = "forget-security-events";

    /// <summary>At least half a year (PII-11); a little more, so that no month is short.</summary>
    private static readonly TimeSpan Term = TimeSpan.FromDays(190);

    [Acts(Act.RunSweeps)]
    [Sweep(Name, IsNightly = true, Things = "events")]
    public sealed record Command(string? After = null) : ICommand<SweepBatch>;

    internal sealed class Handler(RequestsDb db, IOfficeClock clock, EventLog events) : IRequestHandler<Command, Result<SweepBatch>>
    {
        public async Task<Result<SweepBatch>> Handle(Command command, CancellationToken cancellationToken)
        {
            var before = clock.Now - Term;
            var forgotten = await db.Set<SecurityEvent>().Where(e => e.At < before).ExecuteDeleteAsync(cancellationToken)
                + await db.Set<UserSession>().Where(s => s.ExpiresAt < before).ExecuteDeleteAsync(cancellationToken);
            events.Record(Act.RunSweeps, null, new { Sweep = Name, Forgotten = forgotten });
            return new SweepBatch(forgotten, forgotten, 0, null);
        }
    }
}
