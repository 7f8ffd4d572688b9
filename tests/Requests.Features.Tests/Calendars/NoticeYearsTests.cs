using System.Globalization;
using System.Text.Json;
using Requests.Features.Areas.Calendars;
using Requests.Features.Kernel;
using Requests.Statute.Calendars;

namespace Requests.Features.Tests.Calendars;

/// <summary>
/// Every notice of the shipped calendar, said in the sentences of its time and read again: the same days, and no doubt. The sentences are
/// made here, in the three forms that the notices have had; two amendments of before are said as they were made.
/// </summary>
public sealed class NoticeYearsTests
{
    private const int FirstYear = 2008;

    private sealed record Festival(string Name, DateOnly[] Off, DateOnly[] Work);

    // What the yearly notice said before its amendment, and the amendment.
    private static readonly Dictionary<int, (Festival[] Before, string[] Gone, string Amendment)> Amended = new()
    {
        [2015] = ([], ["中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日"], "9月3日至5日调休放假，共3天。其中9月3日（星期四）放假，9月4日（星期五）调休，9月6日（星期日）上班。"),
        [2019] = ([new("劳动节", [D("2019-05-01")], [])], ["劳动节"], "2019年5月1日至4日放假调休，共4天。4月28日（星期日）、5月5日（星期日）上班。"),
        [2020] = ([new("春节", [.. Range("2020-01-24", 7)], [D("2020-01-19"), D("2020-02-01")])], ["春节"],
            "延长2020年春节假期至2月2日（农历正月初九，星期日），2月3日（星期一）起正常上班。"),
    };

    private static DateOnly D(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);

    private static IEnumerable<DateOnly> Range(string from, int days) => Enumerable.Range(0, days).Select(d => D(from).AddDays(d));

    private static IEnumerable<TestCaseData> Years()
    {
        using var stream = typeof(WorkdayCalendar).Assembly.GetManifestResourceStream("cn-holidays.json")!;
        using var file = JsonDocument.Parse(stream);
        foreach (var year in file.RootElement.GetProperty("years").EnumerateObject().ToList())
        {
            var (off, work) = (DaysOf(year.Value, "offDays"), DaysOf(year.Value, "workDays"));
            var number = int.Parse(year.Name, CultureInfo.InvariantCulture);
            if (number < FirstYear) continue;
            var festivals = off.Select(o => o.Name).Distinct().Select(n => new Festival(n, [.. off.Where(o => o.Name == n).Select(o =>
                o.On)],
                [.. work.Where(w => w.Name == n).Select(w => w.On)])).ToArray();
            foreach (var form in new[] { "old", "middle", "weekdays" }) yield return new TestCaseData(number, festivals,
                form).SetArgDisplayNames(year.Name, form);
        }
    }

    private static List<(string Name, DateOnly On)> DaysOf(JsonElement year, string kind) =>
        [.. year.GetProperty(kind).EnumerateArray().Select(d => (d.GetProperty("name").GetString()!,
            D(d.GetProperty("date").GetString()!)))];

    [TestCaseSource(nameof(Years))]
    public async Task BUG_35_EveryNotice_ReadFromItsSentences_GivesItsDays(int year, object festivals, string form)
    {
        var all = (Festival[])festivals;
        var texts = new List<string>();
        if (Amended.TryGetValue(year, out var amended))
        {
            texts.Add(TextOf(year, [.. all.Where(f => !amended.Gone.Contains(f.Name)).Concat(amended.Before)], form));
            texts.Add(amended.Amendment);
        }
        else texts.Add(TextOf(year, all, form));

        await using var office = await TestOffice.OpenAsync();
        var days = new SortedDictionary<DateOnly, bool>();
        foreach (var text in texts)
        {
            var read = await office.DoAsync(new ReadNoticeText.Query(year, text), Role.Administrator);
            Assert.That(read.Doubts, Is.Empty, text);
            Assert.That(read.Days.Where(d => d.Doubt is not null), Is.Empty, text);
            // The later notice prevails.
            foreach (var day in read.OffDays) days[day.On] = false;
            foreach (var day in read.WorkDays) days[day.On] = true;
        }
        Assert.That(days.Where(d => !d.Value).Select(d => d.Key), Is.EqualTo(all.SelectMany(f => f.Off).Order()), texts[0]);
        Assert.That(days.Where(d => d.Value).Select(d => d.Key), Is.EqualTo(all.SelectMany(f => f.Work).Order()), texts[0]);
    }

