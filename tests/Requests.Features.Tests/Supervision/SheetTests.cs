using System.Text;
using MiniExcelLibs;
using Requests.Features.Areas.Supervision;
using Requests.Paper;

namespace Requests.Features.Tests.Supervision;

/// <summary>Finding 29: a spreadsheet takes nothing that somebody wrote for a formula, in whatever width its sign is.</summary>
[Description("security 29")]
public sealed class SheetTests
{
    [TestCase("=1+1")]
    [TestCase("+1")]
    [TestCase("-1")]
    [TestCase("@A1")]
    [TestCase("\t=1")]
    [TestCase("\r=1")]
    [TestCase("\n=1")]
    [TestCase("＝1+1")]
    [TestCase("＋1")]
    [TestCase("－1")]
    [TestCase("＠A1")]
    [TestCase("﹦1")]
    [TestCase("−1")]
    [TestCase("  =1")]
    [TestCase("　＝1")]
    public void Finding29_AFormulaSign_OfAnyWidth_IsText(string text)
    {
        var sheet = new Sheet("x", ["a", "b"], [["1", text]]);
        Assert.That(Encoding.UTF8.GetString(sheet.ToCsv()), Does.Contain("'" + text.Trim('\r', '\n')[..1]).Or.Contain("'" + text));
        using var book = new MemoryStream(sheet.ToXlsx());
        Assert.That(((IDictionary<string, object>)book.Query(useHeaderRow: true).Single())["b"], Does.StartWith("'"));
        Assert.That(Formulas.Harmless(text), Is.EqualTo("'" + text));
    }

    [TestCase("道路停车")]
    [TestCase("1-1")]
    [TestCase("A=B")]
    [TestCase("")]
    [TestCase("'=1")]
    public void Finding29_OtherText_StaysAsItIs(string text) => Assert.That(Formulas.Harmless(text), Is.EqualTo(text));
}
