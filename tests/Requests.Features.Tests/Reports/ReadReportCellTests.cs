using Requests.Features.Areas.Reports;
using Requests.Features.Kernel;
using Requests.Statute.Intake;
using Requests.Statute.Outcomes;
using static Requests.Features.Tests.Reports.YearOfCases;

namespace Requests.Features.Tests.Reports;

public sealed class ReadReportCellTests
{
    [Test]
    public async Task ReadReportCell_EveryCell_HoldsAsManyCasesAsItSays()
    {
        await using var office = await TestOffice.OpenAsync("2021-03-01");
        var leaves = Enum.GetValues<OutcomeLeaf>();
        await office.KeepAsync([.. Enumerable.Range(0, 60).Select(n => Case($"A-{n:00}", n % 3 == 0 ? "2019-12-20" : "2020-02-03",
            n % 5 == 0 ? null : n % 7 == 0 ? "2021-01-04" : "2020-03-02", n % 5 == 0 ? null : leaves[n % leaves.Length], (ApplicantType)(n % 7)))]);
        var report = await office.DoAsync(new ReadAnnualReport.Query(2020), Role.Head);
        foreach (var row in report.PartThree.Rows)
            foreach (var column in report.PartThree.Columns!)
            {
                var cell = await office.DoAsync(new ReadReportCell.Query(2020, row.Code, column.ToString(), Size: 100), Role.Head);
                Assert.That((cell.Count, cell.Cases.Count), Is.EqualTo((row.Values[(int)column], row.Values[(int)column])), $"{row.Code}/{column}");
            }
    }

    [Test]
    public async Task ReadReportCell_PagesByNumber()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        await office.KeepAsync([.. "EBDAC".Select(letter => Case($"A-{letter}", "2026-01-05"))]);
        var first = await office.DoAsync(new ReadReportCell.Query(2026, "NEW", "naturalPerson", Size: 3), Role.Head);
        var second = await office.DoAsync(new ReadReportCell.Query(2026, "NEW", "naturalPerson", first.Next, 3), Role.Head);
        Assert.That(first.Cases.Concat(second.Cases).Select(c => c.CaseNumber), Is.EqualTo(new[] { "A-A", "A-B", "A-C", "A-D", "A-E" }));
        Assert.That(second.Next, Is.Null);
    }

    [TestCase("OTHER", "total"), TestCase("NEW", "applicants"), TestCase("NEW", "9")]
    public async Task ReadReportCell_OutsideTheForm_IsNotFound(string row, string column)
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        await office.RefusedAsync("report.no-cell", new ReadReportCell.Query(2026, row, column), Role.Head);
    }
}
