using Requests.Statute.Calendars;
using static Requests.Statute.Tests.Dates;

namespace Requests.Statute.Tests.Calendars;

public sealed class WorkdayCalendarTests
{
    private static readonly WorkdayCalendar Shipped = WorkdayCalendar.Shipped;

    private static readonly CalendarNotice Notice2027 = new(
        2027, "试〔2026〕1号", On("2026-11-20"),
        [new(On("2027-01-01"), "元旦")], [new(On("2027-01-03"), "元旦")]);

    [TestCase("2026-10-01", DayKind.Holiday, "国庆节", "国办发明电〔2025〕7号")]
    [TestCase("2026-02-14", DayKind.MakeUp, "春节", "国办发明电〔2025〕7号")]
    [TestCase("2020-02-02", DayKind.Holiday, "春节", "国办发明电〔2020〕1号")]
    [TestCase("2026-11-21", DayKind.Weekend, null, null)]
    [TestCase("2026-11-23", DayKind.Workday, null, null)]
    public void CNT_2_Day_NamesItsKindAndNotice(string on, DayKind kind, string? name, string? source) =>
        Assert.That(Shipped.Day(On(on)), Is.EqualTo(new CalendarDay(On(on), kind, name, source)));

    [TestCase(DayKind.Workday, true)]
    [TestCase(DayKind.MakeUp, true)]
    [TestCase(DayKind.LocalWork, true)]
    [TestCase(DayKind.Weekend, false)]
    [TestCase(DayKind.Holiday, false)]
    [TestCase(DayKind.LocalOff, false)]
    public void CNT_2_DayKind_WorksOrRests(DayKind kind, bool works) =>
        Assert.That(new CalendarDay(On("2026-11-23"), kind, null, null).IsWorkday, Is.EqualTo(works));

    [TestCase("2026-10-01")]
    [TestCase("2026-11-23")]
    public void CNT_1_AddWorkdays_OfZero_StaysWhereItIs(string on) =>
        Assert.That(Shipped.AddWorkdays(On(on), 0), Is.EqualTo(new DueDate(On(on), false)));

    [Test]
    public void CNT_1_AddWorkdays_OfANegativeCount_GoesBackWithoutTheStart() =>
        Assert.That(Shipped.AddWorkdays(On("2026-10-12"), -2), Is.EqualTo(new DueDate(On("2026-10-09"), false)));

    [Test]
    public void CNT_1_CountWorkdays_Backwards_IsNegative() =>
        Assert.That(Shipped.CountWorkdays(On("2026-10-29"), On("2026-09-24")), Is.EqualTo(-20));

