using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Access;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Pipeline;

namespace Requests.Features.Register;

/// <summary>Takes a whole import back while no later act builds on any of its cases: every act leaves an event, so a case without one is as it was taken over.</summary>
public static class UndoImport
{
    [Acts(Act.ImportRegister)]
    public sealed record Command(Guid Id) : ICommand<Response>;

    public sealed record Response(Guid Id, int Cases);

    internal sealed class Handler(RequestsDb db, EventLog events) : IRequestHandler<Command, Result<Response>>
    {
        private const int BatchSize = 500;

        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var ct = cancellationToken;
            if (await db.RegisterImports.SingleOrDefaultAsync(i => i.Id == command.Id, ct) is not { } import) return ImportProblems.NotFound;
            if (import is not { Mode: ImportMode.Commit, State: ImportState.Done }) return ImportProblems.NotUndoable;
            var taken = db.ImportedCases.Where(i => i.ImportId == import.Id).Select(i => i.CaseId);
            if (await db.Events.AnyAsync(e => taken.Contains(e.CaseId!.Value), ct)) return ImportProblems.BuiltUpon;
            var cases = await taken.ToListAsync(ct);
            foreach (var some in cases.Chunk(BatchSize))
            {
                await db.Set<ClockLedgerRow>().Where(x => some.Contains(x.CaseId)).ExecuteDeleteAsync(ct);
                await db.Set<Matter>().Where(x => some.Contains(x.CaseId)).ExecuteDeleteAsync(ct);
                await db.Parties.Where(x => some.Contains(x.CaseId)).ExecuteDeleteAsync(ct);
                await db.ImportedCases.Where(x => some.Contains(x.CaseId)).ExecuteDeleteAsync(ct);
                await db.Cases.Where(x => some.Contains(x.Id)).ExecuteDeleteAsync(ct);
            }
            import.Undo();
            events.Record(Act.ImportRegister, import.BodyId, new { import.Id, Undone = cases.Count });
            return new Response(import.Id, cases.Count);
        }
    }
}
