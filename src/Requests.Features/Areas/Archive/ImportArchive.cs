using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Archive;
using Requests.Features.Services.Content;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Archive;

/// <summary>
/// Takes an export into this archive: the same objects, the same seals, the same places in the chain. Nothing counts
/// before all of it was hashed and kept. What is here already is passed over, so an import that was stopped can be sent again.
/// </summary>
public static class ImportArchive
{
    /// <param name="Path">The zip, on this machine.</param>
    /// <param name="TrustedKey">SHA-256 of a public key that is trusted besides those that sign here.</param>
    /// <param name="TakeUnsigned">Take an export of a program before 1.1, which says nothing of who wrote it.</param>
    [Acts(Act.ImportArchive)]
    public sealed record Command(string Path, string? TrustedKey = null, bool TakeUnsigned = false) : ICommand<Response>;

    /// <param name="Known">Seals that were here already.</param>
    /// <param name="SignedBy">SHA-256 of the public key that was trusted; null for an unsigned export.</param>
    /// <param name="Proved">Seals of the export that lead to a signed head.</param>
    public sealed record Response(int Cases, int Seals, int Known, int Objects, string? SignedBy = null, int Proved = 0);

    internal sealed class Handler(RequestsDb db, SealIntents intents, AfterCommit afterCommit, Numbers numbers, EventLog events, ArchiveSigner signer,
        ICaller caller, IOfficeClock clock,
        [FromKeyedServices(ContentStores.Archive)] IContentStore store) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            try
            {
                await using var export = await ExportFile.OpenAsync(command.Path, cancellationToken);
                if (export.SignedBy is null && !command.TakeUnsigned) return ArchiveProblems.UnsignedExport;
                if (export.SignedBy is { } key && !signer.IsTrusted(key) && !string.Equals(key, command.TrustedKey, StringComparison.OrdinalIgnoreCase))
                    return ArchiveProblems.StrangeKey.With(key);
                return await TakeInAsync(export, cancellationToken);
            }
            catch (NewerExportException newer)
            {
                return ArchiveProblems.NewerExport.With(ProgramVersion.Current, newer.Message);
            }
            catch (InvalidDataException fault)
            {
                return ArchiveProblems.NotAnExport.With(fault.Message);
            }
        }

        private async Task<Result<Response>> TakeInAsync(ExportFile export, CancellationToken ct)
        {
            var fresh = new List<ArchiveSeal>();
            foreach (var body in export.Seals.GroupBy(s => s.Bag.Info.BodyCode))
            {
                var bodyId = await BodyAsync(body.Key, body.First().Bag.Info.Organization, ct);
                await numbers.HoldAsync(bodyId, SealWriter.Series, SealWriter.SeriesYear, ct);
                var here = await db.Set<ArchiveSeal>().IgnoreQueryFilters().Where(s => s.BodyId == bodyId)
                    .ToDictionaryAsync(s => s.Sequence, s => s.ManifestHash, ct);
                var import = Guid.CreateVersion7();
                var mine = new List<ArchiveSeal>();
                foreach (var cases in body.GroupBy(s => s.Bag.Info.CaseNumber))
                {
                    var caseId = await CaseAsync(bodyId, cases.Key, ct);
                    foreach (var (hash, bag) in cases)
                    {
                        var info = bag.Info;
                        if (!here.TryGetValue(info.Sequence, out var known))
                            mine.Add(ArchiveSeal.Imported(import, bodyId, caseId, info.Sequence, info.CaseNumber, info.Reason, hash,
                                info.PreviousHash, info.At));
                        else if (known != hash) return ArchiveProblems.OtherSeal.With(body.Key, info.Sequence);
                    }
                }
                if (mine.Count == 0) continue;
                db.Set<ArchiveImport>().Add(new ArchiveImport(import, bodyId, export.ListHash, [.. mine.Select(s => s.Sequence)], caller.Name, clock.Now));
                db.Set<ArchiveSeal>().AddRange(mine);
                fresh.AddRange(mine);
                await numbers.RaiseAsync(bodyId, SealWriter.Series, SealWriter.SeriesYear, mine.Max(s => s.Sequence), ct);
            }
            var intent = intents.Announce("import", [.. export.Contents.Keys]);
            foreach (var hash in export.Contents.Keys.Order(StringComparer.Ordinal))
            {
                await using var content = await export.OpenContentAsync(hash, ct);
                await store.PutAsync(content, new StoredContent(hash, export.Contents[hash]), ct);
            }
            afterCommit.Do(() => intents.Remove(intent));
            var answer = new Response(export.Seals.Select(s => s.Bag.Info.CaseNumber).Distinct()
                .Count(), fresh.Count, export.Seals.Count - fresh.Count, export.Contents.Count, export.SignedBy,
                export.Seals.Count(s => export.Path.Proved.ContainsKey((s.Bag.Info.BodyCode, s.Bag.Info.Sequence))));
            events.Record(Act.ImportArchive, null, new { answer.Cases, answer.Seals, answer.Known, answer.Objects, answer.Proved, export.ListHash, export.SignedBy });
            return answer;
        }

        private async Task<Guid> BodyAsync(string code, string name, CancellationToken ct)
        {
            if (await db.Set<Body>().Where(b => b.Code == code).Select(b => (Guid?)b.Id).SingleOrDefaultAsync(ct) is { } known) return known;
            var body = new Body(Guid.CreateVersion7(), code, name, new BodySettings());
            db.Set<Body>().Add(body);
            await db.SaveChangesAsync(ct);
            return body.Id;
        }

        // A case that was sealed or imported here keeps its id; one that is only an archived file gets one of its own.
        private async Task<Guid> CaseAsync(Guid bodyId, string number, CancellationToken ct) =>
            await db.Set<Case>().IgnoreQueryFilters().Where(c => c.BodyId == bodyId && c.Number == number).Select(c => (Guid?)c.Id).SingleOrDefaultAsync(ct)
            ?? await db.Set<ArchiveSeal>().IgnoreQueryFilters().Where(s => s.BodyId == bodyId && s.CaseNumber == number).Select(s => (Guid?)s.CaseId)
                .FirstOrDefaultAsync(ct)
            ?? Guid.CreateVersion7();
    }
}
