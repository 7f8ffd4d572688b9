using System.Collections;
using System.Reflection;
using Requests.Statute.Citations;
using Requests.Statute.Clocks;
using Requests.Statute.Receipt;

namespace Requests.Statute.Tests.Citations;

/// <summary>No reader of English meets an article in Chinese, and no reader of Chinese one in English.</summary>
[Property("Rule", "ART-FORM")]
public sealed class ArticleWordsTests
{
    [TestCase("《政府信息公开条例》第三十一条第一项", "Disclosure Regulations, Art. 31(1)", "《政府信息公开条例》第三十一条第一项")]
    [TestCase("第三十七条", "Disclosure Regulations, Art. 37", "《政府信息公开条例》第三十七条")]
    [TestCase("《中华人民共和国政府信息公开条例》第二十九条第二款第三项", "Disclosure Regulations, Art. 29(2)(3)", "《政府信息公开条例》第二十九条第二款第三项")]
    [TestCase("《政府信息公开条例》第十一条、第三十三条", "Disclosure Regulations, Arts. 11, 33", "《政府信息公开条例》第十一条、第三十三条")]
    [TestCase("Art. 36(4)(5)", "Disclosure Regulations, Art. 36(4)(5)", "《政府信息公开条例》第三十六条第四项、第五项")]
    [TestCase("Art. 16(2)", "Disclosure Regulations, Art. 16(2)", "《政府信息公开条例》第十六条第二款")]
    [TestCase("Arts. 30, 42", "Disclosure Regulations, Arts. 30, 42", "《政府信息公开条例》第三十条、第四十二条")]
    [TestCase("行政复议法 Art. 22(2)", "Administrative Reconsideration Law, Art. 22(2)", "《行政复议法》第二十二条第二款")]
    [TestCase("235号 item 2; 邮政法 Art. 55", "Disclosure Office Letter [2016] No. 235, item 2; Postal Law, Art. 55", "国办公开办函〔2016〕235号第二项；《邮政法》第五十五条")]
    [TestCase("109号 Art. 4", "Processing Fee Measures (General Office Letter [2020] No. 109), Art. 4", "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）第四条")]
    [TestCase("某部门规章第三条", "某部门规章, Art. 3", "某部门规章第三条")]
    [TestCase("-", "", "")]
    public void In_SaysAnArticleInEitherLanguage(string held, string english, string chinese) =>
        Assert.That((ArticleWords.In(held, english: true), ArticleWords.In(held, english: false)), Is.EqualTo((english, chinese)));

    [Test]
    public void EveryArticleOfTheRules_IsKnownInBothLanguages()
    {
        var held = Rows().Concat(Clocks()).Concat(Receipts()).Concat(Acts.All.Select(act => new Citation(act, 3).Full())).Distinct().ToList();
        Assert.That(held, Has.Count.GreaterThan(50));
        Assert.That(held.Select(article => ArticleWords.In(article, english: true)).Where(words => words.Any(sign => sign > '\u2fff')), Is.Empty);
        Assert.That(held.Select(article => ArticleWords.In(article, english: false)).Where(words => words.Any(char.IsAsciiLetter)), Is.Empty);
    }

    // The tables of the law hold rows with an article each.
    private static IEnumerable<string> Rows() => typeof(Acts).Assembly.GetTypes().Where(type => !type.ContainsGenericParameters)
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public))
        .Where(field => field.FieldType.IsArray && field.FieldType.GetElementType()!.GetProperty("Article")?.PropertyType == typeof(string))
        .SelectMany(field => ((IEnumerable)field.GetValue(null)!).Cast<object>()).Select(row => (string)row.GetType().GetProperty("Article")!.GetValue(row)!);

    private static IEnumerable<string> Clocks() => typeof(ClockRules).GetFields().Where(field => field.IsLiteral)
        .SelectMany(rule => new[] { new DateOnly(2018, 1, 2), new DateOnly(2026, 1, 2) }.Select(day => ClockRules.Article((string)rule.GetValue(null)!, day)));

    private static IEnumerable<string> Receipts() => Enum.GetValues<IntakeChannel>().Except([IntakeChannel.Unknown]).SelectMany(channel => new[] { true, false }
        .Select(so => ReceiptDate.Of(channel, new ReceiptEvidence(new DateOnly(2026, 1, 2), AddressedToDisclosureOffice: so,
            SiteStatesConfirmation: so)).Article));
}
