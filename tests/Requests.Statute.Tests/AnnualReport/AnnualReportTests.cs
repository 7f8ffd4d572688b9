using Requests.Statute.AnnualReport;
using Requests.Statute.Calendars;
using Requests.Statute.Disputes;
using Requests.Statute.Intake;
using Requests.Statute.Outcomes;

namespace Requests.Statute.Tests.AnnualReport;

public sealed class AnnualReportTests
{
    private const PartThreeColumn Person = PartThreeColumn.NaturalPerson;
    private static readonly HashSet<(string, PartThreeColumn)> NoEdits = [];
    private static readonly PartThreeTable Golden = GoldenReport.Table;

    private static readonly PartFourTable GoldenDisputes = new(
    [
        new(DisputeForum.Reconsideration, 376, 97, 196, 121, 790),
        new(DisputeForum.DirectSuit, 16, 1, 12, 27, 56),
        new(DisputeForum.SuitAfterReconsideration, 74, 1, 30, 51, 156),
    ]);

    [Test, Property("Rule", "X-1"), Property("Rule", "X-2"), Property("Rule", "X-3"), Property("Rule", "X-5"), Property("Rule", "X-7")]
    public void GoldenSample_HasNoFault()
    {
        Assert.That(ReportChecks.Check(Golden), Is.Empty);
        Assert.That(ReportChecks.X7(GoldenDisputes), Is.Empty);
    }

    [Test]
    public void GoldenSample_TotalsColumn_IsTheDossiers() =>
        Assert.That(
            Golden.Rows.Select(row => row.Cells[(int)PartThreeColumn.Total]),
            Is.EqualTo(new int?[] { 14069, 560, 5548, 2168, 13, 30, 11, 51, 104, 85, 286, 150, 3222, 180, 19, 203, 148, 0, 101, 5, 318,
                203, 965, 13810, 819 }));

    [Test]
    public void Form_Has25Rows_And23Before2021()
    {
        Assert.That(Golden.Rows, Has.Count.EqualTo(25));
        Assert.That(PartThreeTable.RowHeads(ReportLayout.Trial2019), Has.Count.EqualTo(23));
        Assert.That(() => PartThreeTable.FromFigures(ReportLayout.Trial2019, [.. Golden.Rows.Select(row => row.Cells)]), Throws.ArgumentException);
    }

    [Test, Property("Rule", "X-1")]
    public void X_1_EachColumn_NamesItsCell()
    {
        foreach (var column in PartThreeTable.Columns)
        {
            var right = Golden[PartThreeTable.CarriedOut, column];
            var broken = Golden.With(PartThreeTable.CarriedOut, column, right + 1);
            Assert.That(ReportChecks.X1(broken), Is.EqualTo(new[] { new CellFinding("X-1", PartThreeTable.CarriedOut, column, right, right + 1) }));
        }
    }

    [Test, Property("Rule", "X-2")]
    public void X_2_EachColumn_NamesItsCell()
    {
        foreach (var column in PartThreeTable.Columns)
        {
            var right = Golden[PartThreeTable.Total, column];
            var broken = Golden.With(PartThreeTable.Total, column, right - 1);
            Assert.That(ReportChecks.X2(broken), Is.EqualTo(new[] { new CellFinding("X-2", PartThreeTable.Total, column, right, right - 1) }));
        }
    }

    [Test, Property("Rule", "X-3")]
    public void X_3_EachRow_NamesItsCell()
    {
        foreach (var row in Golden.Rows)
        {
            var right = row.Cells[(int)PartThreeColumn.Total];
            var broken = Golden.With(row.Code, PartThreeColumn.Total, right + 2);
            Assert.That(ReportChecks.X3(broken), Is.EqualTo(new[] { new CellFinding("X-3", row.Code, PartThreeColumn.Total, right, right + 2) }));
        }
    }

