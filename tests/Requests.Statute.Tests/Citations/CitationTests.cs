using Requests.Statute.Citations;

namespace Requests.Statute.Tests.Citations;

[Property("Rule", "ART-FORM")]
public sealed class CitationTests
{
    private static readonly DateOnly Day = new(2026, 9, 1);

    [TestCase(36, null, 5, "第三十六条第五项")]
    [TestCase(16, 1, null, "第十六条第一款")]
    [TestCase(10, 1, null, "第十条第一款")]
    [TestCase(29, 2, 3, "第二十九条第二款第三项")]
    [TestCase(30, null, null, "第三十条")]
    [TestCase(105, null, null, "第一百零五条")]
    [TestCase(110, null, null, "第一百一十条")]
    public void Place_IsInChineseNumeralsWithoutBrackets(int article, int? paragraph, int? item, string text) =>
        Assert.That(new Citation(Acts.Order711, article, paragraph, item).Place(), Is.EqualTo(text));

    [Test]
    public void FullAndShort_NameTheAct()
    {
        var citation = new Citation(Acts.ReconsiderationLaw2023, 23, 1, 4);
        Assert.That(citation.Full(), Is.EqualTo("《中华人民共和国行政复议法》第二十三条第一款第四项"));
        Assert.That(new Citation(Acts.Order711, 37).Short(), Is.EqualTo("《条例》第三十七条"));
    }

    [FsCheck.NUnit.Property]
    public bool Numerals_ReadBackWhatTheyWrite(FsCheck.PositiveInt n)
    {
        var number = (n.Get - 1) % 9999 + 1;
        return ChineseNumerals.TryParse(ChineseNumerals.Format(number), out var read) && read == number;
    }

    [TestCase("一十五"), TestCase("零"), TestCase(""), TestCase("十二三"), TestCase("36"), TestCase("百")]
    public void Numerals_RefuseOtherWritings(string text) => Assert.That(ChineseNumerals.TryParse(text, out _), Is.False);

    [TestCase(36, null, 5, null)]
    [TestCase(36, null, 8, CitationFault.NoSuchItem)]
    [TestCase(36, 1, 5, CitationFault.NoSuchParagraph)]
    [TestCase(16, null, null, CitationFault.ParagraphMissing)]
    [TestCase(16, 3, null, CitationFault.NoSuchParagraph)]
    [TestCase(29, 2, 3, null)]
    [TestCase(29, 1, 3, CitationFault.NoSuchItem)]
    [TestCase(14, 1, null, CitationFault.NoSuchParagraph)]
    [TestCase(2, null, null, null)]
    public void Check_FollowsTheParagraphTable(int article, int? paragraph, int? item, CitationFault? fault) =>
        Assert.That(CitationForm.Check(new Citation(Acts.Order711, article, paragraph, item), Day), Is.EqualTo(fault));

    [Test, Property("Rule", "ART-FORCE")]
    public void Check_ActNoLongerInForce_IsFound() =>
        Assert.That(CitationForm.Check(new Citation(Acts.Order492, 21), Day), Is.EqualTo(CitationFault.NotInForce));

    [TestCase("依据《条例》第三十六条第一款第五项，", CitationFault.NoSuchParagraph, "第三十六条第一款第五项")]
    [TestCase("依据《条例》第36条第五项，", CitationFault.ArabicNumeral, "第36条第五项")]
    [TestCase("依据《条例》第三十六条第（五）项，", CitationFault.BracketedItem, "第三十六条第（五）项")]
    [TestCase("依据《中华人民共和国政府信息公开条例》第三十六条第五项和第十六条，", CitationFault.ParagraphMissing, "第十六条")]
    [TestCase("依照《中华人民共和国行政复议法》第二十三条第四项", CitationFault.NoSuchItem, "第二十三条第四项")]
    public void CheckText_FindsTheFaultAndItsWords(string text, CitationFault fault, string words) =>
        Assert.That(CitationForm.Check(text, Day), Is.EqualTo(new[] { new CitationFinding(fault, words) }));

    [TestCase("依据《条例》第三十六条第二项、第三项和第三十七条，")]
    [TestCase("依据《条例》第二十九条第二款第二项、第三十条，")]
    [TestCase("依照《中华人民共和国行政复议法》第二十三条第一款第四项，")]
    [TestCase("依据《不动产登记暂行条例》第二十七条，")]
    public void CheckText_LetsGoodFormsStand(string text) => Assert.That(CitationForm.Check(text, Day), Is.Empty);

    [Test]
    public void Find_PicksTheVersionOfTheDay()
    {
        Assert.That(Acts.Find("条例", new(2019, 5, 14)), Is.SameAs(Acts.Order492));
        Assert.That(Acts.Find("条例", new(2019, 5, 15)), Is.SameAs(Acts.Order711));
        Assert.That(Acts.Find("保守国家秘密法", new(2024, 4, 30)), Is.SameAs(Acts.SecretsLaw2010));
        Assert.That(Acts.Find("城市管理执法办法", Day), Is.Null);
    }

    [Test]
    public void NoTwoVersionsOfAnAct_AreInForceOnOneDay() =>
        Assert.That(
            Acts.All.GroupBy(act => act.Title).Select(versions => versions.OrderBy(act => act.From).ToList())
                .SelectMany(versions => versions.Zip(versions.Skip(1), (older, newer) => older.Until?.AddDays(1) == newer.From)),
            Is.All.True);
}
