using System.Text.RegularExpressions;

namespace Requests.Statute.Citations;

public enum CitationFault
{
    /// <summary>第36条: laws' articles take Chinese numerals.</summary>
    ArabicNumeral,

    /// <summary>第（五）项: no brackets round the item.</summary>
    BracketedItem,

    /// <summary>第三十六条第一款: the article has a single paragraph.</summary>
    NoSuchParagraph,

    /// <summary>第十六条 where the paragraph must be named to say which rule is meant.</summary>
    ParagraphMissing,

    /// <summary>第三十六条第九项: the article has no such item there.</summary>
    NoSuchItem,

    /// <summary>The act was not in force on the day (ART-FORCE).</summary>
    NotInForce,
}

/// <summary>One fault in a text, with the words that carry it.</summary>
public sealed record CitationFinding(CitationFault Fault, string Words);

/// <summary>
/// ART-FORM: the paragraph table of Order 711 and of the Reconsideration Law, and the check of a written text against it.
/// Articles that are not in the table are not judged.
/// </summary>
public static partial class CitationForm
{
    private sealed record Shape(int Paragraphs, params (int? Paragraph, int Items)[] Items);

    private static readonly Shape Single = new(0);

    // Counted in the text of Order 711.
    private static readonly Dictionary<int, Shape> Order711 = new()
    {
        [10] = new(3),
        [14] = Single,
        [15] = Single,
        [16] = new(2),
        [29] = new(2, (2, 3)),
        [30] = Single,
        [31] = new(0, (null, 3)),
        [32] = Single,
        [33] = new(3),
        [34] = Single,
        [35] = Single,
        [36] = new(0, (null, 7)),
        [37] = Single,
        [38] = Single,
        [39] = new(2),
        [40] = Single,
        [41] = Single,
        [42] = new(2),
        [44] = new(2),
    };

    private static readonly Dictionary<int, Shape> Reconsideration2023 = new()
    {
        [20] = new(3),
        [22] = new(4),
        [23] = new(2, (1, 5)),
        [24] = new(4, (1, 4)),
        [34] = Single,
    };

    /// <summary>The article is known to have paragraphs; where it has items only, a number behind it is an item's.</summary>
    internal static bool HasParagraphs(LegalAct act, int article) =>
        TableOf(act) is { } table && table.TryGetValue(article, out var shape) && shape.Paragraphs > 0;

    /// <summary>ART-FORM and ART-FORCE for one citation; null when it stands.</summary>
    public static CitationFault? Check(Citation citation, DateOnly on)
    {
        if (!citation.Act.InForceOn(on))
        {
            return CitationFault.NotInForce;
        }

        return TableOf(citation.Act) is { } table && table.TryGetValue(citation.Article, out var shape)
            ? Judge(shape, citation.Paragraph, citation.Item)
            : null;
    }

    /// <summary>ART-FORM over a finished letter: every citation as written, judged for the acts of the letter's day.</summary>
    public static IReadOnlyList<CitationFinding> Check(string text, DateOnly on)
    {
        var findings = new List<CitationFinding>();
        LegalAct? act = null;
        foreach (Match match in Pattern().Matches(text))
        {
            if (match.Groups["title"] is { Success: true } title)
            {
                act = Acts.Find(title.Value, on);
                continue;
            }

            if (match.Groups["dated"].Success)
            {
                continue;
            }

            findings.AddRange(Faults(match, act).Select(fault => new CitationFinding(fault, match.Value)));
        }

        return findings;
    }

    private static IEnumerable<CitationFault> Faults(Match match, LegalAct? act)
    {
        if (match.ValueSpan.ContainsAnyInRange('0', '9'))
        {
            yield return CitationFault.ArabicNumeral;
        }

        if (match.ValueSpan.ContainsAny("（("))
        {
            yield return CitationFault.BracketedItem;
        }

        if (act is not null && TableOf(act) is { } table && Number(match, "article") is { } article
            && table.TryGetValue(article, out var shape)
            && Judge(shape, Number(match, "paragraph"), Number(match, "item")) is { } fault)
        {
            yield return fault;
        }
    }

    private static CitationFault? Judge(Shape shape, int? paragraph, int? item)
    {
        if (paragraph is { } given && (shape.Paragraphs == 0 || given < 1 || given > shape.Paragraphs))
        {
            return CitationFault.NoSuchParagraph;
        }

        if (item is { } wanted)
        {
            var items = shape.Items.FirstOrDefault(row => row.Paragraph == paragraph).Items;
            return wanted >= 1 && wanted <= items ? null : CitationFault.NoSuchItem;
        }

        return paragraph is null && shape.Paragraphs > 0 ? CitationFault.ParagraphMissing : null;
    }

    private static Dictionary<int, Shape>? TableOf(LegalAct act) =>
        act == Acts.Order711 ? Order711 : act == Acts.ReconsiderationLaw2023 ? Reconsideration2023 : null;

    private static int? Number(Match match, string group)
    {
        if (!match.Groups[group].Success)
        {
            return null;
        }

        var text = match.Groups[group].Value.Trim('（', '）', '(', ')');
        return int.TryParse(text, out var arabic) ? arabic : ChineseNumerals.TryParse(text, out var chinese) ? chinese : null;
    }

    private const string N = "[（(]?[0-9零一二三四五六七八九十百千]+[）)]?";

    [GeneratedRegex($"《(?<title>[^》]+)》|第(?<article>{N})条(第(?<paragraph>{N})款)?(第(?<item>{N})项)?|(?<dated>第{N}[项款])")]
    private static partial Regex Pattern();
}
