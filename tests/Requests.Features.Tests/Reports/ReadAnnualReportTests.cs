using Requests.Features.Areas.Reports;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Statute.AnnualReport;
using Requests.Statute.Disputes;
using Requests.Statute.Intake;
using Requests.Statute.Outcomes;
using static Requests.Features.Tests.Reports.YearOfCases;

namespace Requests.Features.Tests.Reports;

public sealed class ReadAnnualReportTests
{
    [Test, Property("Rule", "X-6")]
    public async Task ReadAnnualReport_CountsReceiptReplyAndBothCarries()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        await office.KeepAsync(
            Case("A-1", "2024-12-20", "2025-01-08", OutcomeLeaf.Granted, ApplicantType.Business),
            Case("A-2", "2024-11-01", "2024-12-31", OutcomeLeaf.Granted),
            Case("A-3", "2025-06-02", "2025-06-20", OutcomeLeaf.OtherFeeLapsed),
            Case("A-4", "2025-12-15", "2026-01-05", OutcomeLeaf.Partial),
            Case("A-5", "2025-12-20"),
            Case("A-6", "2025-05-06", state: CaseState.Split),
            Case("A-7", "2026-01-02"));
        var report = await office.DoAsync(new ReadAnnualReport.Query(2025), Role.Head);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Layout, Is.EqualTo("2021"));
            Assert.That(report.PartThree.Rows, Has.Count.EqualTo(25));
            Assert.That(Row(report, "NEW"), Is.EqualTo(new int?[] { 3, 0, 0, 0, 0, 0, 3 }), "A-3, A-4, A-5; a divided request does not count");
            Assert.That(Row(report, "CARRIED_IN"), Is.EqualTo(new int?[] { 0, 1, 0, 0, 0, 0, 1 }), "A-2 was answered on the last day of 2024");
            Assert.That(Row(report, "GRANTED"), Is.EqualTo(new int?[] { 0, 1, 0, 0, 0, 0, 1 }));
            Assert.That(Row(report, "OTHER_FEE_LAPSED")[6], Is.EqualTo(1));
            Assert.That(Row(report, "TOTAL")[6], Is.EqualTo(2));
            Assert.That(Row(report, "CARRIED_OUT")[6], Is.EqualTo(2));
            Assert.That(report.Checks.Select(check => (check.Id, check.Ok)), Is.EqualTo(Enumerable.Range(1, 7).Select(n => ($"X-{n}", n != 5))), "part two is not filled in");
            Assert.That(report.Gaps.Select(gap => gap.Code), Is.EqualTo(new[] { "PUBLICATION_COUNTS_MISSING", "PART_TWO_MISSING", "PART_FIVE_MISSING" }));
        }
    }

    [Test, Property("Rule", "SEED-4"), Property("Rule", "SEED-5"), Property("Rule", "SEED-6")]
    public async Task SEED_4_TheYear2020_HasTheOldFormAndNamesWhatIsNotKnown()
    {
        await using var office = await TestOffice.OpenAsync("2021-01-16");
        (OutcomeLeaf Leaf, int Count)[] seed =
        [
            (OutcomeLeaf.UnavailableNotHeld, 10), (OutcomeLeaf.RefusedProhibited, 2), (OutcomeLeaf.NotProcessedDuplicate, 2), (OutcomeLeaf.UnavailableUnclear, 2),
        ];
        await office.KeepAsync([.. seed.SelectMany(row => Enumerable.Repeat(row.Leaf, row.Count))
            .Select((leaf, index) => Case($"S-{index}", "2020-06-01", "2020-06-10", leaf, ApplicantType.Unknown))]);
        var report = await office.DoAsync(new ReadAnnualReport.Query(2020), Role.Supervisor);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Layout, Is.EqualTo("2019/2020"));
            Assert.That(report.PartThree.Rows.Select(row => row.Code).ToList(), Has.Count.EqualTo(23).And.Member("OTHER"));
            Assert.That(Row(report, "TOTAL"), Is.EqualTo(new int?[] { 0, 0, 0, 0, 0, 0, 16 }));
            Assert.That(Row(report, "UNAVAILABLE_NOT_HELD")[6], Is.EqualTo(10));
            Assert.That(report.Checks.Where(check => !check.Ok).Select(check => check.Id), Is.EqualTo(new[] { "X-3", "X-5" }), "unknown types are not guessed");
            Assert.That(report.Gaps.Select(gap => (gap.Code, gap.Count)), Is.EqualTo(new[]
            {
                ("UNKNOWN_APPLICANT_TYPE", 16), ("CARRIED_IN_ASSUMED", 1), ("PUBLICATION_COUNTS_MISSING", 1), ("PART_TWO_MISSING", 22), ("PART_FIVE_MISSING", 1),
            }));
        }
    }

    [Test]
    public async Task ReadAnnualReport_WhileTheYearRuns_CarriesOutWhatIsOpenToday()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        await office.DoAsync(SampleData.Posted("2026-03-02"), Role.Clerk);
        var report = await office.DoAsync(new ReadAnnualReport.Query(2026), Role.Chief);
        Assert.That((Row(report, "NEW")[6], Row(report, "CARRIED_OUT")[6], report.AsOf), Is.EqualTo(((int?)1, (int?)1, SampleData.Day("2026-03-02"))));
        Assert.That(report.Gaps.Select(gap => gap.Code), Does.Contain("CARRIED_OUT_OPEN"));
    }

    [Test]
    public async Task ReadAnnualReport_OfEndsNobodyDated_AssumesAndSaysSo()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        await office.KeepAsync(
            Case("A-1", "2025-05-06", null, OutcomeLeaf.Granted, state: CaseState.Closed),
            Case("A-2", "2025-05-06", state: CaseState.Closed));
        var report = await office.DoAsync(new ReadAnnualReport.Query(2025), Role.Head);
        Assert.That((Row(report, "GRANTED")[6], Row(report, "CARRIED_OUT")[6]), Is.EqualTo(((int?)1, (int?)1)));
        Assert.That(report.Gaps.Select(gap => gap.Code), Is.SupersetOf(new[] { "END_ASSUMED", "OUTCOME_MISSING" }));
    }

    [Test, Property("Rule", "REP-6"), Property("Rule", "X-7"), Property("Rule", "SEED-8")]
    public async Task REP_6_PartFour_CountsEachDisputeOnceInItsYear()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        var one = Case("A-1", "2024-12-02", "2024-12-20", OutcomeLeaf.RefusedInternal);
        await office.KeepAsync(one);
        await office.InDbAsync(async db =>
        {
            db.Set<Dispute>().AddRange(
                Dispute(DisputeForum.Reconsideration, DisputeResult.DecisionUpheld, "2025-04-01"),
                Dispute(DisputeForum.DirectSuit, DisputeResult.Revoked, "2026-02-03"),
                Dispute(DisputeForum.Reconsideration, DisputeResult.Withdrawn, "2024-12-31"),
                Dispute(DisputeForum.SuitAfterReconsideration, DisputeResult.Changed, "2025-09-01", ours: false),
                Dispute(null, DisputeResult.SuitDismissed, "2025-09-01"));
            return await db.SaveChangesAsync();
        });
        var report = await office.DoAsync(new ReadAnnualReport.Query(2025), Role.Head);
        Assert.That(report.PartFour.Select(block => block.Values), Is.EqualTo(new[]
        {
            new int?[] { 1, 0, 0, 0, 1 }, new int?[] { 0, 0, 0, 1, 1 }, new int?[] { 0, 0, 0, 0, 0 },
        }), "the suit won in 2026 was open on 31 December");
        Assert.That(report.Gaps.Select(gap => gap.Code), Does.Contain("DISPUTE_FORUM_UNKNOWN"));

        Dispute Dispute(DisputeForum? forum, DisputeResult result, string on, bool ours = true)
        {
            var made = new Dispute(Guid.NewGuid(), TestOffice.BodyId, one.Id, forum, "某机关", null, SampleData.Day("2024-12-28"), ours);
            made.Conclude(result, SampleData.Day(on), null);
            return made;
        }
    }

    [Test, Property("Rule", "REP-6"), Property("Rule", "REM-11")]
    public async Task REP_6_AnAppealOfALaterYear_LeavesTheYearBeforeAsItWas_AndCountsAgainOnlyWhereItWasOpen()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        var one = Case("A-1", "2023-01-02", "2023-01-20", OutcomeLeaf.RefusedInternal);
        await office.KeepAsync(one);
        await office.InDbAsync(async db =>
        {
            var suit = new Dispute(Guid.NewGuid(), TestOffice.BodyId, one.Id, DisputeForum.DirectSuit, "某区人民法院", null, SampleData.Day("2023-03-03"));
            suit.Conclude(DisputeResult.SuitDismissed, SampleData.Day("2023-11-03"), null);
            suit.GoOn(DisputeInstance.Retrial, "某市中级人民法院", null, SampleData.Day("2025-02-03"));
            suit.Conclude(DisputeResult.Revoked, SampleData.Day("2025-09-03"), null);
            db.Add(suit);
            return await db.SaveChangesAsync();
        });
        foreach (var (year, expected) in new (int, int?[])[] { (2023, [0, 0, 1, 0, 1]), (2024, [0, 0, 0, 0, 0]), (2025, [0, 1, 0, 0, 1]) })
        {
            var report = await office.DoAsync(new ReadAnnualReport.Query(year), Role.Head);
            Assert.That(report.PartFour[1].Values, Is.EqualTo(expected), $"{year}");
        }
    }

    [TestCase(2018), TestCase(2027), Property("Rule", "REP-5")]
    public async Task ReadAnnualReport_WithoutAForm_IsNotFound(int year)
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        await office.RefusedAsync("report.no-form", new ReadAnnualReport.Query(year), Role.Head);
        await office.RefusedAsync("access.not-allowed", new ReadAnnualReport.Query(year), Role.Clerk);
    }

    private static IReadOnlyList<int?> Row(ReadAnnualReport.Response report, string code) => report.PartThree.Rows.Single(row => row.Code == code).Values;
}
