using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Data.Proofs;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Register;

namespace Requests.Features.Areas.Register;

/// <summary>
/// Takes a whole import back while no later act builds on any of its cases: every act leaves an event, so a case with none
/// but its first is as it was taken over. The event of the undoing keeps the file's hash and the count.
/// </summary>
public static class UndoImport
{
    [Acts(Act.ImportRegister)]
    public sealed record Command(Guid Id) : ICommand<Response>;

    public sealed record Response(Guid Id, int Cases);

    internal sealed class Handler(RequestsDb db, EventLog events) : IRequestHandler<Command, Result<Response>>
    {
        private const int CasesAStep = 500;

        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var ct = cancellationToken;
            if (await db.Set<RegisterImport>().SingleOrDefaultAsync(i => i.Id == command.Id, ct) is not { } import) return ImportProblems.NotFound;
            if (import is not { Mode: ImportMode.Commit, State: ImportState.Done }) return ImportProblems.NotUndoable;
            var taken = db.Set<ImportedCase>().Where(i => i.ImportId == import.Id).Select(i => i.CaseId);
            if (await db.Set<OfficeEvent>().AnyAsync(e => e.Sequence > 1 && taken.Contains(e.CaseId!.Value), ct)) return ImportProblems.BuiltUpon;

            var cases = await taken.ToListAsync(ct);
            // In steps: one statement for all would lock whole tables of a server, or not end in its time.
            foreach (var some in cases.Chunk(CasesAStep)) await RemoveAsync(some, ct);
            await db.Set<ImportedCase>().Where(x => x.ImportId == import.Id).ExecuteDeleteAsync(ct);
            foreach (var some in cases.Chunk(CasesAStep)) await db.Set<Case>().Where(x => some.Contains(x.Id)).ExecuteDeleteAsync(ct);
            if (db.Keys is { } keys) await new StreamBook(db, keys).RecountAsync(cases, ct);
            import.Undo();
            events.Record(Act.ImportRegister, import.BodyId, new { import.Id, import.Sha256, Undone = cases.Count });
            return new Response(import.Id, cases.Count);
        }

        private async Task RemoveAsync(Guid[] cases, CancellationToken ct)
        {
            var letters = db.Set<Document>().Where(d => cases.Contains(d.CaseId)).Select(d => d.Id);
            await db.Set<ServiceRecord>().Where(x => letters.Contains(x.DocumentId)).ExecuteDeleteAsync(ct);
            await db.Set<Document>().Where(x => cases.Contains(x.CaseId)).ExecuteDeleteAsync(ct);
            await db.Set<Dispute>().Where(x => cases.Contains(x.CaseId)).ExecuteDeleteAsync(ct);
            await db.Set<ClockLedgerRow>().Where(x => cases.Contains(x.CaseId)).ExecuteDeleteAsync(ct);
            await db.Set<Matter>().Where(x => cases.Contains(x.CaseId)).ExecuteDeleteAsync(ct);
            await db.Set<Party>().Where(x => cases.Contains(x.CaseId)).ExecuteDeleteAsync(ct);
            await db.Set<OfficeEvent>().Where(x => cases.Contains(x.CaseId!.Value)).ExecuteDeleteAsync(ct);
            // What the sweeps told about an open one goes with it.
            await db.Set<Escalation>().Where(x => cases.Contains(x.CaseId)).ExecuteDeleteAsync(ct);
            await db.Set<ReminderSent>().Where(x => cases.Contains(x.CaseId)).ExecuteDeleteAsync(ct);
            await db.Set<InboxNotice>().Where(x => cases.Contains(x.CaseId!.Value)).ExecuteDeleteAsync(ct);
            await db.Set<SearchMark>().Where(x => cases.Contains(x.CaseId)).ExecuteDeleteAsync(ct);
        }
    }
}
