using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Services.Content;

namespace Requests.Features.Services.Archive;

/// <param name="Head">Number of the head.</param>
internal sealed record SignedEnd(int Revision, string Hash, int Head)
{
    /// <summary>A line a stream: id, revision, SHA-256 of the closed state.</summary>
    public static byte[] Write(IEnumerable<(Guid Id, int Revision, byte[] State)> ends) => System.Text.Encoding.UTF8.GetBytes(string.Concat(
        ends.Select(e => string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"{e.Id:N} {e.Revision} {Hashes.Of(e.State)}\n")).Order(StringComparer.Ordinal)));

    public static IEnumerable<(Guid Id, SignedEnd End)> Parse(byte[] ends, int head) => System.Text.Encoding.UTF8.GetString(ends)
        .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' '))
        .Select(parts => (Guid.ParseExact(parts[0], "N"), new SignedEnd(int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture),
            parts[2], head)));
}

/// <summary>Reads all signed heads and tells what they say the chains and the ends of records were.</summary>
internal sealed class HeadCheck(RequestsDb db, ArchiveSigner signer)
{
    private const string EndsName = "ends";
    private readonly Dictionary<(string Body, int Sequence), (string Hash, int Head)> _signed = [];
    private readonly Dictionary<Guid, SignedEnd> _ends = [];
    private readonly List<ArchiveFinding> _findings = [];

    /// <summary>What the newest head that names a stream says its end was.</summary>
    public IReadOnlyDictionary<Guid, SignedEnd> Ends => _ends;

    /// <summary>Nothing is wrong with any head, so that what they say is all that was signed.</summary>
    public bool AreWhole => _findings.Count == 0;

    /// <summary>Signed ends of chains. A seal at such a place must have this hash.</summary>
    public IReadOnlyDictionary<(string Body, int Sequence), (string Hash, int Head)> Signed => _signed;

    /// <summary>How far the heads say a body's chain went, at least.</summary>
    public int LastOf(string bodyCode) => _signed.Keys.Where(k => k.Body == bodyCode).Select(k => k.Sequence).DefaultIfEmpty().Max();

    /// <summary>What is wrong with the heads themselves.</summary>
    public async Task<IReadOnlyList<ArchiveFinding>> ReadAsync(CancellationToken ct)
    {
        // Copies first: a head is written to the database before its copy is.
        var copies = signer.Copies();
        var (number, previous) = (0, "");
        await foreach (var head in db.Set<ArchiveHead>().AsNoTracking().OrderBy(h => h.Number).AsAsyncEnumerable().WithCancellation(ct))
        {
            for (var missing = number + 1; missing < head.Number; missing++) Miss(missing);
            var read = HeadText.Parse(head.Text);
            var good = read is var (text, signature) && signer.IsOurs(text, signature) && text.Number == head.Number && text.On == head.On && Hashes.Of(System.Text.Encoding.UTF8.GetBytes(head.Text)) == head.Hash
                && (number + 1 < head.Number || text.PreviousHash == previous) && (!copies.TryGetValue(head.Number, out var copy) || copy == head.Text);
            if (good) Believe(read!.Value.Head);
            else _findings.Add(new(FindingKind.HeadChanged, Sequence: head.Number, Hash: head.Hash));
            (number, previous) = (head.Number, head.Hash);
        }
        foreach (var cut in copies.Keys.Where(k => k > number).Order()) Miss(cut);
        return _findings;

        // A head that is gone from the database may still speak through its copy.
        void Miss(int missing)
        {
            _findings.Add(new(FindingKind.HeadMissing, Sequence: missing));
            if (copies.TryGetValue(missing, out var copy) && HeadText.Parse(copy) is var (text, signature) && signer.IsOurs(text, signature)) Believe(text);
        }
    }

    private void Believe(HeadText head)
    {
        foreach (var chain in head.Chains) _signed.TryAdd((chain.BodyCode, chain.Sequence), (chain.Hash, head.Number));
        // Another node that signed it keeps the list.
        if (head.Format < 2 || signer.Ends(head.Number) is not { } ends) return;
        if (Hashes.Of(ends) != head.EndsHash) _findings.Add(new(FindingKind.HeadChanged, Sequence: head.Number, Path: EndsName));
        else foreach (var (id, end) in SignedEnd.Parse(ends, head.Number)) _ends[id] = end;
    }
}
