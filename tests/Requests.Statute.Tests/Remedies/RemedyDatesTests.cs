using Requests.Statute.Calendars;
using Requests.Statute.Letters;
using Requests.Statute.Outcomes;
using Requests.Statute.Remedies;

namespace Requests.Statute.Tests.Remedies;

public sealed class RemedyDatesTests
{
    private static readonly WorkdayCalendar Calendar = WorkdayCalendar.Shipped;

    private static RemedyChoice Free(DateOnly actDate) => RemedySelector.For(OutcomeLeaf.Granted, actDate, [], false);

    [Test, Property("Rule", "REM-1")]
    public void T12_REM_1_SixtyDaysEndingInAHoliday_RollOn() =>
        Assert.That(RemedyDates.For(Free(new(2026, 8, 3)), new(2026, 8, 4), Calendar).Reconsideration, Is.EqualTo(new DueDate(new(2026, 10, 8), false)));

    [Test, Property("Rule", "REM-2")]
    public void T13_REM_2_ReconsiderationAndSuit()
    {
        var deadlines = RemedyDates.For(Free(new(2026, 3, 27)), new(2026, 3, 30), Calendar);
        Assert.That(deadlines.Reconsideration.On, Is.EqualTo(new DateOnly(2026, 5, 29)));
        Assert.That(deadlines.DirectSuit, Is.EqualTo(new DueDate(new(2026, 9, 30), false)));
        Assert.That(deadlines.Shortest.On, Is.EqualTo(new DateOnly(2026, 5, 29)));
    }

    [Test, Property("Rule", "REM-7a")]
    public void T17_REM_7a_Silence()
    {
        var deadlines = RemedyDates.ForSilence(new(2026, 3, 30), Calendar);
        Assert.That(deadlines.Reconsideration.On, Is.EqualTo(new DateOnly(2026, 5, 29)));
        Assert.That(deadlines.DirectSuit!.Value.On, Is.EqualTo(new DateOnly(2026, 9, 30)));
        Assert.That(deadlines.OuterLimit, Is.Null);
    }

    [Test, Property("Rule", "REM-1")]
    public void REM_1_OuterLimit_IsFiveYearsFromTheActAndProvisional() =>
        Assert.That(RemedyDates.For(Free(new(2026, 3, 27)), new(2026, 3, 30), Calendar).OuterLimit, Is.EqualTo(new DueDate(new(2031, 3, 27), true)));

    [Test, Property("Rule", "REM-4")]
    public void REM_4_ReconsiderationFirst_HasNoDirectSuit()
    {
        var choice = RemedySelector.For(OutcomeLeaf.RefusedInternal, new(2026, 3, 27), [], false);
        Assert.That(RemedyDates.For(choice, new(2026, 3, 30), Calendar).DirectSuit, Is.Null);
        Assert.That(RemedyDates.WithoutClause(choice, new(2026, 3, 30), null, Calendar).DirectSuit, Is.Null);
    }

    [Property("Rule", "REM-2")]
    [TestCase("2026-04-29", "2026-04-30", "2026-10-29", TestName = "REM_2_BodyLearnedBeforeMay2026_DoesNotMatter")]
    [TestCase("2026-04-29", "2026-05-06", "2026-11-06", TestName = "REM_2_BodyLearnedLater_StartsTheSuit")]
    [TestCase("2026-06-01", "2026-05-20", "2026-12-01", TestName = "REM_2_BodyKnownBefore_DoesNotMatter")]
    public void SuitRunsFromContentAndBody(string known, string bodyKnown, string last)
    {
        var deadlines = RemedyDates.For(Free(new(2026, 4, 1)), Dates.On(known), Calendar, Dates.On(bodyKnown));
        Assert.That(deadlines.DirectSuit!.Value.On, Is.EqualTo(Dates.On(last)));
        Assert.That(deadlines.Reconsideration, Is.EqualTo(RemedyDates.For(Free(new(2026, 4, 1)), Dates.On(known), Calendar).Reconsideration));
    }

    [Property("Rule", "REM-3")]
    [TestCase(null, "2026-03-10", "2026-03-10", TestName = "REM_3_NeverLearned_OneYear")]
    [TestCase("2025-04-10", "2025-06-09", "2025-10-10", TestName = "REM_3_LearnedSoon_RunsFromLearning")]
    [TestCase("2026-02-10", "2026-03-10", "2026-03-10", TestName = "REM_3_LearnedLate_IsCappedAtOneYear")]
    public void ClauseNotGiven(string? learned, string reconsideration, string suit)
    {
        DateOnly? day = learned is null ? null : Dates.On(learned);
        var deadlines = RemedyDates.WithoutClause(Free(new(2025, 3, 7)), new(2025, 3, 10), day, Calendar);
        Assert.That(deadlines.Reconsideration.On, Is.EqualTo(Dates.On(reconsideration)));
        Assert.That(deadlines.DirectSuit!.Value.On, Is.EqualTo(Dates.On(suit)));
    }

    [Test, Property("Rule", "REM-7c")]
    public void REM_7c_AfterReconsideration_FifteenDaysOrOneYearUntold()
    {
        var choice = RemedySelector.For(OutcomeLeaf.RefusedInternal, new(2026, 3, 27), [], false);
        Assert.That(RemedyDates.AfterReconsideration(choice, new(2026, 9, 20), true, Calendar).On, Is.EqualTo(new DateOnly(2026, 10, 8)));
        Assert.That(RemedyDates.AfterReconsideration(choice, new(2025, 9, 8), false, Calendar).On, Is.EqualTo(new DateOnly(2026, 9, 8)));
    }

    [Test]
    public void ProcessLetter_OpensNoRemedies() =>
        Assert.That(() => RemedyDates.For(RemedySelector.ForLetter(LetterKinds.ExtensionNotice, new(2026, 3, 2), false), new(2026, 3, 3),
            Calendar), Throws.ArgumentException);

    [Property("Rule", "REM-18")]
    [TestCase(60, 60, PrintedPeriodEffect.Right)]
    [TestCase(90, 60, PrintedPeriodEffect.LongerBinds)]
    [TestCase(3, 6, PrintedPeriodEffect.ShorterIsVoid)]
    public void REM_18_PrintedPeriod(int printed, int legal, PrintedPeriodEffect effect) =>
        Assert.That(PrintedPeriod.Check(printed, legal), Is.EqualTo(effect));
}
