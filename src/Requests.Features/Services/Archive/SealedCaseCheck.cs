using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Data.Proofs;
using Requests.Features.Kernel;
using Requests.Features.Services.Content;

namespace Requests.Features.Services.Archive;

/// <summary>
/// Holds a case in the database against its newest seal: what was sealed of the request, its parties, events, texts and opinions
/// must still stand there word for word. More may have come since.
/// </summary>
internal sealed class SealedCaseCheck(RequestsDb db, CaseFiles files, [FromKeyedServices(ContentStores.Archive)] IContentStore store)
{
    private static readonly string[] OfApplication = ["number", "subject", "requestText", "registeredOn", "parent", "matters", "parties"];
    private static readonly string[] OfDocument = ["no", "kind", "fixedHash", "number", "letterOn", "texts", "approval"];

    // Told from the letter's state, which goes on.
    private const string IsLetter = "isLetter";

    /// <param name="bags">Seals with what could be read of them; those that are not their case's newest are passed over.</param>
    public async Task<IReadOnlyList<ArchiveFinding>> CompareAsync(string code, IReadOnlyDictionary<ArchiveSeal, Bag> bags, CancellationToken ct)
    {
        var findings = new List<ArchiveFinding>();
        foreach (var (seal, bag) in bags)
        {
            if (await db.Set<ArchiveSeal>().IgnoreQueryFilters().AnyAsync(s => s.CaseId == seal.CaseId && s.Sequence > seal.Sequence, ct)) continue;
            var found = await db.Set<Case>().IgnoreQueryFilters().AsNoTracking().AsSplitQuery().Include(c => c.Parties).Include(c => c.Matters)
                .SingleOrDefaultAsync(c => c.Id == seal.CaseId, ct);
            if (found is null)
            {
                // A file that came with an import has no case here.
                if (seal.ImportId is null) findings.Add(Of(code, seal, SealedRecord.Case, null));
                continue;
            }
            if (found.State == CaseState.Destroyed) continue;
            IReadOnlyList<(string, SealedRecord, JsonNode)> facts;
            try
            {
                facts = await files.FactsAsync(found, ct);
            }
            catch (Exception broken) when (broken is CryptographicException or FormatException or System.Text.Json.JsonException)
            {
                // What cannot be opened is not what was sealed.
                findings.Add(Of(code, seal, SealedRecord.File, null));
                continue;
            }
            foreach (var (path, record, now) in facts)
                if (bag.Files.FirstOrDefault(f => f.Path == path) is { } file && await JsonAsync(file.Sha256, ct) is { } sealedFacts
                    && Differs(path, sealedFacts, now) is { } what)
                    findings.Add(Of(code, seal, what == "parties" ? SealedRecord.Party : what == "approval" ? SealedRecord.Opinion : record, path));
        }
        return findings;
    }

    private async Task<JsonNode?> JsonAsync(string hash, CancellationToken ct) =>
        await Bag.BytesAsync(store, hash, ct) is { } bytes ? JsonNode.Parse(bytes) : null;

    // The member that differs; an empty word for a list as a whole.
    private static string? Differs(string path, JsonNode sealedFacts, JsonNode now)
    {
        if (sealedFacts is JsonArray) return IsWithin(sealedFacts, now) ? null : "";
        var members = path.EndsWith("application.json", StringComparison.Ordinal) ? OfApplication : OfDocument;
        return members.FirstOrDefault(m => sealedFacts[m] is { } said && now[m] is var today && !IsWithin(said, today));
    }

    private static bool IsWithin(JsonNode said, JsonNode? now) => (said, now) switch
    {
        (JsonArray before, JsonArray today) => before.Count <= today.Count
            && before.Zip(today).All(pair => pair.First is null || IsWithin(pair.First, pair.Second)),
        // A member that an older program wrote and this one does not says nothing.
        (JsonObject before, JsonObject today) => before.All(m => m.Key == IsLetter || m.Value is null || !today.ContainsKey(m.Key)
            || IsWithin(m.Value, today[m.Key])),
        (JsonValue, JsonValue) => JsonNode.DeepEquals(said, now),
        _ => false,
    };

    private static ArchiveFinding Of(string code, ArchiveSeal seal, SealedRecord record, string? path) =>
        new(FindingKind.CaseNotAsSealed, code, seal.CaseNumber, seal.Sequence, path, Record: record);
}
