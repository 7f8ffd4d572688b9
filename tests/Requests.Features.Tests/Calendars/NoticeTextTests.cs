using System.Text;
using System.Text.Json;
using Requests.Features.Areas.Calendars;
using Requests.Features.Kernel;
using Requests.Statute.Calendars;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Calendars;

/// <summary>ReadNoticeText: sentences as the State Council's office writes them, and the shipped years written as such sentences and read back.</summary>
public sealed class NoticeTextTests
{
    private const string Of2026 = """
        一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
        二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
        三、清明节：4月4日（周六）至6日（周一）放假，共3天。
        四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
        五、端午节：6月19日（周五）至21日（周日）放假，共3天。
        六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
        七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
        """;

    [Test]
    public async Task ReadNoticeText_OfThePublishedSentences_GivesEveryDayOfTheShippedNotice()
    {
        await using var office = await TestOffice.OpenAsync();
        var read = await office.DoAsync(new ReadNoticeText.Query(2026, Of2026), Role.Supervisor);
        Assert.That(read.IsSure, () => string.Join("; ", read.Doubts.Select(d => d.Why.En).Concat(read.Days.Where(d => d.Doubt is not null).Select(d => $"{d.On} {d.Doubt!.En}"))));
        Assert.That(read.Days.Select(d => d.On), Is.EqualTo(Enumerable.Range(0, 365).Select(i => Day("2026-01-01").AddDays(i)).Where(IsNamed)));
        Assert.That(read.Days.Where(d => d.Works != (WorkdayCalendar.Shipped.Day(d.On).Kind == DayKind.MakeUp)), Is.Empty);
        await office.RefusedAsync("access.not-allowed", new ReadNoticeText.Query(2026, Of2026), Role.Officer);

        static bool IsNamed(DateOnly on) => WorkdayCalendar.Shipped.Day(on).Kind is DayKind.Holiday or DayKind.MakeUp;
    }

    [TestCase(2008)]
    [TestCase(2012)]
    [TestCase(2015)]
    [TestCase(2019)]
    [TestCase(2020)]
    [TestCase(2022)]
    [TestCase(2023)]
    [TestCase(2025)]
    [TestCase(2026)]
    [Property("Rule", "CNT-2")]
    public async Task ReadNoticeText_OfAShippedYearWrittenAsSentences_GivesItBack(int year)
    {
        await using var office = await TestOffice.OpenAsync();
        var days = ShippedDays(year);
        var read = await office.DoAsync(new ReadNoticeText.Query(year, Write(days)), Role.Administrator);
        Assert.That(read.Doubts.Select(d => $"{d.Sentence}: {d.Why.En}"), Is.Empty);
        Assert.That(read.Days.Where(d => d.Doubt is not null), Is.Empty);
        Assert.That(read.Days.Select(d => (d.On, d.Works)), Is.EqualTo(days.Select(d => (d.On, d.Kind == DayKind.MakeUp))));
    }

    [Test]
    public async Task ReadNoticeText_WithAWrongWeekdayCountOrVerb_SaysWhatDoesNotFit()
    {
        await using var office = await TestOffice.OpenAsync();
        var read = await office.DoAsync(new ReadNoticeText.Query(2026, "元旦：1月1日（周五）至3日（周六）放假调休，共4天。1月5日（周一）上班。2月30日放假。4月4日（周六）另行通知。"), Role.Supervisor);
        Assert.That(read.IsSure, Is.False);
        Assert.That(read.Days.Where(d => d.Doubt is not null).Select(d => (d.On, d.Doubt!.Zh)), Is.EqualTo(new[]
        {
            (Day("2026-01-01"), "括号里是周五，当天却是周四"), (Day("2026-01-05"), "调休上班应当是周六或者周日"),
        }));
        Assert.That(read.Doubts.Select(d => d.Why.Zh), Is.EqualTo(new[] { "写明共4天，读出3天", "没有这一天：2月30日", "看不出是放假还是上班" }));
        Assert.That(read.SumRule, Is.Not.Null);
    }

