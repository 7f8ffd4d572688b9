using System.Text;
using System.Xml;
using MiniExcelLibs;
using Requests.Features.Areas.Supervision;
using Requests.Paper;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Supervision;

/// <summary>Whatever character stands in a subject, calendar and sheets are written and read back.</summary>
public sealed class WriterCharacterTests
{
    private static IEnumerable<string> Texts()
    {
        for (var plane = 0; plane < 17; plane++)
        {
            var text = new StringBuilder();
            for (var code = (plane << 16) + 1; code <= (plane << 16) + 0xFFFF; code += plane < 3 ? 13 : 257)
                if (code is < 0xD800 or > 0xDFFF) text.Append(char.ConvertFromUtf32(code));
            yield return text.ToString();
        }
        yield return "甲\uD83D乙\uDE00丙\uFFFE丁\uFFFF\uFDD0戊\0\u0001\u001F\u007F\u0085己\r\nBEGIN:VEVENT\n";
    }

    [Test]
    public void BUG_01_BUG_42_EveryPlane_InACalendar_IsValidLines()
    {
        foreach (var text in Texts())
        {
            var feed = ICalendar.Write(text, "office.example", [new CalendarDay("1\n2", Day("2026-03-02"), text, "https://office.example/cases/1", false)], DateTimeOffset.UnixEpoch);
            var lines = feed.Split("\r\n");
            Assert.That(lines.All(l => Encoding.UTF8.GetByteCount(l) <= 75));
            Assert.That(feed.Replace("\r\n", "", StringComparison.Ordinal).Any(c => char.IsControl(c) || c is '\uFFFE' or '\uFFFF'), Is.False);
            Assert.That(lines.Count(l => l == "BEGIN:VEVENT"), Is.EqualTo(1), "nobody writes an event of their own");
        }
    }

    [Test]
    public void BUG_01_EveryPlane_InASheet_IsReadBack()
    {
        foreach (var text in Texts())
        {
            var sheet = new Sheet("一", ["甲"], [[text[..Math.Min(text.Length, 20000)]]]);
            Assert.That(Encoding.UTF8.GetString(sheet.ToCsv()), Does.StartWith("\uFEFF甲"));
            var cell = ((IDictionary<string, object?>)new MemoryStream(sheet.ToXlsx()).Query(useHeaderRow: true).Single())["甲"]?.ToString() ?? "";
            Assert.That(cell.Any(c => !XmlConvert.IsXmlChar(c) && !char.IsSurrogate(c)), Is.False);
        }
    }

    [TestCase("=1+1")]
    [TestCase("＝1+1")]
    [TestCase("＋1")]
    [TestCase("－1")]
    [TestCase("＠a")]
    [TestCase("\u200B=1")]
    [TestCase("\t=1")]
    public void WhatASpreadsheetTakesForAFormula_IsMadeHarmless(string text) =>
        Assert.That(Encoding.UTF8.GetString(new Sheet("一", ["甲"], [[text]]).ToCsv()).Split("\r\n")[1].TrimStart('"'), Does.StartWith("'"));
}
