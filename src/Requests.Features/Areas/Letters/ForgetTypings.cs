using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Jobs;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Letters;

/// <summary>清理随写随存: what was typed at a draft and saved as no version is forgotten once its writer has not come back for a quarter. It names people, and no letter needs it.</summary>
public static class ForgetTypings
{
    public const string Name = "forget-typings";

    /// <summary>Longer than any reply takes with its extension.</summary>
    public const int Days = 90;

    [Acts(Act.RunSweeps)]
    [Sweep(Name, IsNightly = true, Things = "typings")]
    public sealed record Command(string? After = null) : ICommand<SweepBatch>;

    internal sealed class Handler(RequestsDb db, EventLog events, IOfficeClock clock) : IRequestHandler<Command, Result<SweepBatch>>
    {
        public async Task<Result<SweepBatch>> Handle(Command command, CancellationToken cancellationToken)
        {
            var before = clock.Now.AddDays(-Days);
            var forgotten = await db.Set<DraftTyping>().Where(t => t.SeenAt < before).ExecuteDeleteAsync(cancellationToken);
            events.Record(Act.RunSweeps, null, new { Sweep = Name, Forgotten = forgotten });
            return new SweepBatch(forgotten, forgotten, 0);
        }
    }
}
