using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Requests.Paper;
using Requests.Statute.Letters;

namespace Requests.Letters.Checks;

/// <summary>Characters and words, and how they stand on paper.</summary>
internal static partial class TextChecks
{
    private static readonly string[] Stale =
    [
        "三需要", "自身生产、生活、科研", "自身生产生活科研", "免予公开", "上一级主管部门申请行政复议", "3个月内起诉", "三个月内起诉", "第二十一条第三项", "其它", "做出",
    ];

    private static readonly string[] Pronouns = ["您", "你单位", "你们"];

    /// <summary>Of the office's own words, for which there are others. What the parties wrote is owed an answer whatever it is written in.</summary>
    public static IEnumerable<Fault> Glyphs(CheckMaterial m) => m.MissingGlyphs.Where(c => !m.ApplicantsCharacters.Contains(c, StringComparison.Ordinal))
        .Select(c => new Fault(Text.Of("TextChecks.FaceHandCharacter").With(c), CodePoint(c)));

    public static IEnumerable<Fault> Characters(CheckMaterial m)
    {
        foreach (var character in m.MissingGlyphs.Where(c => m.ApplicantsCharacters.Contains(c, StringComparison.Ordinal)))
            yield return new(Text.Of("TextChecks.SubstituteStands").With(character, $"〔{CodePoint(character)}〕"), CodePoint(character));
        foreach (var rune in m.Letter.Text.EnumerateRunes().Where(IsLookalike).Distinct())
            yield return new(Text.Of("TextChecks.RadicalPrivateUseCharacterIdeograph"), $"{rune} U+{rune.Value.ToString("X4", CultureInfo.InvariantCulture)}");
        foreach (var mark in HalfWidth().Matches(m.OwnText).Select(h => h.Value).Distinct())
            yield return new(Text.Of("TextChecks.HalfWidthMarkChineseText"), mark);
    }

    public static IEnumerable<Fault> Words(CheckMaterial m)
    {
        var text = m.OwnText;
        foreach (var word in Stale.Where(w => text.Contains(w, StringComparison.Ordinal))) yield return new(Text.Of("TextChecks.StaleNonStandardWord"), word);
        // 你单位 to another body is right whoever the applicant is.
        if (m.Letter.Kind.Addressee is LetterAddressee.OtherBody or LetterAddressee.Unit) yield break;
        foreach (var other in Pronouns.Where(p => p != m.Case.You && text.Contains(p, StringComparison.Ordinal)))
            yield return new(Text.Of("TextChecks.AddresseeCalled").With(m.Case.You), other);
    }

    public static IEnumerable<Fault> Layout(CheckMaterial m) => m.Print is not { } print ? []
        : print.Layout.Select(f => new Fault(Text.Of(f.Fault), $"p. {f.Page}: {f.Text[..Math.Min(f.Text.Length, 16)]}"));

    public static IEnumerable<Fault> Twins(CheckMaterial m) => m.Print is not { } print ? []
        : print.Differences.Select(d => new Fault(Text.Of("TextChecks.SaysWhereTextSays").With(d.Form, d.Expected, d.Actual), d.Form));

    private static string CodePoint(string character) => new MissingCharacter(character).CodePoint;

    private static bool IsLookalike(Rune rune) => rune.Value is (>= 0x2E80 and <= 0x2FDF) or (>= 0xF900 and <= 0xFAFF) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.PrivateUse;

    [GeneratedRegex(@"(?<=[\u4E00-\u9FFF])[,;:?!](?![0-9])|(?<=[\u4E00-\u9FFF])\((?=[\u4E00-\u9FFF])")]
    private static partial Regex HalfWidth();
}
