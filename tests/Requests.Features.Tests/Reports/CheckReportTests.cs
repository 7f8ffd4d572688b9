using Requests.Features.Areas.Reports;
using Requests.Features.Kernel;
using Requests.Features.Services.Reports;
using Requests.Statute.AnnualReport;
using Requests.Statute.Disputes;
using Requests.Statute.Outcomes;

namespace Requests.Features.Tests.Reports;

/// <summary>The golden sample of the dossier (section 4) and copies broken in one cell each.</summary>
public sealed class CheckReportTests
{
    private static readonly int?[][] Figures =
    [
        [13612, 252, 0, 45, 128, 32, 14069], [535, 6, 0, 1, 18, 0, 560], [5345, 129, 0, 41, 19, 14, 5548], [2120, 39, 0, 1, 6, 2, 2168],
        [13, 0, 0, 0, 0, 0, 13], [30, 0, 0, 0, 0, 0, 30], [11, 0, 0, 0, 0, 0, 11], [49, 2, 0, 0, 0, 0, 51], [103, 1, 0, 0, 0, 0, 104],
        [84, 1, 0, 0, 0, 0, 85], [282, 4, 0, 0, 0, 0, 286], [147, 0, 0, 0, 1, 2, 150], [3075, 50, 0, 0, 89, 8, 3222], [177, 3, 0, 0, 0, 0, 180],
        [19, 0, 0, 0, 0, 0, 19], [199, 1, 0, 0, 3, 0, 203], [147, 1, 0, 0, 0, 0, 148], [0, 0, 0, 0, 0, 0, 0], [100, 1, 0, 0, 0, 0, 101],
        [5, 0, 0, 0, 0, 0, 5], [315, 3, 0, 0, 0, 0, 318], [202, 0, 0, 1, 0, 0, 203], [941, 17, 0, 1, 3, 3, 965],
        [13364, 252, 0, 44, 121, 29, 13810], [783, 6, 0, 2, 25, 3, 819],
    ];

    private static readonly PartThreeTable Golden = PartThreeTable.FromFigures(ReportLayout.Revised2021, Figures);

    private static readonly PartFourLine[] Disputes =
    [
        new(DisputeForum.Reconsideration, [376, 97, 196, 121, 790]),
        new(DisputeForum.DirectSuit, [16, 1, 12, 27, 56]),
        new(DisputeForum.SuitAfterReconsideration, [74, 1, 30, 51, 156]),
    ];

    [Test]
    public async Task CheckReport_TheGoldenSample_Holds()
    {
        var answer = await CheckAsync(new(PartThree.Of(Golden), Disputes));
        Assert.That((answer.Ok, answer.Failures.Count), Is.EqualTo((true, 0)));
    }

    [TestCase("CARRIED_OUT", PartThreeColumn.Total, 820, "X-1", "X-3")]
    [TestCase("GRANTED", PartThreeColumn.NaturalPerson, 5346, "X-2", "X-3")]
    [TestCase("NOT_PROCESSED_PUBLICATION", PartThreeColumn.Research, null, "X-5")]
    [TestCase("CARRIED_IN", PartThreeColumn.Business, -6, "X-1", "X-3", "X-5")]
    public async Task CheckReport_ABrokenCopy_IsNamedByCell(string row, PartThreeColumn column, int? value, params string[] ids)
    {
        var answer = await CheckAsync(new(PartThree.Of(Golden.With(row, column, value))));
        Assert.That(answer.Failures.Select(failure => failure.Id), Is.EqualTo(ids));
        Assert.That(answer.Failures.SelectMany(failure => failure.Cells).Select(cell => cell.Column),
            Does.Contain(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(column.ToString())));
    }

    [Test, Property("Rule", "X-4")]
    public async Task X_4_CheckReport_AgainstThePreviousYear()
    {
        var answer = await CheckAsync(new(PartThree.Of(Golden), PreviousYear: new(PartThree.Of(Golden))));
        Assert.That(answer.Failures.Single().Cells[0], Is.EqualTo(new ReportCell("CARRIED_IN", "naturalPerson", 783, 535)));
    }

    [Test, Property("Rule", "X-7")]
    public async Task X_7_CheckReport_NamesTheBlock()
    {
        var answer = await CheckAsync(new(PartThree.Of(Golden), [Disputes[0], Disputes[1] with { Values = [16, 1, 12, 27, 57] }, Disputes[2]]));
        Assert.That(answer.Failures.Single().Cells, Is.EqualTo(new[] { new ReportCell("directSuit", "total", 56, 57) }));
    }

    [Test, Property("Rule", "X-5")]
    public async Task X_5_CheckReport_ARowLeftOut_IsBlank()
    {
        var answer = await CheckAsync(new(new([], [.. PartThree.Of(Golden).Rows.Where(row => row.Code != "NOT_PROCESSED_PUBLICATION")])));
        Assert.That((answer.Failures.Single().Id, answer.Failures[0].Cells.Count), Is.EqualTo(("X-5", 7)));
    }

    [Test]
    public async Task CheckReport_TheOldForm_IsToldByItsOtherRow()
    {
        var old = PartThreeTable.Build(ReportLayout.Trial2019, []);
        Assert.That((await CheckAsync(new(PartThree.Of(old)))).Ok, Is.True);
        await using var office = await TestOffice.OpenAsync();
        await office.RefusedAsync("report.tables-unfit", new CheckReport.Query(PartThree.Of(old), Layout: "2021"), Role.Head);
    }

    [TestCase("GRANTEDX", 7), TestCase("GRANTED", 6)]
    public async Task CheckReport_WhatIsNotTheForm_IsRefused(string code, int figures)
    {
        await using var office = await TestOffice.OpenAsync();
        await office.RefusedAsync("report.tables-unfit", new CheckReport.Query(new([], [new(code, null, new int?[figures])])), Role.Head);
    }

    private static async Task<CheckReport.Response> CheckAsync(CheckReport.Query query)
    {
        await using var office = await TestOffice.OpenAsync();
        return await office.DoAsync(query, Role.Head);
    }
}
