using Requests.Statute.Calendars;
using static Requests.Statute.Tests.Dates;

namespace Requests.Statute.Tests.Calendars;

/// <summary>The days off by law (CNT-2a) against what the notices of the same years said, and where no notice is out yet.</summary>
public sealed class LegalHolidaysTests
{
    private static readonly WorkdayCalendar Shipped = WorkdayCalendar.Shipped;

    [TestCase(2025)]
    [TestCase(2026)]
    public void CNT_2a_EachDayByLaw_IsOffInTheNoticeOfItsYear(int year)
    {
        var days = LegalHolidays.Of(year);
        Assert.That(days.Select(d => d.On).Distinct().Count(), Is.EqualTo(13));
        foreach (var day in days) Assert.That(Shipped.IsWorkday(day.On), Is.False, $"{day.On:O} {day.Name}");
    }

    // Lunar days and Qingming as printed in almanacs; 2028 and 2033 have a leap month.
    [TestCase("2027-01-01 2027-02-05 2027-02-06 2027-02-07 2027-02-08 2027-04-05 2027-05-01 2027-05-02 2027-06-09 2027-09-15 2027-10-01 2027-10-02 2027-10-03")]
    [TestCase("2028-01-01 2028-01-25 2028-01-26 2028-01-27 2028-01-28 2028-04-04 2028-05-01 2028-05-02 2028-05-28 2028-10-03 2028-10-01 2028-10-02 2028-10-03")]
    public void CNT_2a_DaysOfAYearWithoutANotice(string days)
    {
        var expected = days.Split(' ').Select(On).ToList();
        Assert.That(LegalHolidays.Of(expected[0].Year).Select(d => d.On), Is.EquivalentTo(expected));
    }

    [TestCase("2027-01-01")]
    [TestCase("2027-10-01")]
    [TestCase("2027-06-09")]
    public void CNT_2a_WithoutANotice_TheDayIsOff_AndSaysByWhat(string on)
    {
        var day = Shipped.Day(On(on));
        Assert.That((day.Kind, day.Source), Is.EqualTo((DayKind.Holiday, LegalHolidays.Source)));
        Assert.That(Shipped.IsWorkday(On(on)), Is.False);
    }

    [Test]
    public void CNT_2a_AnExtensionOverNewYear_CountsItAsOff_AndStaysProvisional()
    {
        // 20 and 20 working days from 20 November 2026; 1 January 2027 is none of them.
        var due = Shipped.AddWorkdays(On("2026-11-20"), 40);
        Assert.That((due.On, due.Provisional), Is.EqualTo((On("2027-01-18"), true)));
    }

    [Test]
    public void CNT_2a_OnceTheNoticeIsIn_ItAloneRules()
    {
        var notice = new CalendarNotice(2027, "国办发明电〔2026〕99号", On("2026-11-10"), [new(On("2027-01-01"), "元旦")], []);
        var calendar = Shipped.With(notice);
        Assert.That(calendar.Day(On("2027-01-01")).Source, Is.EqualTo(notice.Number));
        Assert.That(calendar.IsWorkday(On("2027-10-01")), Is.True, "the notice names it or nobody does");
        Assert.That(calendar.IsWorkday(On("2028-10-02")), Is.False, "the year after has no notice yet");
    }

    [Test]
    public void CNT_2a_AGivenCalendar_HoldsItsDaysAlone() =>
        Assert.That(WorkdayCalendar.From([], []).IsWorkday(On("2027-01-01")), Is.True);

    [Test]
    public void CNT_2a_EveryYearOfTheCentury_HasThirteenDaysInsideIt()
    {
        for (var year = LegalHolidays.FirstYear; year <= LegalHolidays.LastYear; year++)
        {
            var days = LegalHolidays.Of(year);
            Assert.That(days, Has.Count.EqualTo(13));
            Assert.That(days, Has.All.Matches<NamedDay>(d => d.On.Year == year));
        }

        Assert.That(LegalHolidays.Of(2024).Concat(LegalHolidays.Of(2100)), Is.Empty);
    }
}
