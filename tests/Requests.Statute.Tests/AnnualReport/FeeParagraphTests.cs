using Requests.Statute.AnnualReport;

namespace Requests.Statute.Tests.AnnualReport;

[Property("Rule", "FEE-10")]
public sealed class FeeParagraphTests
{
    [TestCase(2025, 3, 40_000, "依据《政府信息公开信息处理费管理办法》，2025年发出收费通知3件，收取信息处理费400元。")]
    [TestCase(2025, 1, 1_050, "依据《政府信息公开信息处理费管理办法》，2025年发出收费通知1件，收取信息处理费10.5元。")]
    [TestCase(2021, 0, 0, "依据《政府信息公开信息处理费管理办法》，2021年发出收费通知0件，未收取信息处理费。")]
    [TestCase(2020, 0, 0, null)]
    public void FEE_10_TheYearsFees_AreReportedAlsoWhenNil(int year, int notices, long fen, string? text) =>
        Assert.That(FeeParagraph.Text(year, notices, fen), Is.EqualTo(text));
}
