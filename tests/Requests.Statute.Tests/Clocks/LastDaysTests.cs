using Requests.Statute.Calendars;
using Requests.Statute.Clocks;
using Requests.Statute.Disputes;

namespace Requests.Statute.Tests.Clocks;

/// <summary>The list of last days against the statute's own tables (last-days.tsv).</summary>
public sealed class LastDaysTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Test]
    public void EveryLastDayOfTheStatute_IsInTheList_WithItsLengthOwnerAndArticle()
    {
        var statute = Rows().ToList();
        Assert.That(LastDays.All.Select(Told), Is.EquivalentTo(statute.Select(r => string.Join(' ', r[..6]))));
        using (Assert.EnterMultipleScope())
            foreach (var row in statute)
                Assert.That(Of(row).ArticleOn(Today), Does.Contain(row[6]), row[1]);
    }

    [Test]
    public void EveryKind_HasItsRowInItsPlace() =>
        Assert.That(Enum.GetValues<LastDayKind>().Select(kind => LastDays.Of(kind).Kind), Is.EqualTo(Enum.GetValues<LastDayKind>()));

    [Test]
    public void EveryRuleOfAClock_HasALastDay()
    {
        var clocks = RuleIds.All.Where(id => id.StartsWith("CLK-", StringComparison.Ordinal) && id != "CLK-5a");
        Assert.That(clocks.Except(LastDays.All.Select(day => day.Rule)), Is.Empty);
    }

    [Test]
    public void ALastDay_FollowsTheLawOfTheAct()
    {
        var reply = LastDays.Of(LastDayKind.Reply);
        var before = new DateOnly(2019, 5, 14);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.From(before, WorkdayCalendar.Shipped, ClockPeriods.For(before)), Is.EqualTo(WorkdayCalendar.Shipped.AddWorkdays(before, 15)));
            Assert.That(reply.From(Today, WorkdayCalendar.Shipped, ClockPeriods.For(Today)), Is.EqualTo(WorkdayCalendar.Shipped.AddWorkdays(Today, 20)));
            Assert.That(reply.ArticleOn(before), Does.Contain("492"));
            Assert.That(LastDays.Of(LastDayKind.DirectSuit).From(new(2026, 3, 30), WorkdayCalendar.Shipped, ClockPeriods.InForce).On,
                Is.EqualTo(new DateOnly(2026, 9, 30)));
        }
    }

    [Test]
    public void ADayThatIsSet_HasNoLengthOfItsOwn() =>
        Assert.That(() => LastDays.Of(LastDayKind.Search).From(Today, WorkdayCalendar.Shipped, ClockPeriods.InForce), Throws.InvalidOperationException);

    [Test]
    public void EveryDutyOfADispute_TakesItsDayFromTheList()
    {
        using (Assert.EnterMultipleScope())
            foreach (var kind in Enum.GetValues<DisputeClockKind>())
            {
                var (duty, law) = (DisputeClocks.For(kind, Today, WorkdayCalendar.Shipped), LastDays.Of(DisputeClocks.DayOf(kind)));
                Assert.That((duty.RuleId, duty.Due), Is.EqualTo((law.Rule, law.From(Today, WorkdayCalendar.Shipped, ClockPeriods.InForce))), $"{kind}");
                Assert.That($"{law.Kind}", Is.EqualTo($"{kind}"));
            }
    }

    private static LastDay Of(string[] row) => LastDays.Of(Enum.Parse<LastDayKind>(row[1]));

    private static string Told(LastDay day) =>
        $"{day.Rule} {day.Kind} {day.Owner} {day.Length?.Invoke(ClockPeriods.InForce).ToString() ?? "-"} {day.Unit} {(day.IsOption ? "yes" : "no")}";

    private static IEnumerable<string[]> Rows()
    {
        using var data = typeof(LastDaysTests).Assembly.GetManifestResourceStream("last-days.tsv")!;
        using var reader = new StreamReader(data);
        while (reader.ReadLine() is { } line)
            if (!line.StartsWith('#')) yield return line.Split('\t');
    }
}