    [Test]
    public async Task ReadNoticeText_AcrossTheYearsEnd_FollowsTheWrittenYear()
    {
        await using var office = await TestOffice.OpenAsync();
        var read = await office.DoAsync(new ReadNoticeText.Query(2027, "一、元旦：2026年12月31日至2027年1月2日放假调休，共3天。"), Role.Supervisor);
        Assert.That(read.OffDays.Select(d => d.On), Is.EqualTo(new[] { Day("2026-12-31"), Day("2027-01-01"), Day("2027-01-02") }));
    }

    [Test]
    public async Task ReadNoticeText_OfDecemberDaysWithoutAYear_TakesTheYearTheWeekdayFits()
    {
        await using var office = await TestOffice.OpenAsync();
        var read = await office.DoAsync(new ReadNoticeText.Query(2023, "元旦：12月31日（周六）至1月2日（周一）放假调休，共3天。"), Role.Supervisor);
        Assert.That(read.Days.Select(d => d.On), Is.EqualTo(new[] { Day("2022-12-31"), Day("2023-01-01"), Day("2023-01-02") }));
    }

    [Test]
    public async Task ReadNoticeText_OfJson_ReadsItsDays()
    {
        await using var office = await TestOffice.OpenAsync();
        var json = JsonSerializer.Serialize(new
        {
            year = 2026,
            days = ShippedDays(2026).Select(d => new { name = d.Name, date = d.On.ToString("yyyy-MM-dd"), isOffDay = d.Kind == DayKind.Holiday })
        });
        Assert.That((await office.DoAsync(new ReadNoticeText.Query(2026, json), Role.Supervisor)).IsSure);
        Assert.That((await office.DoAsync(new ReadNoticeText.Query(2026, "{\"days\":[{}]}"), Role.Supervisor)).Doubts, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task EnterLocalOverlay_TellsTheOfficerOnceOfAllCasesThatMoved()
    {
        await using var it = await Clocks.ClockCase.OpenAsync("2026-03-02");
        await it.Office.DoAsync(new EnterLocalOverlay.Command("本地通知", Day("2026-03-02"), [new(Day("2026-03-20"), "节日")]), Role.Supervisor);
        var notice = (await it.Office.DoAsync(new Features.Areas.Notices.ListInbox.Query(), Role.Officer)).Notices.Single();
        Assert.That(notice.Text, Does.Contain($"{it.Number} 2026年3月30日 → 2026年3月31日"));
    }

    private static List<CalendarDay> ShippedDays(int year) =>
        [.. Enumerable.Range(-31, 396).Select(i => WorkdayCalendar.Shipped.Day(new DateOnly(year, 1, 1).AddDays(i)))
            .Where(d => d.Kind is DayKind.Holiday or DayKind.MakeUp && NoticeOf(d) == NoticeOf(WorkdayCalendar.Shipped.Day(new DateOnly(year, 10, 1))))];

    private static string? NoticeOf(CalendarDay day) => day.Source;

    // One paragraph a festival, as the notice has it: the days off as ranges, then the make-up days.
    private static string Write(IReadOnlyList<CalendarDay> days)
    {
        var text = new StringBuilder();
        var no = 0;
        foreach (var festival in days.GroupBy(d => d.Name))
        {
            text.Append("一二三四五六七八九十"[no++ % 10]).Append('、').Append(festival.Key).Append('：');
            var off = festival.Where(d => d.Kind == DayKind.Holiday).Select(d => d.On).Order().ToList();
            var ranges = off.Where(d => !off.Contains(d.AddDays(-1))).Select(from => (From: from,
                To: off.First(to => to >= from && !off.Contains(to.AddDays(1))))).ToList();
            if (ranges.Count > 0)
                text.Append(string.Join('、', ranges.Select(r => r.From == r.To ? Date(r.From) : $"{Date(r.From)}至{Date(r.To)}"))).Append("放假调休，共").Append(off.Count).Append("天。");
            var work = festival.Where(d => d.Kind == DayKind.MakeUp).Select(d => d.On).Order().ToList();
            if (work.Count > 0) text.Append(string.Join('、', work.Select(Date))).Append("上班。");
            text.Append('\n');
        }
        return text.ToString();

        string Date(DateOnly on) => $"{on.Year}年{on.Month}月{on.Day}日（星期{"日一二三四五六"[(int)on.DayOfWeek]}）";
    }
}
