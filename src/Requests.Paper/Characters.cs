using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Requests.Paper;

/// <summary>
/// What a character is to a paper and to whoever compares texts: one table for writers, checks, search and the gate of text
/// from outside. Everything here takes any string, also halves of surrogate pairs.
/// </summary>
public static class Characters
{
    // Unicode's Default_Ignorable_Code_Point, and two blanks that show nothing though they count as letter and sign.
    private static readonly (int First, int Last)[] Unseen =
    [
        (0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x200B, 0x200F), (0x202A, 0x202E),
        (0x2060, 0x206F), (0x2800, 0x2800), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFFB),
        (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
    ];

    // Each radical of the supplement (U+2E80) and its ideograph, from Unicode's EquivalentUnifiedIdeograph; NFKC knows those of U+2F00 only.
    private static readonly FrozenDictionary<int, string> Radicals = (
        "⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕𫜹⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王" +
        "⺪𤴔⺫目⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇𧢲⻈讠⻉贝⻊𧾷⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長" +
        "⻒镸⻓长⻔门⻕𨸏⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟")
        .EnumerateRunes().Chunk(2).ToFrozenDictionary(pair => pair[0].Value, pair => pair[1].ToString());

    // Where nothing below 0xAD but the controls can be unseen, most texts need no look at their characters.
    private static readonly SearchValues<char> Plain = SearchValues.Create([.. Enumerable.Range(0x20, 0x5F).Concat(Enumerable.Range(0x3001, 0x2F))
        .Concat(Enumerable.Range(0x4E00, 0x5200)).Select(c => (char)c)]);

    /// <summary>Code points that Unicode says will never be a character: U+FFFE, U+FFFF of every plane, U+FDD0 to U+FDEF.</summary>
    public static bool IsNoncharacter(int codePoint) => (codePoint & 0xFFFE) == 0xFFFE || codePoint is >= 0xFDD0 and <= 0xFDEF;

    /// <summary>Controls but tab and line ends.</summary>
    public static bool IsControl(int codePoint) => codePoint is < 0x20 and not ('\t' or '\n' or '\r') or (>= 0x7F and < 0xA0 and not 0x85);

    /// <summary>Shows nothing and parts nothing: joiners, marks of direction, variants, fillers.</summary>
    public static bool IsUnseen(int codePoint)
    {
        foreach (var (first, last) in Unseen)
            if (codePoint >= first && codePoint <= last) return true;
        return false;
    }

    /// <summary>True where a reader would see nothing at all: only blanks and unseen characters.</summary>
    public static bool IsBlank(string? text)
    {
        if (text is null) return true;
        foreach (var rune in text.EnumerateRunes())
            if (!Rune.IsWhiteSpace(rune) && !Rune.IsControl(rune) && !IsUnseen(rune.Value)) return false;
        return true;
    }

    /// <summary>
    /// The text as it is printed, checked, searched and compared: one kind of line end and of blank, without controls, noncharacters and
    /// unseen characters; halves of surrogate pairs become U+FFFD. No visible character is changed. Cleaning twice changes nothing more.
    /// </summary>
    public static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(Plain)) return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value is '\n') clean.Append('\n');
            else if (rune.Value is '\t' or 0xA0 || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) clean.Append(' ');
            else if (Shows(rune)) clean.Append(rune);
        }
        return clean.ToString();
    }

    /// <summary>
    /// Compatibility forms unified (NFKC) after cleaning, radicals of both blocks as the ideographs they stand for: a PDF copies 长 as either.
    /// Unlike <see cref="string.Normalize()"/> it throws on nothing.
    /// </summary>
    public static string Unified(string text)
    {
        var unified = Clean(text).Normalize(NormalizationForm.FormKC);
        return unified.AsSpan().IndexOfAnyInRange('\u2E80', '\u2EFF') < 0 ? unified
            : string.Concat(unified.EnumerateRunes().Select(r => Radicals.TryGetValue(r.Value, out var ideograph) ? ideograph : r.ToString()));
    }

    private static bool Shows(Rune rune) => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format)
        && !IsNoncharacter(rune.Value) && !IsUnseen(rune.Value);
}
