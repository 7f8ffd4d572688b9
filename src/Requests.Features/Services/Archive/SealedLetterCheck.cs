using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Services.Content;
using Requests.Features.Services.Privacy;

namespace Requests.Features.Services.Archive;

/// <summary>Holds the archive against the database: every letter that left the office is sealed as it was, and no other letter is.</summary>
internal sealed class SealedLetterCheck(RequestsDb db, PersonalVault vault)
{
    private static readonly DocumentState[] LeftTheOffice = [DocumentState.Issued, DocumentState.Dispatched, DocumentState.Served];

    /// <summary>The newest seal of a case must hold exactly the letters that the database knows as issued.</summary>
    /// <param name="bags">Seals with what could be read of them; those that are not their case's newest are passed over.</param>
    public async Task<IReadOnlyList<ArchiveFinding>> CompareAsync(string code, IReadOnlyDictionary<ArchiveSeal, Bag> bags, CancellationToken ct)
    {
        var caseIds = bags.Keys.Select(s => s.CaseId).Distinct().ToList();
        var newest = await db.Set<ArchiveSeal>().IgnoreQueryFilters().Where(s => caseIds.Contains(s.CaseId)).GroupBy(s => s.CaseId)
            .Select(g => new { CaseId = g.Key, Sequence = g.Max(s => s.Sequence) }).ToDictionaryAsync(g => g.CaseId, g => g.Sequence, ct);
        var judged = bags.Keys.Where(s => newest[s.CaseId] == s.Sequence).ToDictionary(s => s.CaseId);
        var documents = (await CaseFiles.DocumentsOf(db, [.. judged.Keys]).ToListAsync(ct)).ToLookup(d => d.CaseId);
        var known = (await db.Set<Case>().IgnoreQueryFilters().Where(c => caseIds.Contains(c.Id)).Select(c => c.Id).ToListAsync(ct)).ToHashSet();
        var findings = new List<ArchiveFinding>();
        foreach (var (caseId, seal) in judged)
        {
            var letters = bags[seal].Files.Where(f => CaseFiles.IsLetter(f.Path)).ToDictionary(f => f.Path, f => f.Sha256);
            foreach (var document in documents[caseId].Where(d => d.FixedHash is not null))
            {
                var path = CaseFiles.LetterPath(document.No);
                var isSealed = letters.Remove(path, out var sealedHash);
                if (isSealed && sealedHash != HashOf(document))
                    findings.Add(Of(FindingKind.LetterChanged, code, seal) with { Path = path, Hash = sealedHash });
                else if (!isSealed && LeftTheOffice.Contains(document.State))
                    findings.Add(Of(FindingKind.LetterNotSealed, code, seal) with { Path = path });
            }
            // Letters of a case that came with an import are in the archive only.
            if (seal.ImportId is not null && !known.Contains(caseId)) continue;
            findings.AddRange(letters.Select(l => Of(FindingKind.LetterUnknown, code, seal) with { Path = l.Key, Hash = l.Value }));
        }
        return findings;
    }

    /// <summary>Letters that left the office although their case was never sealed.</summary>
    public IAsyncEnumerable<ArchiveFinding> UnsealedAsync()
    {
        var letters =
            from document in db.Set<Document>().IgnoreQueryFilters()
            where LeftTheOffice.Contains(document.State) && !db.Set<ArchiveSeal>().IgnoreQueryFilters().Any(s => s.CaseId == document.CaseId)
            join @case in db.Set<Case>().IgnoreQueryFilters() on document.CaseId equals @case.Id
            join body in db.Set<Body>() on @case.BodyId equals body.Id
            orderby body.Code, @case.Number, document.No
            select new { Body = body.Code, Case = @case.Number, document.No };
        return letters.AsAsyncEnumerable().Select(l => new ArchiveFinding(FindingKind.LetterNotSealed, l.Body, l.Case, null, CaseFiles.LetterPath(l.No)));
    }

    // What cannot be opened is not what was sealed.
    private string? HashOf(Document document)
    {
        try
        {
            return Hashes.Of(CaseFiles.LetterOf(document, vault));
        }
        catch (Exception broken) when (broken is FormatException or OverflowException or CryptographicException)
        {
            return null;
        }
    }

    private static ArchiveFinding Of(FindingKind kind, string code, ArchiveSeal seal) => new(kind, code, seal.CaseNumber, seal.Sequence);
}
