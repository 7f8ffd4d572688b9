using Requests.Letters.Checks;

namespace Requests.Features.Tests.Letters;

/// <summary>The check of letters finds numbers of people however they are written (PII-ID), and takes nothing else for one.</summary>
public sealed class PersonalNumbersTests
{
    [TestCase("000000 19900101 0018")]
    [TestCase("000000-19900101-0018")]
    [TestCase("000000\u201419900101\u20140018")]
    [TestCase("000000.19900101.0018")]
    [TestCase("000000/19900101/0018")]
    [TestCase("000000 1990 0101 0018")]
    [TestCase("0000001990 01010018")]
    [TestCase("0 0 0 0 0 0 1 9 9 0 0 1 0 1 0 0 1 8")]
    [TestCase("000000199001\n010018")]
    [TestCase("００００００１９９００１０１００１８")]
    [TestCase("00000019900101\u200B0018")]
    [TestCase("证A000000199001010018号")]
    [TestCase("2026年3月2日 13800000000 000000199001010018")]
    public void BUG_40_AnIdentityNumber_IsFoundInWhateverGroups(string text) => Assert.That(PersonalNumbers.In($"（{text}）"), Does.Contain("000000199001010018"));

    [TestCase("139 0000 2222")]
    [TestCase("139.0000.2222")]
    [TestCase("139\u20140000\u20142222")]
    [TestCase("139\u20110000\u20112222")]
    [TestCase("139·0000·2222")]
    [TestCase("1 3 9 0 0 0 0 2 2 2 2")]
    [TestCase("13900\n002222")]
    [TestCase("+86 139 0000 2222")]
    [TestCase("(+86)13900002222")]
    [TestCase("0086-139-0000-2222")]
    [TestCase("13900002222转8")]
    [TestCase("１３９００００２２２２")]
    public void BUG_40_AMobileNumber_IsFoundInWhateverGroups(string text) => Assert.That(PersonalNumbers.In($"电话：{text}，"), Is.EqualTo(new[] { "13900002222" }));

    [TestCase("江城管公复〔2026〕12号")]
    [TestCase("2026年1月1日至2026年12月31日")]
    [TestCase("2026-03-02 2026-03-12 2026-04-01 2026-05-02")]
    [TestCase("第1、2、3、4、5、6、7、8、9、10、11、12、13、14、15、16、17、18页")]
    [TestCase("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    [TestCase("91230102MA1TEXT0X7")]
    [TestCase("0451-84600000")]
    [TestCase("1139000022223")]
    public void WhatIsNoNumberOfAPerson_IsNone(string text) => Assert.That(PersonalNumbers.In(text), Is.Empty);

    [Test]
    public void ALongRunOfFigures_TakesNoTime() => Assert.That(() => PersonalNumbers.In(string.Concat(Enumerable.Repeat("12 34-56.7/", 20_000))), Throws.Nothing);
}
