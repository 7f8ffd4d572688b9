using System.Globalization;
using System.Text;
using Requests.Features.Services.Content;

namespace Requests.Features.Services.Archive;

/// <summary>One payload file of a package.</summary>
/// <param name="Path">Relative, with slashes, below <c>data/</c>.</param>
public sealed record BagFile(string Path, string Sha256);

/// <summary>What <c>bag-info.txt</c> says of a package.</summary>
/// <param name="Organization">Name of the body.</param>
/// <param name="FileCode">档号 (ARC-5).</param>
/// <param name="Sequence">Place in the body's chain, from 1.</param>
/// <param name="Reason">Why it was sealed, such as "issued".</param>
/// <param name="At">In office time.</param>
/// <param name="PreviousHash">Hash of the seal before it in the body's chain; empty for the first.</param>
/// <param name="PayloadBytes">Of all payload files together.</param>
/// <param name="Agent">The program that sealed it, with its version; empty in format 1, which did not say.</param>
public sealed record BagInfo(string Organization, string BodyCode, string CaseNumber, string FileCode, int Sequence, string Reason, DateTimeOffset At,
    string PreviousHash, long PayloadBytes, string Agent = "")
{
    /// <summary>Of the package, see <see cref="Bag.NewestFormat"/>.</summary>
    public int Format { get; init; } = Agent.Length == 0 ? 1 : Bag.NewestFormat;
}

/// <summary>
/// A sealed state of a case's file as a BagIt 1.0 bag (RFC 8493) with SHA-256 manifests, so that <c>sha256sum -c</c> is
/// all it takes to check one. The hash of its <c>tagmanifest-sha256.txt</c> covers every byte of it and is the seal's own.
/// There is exactly one way to write a bag of a format, and its tag files hold no random value and no personal data.
/// A package keeps the format it was sealed in for ever, so every format ever written stays readable here.
/// </summary>
public sealed record Bag(BagInfo Info, IReadOnlyList<BagFile> Files)
{
    /// <summary>What is written since version 1.0.0. Format 1 had neither of its last two lines.</summary>
    public const int NewestFormat = 2;

    public const string TagManifestName = "tagmanifest-sha256.txt";
    private const string ManifestName = "manifest-sha256.txt";
    internal const string InfoName = "bag-info.txt";
    private const string DeclarationName = "bagit.txt";
    private const string None = "none";

    private static readonly byte[] Declaration = Encoding.UTF8.GetBytes("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");

    private static readonly string[] Labels =
    [
        "Source-Organization", "Bagging-Date", "External-Identifier", "Internal-Sender-Identifier", "Bag-Group-Identifier", "Payload-Oxum",
        "Seal-Sequence", "Seal-Reason", "Sealed-At", "Previous-Seal",
    ];

    // Of format 2, after those of format 1.
    private const string FormatLabel = "Package-Format";
    private static readonly string[] NewerLabels = [FormatLabel, "Bag-Software-Agent"];

    /// <summary>Tag files by name, the tag manifest last.</summary>
    public IReadOnlyList<(string Name, byte[] Content)> TagFiles()
    {
        List<(string Name, byte[] Content)> tags = [(InfoName, InfoBytes()), (DeclarationName, Declaration), (ManifestName, Lines(Files))];
        return [.. tags, (TagManifestName, Lines([.. tags.Select(t => new BagFile(t.Name, Hashes.Of(t.Content)))]))];
    }

    /// <summary>The files a tag manifest names; null when it is not written as <see cref="TagFiles"/> writes it.</summary>
    internal static IReadOnlyList<BagFile>? ParseTagManifest(byte[] bytes) =>
        ParseLines(bytes) is { } tags && tags.Select(t => t.Path).SequenceEqual([InfoName, DeclarationName, ManifestName]) ? tags : null;

