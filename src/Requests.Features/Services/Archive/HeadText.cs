using System.Globalization;
using System.Text;
using Requests.Features.Services.Privacy;

namespace Requests.Features.Services.Archive;

/// <summary>The end of one body's chain.</summary>
public sealed record ChainEnd(string BodyCode, int Sequence, string Hash);

/// <summary>What a head says. There is one way to write it; the signature covers every line above its own.</summary>
/// <param name="PreviousHash">Hash of the head before it, signature included; empty for the first.</param>
/// <param name="KeyId">Which key signed; see <see cref="ArchiveSigner.KeyId"/>.</param>
/// <param name="Chains">By body code.</param>
public sealed record HeadText(int Number, DateOnly On, DateTimeOffset At, string PreviousHash, string KeyId, IReadOnlyList<ChainEnd> Chains)
{
    /// <summary>What is written since version 1.1. Format 1 had neither suite nor ends.</summary>
    public const int NewestFormat = 2;

    private const string FormatLabel = "Archive-Head: ";
    private const string SuiteLabel = "Suite: ";
    private const string EndsLabel = "Ends: ";
    private const string SignatureLabel = "Signature: ";
    private const string None = "none";

    public int Format { get; init; } = 1;

    /// <summary>The primitives it was signed with.</summary>
    public SuiteName Suite { get; init; }

    /// <summary>How many streams of records changed since the head before it.</summary>
    public int EndCount { get; init; }

    /// <summary>SHA-256 of the list of their ends, which lies beside the copies of the heads.</summary>
    public string EndsHash { get; init; } = "";

    public string Unsigned()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{FormatLabel}{Format}\n");
        text.Append(CultureInfo.InvariantCulture, $"Number: {Number}\nDay: {On:yyyy-MM-dd}\nAt: {At:O}\nPrevious: {(PreviousHash.Length == 0 ? None : PreviousHash)}\nKey: {KeyId}\n");
        if (Format > 1) text.Append(CultureInfo.InvariantCulture, $"{SuiteLabel}{Suite}\n{EndsLabel}{EndCount} {EndsHash}\n");
        foreach (var chain in Chains) text.Append(CultureInfo.InvariantCulture, $"Chain: {chain.BodyCode} {chain.Sequence} {chain.Hash}\n");
        return text.ToString();
    }

    public string Signed(string signature) => $"{Unsigned()}{SignatureLabel}{signature}\n";

    /// <summary>Reads what <see cref="Signed"/> writes and nothing else; null for anything that differs by one character.</summary>
    public static (HeadText Head, string Signature)? Parse(string text)
    {
        var lines = text.Split('\n');
        if (lines.Length < 8 || Value(lines[0], FormatLabel) is not { } named || Value(lines[1], "Number: ") is not { } number
            || Value(lines[2], "Day: ") is not { } day
            || Value(lines[3], "At: ") is not { } at || Value(lines[4], "Previous: ") is not { } previous || Value(lines[5], "Key: ") is not { } key
            || Value(lines[^2], SignatureLabel) is not { } signature
            || !int.TryParse(named, NumberStyles.None, CultureInfo.InvariantCulture, out var format) || format is < 1 or > NewestFormat
            || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var no)
            || !DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)
            || !DateTimeOffset.TryParseExact(at, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)) return null;
        var (suite, ends, endsHash, first) = (SuiteName.International, 0, "", 6);
        if (format > 1)
        {
            if (lines.Length < 10 || !Enum.TryParse(Value(lines[6], SuiteLabel), out suite)
                || Value(lines[7], EndsLabel)?.Split(' ') is not [var count, var hash]
                || !int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out ends)) return null;
            (endsHash, first) = (hash, 8);
        }
        var chains = new List<ChainEnd>();
        foreach (var line in lines[first..^2])
        {
            if (Value(line, "Chain: ")?.Split(' ') is not [var code, var sequence, var hash]
                || !int.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var last)) return null;
            chains.Add(new(code, last, hash));
        }
        var head = new HeadText(no, on, instant, previous == None ? "" : previous, key, chains)
        {
            Format = format,
            Suite = suite,
            EndCount = ends,
            EndsHash = endsHash
        };
        return head.Signed(signature) == text ? (head, signature) : null;
    }

    private static string? Value(string line, string label) => line.StartsWith(label, StringComparison.Ordinal) ? line[label.Length..] : null;
}
