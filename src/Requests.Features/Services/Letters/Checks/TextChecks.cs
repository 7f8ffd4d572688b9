using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Requests.Features.Kernel;
using Requests.Paper;
using Requests.Statute.Letters;

namespace Requests.Features.Services.Letters.Checks;

/// <summary>Characters and words, and how they stand on paper.</summary>
internal static partial class TextChecks
{
    private static readonly string[] Stale =
    [
        "三需要", "自身生产、生活、科研", "自身生产生活科研", "免予公开", "上一级主管部门申请行政复议", "3个月内起诉", "三个月内起诉", "第二十一条第三项", "其它", "做出",
    ];

    private static readonly string[] Pronouns = ["您", "你单位", "你们"];

    public static IEnumerable<Fault> Glyphs(CheckMaterial m) => m.MissingGlyphs
        .Select(c => new Fault(new($"字体里没有“{c}”这个字。", $"No face at hand has the character {c}."), $"U+{Rune.GetRuneAt(c, 0).Value.ToString("X4", CultureInfo.InvariantCulture)}"));

    public static IEnumerable<Fault> Characters(CheckMaterial m)
    {
        foreach (var rune in m.Letter.Text.EnumerateRunes().Where(IsLookalike).Distinct())
            yield return new(new("是部首或者造字区的字符，不是汉字。", "A radical or a private-use character, not the ideograph."), $"{rune} U+{rune.Value.ToString("X4", CultureInfo.InvariantCulture)}");
        foreach (var mark in HalfWidth().Matches(m.OwnText).Select(h => h.Value).Distinct())
            yield return new(new("中文里用了半角标点。", "A half-width mark in Chinese text."), mark);
    }

    public static IEnumerable<Fault> Words(CheckMaterial m)
    {
        var text = m.OwnText;
        foreach (var word in Stale.Where(w => text.Contains(w, StringComparison.Ordinal))) yield return new(new("过时或者不规范的用语。", "A stale or non-standard word."), word);
        // 你单位 to another body is right whoever the applicant is.
        if (m.Letter.Kind.Addressee is LetterAddressee.OtherBody or LetterAddressee.Unit) yield break;
        foreach (var other in Pronouns.Where(p => p != m.Case.You && text.Contains(p, StringComparison.Ordinal)))
            yield return new(new($"对收文人应称“{m.Case.You}”。", $"The addressee is called {m.Case.You}."), other);
    }

    public static IEnumerable<Fault> Layout(CheckMaterial m) => m.Print is not { } print ? []
        : print.Layout.Select(f => new Fault(Word(f.Fault), $"p. {f.Page}: {f.Text[..Math.Min(f.Text.Length, 16)]}"));

    public static IEnumerable<Fault> Twins(CheckMaterial m) => m.Print is not { } print ? []
        : print.Differences.Select(d => new Fault(new($"{d.Form} 与正文不一致：应为“{d.Expected}”，实为“{d.Actual}”。", $"{d.Form} says “{d.Actual}” where the text says “{d.Expected}”."), d.Form));

    private static Text Word(LayoutFault fault) => fault switch
    {
        LayoutFault.SignatureAlone => new("落款没有正文相随。", "The signature stands without text on its page."),
        LayoutFault.HeadingAlone => new("标题单独留在页末。", "A heading is the last line of its page."),
        LayoutFault.ForbiddenFirst => new("行首有不该在行首的标点。", "A mark that never begins a line does."),
        LayoutFault.ForbiddenLast => new("行末有不该在行末的标点。", "A mark that never ends a line does."),
        _ => new("一页超过22行。", "More than 22 lines on a page."),
    };

    private static bool IsLookalike(Rune rune) => rune.Value is (>= 0x2E80 and <= 0x2FDF) or (>= 0xF900 and <= 0xFAFF) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.PrivateUse;

    [GeneratedRegex(@"(?<=[\u4E00-\u9FFF])[,;:?!](?![0-9])|(?<=[\u4E00-\u9FFF])\((?=[\u4E00-\u9FFF])")]
    private static partial Regex HalfWidth();
}
