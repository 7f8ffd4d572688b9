using System.Text;
using Requests.Features.Areas.Disputes;
using Requests.Features.Areas.Supervision;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Tests.Timers;
using Requests.Statute.Disputes;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Supervision;

public sealed class CalendarFeedTests
{
    [Test]
    public async Task ReadCalendarFeed_HoldsTheDueDaysOfThePersonsCasesAndNothingPersonal()
    {
        await using var office = await SweepOffice.OpenAsync();
        var number = await office.CaseAsync();
        await office.CaseAsync(assigned: false);
        await office.DoAsync(new RegisterDispute.Command(DisputeForum.DirectSuit, "某院", Day("2026-03-02")) { CaseNumber = number }, Role.Officer);
        var feed = await ReadAsync(office, await TokenAsync(office));
        Assert.That(feed, Does.StartWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n").And.EndsWith("END:VCALENDAR\r\n"));
        Assert.That(feed, Does.Contain("DTSTART;VALUE=DATE:20260330\r\nDTEND;VALUE=DATE:20260331\r\n").And.Contain($"SUMMARY:{number} 答复期限\r\n"));
        Assert.That(feed, Does.Contain("DTSTART;VALUE=DATE:20260317").And.Contain($"URL:https://office.example/cases/{number}"));
        Assert.That(feed, Does.Contain("DTSTART;VALUE=DATE:20260311\r\n").And.Contain($"SUMMARY:{number} 补正告知期限\r\n"));
        Assert.That(Lines(feed).Count(l => l == "BEGIN:VEVENT"), Is.EqualTo(3));
        Assert.That(feed, Does.Not.Contain("停车").And.Not.Contain("张三").And.Not.Contain("某院"));
    }

    [Test]
    public void ReadCalendarFeed_FoldsAtSeventyFiveOctetsBetweenCharacters()
    {
        var written = ICalendar.Write("期限", "office.example",
            [new CalendarDay("a", Day("2026-12-31"), string.Concat(Enumerable.Repeat("很长的，标题;", 20)), "https://office.example/x", true)], DateTimeOffset.UnixEpoch);
        Assert.That(Lines(written).Select(l => Encoding.UTF8.GetByteCount(l)), Is.All.LessThanOrEqualTo(75));
        Assert.That(written.Replace("\r\n ", "", StringComparison.Ordinal),
            Does.Contain("SUMMARY:" + string.Concat(Enumerable.Repeat("很长的，标题\\;", 20)) + "\r\n"));
        Assert.That(written, Does.Contain("DTEND;VALUE=DATE:20270101\r\n").And.Contain("STATUS:TENTATIVE").And.Contain("DTSTAMP:19700101T000000Z"));
    }

    [Test]
    public async Task OpenCalendarFeed_Again_OrRevoke_EndsTheOldAddress()
    {
        await using var office = await SweepOffice.OpenAsync();
        var first = await TokenAsync(office);
        var second = await TokenAsync(office);
        await office.RefusedAsync("supervision.no-feed", new ReadCalendarFeed.Query(first));
        Assert.That(await ReadAsync(office, second), Does.Contain("VCALENDAR"));
        await office.DoAsync(new RevokeCalendarFeed.Command(), Role.Officer);
        await office.RefusedAsync("supervision.no-feed", new ReadCalendarFeed.Query(second));
        await office.RefusedAsync("supervision.no-feed", new RevokeCalendarFeed.Command(), Role.Officer);
        Assert.That(await office.InDbAsync(db => Task.FromResult(db.Set<CalendarFeed>().Select(f => f.TokenHash).ToList())), Has.None.Contains(second));
    }

    [Test]
    public async Task ReadCalendarFeed_OfSomebodyWhoLeft_IsGone()
    {
        await using var office = await SweepOffice.OpenAsync();
        var token = await TokenAsync(office);
        await office.InDbAsync(async db =>
        {
            (await db.Set<User>().FindAsync(TestOffice.UserId(Role.Officer)))!.IsActive = false;
            return await db.SaveChangesAsync();
        });
        await office.RefusedAsync("supervision.no-feed", new ReadCalendarFeed.Query(token));
    }

    private static async Task<string> TokenAsync(TestOffice office)
    {
        var address = (await office.DoAsync(new OpenCalendarFeed.Command(), Role.Officer)).Address;
        return address.Split('/')[^1].Replace(".ics", "", StringComparison.Ordinal);
    }

    private static async Task<string> ReadAsync(TestOffice office, string token) => (await office.DoAsync(new ReadCalendarFeed.Query(token))).Calendar;

    private static string[] Lines(string calendar) => calendar.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
}
