using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Services.Content;
using Requests.Features.Services.Files;
using Requests.Features.Services.Files.Reading;
using Requests.Features.Services.Privacy;

namespace Requests.Features.Services.Search;

/// <summary>A text that should be in the index and is not, or not like this.</summary>
/// <param name="Bands">Of a request: what likely repeats share.</param>
internal sealed record StaleText(SearchSource Source, int No, string Fingerprint, string Text, IReadOnlyList<ulong> Bands);

/// <summary>What has to change in the index for one case.</summary>
/// <param name="Outdated">Entries to take away.</param>
internal sealed record StaleCase(Guid CaseId, Guid BodyId, IReadOnlyList<long> Outdated, IReadOnlyList<StaleText> Texts);

/// <summary>Compares what a case holds with what is indexed of it, and reads only what differs.</summary>
internal sealed class CaseTexts(RequestsDb db, PersonalVault vault, PersonalWords words,
    [FromKeyedServices(ContentStores.Files)] IContentStore files, ForeignFiles foreign, ScannedText scans, ILogger<CaseTexts> log)
{
    public async Task<StaleCase> CompareAsync(Guid caseId, CancellationToken ct)
    {
        var entries = await db.Set<SearchEntry>().AsNoTracking().Where(e => e.CaseId == caseId).Select(e => new { e.Id, e.Source, e.No, e.Fingerprint })
            .ToListAsync(ct);
        var found = await db.Set<Case>().AsNoTracking().Include(c => c.Parties).Include(c => c.Matters).AsSplitQuery()
            .SingleOrDefaultAsync(c => c.Id == caseId, ct);
        if (found is null) return new(caseId, Guid.Empty, [.. entries.Select(e => e.Id)], []);

        // Who is known of the case decides what is masked.
        var people = string.Concat(found.Parties.OrderBy(p => p.Id).SelectMany(p => new[] { p.Name.Hash, p.IdNumber.Hash, p.Phone.Hash,
            p.Address.Hash, p.Email.Hash }));
        var sources = await SourcesAsync(found, ct);
        var wanted = sources.Select(s => (Source: s, Fingerprint: vault.Hash($"{s.Kind}/{s.Mark}/{people}"))).ToList();
        var outdated = entries.Where(e => !wanted.Any(w => w.Source.Kind == e.Source && w.Source.No == e.No && w.Fingerprint == e.Fingerprint)).ToList();
        var texts = new List<StaleText>();
        foreach (var (source, fingerprint) in wanted)
        {
            if (entries.Any(e => e.Source == source.Kind && e.No == source.No && e.Fingerprint == fingerprint)) continue;
            var text = await source.ReadAsync(ct);
            texts.Add(new(source.Kind, source.No, fingerprint, words.Mask(text, found.Parties),
                source.Kind == SearchSource.Request ? [.. TextSimilarity.BandsOf(TextSimilarity.TextOf(found))]
                : source.Asks ? [.. TextSimilarity.BandsOf(text)] : []));
        }
        return new(caseId, found.BodyId, [.. outdated.Select(e => e.Id)], texts);
    }

    /// <param name="Mark">Changes when the text does.</param>
    /// <param name="Asks">It is the request itself, as it came on paper: what it asks for is compared too.</param>
    private sealed record Source(SearchSource Kind, int No, string Mark, Func<CancellationToken, Task<string>> ReadAsync, bool Asks = false);

    private async Task<IReadOnlyList<Source>> SourcesAsync(Case found, CancellationToken ct)
    {
        var request = RequestText(found);
        var letters = await db.Set<Document>().AsNoTracking().Include(d => d.Texts).Where(d => d.CaseId == found.Id).ToListAsync(ct);
        var attached = await db.Set<Attachment>().AsNoTracking().Where(a => a.CaseId == found.Id).ToListAsync(ct);
        var recognised = await db.Set<RecognisedText>().AsNoTracking()
            .Where(t => t.BodyId == found.BodyId && db.Set<Attachment>().Any(a => a.CaseId == found.Id && a.Sha256 == t.Sha256))
                .Select(t => t.Sha256).ToListAsync(ct);
        return
        [
            new(SearchSource.Request, 0, request, _ => Task.FromResult(request)),
            .. letters.Where(d => d.Texts.Count > 0).Select(d => new Source(SearchSource.Letter, d.No, d.Number + d.CurrentText.Hash,
                _ => Task.FromResult($"{d.Number}\n{vault.OpenString(DocumentText.TextPlace(d.Id, d.CurrentText.No), d.CurrentText.Text)}"))),
            // Of a letter of an old register nothing but its number is known.
            .. letters.Where(d => d.Texts.Count == 0 && d.Number is not null).Select(d => new Source(SearchSource.Letter, d.No, d.Number!,
                _ => Task.FromResult(d.Number!))),
            .. attached.Select(a => recognised.Contains(a.Sha256)
                ? new Source(SearchSource.File, a.No, a.Sha256 + (a.Purpose == FilePurpose.Application ? "/asks" : "/read"),
                    token => FileTextAsync(a, token), a.Purpose == FilePurpose.Application)
                : new Source(SearchSource.File, a.No, a.Sha256, token => FileTextAsync(a, token))),
        ];
    }

    private static string RequestText(Case found) =>
        string.Join('\n', [found.Number, found.Subject, found.RequestText, found.Evidence?.MailNumber ?? "",
            .. found.Matters.OrderBy(m => m.No).Select(m => m.Text)]);

    // A file that cannot be read is no reason not to find the rest of its case.
    private async Task<string> FileTextAsync(Attachment attachment, CancellationToken ct)
    {
        try
        {
            await using var content = await files.OpenAsync(attachment.Sha256, ct);
            var (text, answer) = await foreign.TextAsync(attachment.MediaType, content, ct);
            if (answer.Fault is not null)
                log.LogWarning("No text could be read from a {MediaType} of case {Case}: {Fault} {Name}", attachment.MediaType,
                    attachment.CaseId, answer.Fault, answer.FaultName);
            // What was recognised in its pictures stands beside its own words.
            return ScannedText.MayBeScan(attachment.MediaType) && await scans.KnownAsync(attachment.BodyId, attachment.Sha256, ct) is { } pages
                ? string.Join('\n', [text, .. pages]) : text;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogWarning("No text could be read from a {MediaType} of case {Case}: {Fault}", attachment.MediaType, attachment.CaseId, e.GetType().Name);
            return "";
        }
    }
}