    /// <summary>Reads what <see cref="TagFiles"/> writes and nothing else; null for anything that differs by one byte.</summary>
    internal static Bag? Parse(byte[] info, byte[] declaration, byte[] manifest)
    {
        if (!declaration.AsSpan().SequenceEqual(Declaration) || ParseLines(manifest) is not { } files) return null;
        var lines = Encoding.UTF8.GetString(info).Split('\n');
        string[] labels = lines.Length == Labels.Length + 1 ? Labels : [.. Labels, .. NewerLabels];
        if (lines.Length != labels.Length + 1) return null;
        var values = new string[labels.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            if (!lines[i].StartsWith(labels[i] + ": ", StringComparison.Ordinal)) return null;
            values[i] = lines[i][(labels[i].Length + 2)..];
        }
        if (!long.TryParse(values[5].Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var bytes)
            || !int.TryParse(values[6], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            || !DateTimeOffset.TryParseExact(values[8], "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)) return null;
        var (format, agent) = (1, "");
        if (values.Length > Labels.Length)
        {
            agent = values[^1];
            if (!int.TryParse(values[^2], NumberStyles.None, CultureInfo.InvariantCulture, out format) || format is < 2 or > NewestFormat) return null;
        }
        var read = new BagInfo(values[0], values[4], values[2], values[3], sequence, values[7], at, values[9] == None ? "" : values[9], bytes, agent);
        var bag = new Bag(read with { Format = format }, files);
        return bag.InfoBytes().AsSpan().SequenceEqual(info) ? bag : null;
    }

    /// <summary>Body, place in its chain and the seal before it, as a <c>bag-info.txt</c> of any format says; null where it does not.</summary>
    internal static (string BodyCode, int Sequence, string PreviousHash)? PlaceOf(byte[] info)
    {
        var lines = Encoding.UTF8.GetString(info).Split('\n');
        return Value(Labels[4]) is { } body && Value(Labels[9]) is { } previous
            && int.TryParse(Value(Labels[6]), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? (body, sequence, previous == None ? "" : previous) : null;

        string? Value(string label) => lines.FirstOrDefault(l => l.StartsWith(label + ": ", StringComparison.Ordinal))?[(label.Length + 2)..];
    }

    /// <summary>True when <c>bag-info.txt</c> names a format that came after this program.</summary>
    internal static bool IsNewer(byte[] info) =>
        Encoding.UTF8.GetString(info).Split('\n').FirstOrDefault(line => line.StartsWith(FormatLabel + ": ", StringComparison.Ordinal)) is { } line
        && int.TryParse(line[(FormatLabel.Length + 2)..], NumberStyles.None, CultureInfo.InvariantCulture, out var format) && format > NewestFormat;

    /// <summary>The bag whose tag manifest is kept under this hash; null when a tag file is missing or not itself.</summary>
    internal static async Task<Bag?> ReadAsync(IContentStore store, string hash, CancellationToken ct)
    {
        if (await BytesAsync(store, hash, ct) is not { } tagManifest || ParseTagManifest(tagManifest) is not { } tags) return null;
        var parts = new List<byte[]>();
        foreach (var tag in tags)
        {
            if (await BytesAsync(store, tag.Sha256, ct) is not { } part) return null;
            parts.Add(part);
        }
        return Parse(parts[0], parts[1], parts[2]);
    }

    /// <summary>Reads a small object; null if it is missing or its hash differs.</summary>
    internal static async Task<byte[]?> BytesAsync(IContentStore store, string hash, CancellationToken ct)
    {
        if (!await store.HasAsync(hash, ct)) return null;
        await using var content = await store.OpenAsync(hash, ct);
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, ct);
        return Hashes.Of(bytes.ToArray()) == hash ? bytes.ToArray() : null;
    }

    /// <summary>Lines as <c>sha256sum -c</c> reads them, sorted by path.</summary>
    internal static byte[] Lines(IEnumerable<BagFile> files)
    {
        var text = new StringBuilder();
        foreach (var file in files.OrderBy(f => f.Path, StringComparer.Ordinal)) text.Append(file.Sha256).Append("  ").Append(file.Path).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Reads what <see cref="Lines"/> writes and nothing else.</summary>
    internal static IReadOnlyList<BagFile>? ParseLines(byte[] bytes)
    {
        var files = new List<BagFile>();
        foreach (var line in Encoding.UTF8.GetString(bytes).Split('\n')[..^1])
        {
            if (line.Length < 67 || !Hashes.IsHash(line.AsSpan(0, 64))) return null;
            files.Add(new BagFile(line[66..], line[..64]));
        }
        return Lines(files).AsSpan().SequenceEqual(bytes) ? files : null;
    }

    private byte[] InfoBytes()
    {
        string[] values =
        [
            Info.Organization, Info.At.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Info.CaseNumber, Info.FileCode, Info.BodyCode,
            string.Create(CultureInfo.InvariantCulture, $"{Info.PayloadBytes}.{Files.Count}"), Info.Sequence.ToString(CultureInfo.InvariantCulture), Info.Reason,
            Info.At.ToString("O", CultureInfo.InvariantCulture), Info.PreviousHash.Length == 0 ? None : Info.PreviousHash,
            Info.Format.ToString(CultureInfo.InvariantCulture), Info.Agent,
        ];
        var labels = Info.Format == 1 ? Labels : Labels.Concat(NewerLabels);
        return Encoding.UTF8.GetBytes(string.Concat(labels.Zip(values, (label, value) => $"{label}: {value.ReplaceLineEndings(" ")}\n")));
    }
}
