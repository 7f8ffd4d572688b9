namespace Requests.Statute.Citations;

/// <summary>A place in an act. Nobody types citations: they are values, written out here (letters.md 1.6).</summary>
/// <param name="Act">The version of the act that was in force on the day.</param>
/// <param name="Article">条.</param>
/// <param name="Paragraph">款; null where the article has a single paragraph or the item stands straight under it.</param>
/// <param name="Item">项.</param>
public sealed record Citation(LegalAct Act, int Article, int? Paragraph = null, int? Item = null)
{
    /// <summary>第三十六条第五项: Chinese numerals, no brackets round the item.</summary>
    public string Place() =>
        $"第{ChineseNumerals.Format(Article)}条" +
        (Paragraph is { } paragraph ? $"第{ChineseNumerals.Format(paragraph)}款" : "") +
        (Item is { } item ? $"第{ChineseNumerals.Format(item)}项" : "");

    /// <summary>First mention: 《中华人民共和国政府信息公开条例》第十条第一款.</summary>
    public string Full() => $"《{Act.Title}》{Place()}";

    /// <summary>Later mention: 《条例》第十条第一款.</summary>
    public string Short() => $"《{Act.ShortTitle ?? Act.Title}》{Place()}";
}
