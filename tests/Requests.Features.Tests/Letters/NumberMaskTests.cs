using Requests.Letters.Checks;

namespace Requests.Features.Tests.Letters;

/// <summary>Numbers of people in free text, however they are written; everything else stays as it is (PII-10).</summary>
[Description("security 6")]
public sealed class NumberMaskTests
{
    [TestCase("身份证000000199001010018。", "身份证000000********0018。")]
    [TestCase("0000001990010100１８", "000000********00１８")]
    [TestCase("００００００１９９００１０１００１８", "００００００********００１８")]
    [TestCase("000000 19900101 0018", "000000 ******** 0018")]
    [TestCase("000000\u200B19900101\u200B0018", "000000\u200B********\u200B0018")]
    [TestCase("0.0.0.0.0.0.1.9.9.0.0.1.0.1.0.0.1.8", "0.0.0.0.0.0.*.*.*.*.*.*.*.*.0.0.1.8")]
    [TestCase("旧证000000900101001", "旧证000000*****1001")]
    [TestCase("电话13800000000，", "电话138****0000，")]
    [TestCase("138-0000-0000", "138-****-0000")]
    [TestCase("+86 138 0000 0000", "+86 138 **** 0000")]
    [TestCase("008613800000000", "0086138****0000")]
    [TestCase("2026-03-02 13800000000", "2026-03-02 138****0000")]
    [TestCase("座机010-62345678", "座机010-****5678")]
    [TestCase("(0571) 8234 5678", "(0571) **** 5678")]
    [TestCase("卡号6222 0000 0000 0000 004", "卡号**** **** **** ***0 004")]
    [TestCase("邮箱zhangsan@example.invalid", "邮箱z*******@example.invalid")]
    [TestCase("ｚｈａｎｇ＠example.com", "ｚ****＠example.com")]
    [TestCase("护照E12345678", "护照E****5678")]
    public void ANumberOfAPerson_IsMasked(string text, string masked) => Assert.That(NumberMask.Of(text), Is.EqualTo(masked));

    [TestCase("110101 19900307 803X")]
    [TestCase("110101-19900307-803x")]
    [TestCase("１１０１０１１９９００３０７８０３Ｘ")]
    [TestCase("11010119900307803×")]
    [TestCase("110101199003\n07803X")]
    [TestCase("110101\u200B19900307\u200B803X")]
    [TestCase("110101900307803")]
    [TestCase("+8613900002222")]
    [TestCase("+86 139 0000 2222")]
    [TestCase("0086-139-0000-2222")]
    [TestCase("139 0000\n2222")]
    [TestCase("１３９００００２２２２")]
    public void BUG_40_ANumberOfAPerson_IsSeenHoweverItIsWritten(string text)
    {
        Assert.That(NumberMask.Of($"联系人：{text}，"), Is.Not.EqualTo($"联系人：{text}，"));
        Assert.That(NumberMask.HoldsNumber(text));
    }

    [TestCase("JCG-2026-0001")]
    [TestCase("某城管公〔2026〕12号")]
    [TestCase("2026年1月1日至2026年12月31日")]
    [TestCase("金额12345678.90元，面积1200平方米")]
    [TestCase("统一社会信用代码")]
    [TestCase("1A2B3C")]
    [TestCase("")]
    [TestCase("😀😀😀 道路停车泊位设置")]
    public void WhatIsNoNumberOfAPerson_Stays(string text) => Assert.That(NumberMask.Of(text), Is.SameAs(text));

    [Test]
    public void NoTextIsTooStrange()
    {
        foreach (var text in new[] { "\ud800\ud800\ud800\ud800\ud800\ud800", new string('1', 5000),
            string.Concat(Enumerable.Repeat("1 ", 5000)), "\u0300\u0300\u0300\u0300\u0300\u0300\u0300" })
            Assert.That(NumberMask.Of(text), Has.Length.EqualTo(text.Length));
    }
}