    private static string TextOf(int year, Festival[] festivals, string form) =>
        string.Join('\n', new[] { "各省、自治区、直辖市人民政府，国务院各部委、各直属机构：", $"经国务院批准，现将{year}年部分节假日安排通知如下。" }
            .Concat(festivals.Select((f, no) => form switch
            {
                "old" => $"（{"一二三四五六七八"[no]}）{f.Name}：{Old(year, f)}",
                "middle" => $"{"一二三四五六七八"[no]}、{f.Name}：{Middle(year, f, "星期")}",
                _ => $"{f.Name}：{Middle(year, f, "周")}",
            })).Append("节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。").Append($"国务院办公厅\n{year - 1}年11月25日"));

    // 2月6日—12日放假，共7天。其中，2月6日（星期三）为法定节假日，2月2日（星期六）公休日调至2月11日（星期一），2月2日（星期六）上班。
    private static string Old(int year, Festival f)
    {
        var first = f.Off[0];
        var said = $"{Span(year, f.Off[0], Run(f.Off)[^1], "—", "")}放假，共{Run(f.Off).Length}天。其中，{Named(year, first, "星期")}为法定节假日";
        var rest = f.Off.Except(Run(f.Off)).ToArray();
        if (rest.Length > 0) said += $"，{List(year, rest, "星期")}补休";
        if (f.Work.Length == 0) return said + "。";
        var moved = f.Off.Where(d => d != first && d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).TakeLast(f.Work.Length).ToArray();
        var pair = f.Work.Length == 2 ? "两个" : "";
        return $"{said}，{List(year, f.Work, "星期")}{pair}公休日调至{List(year, moved, "星期")}，{List(year, f.Work, "星期")}上班。";
    }

    // 1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。 / 4月5日放假，4月7日（星期一）补休。
    private static string Middle(int year, Festival f, string week)
    {
        var (run, rest) = (Run(f.Off), f.Off.Except(Run(f.Off)).ToArray());
        var said = run.Length == 1 ? $"{Span(year, run[0], run[0], "至", week == "周" ? week : "")}放假"
            : $"{Span(year, run[0], run[^1], "至", week == "周" ? week : "")}放假调休，共{run.Length}天";
        if (rest.Length > 0) said += $"，{List(year, rest, week)}补休";
        else if (run.Length == 1) said += "，与周末连休";
        return said + "。" + (f.Work.Length > 0 ? $"{List(year, f.Work, week)}上班。" : "");
    }

    private static DateOnly[] Run(DateOnly[] off) => [.. off.TakeWhile((day, at) => day == off[0].AddDays(at))];

    private static string Span(int year, DateOnly from, DateOnly to, string sign, string week)
    {
        var crosses = from.Year != to.Year;
        var first = $"{(from.Year != year ? $"{from.Year}年" : "")}{from.Month}月{from.Day}日{Week(from, week)}";
        return from == to ? first : $"{first}{sign}{(crosses ? $"{to.Year}年" : "")}{(crosses || from.Month != to.Month ? $"{to.Month}月" : "")}{to.Day}日{Week(to, week)}";
    }

    private static string List(int year, DateOnly[] days, string week) => string.Join('、', days.Select((d, at) =>
        at > 0 && days[at - 1].Month == d.Month ? $"{d.Day}日{Week(d, week)}" : Named(year, d, week)));

    private static string Named(int year, DateOnly day, string week) =>
        $"{(day.Year != year ? $"{day.Year}年" : "")}{day.Month}月{day.Day}日{Week(day, week)}";

    private static string Week(DateOnly day, string week) => week.Length == 0 ? "" : $"（{week}{"日一二三四五六"[(int)day.DayOfWeek]}）";
}
