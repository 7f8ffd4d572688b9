using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Requests.Features.Areas.Register;
using Requests.Features.Areas.Reports;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Reports;
using Requests.Paper;
using Requests.Statute.AnnualReport;
using Requests.Statute.Disputes;
using Requests.Statute.Intake;
using Requests.Statute.Outcomes;
using static Requests.Features.Tests.Reports.YearOfCases;

namespace Requests.Features.Tests.Reports;

/// <summary>A made-up year of a second body that fills every row and column of the form of 2021, and the form as files.</summary>
public sealed class WholeFormTests
{
    private static readonly Guid Second = new("00000000-0000-0000-0000-00000000b0d2");
    private static readonly ApplicantType[] Types = [.. Enum.GetValues<ApplicantType>().Except([ApplicantType.Unknown])];

    [Test]
    public async Task TheMadeUpYear_FillsEveryRowAndColumn_AndHolds()
    {
        await using var office = await YearAsync();
        var report = await office.DoAsync(new ReadAnnualReport.Query(2025), Role.Head);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.PartThree.Rows, Has.Count.EqualTo(25));
            Assert.That(report.PartThree.Rows.SelectMany(row => row.Values), Is.All.GreaterThan(0), "no cell is left at nought");
            Assert.That(report.PartFour.SelectMany(block => block.Values), Is.All.GreaterThan(0));
            Assert.That(report.PartTwo.Blocks.SelectMany(block => block.Rows).SelectMany(row => row.Values), Is.All.Not.Null);
            Assert.That(report.Checks.Where(check => !check.Ok).Select(check => check.Detail), Is.Empty);
            Assert.That(report.Gaps.Select(gap => gap.Code), Is.Empty);
            Assert.That(report.TextFindings, Is.Empty);
            Assert.That(report.PartOne.Text, Does.Contain("主动公开政府信息30条").And.Contain("网上").And.Not.Contain("{"));
        }
        // Broken copies of it, each named by its cell.
        var golden = new ReportTables(report.PartThree, report.PartFour);
        foreach (var row in golden.PartThree.Rows)
            foreach (var column in PartThreeTable.Columns)
            {
                var broken = PartThree.Of(golden.Table.With(row.Code, column, row.Values[(int)column] + 1));
                var verdict = await office.DoAsync(new CheckReport.Query(broken, report.PartFour), Role.Head);
                Assert.That(verdict.Failures.SelectMany(f => f.Cells), Has.Some.Matches<ReportCell>(cell => cell.Column == ReportProse.Camel(column) || cell.Row == row.Code), $"{row.Code}/{column}");
            }
    }

    [Test]
    public async Task PrintAnnualReport_InEveryFormat_HoldsTheFormAndItsFigures()
    {
        await using var office = await YearAsync();
        var report = await office.DoAsync(new ReadAnnualReport.Query(2025), Role.Head);
        var html = Encoding.UTF8.GetString((await PrintAsync(office, PrintAnnualReport.Format.Html)).Content);
        foreach (var label in PartThreeTable.RowHeads(ReportLayout.Revised2021).Select(head => head.Chinese.Replace("“", "",
            StringComparison.Ordinal).Split("”")[0]))
            Assert.That(html.Replace("“", "", StringComparison.Ordinal), Does.Contain(label));
        Assert.That(html, Does.Contain("勾稽关系").And.Contain("第二十条第（八）项").And.Contain("复议后起诉").And.Contain("办理结果构成"));

        var docx = await PrintAsync(office, PrintAnnualReport.Format.Docx);
        using (var word = WordprocessingDocument.Open(new MemoryStream(docx.Content), false))
            Assert.That(new OpenXmlValidator().Validate(word).Select(e => e.Description), Is.Empty);
        var xlsx = await PrintAsync(office, PrintAnnualReport.Format.Xlsx);
        using (var book = SpreadsheetDocument.Open(new MemoryStream(xlsx.Content), false))
        {
            Assert.That(new OpenXmlValidator().Validate(book).Select(e => $"{e.Description} {e.Path?.XPath}"), Is.Empty);
            var names = book.WorkbookPart!.Workbook!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Select(s => s.Name!.Value).ToList();
            Assert.That(names, Has.Some.Contains("三、收到和处理"));
        }
        var total = report.PartThree.Rows.Single(row => row.Code == "TOTAL").Values[6];
        using (var archive = new ZipArchive(new MemoryStream(xlsx.Content)))
            Assert.That(archive.Entries.Where(e => e.FullName.Contains("sheet", StringComparison.Ordinal)).Select(Read), Has.Some.Contains($"<v>{total}</v>"), "figures are numbers");
        var pdf = await PrintAsync(office, PrintAnnualReport.Format.Pdf);
        Assert.That(Encoding.ASCII.GetString(pdf.Content, 0, 5), Is.EqualTo("%PDF-"));
        Assert.That(pdf.FileName, Is.EqualTo("某市城市管理局2025年政府信息公开工作年度报告.pdf"));
        var text = PaperText.Of(ReportPaper.Of((await office.DoAsync(new ReadAnnualReport.Query(2025), Role.Head)) is var r
            ? new ReportContent(r.Year, r.Body, r.Scope, r.Layout, r.AsOf, r.PartOne.Text, r.PartTwo, r.PartThree, r.PartFour,
                r.PartFive.Text, r.PartSix.Text, r.Trends) : null!, null));
        Assert.That(text, Does.Not.Contain("工作稿"));
    }

    [Test, Property("Rule", "REP-5")]
    public async Task REP_5_ACity_IsTheSumOfItsBodies()
    {
        await using var office = await YearAsync();
        await office.RefusedAsync("report.no-city", new ReadAnnualReport.Query(2025, ReportScope.City), Role.Head);
        await office.InDbAsync(async db =>
        {
            var below = new Body(Second, "WSJ", "某市卫生局", new BodySettings { Superior = "hcg" });
            below.AcceptSuperior("HCG");
            db.Set<Body>().Add(below);
            var one = Case("W-1", "2025-02-03", "2025-02-20", OutcomeLeaf.Granted, ApplicantType.Business);
            db.Entry(one).Property(nameof(one.BodyId)).CurrentValue = Second;
            db.Set<Case>().Add(one);
            db.Set<DutyFigure>().Add(new DutyFigure(Second, 2025, "LICENCE", "DECISIONS", 5, null));
            return await db.SaveChangesAsync();
        });
        var own = await office.DoAsync(new ReadAnnualReport.Query(2025), Role.Head);
        var city = await office.DoAsync(new ReadAnnualReport.Query(2025, ReportScope.City), Role.Head);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Total(city, "NEW"), Is.EqualTo(Total(own, "NEW") + 1));
            Assert.That(city.PartTwo.Blocks[1].Rows[0].Values[0], Is.EqualTo(own.PartTwo.Blocks[1].Rows[0].Values[0] + 5));
            Assert.That(city.Checks.All(check => check.Ok), Is.True);
        }
        var cell = await office.DoAsync(new ReadReportCell.Query(2025, "NEW", "business", Size: 100, Scope: ReportScope.City), Role.Head);
        Assert.That(cell.Cases.Select(c => c.CaseNumber), Does.Contain("W-1"));
    }

    private static int? Total(ReadAnnualReport.Response report, string row) => report.PartThree.Rows.Single(r => r.Code == row).Values[6];

    private static string Read(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }

    private static Task<PrintAnnualReport.Response> PrintAsync(TestOffice office, PrintAnnualReport.Format format) =>
        office.DoAsync(new PrintAnnualReport.Query(2025, format), Role.Head);

    private static async Task<TestOffice> YearAsync()
    {
        var office = await TestOffice.OpenAsync("2026-01-12");
        var cases = new List<Case>();
        foreach (var type in Types)
        {
            foreach (var leaf in Enum.GetValues<OutcomeLeaf>()) cases.Add(Case($"Y-{cases.Count:000}", "2025-03-03", "2025-03-20", leaf, type));
            cases.Add(Case($"Y-{cases.Count:000}", "2024-12-20", "2025-01-10", OutcomeLeaf.Granted, type));
            cases.Add(Case($"Y-{cases.Count:000}", "2025-12-20", type: type));
        }
        await office.KeepAsync([.. cases]);
        await office.InDbAsync(async db =>
        {
            DisputeResult[] results = [DisputeResult.DeclaredUnlawful, DisputeResult.Withdrawn, DisputeResult.Pending];
            foreach (var forum in Enum.GetValues<DisputeForum>())
                foreach (var result in results.Prepend(forum == DisputeForum.Reconsideration ? DisputeResult.DecisionUpheld : DisputeResult.ClaimsDismissed))
                {
                    var dispute = new Dispute(Guid.NewGuid(), TestOffice.BodyId, cases[0].Id, forum, "某机关", null, SampleData.Day("2025-04-01"));
                    if (result != DisputeResult.Pending) dispute.Conclude(result, SampleData.Day("2025-06-01"), null);
                    db.Set<Dispute>().Add(dispute);
                }
            return await db.SaveChangesAsync();
        });
        await office.DoAsync(new RecordDutyFigures.Command(2025, [.. PartTwoForm.Blocks(ReportLayout.Revised2021)
            .SelectMany(block => block.Rows.SelectMany(row => block.Columns.Select(column => new RecordDutyFigures.Figure(row.Code, column.Code, 3, "https://example.invalid/x"))))]), Role.Officer);
        var kept = await office.DoAsync(new ReadDutyFigures.Query(2025), Role.Officer);
        Assert.That(kept.Figures.Select(f => (f.Value, f.EvidenceLink)).Distinct(), Is.EqualTo(new[] { (3m, "https://example.invalid/x") }));
        await office.DoAsync(new RecordPublicationCounts.Command(2025, [new("网站", "条", 20), new("微信", "条", 10)]), Role.Officer);
        await office.DoAsync(new WriteReportText.Command(2025, 5, "存在的问题：办理质量有待提高。改进措施：加强培训。"), Role.Officer);
        return office;
    }
}
