using System.Text;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Reports;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Reports;
using Requests.Statute.Intake;
using Requests.Statute.Outcomes;
using static Requests.Features.Tests.Reports.YearOfCases;

namespace Requests.Features.Tests.Reports;

public sealed class FreezeTests
{
    // Part two is not filled in: somebody answers for that.
    private static readonly FreezeAnnualReport.Command Answered = new(2025, Leader: nameof(Role.Leader), Reason: "第二部分由上级统一填报");

    [Test]
    public async Task FreezeAnnualReport_WithWhatNobodyWrote_IsRefusedByName_AndNeedsALeaderToo()
    {
        await using var office = await TestOffice.OpenAsync("2026-01-12");
        await office.KeepAsync(Case("A-1", "2025-03-03", "2025-03-20", OutcomeLeaf.Granted));
        var refusal = await office.RefusedAsync("report.does-not-hold", new FreezeAnnualReport.Command(2025), Role.Head);
        foreach (var gap in (await office.DoAsync(new ReadAnnualReport.Query(2025), Role.Head)).Gaps.Where(g => g.IsHole))
            Assert.That(refusal.Text.Zh, Does.Contain(gap.Detail));
        Assert.That((await office.DoAsync(Answered, Role.Head)).Leader, Is.EqualTo(nameof(Role.Leader)));
    }

    [Test, Property("Rule", "REP-3")]
    public async Task REP_3_FreezeAnnualReport_WhileACheckFails_NeedsALeaderAndAReason()
    {
        await using var office = await TestOffice.OpenAsync("2026-01-12");
        await office.KeepAsync(Case("A-1", "2025-03-03", "2025-03-20", OutcomeLeaf.Granted, ApplicantType.Unknown));
        var refusal = await office.RefusedAsync("report.does-not-hold", new FreezeAnnualReport.Command(2025), Role.Head);
        Assert.That(refusal.Text.Zh, Does.Contain("X-3"), "the unknown type stands in the total only");
        await office.RefusedAsync("report.no-leader", new FreezeAnnualReport.Command(2025, Leader: nameof(Role.Clerk), Reason: "已核对"), Role.Head);
        await office.RefusedAsync("input.invalid", new FreezeAnnualReport.Command(2025, Leader: nameof(Role.Leader)), Role.Head);
        var frozen = await office.DoAsync(new FreezeAnnualReport.Command(2025, Leader: nameof(Role.Leader), Reason: "原台账未记申请人类型"), Role.Head);
        Assert.That((frozen.Leader, frozen.Reason), Is.EqualTo((nameof(Role.Leader), "原台账未记申请人类型")));
        var working = await PrintAsync(office, PrintAnnualReport.Copy.Working);
        Assert.That(working, Does.Contain("X-3").And.Contain("原台账未记申请人类型").And.Contain("工作稿"));
        Assert.That(await PrintAsync(office, PrintAnnualReport.Copy.Frozen), Does.Not.Contain("原台账未记申请人类型").And.Not.Contain("工作稿"));
        await office.RefusedAsync("report.frozen", new FreezeAnnualReport.Command(2025), Role.Head);
        await office.RefusedAsync("report.frozen", new WriteReportText.Command(2025, 5, "改"), Role.Head);
        await office.RefusedAsync("report.frozen", new RecordDutyFigures.Command(2025, []), Role.Head);
        await office.RefusedAsync("report.year-runs", new FreezeAnnualReport.Command(2026), Role.Head);
    }

