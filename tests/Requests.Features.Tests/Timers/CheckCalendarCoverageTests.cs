using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Timers;
using Requests.Features.Data.Entities;
using Requests.Features.Services.Calendars;

namespace Requests.Features.Tests.Timers;

/// <summary>The shipped notices end with 2026.</summary>
[Property("Rule", "CNT-6")]
public sealed class CheckCalendarCoverageTests
{
    [Test]
    public async Task CheckCalendarCoverage_FromNovember_WarnsOnceAWeekUntilNextYearIsEntered()
    {
        await using var office = await SweepOffice.OpenAsync("2026-10-30");
        await office.SweepAsync(CheckCalendarCoverage.Name);
        Assert.That(await office.InboxAsync(), Is.Empty);
        foreach (var day in new[] { "2026-11-02", "2026-11-03", "2026-11-08", "2026-11-09" })
        {
            office.GoTo(day);
            await office.SweepAsync(CheckCalendarCoverage.Name);
        }
        Assert.That(await office.InboxAsync(), Is.EqualTo(["CalendarMissing Administrator", "CalendarMissing Administrator",
            "CalendarMissing Supervisor", "CalendarMissing Supervisor"]));
    }

    [Test]
    public async Task CheckCalendarCoverage_WithAProvisionalOpenCase_WarnsInAnyMonth()
    {
        await using var office = await SweepOffice.OpenAsync("2026-03-02");
        var number = await office.CaseAsync();
        await office.SweepAsync(CheckCalendarCoverage.Name);
        Assert.That(await office.InboxAsync(), Is.Empty);
        await office.InDbAsync(db => db.Set<Case>().Where(c => c.Number == number).ExecuteUpdateAsync(set => set.SetProperty(c => c.DueIsProvisional, true)));
        await office.SweepAsync(CheckCalendarCoverage.Name);
        Assert.That(await office.InboxAsync(), Is.EqualTo(["DatesProvisional Administrator", "DatesProvisional Supervisor"]));
    }

    [TestCase("2026-12-31", "2026-10-31", false)]
    [TestCase("2026-12-31", "2026-11-01", true)]
    [TestCase("2027-12-31", "2026-12-31", false)]
    [TestCase("2026-12-31", "2027-01-04", true)]
    public void IsMissing_FromNovemberOnAndAfterTheEnd(string coverageTo, string today, bool expected) =>
        Assert.That(CalendarCoverage.IsMissing(SampleData.Day(coverageTo), SampleData.Day(today)), Is.EqualTo(expected));
}