    [Test, Property("Rule", "X-4")]
    public void X_4_CarriedIn_IsLastYearsCarriedOut()
    {
        var next = Golden;
        foreach (var column in PartThreeTable.Columns)
        {
            next = next.With(PartThreeTable.CarriedIn, column, Golden[PartThreeTable.CarriedOut, column]);
        }

        Assert.That(ReportChecks.X4(next, Golden), Is.Empty);
        var broken = next.With(PartThreeTable.CarriedIn, PartThreeColumn.Business, 7);
        Assert.That(ReportChecks.X4(broken, Golden), Is.EqualTo(new[] { new CellFinding("X-4", PartThreeTable.CarriedIn, PartThreeColumn.Business, 6, 7) }));
    }

    [TestCase(null), TestCase(-1), Property("Rule", "X-5")]
    public void X_5_BlankOrNegative_NamesItsCell(int? value) =>
        Assert.That(
            ReportChecks.X5(Golden.With("NOT_PROCESSED_PUBLICATION", Person, value)),
            Is.EqualTo(new[] { new CellFinding("X-5", "NOT_PROCESSED_PUBLICATION", Person, null, value) }));

    [TestCase("REGULATION", "MADE", null, true), TestCase("REGULATION", "MADE", -1, true), TestCase("REGULATION", "MADE", 0, false), Property("Rule", "X-5")]
    public void X_5_PartTwo_NoBlanks_AndOnlyAChangeMayFall(string row, string column, int? value, bool breaks) =>
        Assert.That(ReportChecks.X5([new PartTwoFinding(row, column, value)]).Any(), Is.EqualTo(breaks));

    [Test, Property("Rule", "X-5")]
    public void X_5_PartTwo_AChangeMayFall_ButNotBeBlank()
    {
        var change = PartTwoForm.Blocks(ReportLayout.Trial2019).SelectMany(b => b.Columns).First(c => PartTwoForm.MayBeNegative(c.Code)).Code;
        Assert.That(ReportChecks.X5([new PartTwoFinding("LICENCE", change, -3)]), Is.Empty);
        Assert.That(ReportChecks.X5([new PartTwoFinding("LICENCE", change, null)]).Single().Column, Is.EqualTo(change));
    }

    [Test, Property("Rule", "X-5")]
    public void X_5_ABlankThatShouldBeZero_BreaksNothingElse() =>
        Assert.That(ReportChecks.Check(Golden.With("NOT_PROCESSED_PUBLICATION", Person, null)).Select(finding => finding.RuleId), Is.EqualTo(new[] { "X-5" }));

    [Test, Property("Rule", "X-6")]
    public void X_6_AnEditedCell_NeedsAReason()
    {
        var edited = Golden.With("GRANTED", PartThreeColumn.Research, 1);
        Assert.That(ReportChecks.X6(edited, Golden, NoEdits), Is.EqualTo(new[] { new CellFinding("X-6", "GRANTED", PartThreeColumn.Research, 0, 1) }));
        Assert.That(ReportChecks.X6(edited, Golden, new HashSet<(string, PartThreeColumn)> { ("GRANTED", PartThreeColumn.Research) }), Is.Empty);
    }

    [Test, Property("Rule", "X-7")]
    public void X_7_EachBlock_NamesItself()
    {
        foreach (var block in GoldenDisputes.Blocks)
        {
            var broken = new PartFourTable([.. GoldenDisputes.Blocks.Select(candidate => candidate == block ? candidate with { Total = block.Total + 1 } : candidate)]);
            Assert.That(ReportChecks.X7(broken), Is.EqualTo(new[] { new BlockFinding("X-7", block.Forum, block.Total!.Value, block.Total + 1) }));
        }
    }

