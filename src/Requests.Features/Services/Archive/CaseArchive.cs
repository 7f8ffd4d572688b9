using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Services.Archive;

/// <summary>Seals the whole file of a case as it stands.</summary>
internal sealed class CaseArchive(RequestsDb db, SealWriter writer, CaseFiles caseFiles, CaseDescription description, EventLog events) : IArchive
{
    public async Task SealAsync(Case @case, string reason, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("A case is sealed inside a transaction only.");
        await events.AppendAsync(ct);
        await db.SaveChangesAsync(ct);
        var place = await writer.NextAsync(@case.BodyId, ct);
        var saved = await db.Set<Case>().AsNoTracking().AsSplitQuery().Include(c => c.Ledger).Include(c => c.Parties).Include(c => c.Matters)
            .SingleAsync(c => c.Id == @case.Id, ct);
        var body = (await db.Set<Body>().FindAsync([@case.BodyId], ct))!;
        var term = FileCodes.TermOf(body.Settings, await db.Set<Dispute>().AnyAsync(d => d.CaseId == saved.Id, ct));
        var code = FileCodes.Of(saved, body.Settings, term);
        var package = await caseFiles.GatherAsync(saved, ct);
        var described = await description.OfAsync(saved, body, code, term, place.At, package, ct);
        await writer.WriteAsync(place, body, saved, code, reason, [.. package, .. described], ct);
    }
}