    [Test]
    public async Task ReadFrozenReport_ListsEveryDifferenceLaterChangesMake_AndNeverMoves()
    {
        await using var office = await TestOffice.OpenAsync("2026-01-12");
        await office.KeepAsync(Case("A-1", "2025-03-03", "2025-03-20", OutcomeLeaf.Granted), Case("A-2", "2025-12-20"));
        await office.RefusedAsync("report.not-frozen", new ReadFrozenReport.Query(2025), Role.Head);
        await office.DoAsync(Answered, Role.Head);
        var before = await office.DoAsync(new ReadFrozenReport.Query(2025), Role.Leader);
        Assert.That((before.Intact, before.Differences.Count), Is.EqualTo((true, 0)));

        await office.KeepAsync(Case("A-3", "2025-06-02", "2025-06-20", OutcomeLeaf.Partial, ApplicantType.Business));
        var after = await office.DoAsync(new ReadFrozenReport.Query(2025), Role.Leader);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(after.Hash, Is.EqualTo(before.Hash));
            Assert.That(after.Content.ToJson(), Is.EqualTo(before.Content.ToJson()));
            Assert.That(after.Differences.Where(d => d.Part == 3).Select(d => (d.Row, d.Column, d.Before, d.After)), Is.EqualTo(new[]
            {
                ("NEW", "business", "0", "1"), ("NEW", "total", "2", "3"), ("PARTIAL", "business", "0", "1"), ("PARTIAL", "total", "0", "1"),
                ("TOTAL", "business", "0", "1"), ("TOTAL", "total", "1", "2"),
            }));
            Assert.That(after.Differences.Select(d => d.Part).Distinct(), Is.EqualTo(new[] { 1, 3 }), "the prose quotes the tables");
        }
        var next = await office.DoAsync(new ReadAnnualReport.Query(2026), Role.Head);
        Assert.That(next.Checks.Single(c => c.Id == "X-4").Ok, Is.True, "A-2 was carried out and in");
    }

    [Test, Property("Rule", "X-4")]
    public async Task X_4_TheCarryOver_IsHeldAgainstFrozenThenTypedTables()
    {
        await using var office = await TestOffice.OpenAsync("2026-01-12");
        await office.KeepAsync(Case("A-1", "2025-12-20"));
        var typed = PartThree.Of(AnnualCases.PartThree(ReportLayout.Revised2021, [new(ApplicantType.NaturalPerson, false, null, false, false, 3)]));
        var entered = await office.DoAsync(new EnterKnownReport.Command(2025, "已公布的报告", new ReportTables(typed)), Role.Officer);
        Assert.That((entered.Layout, entered.Failures.Count), Is.EqualTo(("2021", 0)));
        var report = await office.DoAsync(new ReadAnnualReport.Query(2026), Role.Head);
        Assert.That(report.Checks.Single(c => c is { Ok: false, Id: not "X-5" }).Cells[0], Is.EqualTo(new ReportCell("CARRIED_IN", "naturalPerson", 3, 1)));
        await office.DoAsync(Answered, Role.Head);
        report = await office.DoAsync(new ReadAnnualReport.Query(2026), Role.Head);
        Assert.That(report.Checks.All(c => c.Ok || c.Id == "X-5"), Is.True, "the frozen copy speaks louder than typed tables");
        await office.RefusedAsync("report.tables-unfit", new EnterKnownReport.Command(2024, "x",
            new ReportTables(new([], [new("OTHERS", null, new int?[7])]))), Role.Officer);
    }

    [Test]
    public async Task WriteReportText_AFigureTypedByHand_StandsInTheWayOfFreezing()
    {
        await using var office = await TestOffice.OpenAsync("2026-01-12");
        await office.KeepAsync(Case("A-1", "2025-03-03", "2025-03-20", OutcomeLeaf.Granted));
        var written = await office.DoAsync(new WriteReportText.Command(2025, 5, "全年新收{NEW}件，其中{NEW:naturalPerson}件来自自然人，另有3件，{nothing}。"), Role.Officer);
        Assert.That(written.Text, Is.EqualTo("全年新收1件，其中1件来自自然人，另有3件，{nothing}。"));
        Assert.That(written.Findings.Select(f => (f.Code, f.Quote)),
            Is.EqualTo(new[] { (ReportProse.UnknownField, "nothing"), (ReportProse.BareNumber, "3件") }));
        await office.RefusedAsync("report.does-not-hold", new FreezeAnnualReport.Command(2025), Role.Head);
        Assert.That((await office.DoAsync(new WriteReportText.Command(2025, 5, "依据第四十九条，2025年新收{NEW}件。"), Role.Officer)).Findings,
            Is.Empty, "a year and an article are no figures");
        await office.DoAsync(Answered, Role.Head);
        Assert.That(await office.InDbAsync(db => db.Set<ReportText>().CountAsync()), Is.EqualTo(2), "every version is kept");
    }

    [Test, Property("Rule", "FEE-10")]
    public async Task FEE_10_PartSix_ReportsFeesAlsoWhenNil()
    {
        await using var office = await TestOffice.OpenAsync("2026-01-12");
        var report = await office.DoAsync(new ReadAnnualReport.Query(2025), Role.Head);
        Assert.That(report.PartSix.Text, Does.Contain("未收取信息处理费").And.Contain("无其他需要报告的事项"));
        Assert.That(report.Due.Statutory, Is.EqualTo(SampleData.Day("2026-01-31")));
        Assert.That((await office.DoAsync(new ReadAnnualReport.Query(2020), Role.Head)).Fees, Is.Null, "before the fee regime");
    }

    [Test]
    public async Task CompareReports_AcrossForms_FoldsTheNewerRows()
    {
        await using var office = await TestOffice.OpenAsync("2022-01-12");
        await office.KeepAsync(Case("A-1", "2020-03-03", "2020-03-20", OutcomeLeaf.OtherMisc),
            Case("B-1", "2021-03-03", "2021-03-20", OutcomeLeaf.OtherFeeLapsed),
            Case("B-2", "2021-03-03", "2021-03-20", OutcomeLeaf.OtherMisc));
        var compared = await office.DoAsync(new CompareReports.Query(2021, 2020), Role.Head);
        Assert.That((compared.Before.Layout, compared.After.Layout), Is.EqualTo(("2019/2020", "2021")));
        Assert.That(compared.Differences.Where(d => d is { Part: 3, Column: "total" }).Select(d => (d.Row, d.Before, d.After, d.Change)), Is.EqualTo(new[]
        {
            ("NEW", "1", "2", (decimal?)1), ("OTHER", "1", "2", 1), ("TOTAL", "1", "2", 1),
        }));
    }

    [Test]
    public async Task CompareReports_AFigureThatOneSideLeavesBlank_HasNoChange()
    {
        await using var office = await TestOffice.OpenAsync("2026-01-12");
        await office.DoAsync(new RecordDutyFigures.Command(2025, [new("LICENCE", "DECISIONS", 31, null)]), Role.Officer);
        var compared = await office.DoAsync(new CompareReports.Query(2025, 2024), Role.Head);
        Assert.That(compared.Differences.Where(d => d.Part == 2).Select(d => (d.Row, d.Before, d.After, d.Change)),
            Is.EqualTo(new[] { ("LICENCE", (string?)null, "31", (decimal?)null) }));
    }

    private static async Task<string> PrintAsync(TestOffice office, PrintAnnualReport.Copy copy) =>
        Encoding.UTF8.GetString((await office.DoAsync(new PrintAnnualReport.Query(2025, PrintAnnualReport.Format.Html, copy), Role.Head)).Content);
}
