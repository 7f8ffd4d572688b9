using System.Globalization;
using System.Text;
using Requests.Features.Data.Entities;
using Requests.Statute.Numbering;

namespace Requests.Features.Archive;

/// <summary>One file of a sealed package.</summary>
/// <param name="Path">Relative, with slashes, below <c>data/</c> as BagIt has it.</param>
public sealed record ManifestFile(string Path, string Sha256, long Length);

/// <summary>
/// What one seal holds: a few header lines, an empty line, then one line a file with hash, length and path, sorted by
/// path. There is exactly one way to write a manifest, and it holds no random value, so the same acts at the same times
/// give the same bytes.
/// </summary>
/// <param name="FileCode">档号 after DA/T 22-2015 (ARC-5).</param>
/// <param name="Sequence">Place in the body's chain, from 1.</param>
/// <param name="At">In office time.</param>
/// <param name="PreviousHash">Hash of the manifest before it in the body's chain; empty for the first.</param>
public sealed record Manifest(string BodyCode, string CaseNumber, string FileCode, int Sequence, string Reason, DateTimeOffset At,
    string PreviousHash, IReadOnlyList<ManifestFile> Files)
{
    private const string Format = "1";
    private static readonly string[] Names = ["Format", "Body", "Case", "File-Code", "Sequence", "Reason", "At", "Previous", "Files"];

    // Nothing in the dossier says how files of requests are grouped inside a fonds: by topic, since units come and go.
    private const string Topic = "XXGK";

    public byte[] ToBytes()
    {
        string[] values = [Format, BodyCode, CaseNumber, FileCode, Text(Sequence), Reason, At.ToString("O", CultureInfo.InvariantCulture), PreviousHash, Text(Files.Count)];
        var text = new StringBuilder();
        foreach (var (name, value) in Names.Zip(values)) text.Append(name).Append(": ").Append(value).Append('\n');
        text.Append('\n');
        foreach (var file in Files.OrderBy(f => f.Path, StringComparer.Ordinal))
            text.Append(file.Sha256).Append(' ').Append(Text(file.Length)).Append(' ').Append(file.Path).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Reads what <see cref="ToBytes"/> writes and nothing else; null for anything that differs by one byte.</summary>
    public static Manifest? Parse(byte[] bytes)
    {
        var lines = Encoding.UTF8.GetString(bytes).Split('\n');
        if (lines.Length < Names.Length + 2) return null;
        var values = new string[Names.Length];
        for (var i = 0; i < Names.Length; i++)
        {
            if (!lines[i].StartsWith(Names[i] + ": ", StringComparison.Ordinal)) return null;
            values[i] = lines[i][(Names[i].Length + 2)..];
        }
        if (!int.TryParse(values[4], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            || !DateTimeOffset.TryParseExact(values[6], "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)) return null;
        var files = lines[(Names.Length + 1)..^1].Select(ParseFile).ToList();
        if (files.Contains(null)) return null;
        var manifest = new Manifest(values[1], values[2], values[3], sequence, values[5], at, values[7], files!);
        return manifest.ToBytes().AsSpan().SequenceEqual(bytes) ? manifest : null;
    }

    /// <summary>The manifest kept under this hash; null when there is none, or when it is not that manifest.</summary>
    internal static async Task<Manifest?> ReadAsync(IContentStore store, string hash, CancellationToken ct)
    {
        if (!store.Exists(hash)) return null;
        await using var content = await store.OpenAsync(hash, ct);
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, ct);
        return Hashes.Of(bytes.ToArray()) == hash ? Parse(bytes.ToArray()) : null;
    }

    /// <summary>保管期限: the body's own term, for good once there is a dispute (ARC-3).</summary>
    internal static RetentionTerm TermOf(BodySettings settings, bool disputed) =>
        disputed ? RetentionTerm.Permanent : Enum.Parse<RetentionTerm>(settings.Retention);

    /// <summary>档号: fonds and term from the body's settings, year and item from the case's own number (ARC-5).</summary>
    internal static string FileCodeOf(Case @case, BodySettings settings, RetentionTerm term) =>
        new ArchiveCode(settings.FondsCode, "WS", @case.RegisteredOn.Year, term, Topic,
            int.Parse(@case.Number.AsSpan(@case.Number.LastIndexOf('-') + 1), CultureInfo.InvariantCulture)).ToString();

    private static ManifestFile? ParseFile(string line)
    {
        var parts = line.Split(' ', 3);
        return parts.Length == 3 && Hashes.IsHash(parts[0]) && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            ? new ManifestFile(parts[2], parts[0], length)
            : null;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
