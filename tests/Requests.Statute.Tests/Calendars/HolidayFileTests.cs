using System.Text.Json;
using Requests.Statute.Calendars;
using static Requests.Statute.Tests.Dates;

namespace Requests.Statute.Tests.Calendars;

/// <summary>The shipped file against its own rules, and every day of it against a count that shares no code with ours.</summary>
public sealed class HolidayFileTests
{
    private static readonly JsonElement Years = ReadYears();

    /// <summary>Working days a year's notice must take away on balance; the statutory days of that year.</summary>
    public static IEnumerable<TestCaseData> StatutoryDays =>
        from year in Enumerable.Range(2007, 20)
        let days = year switch { 2007 => 10, 2015 => 12, 2020 => 13, >= 2025 => 13, _ => 11 }
        select new TestCaseData(year, days);

    [TestCaseSource(nameof(StatutoryDays))]
    public void CNT_2_Notice_TakesAwayTheStatutoryDays(int year, int expected)
    {
        var off = Days(year, "offDays").Count(day => !IsWeekend(day));
        Assert.That(off - Days(year, "workDays").Count(), Is.EqualTo(expected));
    }

    [Test]
    public void CNT_2_MakeUpDays_AreSaturdaysAndSundays() =>
        Assert.That(All("workDays"), Is.Not.Empty.And.All.Matches<DateOnly>(IsWeekend));

    [Test]
    public void CNT_2_NoDay_IsInTwoNotices() =>
        Assert.That(All("offDays").Concat(All("workDays")), Is.Unique);

    [Test]
    public void CNT_2_EveryDay_2007To2026_IsAsTheFileSays()
    {
        var off = All("offDays").ToHashSet();
        var work = All("workDays").ToHashSet();
        var wrong = EveryDay()
            .Where(day => WorkdayCalendar.Shipped.IsWorkday(day) != (work.Contains(day) || (!IsWeekend(day) && !off.Contains(day))));
        Assert.That(wrong, Is.Empty);
    }

    [TestCase(1)]
    [TestCase(7)]
    [TestCase(15)]
    [TestCase(20)]
    [TestCase(40)]
    public void CNT_1_EveryDay_2007To2026_AddsAndSubtractsAsCountedByHand(int count)
    {
        var workdays = WorkdaysByHand();
        var wrong = new List<DateOnly>();
        var next = 0;
        foreach (var day in EveryDay())
        {
            while (next < workdays.Count && workdays[next] <= day)
            {
                next++;
            }

            var before = next - (next > 0 && workdays[next - 1] == day ? 1 : 0);
            var forward = next + count - 1;
            var back = before - count;
            if ((forward < workdays.Count && WorkdayCalendar.Shipped.AddWorkdays(day, count).On != workdays[forward])
                || (back >= 0 && WorkdayCalendar.Shipped.AddWorkdays(day, -count).On != workdays[back]))
            {
                wrong.Add(day);
            }
        }

        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void CNT_1_EveryDay_2007To2026_CountsAsByHand()
    {
        var workdays = WorkdaysByHand().ToHashSet();
        var counted = 0;
        var wrong = EveryDay()
            .Where(day => WorkdayCalendar.Shipped.CountWorkdays(On("2006-12-31"), day)
                != (workdays.Contains(day) ? ++counted : counted));
        Assert.That(wrong.ToList(), Is.Empty);
    }

    [TestCase("2020-01-26", "2020-02-01", DayKind.MakeUp)]
    [TestCase("2020-01-27", "2020-02-01", DayKind.Holiday)]
    [TestCase("2020-01-26", "2020-01-31", DayKind.Workday)]
    [TestCase("2015-05-12", "2015-09-03", DayKind.Workday)]
    [TestCase("2015-05-13", "2015-09-03", DayKind.Holiday)]
    [TestCase("2015-05-13", "2015-09-06", DayKind.MakeUp)]
    [TestCase("2019-03-21", "2019-04-28", DayKind.Weekend)]
    [TestCase("2019-03-22", "2019-04-28", DayKind.MakeUp)]
    [TestCase("2019-03-21", "2019-05-02", DayKind.Workday)]
    [TestCase("2019-03-22", "2019-05-02", DayKind.Holiday)]
    public void CNT_5_Amendment_ChangesItsDaysOnlyOncePublished(string knownOn, string day, DayKind expected) =>
        Assert.That(WorkdayCalendar.ShippedAsOf(On(knownOn)).Day(On(day)).Kind, Is.EqualTo(expected));

    private static List<DateOnly> WorkdaysByHand()
    {
        var off = All("offDays").ToHashSet();
        var work = All("workDays").ToHashSet();
        return [.. EveryDay().Where(day => work.Contains(day) || (!IsWeekend(day) && !off.Contains(day)))];
    }

    private static IEnumerable<DateOnly> EveryDay()
    {
        for (var day = On("2007-01-01"); day <= On("2026-12-31"); day = day.AddDays(1))
        {
            yield return day;
        }
    }

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static IEnumerable<DateOnly> All(string list) =>
        Years.EnumerateObject().SelectMany(year => Days(year.Value, list));

    private static IEnumerable<DateOnly> Days(int year, string list) => Days(Years.GetProperty($"{year}"), list);

    private static IEnumerable<DateOnly> Days(JsonElement year, string list) =>
        year.GetProperty(list).EnumerateArray().Select(day => On(day.GetProperty("date").GetString()!));

    private static JsonElement ReadYears()
    {
        using var stream = typeof(WorkdayCalendar).Assembly.GetManifestResourceStream("cn-holidays.json")!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.GetProperty("years").Clone();
    }
}