    [FsCheck.NUnit.Property]
    public bool Build_FromAnyCases_HoldsTheIdentities((int Type, bool CarriedIn, int Leaf)[] drawn, bool trial)
    {
        var cases = drawn.Select(one => new CountedCase(
            (ApplicantType)(Math.Abs((long)one.Type) % 6), one.CarriedIn, Math.Abs((long)one.Leaf) % 22 is var leaf and < 21 ? (OutcomeLeaf)leaf : null));
        return ReportChecks.Check(PartThreeTable.Build(trial ? ReportLayout.Trial2019 : ReportLayout.Revised2021, cases)).Count == 0;
    }

    [Test, Property("Rule", "SEED-4"), Property("Rule", "SEED-6")]
    public void Build_TheSeedOf2020_CountsSixteenAndLeavesTheTypesOpen()
    {
        (OutcomeLeaf Leaf, int Count)[] seed =
        [
            (OutcomeLeaf.UnavailableNotHeld, 10), (OutcomeLeaf.RefusedProhibited, 2), (OutcomeLeaf.NotProcessedDuplicate, 2), (OutcomeLeaf.UnavailableUnclear, 2),
        ];
        var table = PartThreeTable.Build(
            ReportLayouts.For(2020)!.Value,
            seed.SelectMany(row => Enumerable.Repeat(new CountedCase(ApplicantType.Unknown, false, row.Leaf), row.Count)));
        Assert.That(
            (table[PartThreeTable.New, PartThreeColumn.Total], table["UNAVAILABLE_NOT_HELD", PartThreeColumn.Total],
                table[PartThreeTable.Total, PartThreeColumn.Total], table[PartThreeTable.New, Person]),
            Is.EqualTo(((int?)16, (int?)10, (int?)16, (int?)0)));
        Assert.That(ReportChecks.Check(table).Select(finding => finding.RuleId).Distinct(), Is.EqualTo(new[] { "X-3" }));
    }

    [Test, Property("Rule", "SEED-8"), Property("Rule", "REP-6")]
    public void PartFour_TheSeed_IsOneUpheldAndOneOtherResult()
    {
        var table = PartFourTable.Build(
        [
            new(DisputeForum.Reconsideration, DisputeResult.DecisionUpheld),
            new(DisputeForum.DirectSuit, DisputeResult.SuitDismissed),
            new(DisputeForum.SuitAfterReconsideration, DisputeResult.Revoked, OriginalActIsOurs: false),
        ]);
        Assert.That(table.Blocks, Is.EqualTo(new PartFourBlock[]
        {
            new(DisputeForum.Reconsideration, 1, 0, 0, 0, 1),
            new(DisputeForum.DirectSuit, 0, 0, 1, 0, 1),
            new(DisputeForum.SuitAfterReconsideration, 0, 0, 0, 0, 0),
        }));
        Assert.That(ReportChecks.X7(table), Is.Empty);
    }

    [Property("Rule", "CLK-13"), Property("Rule", "REP-1")]
    [TestCase(2024, false, "2025-01-31", "2025-01-27", "2025-01-20", false)]
    [TestCase(2025, false, "2026-01-31", "2026-01-30", "2026-01-20", false)]
    [TestCase(2026, false, "2027-01-31", "2027-01-29", "2027-01-20", true)]
    [TestCase(2025, true, "2026-03-31", "2026-03-31", "2026-03-20", false)]
    public void CLK_13_Due_IsAHardDate(int year, bool government, string statutory, string finish, string plan, bool provisional)
    {
        var due = AnnualReportDue.For(year, government, null, WorkdayCalendar.Shipped);
        Assert.That(due, Is.EqualTo(new AnnualReportDue(Dates.On(statutory), new(Dates.On(finish), provisional), Dates.On(plan))));
    }

    [TestCase("2026-01-26", "2026-01-26"), TestCase("2026-02-10", "2026-01-30"), Property("Rule", "REP-4")]
    public void REP_4_InternalDate_IsTakenButNeverAfterTheLawsDay(string set, string plan) =>
        Assert.That(AnnualReportDue.For(2025, false, Dates.On(set), WorkdayCalendar.Shipped).PlanBy, Is.EqualTo(Dates.On(plan)));
}
