namespace Requests.House.Tests;

/// <summary>What officers found too homely, odd or taken for another thing, and what stands in its place; no word of the product goes back to it.</summary>
public sealed class HomelyWordsTests
{
    private static readonly (string No, string Yes)[] Words =
    [
        ("没有办成", "未能办理"), ("等别人", "等待他方"), ("先办最上面", "按期限先后办理"), ("看不清您要", "申请内容不明确"), ("过期就", "逾期"), ("未查毒", "未扫描病毒"),
        ("准予通过", "特批放行"), ("过程文书", "程序性文书"), ("法律上的日期", "办理日期"), ("督办阶梯", "逐级提醒"), ("坏行", "错误行"), ("最后一段", "救济的名称"),
        ("文书的样子", "文书预览"), ("用我的", "采用本人所写"), ("Word of mouth", "Oral"), ("Kept one before", "Continue"),
    ];

    [Test]
    public void NoWordOfTheProduct_IsOneThatWasPutRight() =>
        Assert.That(House.Sources("src/Requests.Words", "*.json")
            .SelectMany(f => Words.Where(w => Says(f.Value, w.No)).Select(w => $"{f.Key}: {w.No} → {w.Yes}")), Is.Empty);

    [TestCase("\"a\": \"起草过程文书\"", true)]
    [TestCase("\"a\": \"起草程序性文书\"", false)]
    public void APlantedWord_IsFound(string line, bool found) => Assert.That(Words.Any(w => Says(line, w.No)), Is.EqualTo(found));

    private static bool Says(string text, string word) => text.Contains(word, StringComparison.Ordinal);
}