    [TestCase(int.MaxValue)]
    [TestCase(int.MinValue)]
    public void AddWorkdays_PastTheEndOfTime_Throws(int count) =>
        Assert.That(() => Shipped.AddWorkdays(On("2026-01-05"), count), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void AddCalendarDays_OfANegativeCount_Throws() =>
        Assert.Multiple(() =>
        {
            Assert.That(() => Shipped.AddCalendarDays(On("2026-01-05"), -1), Throws.TypeOf<ArgumentOutOfRangeException>());
            Assert.That(() => Shipped.AddMonths(On("2026-01-05"), -1), Throws.TypeOf<ArgumentOutOfRangeException>());
        });

    [Test]
    public void CNT_6_Coverage_IsTheShippedYears() =>
        Assert.That((Shipped.CoverageFrom, Shipped.CoverageTo), Is.EqualTo((On("2007-01-01"), On("2026-12-31"))));

    [TestCase("2026-12-30", 1, false)]
    [TestCase("2026-12-31", 1, true)]
    [TestCase("2006-12-31", 1, false)]
    [TestCase("2006-12-29", 1, true)]
    public void CNT_6_AddWorkdays_OverADayNoNoticeRules_IsProvisional(string start, int count, bool provisional) =>
        Assert.That(Shipped.AddWorkdays(On(start), count).Provisional, Is.EqualTo(provisional));

    [Test]
    public void CNT_6_AddWorkdays_BackFromBeyondCoverage_IsProvisional() =>
        Assert.That(Shipped.AddWorkdays(On("2027-01-05"), -5).Provisional, Is.True);

    [TestCase("2026-12-01", 30, false, TestName = "CNT_6_AddCalendarDays_EndsInside_IsFirm")]
    [TestCase("2026-12-01", 31, true, TestName = "CNT_6_AddCalendarDays_EndsOutside_IsProvisional")]
    [TestCase("2006-06-01", 300, false, TestName = "CNT_6_AddCalendarDays_OnlyTheLastDayMatters")]
    public void CNT_6_AddCalendarDays(string start, int days, bool provisional) =>
        Assert.That(Shipped.AddCalendarDays(On(start), days).Provisional, Is.EqualTo(provisional));

    [Test]
    public void CNT_6_WithTheNextNotice_TheSameDayIsFirm()
    {
        var calendar = Shipped.With(Notice2027);
        Assert.Multiple(() =>
        {
            Assert.That(calendar.CoverageTo, Is.EqualTo(On("2027-12-31")));
            Assert.That(calendar.AddWorkdays(On("2026-12-31"), 1), Is.EqualTo(new DueDate(On("2027-01-03"), false)));
            Assert.That(calendar.Version, Does.StartWith("cn-2027.1."));
        });
    }

    [Test]
    public void CNT_6_ANoticeAfterAGap_IsKnownButCoversNothing()
    {
        var calendar = Shipped.With(Notice2027 with { Year = 2028, OffDays = [new(On("2028-01-03"), "元旦")], WorkDays = [] });
        Assert.Multiple(() =>
        {
            Assert.That(calendar.IsWorkday(On("2028-01-03")), Is.False);
            Assert.That(calendar.CoverageTo, Is.EqualTo(On("2026-12-31")));
        });
    }

    [Test]
    public void CNT_5_ANoticeWithAKnownNumber_ReplacesIt()
    {
        var calendar = Shipped.With(Notice2027).With(Notice2027 with { WorkDays = [] });
        Assert.That(calendar.IsWorkday(On("2027-01-03")), Is.False);
    }

    [Test]
    public void CNT_5_Notices_PrevailByPublication_NotByOrderOfEntry()
    {
        var amendment = new CalendarNotice(2027, "试〔2026〕2号", On("2026-12-01"), [new(On("2027-01-03"), "元旦")], []);
        var one = Shipped.With(Notice2027).With(amendment);
        var other = Shipped.With(amendment).With(Notice2027);
        Assert.Multiple(() =>
        {
            Assert.That(one.IsWorkday(On("2027-01-03")), Is.False);
            Assert.That(other.Version, Is.EqualTo(one.Version).And.StartsWith("cn-2027.2."));
        });
    }

    [Test]
    public void CNT_5_Version_FollowsContent()
    {
        var revised = WorkdayCalendar.ShippedAsOf(On("2026-01-01"));
        Assert.Multiple(() =>
        {
            Assert.That(Shipped.Version, Does.Match(@"^cn-2026\.1\.[0-9a-f]{8}$"));
            Assert.That(revised.Version, Is.EqualTo(Shipped.Version));
            Assert.That(WorkdayCalendar.ShippedAsOf(On("2020-01-20")).Version, Does.StartWith("cn-2020.1."));
            Assert.That(WorkdayCalendar.ShippedAsOf(On("2020-01-27")).Version, Does.StartWith("cn-2020.2."));
        });
    }

    [Test]
    public void CNT_6_BeforeAnyNotice_EverythingIsProvisional() =>
        Assert.That(
            WorkdayCalendar.ShippedAsOf(On("2006-01-01")).AddWorkdays(On("2024-02-13"), 20),
            Is.EqualTo(new DueDate(On("2024-03-12"), true)));

    [Test]
    public void CNT_2_Overlay_LiesOnTopOfTheNationalDays()
    {
        var local = Shipped.With(new CalendarOverlay("州庆", [On("2026-08-03")], [On("2026-08-08"), On("2026-10-01")]));
        Assert.Multiple(() =>
        {
            Assert.That(local.Day(On("2026-08-03")), Is.EqualTo(new CalendarDay(On("2026-08-03"), DayKind.LocalOff, null, "州庆")));
            Assert.That(local.Day(On("2026-08-08")).Kind, Is.EqualTo(DayKind.LocalWork));
            Assert.That(local.IsWorkday(On("2026-10-01")), Is.True);
            Assert.That(local.AddWorkdays(On("2026-07-31"), 5).On, Is.EqualTo(On("2026-08-08")));
            Assert.That(local.Version, Does.StartWith(Shipped.Version + "+local."));
            Assert.That(local.CoverageTo, Is.EqualTo(Shipped.CoverageTo));
            Assert.That(local.With(Notice2027).IsWorkday(On("2026-08-03")), Is.False);
        });
    }

    [Test]
    public void Given_ReplacesTheBuiltInDays_AndIsNeverProvisional()
    {
        var given = WorkdayCalendar.From([On("2030-01-07")], [On("2030-01-12")]);
        Assert.Multiple(() =>
        {
            Assert.That(given.AddWorkdays(On("2030-01-06"), 5), Is.EqualTo(new DueDate(On("2030-01-12"), false)));
            Assert.That(given.IsWorkday(On("2026-10-01")), Is.True);
            Assert.That(given.Version, Does.StartWith("given."));
            Assert.That(
                given.With(new CalendarOverlay("本地", [On("2030-01-08")], [])).AddWorkdays(On("2030-01-06"), 4),
                Is.EqualTo(new DueDate(On("2030-01-12"), false)));
        });
    }

    [Test]
    public void Given_ADayInBothLists_IsAWorkday() =>
        Assert.That(WorkdayCalendar.From([On("2030-01-07")], [On("2030-01-07")]).IsWorkday(On("2030-01-07")), Is.True);

    [Test]
    public void Given_WithoutDays_IsMondayToFriday() =>
        Assert.That(WorkdayCalendar.From([], []).AddWorkdays(On("2026-09-30"), 20), Is.EqualTo(new DueDate(On("2026-10-28"), false)));

    [Test]
    public void Given_DaysTooFarApart_AreRefused() =>
        Assert.That(
            () => WorkdayCalendar.From([DateOnly.MinValue, DateOnly.MaxValue], []),
            Throws.TypeOf<ArgumentOutOfRangeException>());
}
