using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Requests.Features.Kernel;
using Requests.Paper;

namespace Requests.Features.Areas.Calendars;

/// <summary>A day as a notice's sentence has it, for a person to confirm.</summary>
/// <param name="Works">上班; otherwise a day off.</param>
/// <param name="Sentence">Where it stands.</param>
/// <param name="Doubt">What does not fit: the weekday in brackets, a make-up day that is no weekend, a day named twice.</param>
public sealed record ProposedDay(DateOnly On, bool Works, string Name, string Sentence, Text? Doubt);

/// <summary>Something in the text that could not be read, or does not add up.</summary>
public sealed record NoticeDoubt(string Sentence, Text Why);

/// <summary>What the reader made of one sentence.</summary>
public enum SentenceMeaning
{
    /// <summary>Days off, days at work, or both.</summary>
    Days,

    /// <summary>Encouraged or advised: nobody is off by it.</summary>
    NotBinding,

    /// <summary>Neither days nor words of leave.</summary>
    NothingSaid,

    /// <summary>Named among the doubts.</summary>
    Doubtful,
}

public sealed record SentenceReading(string Sentence, SentenceMeaning Meaning);

/// <summary>
/// Reads the sentences of the State Council's yearly notice, such as 元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
/// It proposes, a person confirms: what it is not sure of it says.
/// </summary>
internal static partial class NoticeText
{
    private static readonly Text WrongWeekday = Text.Of("NoticeText.WrongWeekday");
    private static readonly Text NoWeekend = Text.Of("NoticeText.NoWeekend");
    private static readonly Text Twice = Text.Of("NoticeText.Twice");
    private static readonly Text NoVerb = Text.Of("NoticeText.NoVerb");
    private static readonly Text NoSuchDay = Text.Of("NoticeText.NoSuchDay");
    private static readonly Text WrongCount = Text.Of("NoticeText.WrongCount");
    private static readonly Text NotRead = Text.Of("NoticeText.NotRead");
    private const string SpringFestival = "春节";
    private static readonly Text NotJson = Text.Of("NoticeText.NotJson");

    /// <summary>Sentences, or the JSON in wide use (<c>days</c> with <c>name</c>, <c>date</c>, <c>isOffDay</c>).</summary>
    public static (IReadOnlyList<ProposedDay> Days, IReadOnlyList<NoticeDoubt> Doubts, IReadOnlyList<SentenceReading> Sentences) Read(int year, string text) =>
        text.TrimStart().StartsWith('{') ? ReadJson(text) : ReadSentences(year, text);

    private static (IReadOnlyList<ProposedDay>, IReadOnlyList<NoticeDoubt>, IReadOnlyList<SentenceReading>) ReadSentences(int year, string text)
    {
        var (days, doubts, name, readings) = (new List<ProposedDay>(), new List<NoticeDoubt>(), "", new List<SentenceReading>());
        foreach (var sentence in Sentences().Split(Plain(text)).Select(s => s.Trim()).Where(s => s.Length > 0))
        {
            var (before, doubtsBefore) = (days.Count, doubts.Count);
            var body = sentence;
            if (Festival().Match(sentence) is { Success: true } festival)
            {
                name = festival.Groups["name"].Value;
                body = sentence[festival.Length..];
            }
            if (Encouraged().IsMatch(body))
            {
                readings.Add(new(sentence, SentenceMeaning.NotBinding));
                continue;
            }
            if (Extended().Match(body) is { Success: true } longer) Extend(year, longer, body, sentence, days, doubts);
            else if (!Signed().IsMatch(body)) ReadSentence(year, name, body, sentence, days, doubts);
            // A line about leave of which nothing was read is a doubt, never silence.
            if (days.Count == before && doubts.Count == doubtsBefore && (name.Length > 0 && body != sentence || Verb().IsMatch(body)) && !Announced()
                .IsMatch(body) && !NormalWork().IsMatch(body)) doubts.Add(new(sentence, NotRead));
            readings.Add(new(sentence, doubts.Count > doubtsBefore ? SentenceMeaning.Doubtful : days.Count > before ? SentenceMeaning.Days : SentenceMeaning.NothingSaid));
        }
        return (MarkTwice(days), doubts, readings);
    }

    // Full-width and Han digits, radicals, blanks within a date: what a copy of the page brings.
    private static string Plain(string text)
    {
        var plain = Characters.Unified(text).Replace('(', '（').Replace(')', '）').Replace(" ", "", StringComparison.Ordinal);
        return HanDate().Replace(plain, m => string.Concat(Arabic(m.Groups["n"].Value), m.Groups["unit"].Value));
    }

    // 二〇二四, 十, 二十三.
    private static string Arabic(string han)
    {
        static int Digit(char c) => "〇一二三四五六七八九".IndexOf(c is '零' or '○' ? '〇' : c, StringComparison.Ordinal);
        if (!han.Contains('十', StringComparison.Ordinal)) return string.Concat(han.Select(c => (char)('0' + Digit(c))));
        var parts = han.Split('十');
        return string.Create(CultureInfo.InvariantCulture, $"{(parts[0].Length == 0 ? 1 : Digit(parts[0][0])) * 10 + (parts[1].Length == 0 ? 0 : Digit(parts[1][0]))}");
    }

    /// <summary>延长2020年春节假期至2月2日: the days after the leave of the yearly notice, which began on New Year's Eve (2024: on New Year's Day).</summary>
    private static void Extend(int year, Match longer, string body, string sentence, List<ProposedDay> days, List<NoticeDoubt> doubts)
    {
        (int? Year, int Month) context = (null, 0);
        if (longer.Groups["name"].Value != SpringFestival || Dates()
            .Match(body, longer.Groups["until"].Index) is not { Success: true } date || DayOf(date, year, ref context) is not { } to)
        {
            doubts.Add(new(sentence, NotRead));
            return;
        }
        var told = days.Where(d => !d.Works && d.Name == SpringFestival).Select(d => (DateOnly?)d.On).Max();
        var lunar = DateOnly.FromDateTime(new ChineseLunisolarCalendar().ToDateTime(year, 1, 1, 0, 0, 0, 0));
        var from = told?.AddDays(1) ?? lunar.AddDays(year < 2024 ? 6 : year == 2024 ? 8 : 7);
        for (var on = from; on <= to; on = on.AddDays(1)) days.Add(new(on, false, SpringFestival, sentence, on == to ? Weekday(date, on) : null));
        if (from > to) doubts.Add(new(sentence, NoSuchDay.With(date.Value)));
    }

    private static void ReadSentence(int year, string name, string body, string sentence, List<ProposedDay> days, List<NoticeDoubt> doubts)
    {
        var dates = Dates().Matches(body);
        if (dates.Count == 0) return;
        var first = days.Count;
        var (off, context) = (0, (Year: (int?)null, Month: 0));
        for (var i = 0; i < dates.Count; i++)
        {
            if (DayOf(dates[i], year, ref context) is not { } from)
            {
                doubts.Add(new(sentence, NoSuchDay.With(dates[i].Value)));
                continue;
            }
            var (to, last, end) = (from, dates[i], dates[i].Index + dates[i].Length);
            if (i + 1 < dates.Count && body[end..dates[i + 1].Index] is "至" or "到" or "—" or "——" or "–" or "-" or "~" or "～")
            {
                if (DayOf(dates[++i], year, ref context) is not { } until || until < from || until.DayNumber - from.DayNumber > 31)
                {
                    doubts.Add(new(sentence, NoSuchDay.With(dates[i].Value)));
                    continue;
                }
                (to, last, end) = (until, dates[i], dates[i].Index + dates[i].Length);
            }
            // 12月29日（周六）公休日调至12月31日（周一）: the rest goes to the second, the first is said to be worked by 上班.
            var moved = MovedHere().IsMatch(body[..dates[last == dates[i] && from != to ? i - 1 : i].Index]);
            var verb = Verb().Match(body, end);
            // 由上班调整为休息: what it becomes counts.
            if (verb.Groups["instead"].Success) verb = verb.NextMatch();
            // 端午节放假时间为6月8日至10日: the word stands before the days.
            if (!verb.Success) verb = Ahead().Match(body[..dates[from != to ? i - 1 : i].Index]);
            if (!verb.Success && !moved)
            {
                doubts.Add(new(sentence, NoVerb));
                continue;
            }
            if (!moved && verb.Groups["moved"].Success) continue;
            // 起正常上班 names an ordinary day.
            if (!moved && verb.Groups["normal"].Success && from == to && from.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) continue;
            var works = !moved && (verb.Groups["work"].Success || verb.Groups["normal"].Success);
            for (var on = from; on <= to; on = on.AddDays(1))
            {
                var doubt = on == from && from != to ? Weekday(dates[i - 1], on) : on == to ? Weekday(last, on) : null;
                if (works && on.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) doubt ??= NoWeekend;
                if (works || !days.Skip(first).Any(d => d.On == on)) off += works ? 0 : 1;
                days.Add(new(on, works, name, sentence, doubt));
            }
        }
        if (Count().Match(body) is { Success: true } count && int.Parse(count.Groups[1].Value, CultureInfo.InvariantCulture) is var told && told != off)
            doubts.Add(new(sentence, WrongCount.With(told, off)));
    }

    // A date without month goes on from the one before it; without year it is the notice's, unless only the year before fits the weekday of a December day.
    private static DateOnly? DayOf(Match date, int year, ref (int? Year, int Month) context)
    {
        if (date.Groups["year"].Success) context.Year = int.Parse(date.Groups["year"].Value, CultureInfo.InvariantCulture);
        if (date.Groups["month"].Success) context.Month = int.Parse(date.Groups["month"].Value, CultureInfo.InvariantCulture);
        // After a December of the year before, any other month is the notice's own.
        if (!date.Groups["year"].Success && context is { Year: { } said, Month: < 12 } && said < year) context.Year = null;
        var day = int.Parse(date.Groups["day"].Value, CultureInfo.InvariantCulture);
        if (Make(context.Year ?? year, context.Month, day) is not { } on) return null;
        var before = context is { Year: null, Month: 12 } && Weekday(date, on) is not null ? Make(year - 1, 12, day) : null;
        return before is { } earlier && Weekday(date, earlier) is null ? earlier : on;
    }

    private static DateOnly? Make(int year, int month, int day) =>
        year is > 1 and < 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private static Text? Weekday(Match date, DateOnly on)
    {
        if (!date.Groups["week"].Success || date.Groups["week"].Value.Length == 0) return null;
        var told = date.Groups["week"].Value[^1] is var sign && sign is '天' ? 0 : "日一二三四五六".IndexOf(sign, StringComparison.Ordinal);
        return told == (int)on.DayOfWeek ? null : WrongWeekday.With($"周{"日一二三四五六"[told]}", $"周{"日一二三四五六"[(int)on.DayOfWeek]}");
    }

    private static List<ProposedDay> MarkTwice(List<ProposedDay> days)
    {
        // 其中，1月1日为法定节假日 says again what the sentence before it said; only off and at work at once is a doubt.
        var twice = days.GroupBy(d => d.On).Where(g => g.Select(d => d.Works).Distinct().Count() > 1).Select(g => g.Key).ToHashSet();
        return [.. days.OrderBy(d => d.On).ThenBy(d => d.Doubt is null).DistinctBy(d => (d.On, d.Works))
            .Select(d => twice.Contains(d.On) ? d with { Doubt = Twice } : d)];
    }

    private static (IReadOnlyList<ProposedDay>, IReadOnlyList<NoticeDoubt>, IReadOnlyList<SentenceReading>) ReadJson(string text)
    {
        try
        {
            using var file = JsonDocument.Parse(text);
            var days = file.RootElement.GetProperty("days").EnumerateArray().Select(d => (
                On: DateOnly.ParseExact(d.GetProperty("date").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
                Works: !d.GetProperty("isOffDay").GetBoolean(), Name: d.GetProperty("name").GetString() ?? "")).ToList();
            return (MarkTwice([.. days.Select(d => new ProposedDay(d.On, d.Works, d.Name, d.On.ToString("O", CultureInfo.InvariantCulture),
                d.Works && d.On.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) ? NoWeekend : null))]), [], []);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentNullException)
        {
            return ([], [new("{", NotJson)], []);
        }
    }

    [GeneratedRegex("[。；;\r\n]+")]
    private static partial Regex Sentences();

    // 一、元旦： or 元旦：, the number being optional; a name holds no digits.
    [GeneratedRegex("^(?:（?[一二三四五六七八九十]+[、）.])?(?<name>[^：:，,0-9（）]{2,20})[：:]")]
    private static partial Regex Festival();

    [GeneratedRegex("(?:(?<year>[0-9]{4})年)?(?:(?<month>[0-9]{1,2})月)?(?<day>[0-9]{1,2})日(?:（(?:[^）]*?(?:周|星期)(?<week>[一二三四五六日天]))?[^）]*）)?")]
    private static partial Regex Dates();

    [GeneratedRegex("(?<moved>(?:两个)?公休日?(?:分别)?调至)|(?<instead>(?:由|从)(?:上班|休息|放假|工作日|休息日)调整为)|(?<normal>起正常上班|正常上班|照常上班)|(?<!的调休)(?<work>上班|补班|(?:为|是|作为|按)工作日)|放假|补休|休息|调休|连休|法定节假日|公休|休假")]
    private static partial Regex Verb();

    [GeneratedRegex("(?:放假|休假|假期)(?:时间|安排)?(?:为|是|自|从|:|：)(?:(?:[0-9]{4}年)?(?:[0-9]{1,2}月)?[0-9]{1,2}日(?:（[^）]*）)?[、和])*$|(?<work>(?:补班|上班)(?:时间|日期)?(?:为|是|:|：))(?:(?:[0-9]{4}年)?(?:[0-9]{1,2}月)?[0-9]{1,2}日(?:（[^）]*）)?[、和])*$")]
    private static partial Regex Ahead();

    [GeneratedRegex("公休日?(?:分别)?调至(?:(?:[0-9]{4}年)?(?:[0-9]{1,2}月)?[0-9]{1,2}日(?:（[^）]*）)?[、和])*$")]
    private static partial Regex MovedHere();

    // Encouraged, or for some people only: no day off of the office.
    [GeneratedRegex("鼓励|倡导|提倡|建议|有条件的|可结合|放假半天|(?:妇女|青年|儿童|少年|现役军人|少数民族|部分公民)[^，。]{0,12}(?:放假|休息)")]
    private static partial Regex Encouraged();

    [GeneratedRegex("延长(?:[0-9]{4}年)?(?<name>[^0-9，。]{2,6}?)(?:假期|放假)(?:时间)?(?<until>至|到)")]
    private static partial Regex Extended();

    // The day below a notice.
    [GeneratedRegex("^(?:国务院办公厅|国务院|办公厅)?[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日$")]
    private static partial Regex Signed();

    [GeneratedRegex("通知如下|现通知|的通知$|安排如下|安排通知")]
    private static partial Regex Announced();

    [GeneratedRegex("起?正常上班|照常上班")]
    private static partial Regex NormalWork();

    [GeneratedRegex("(?<![农历正腊〇○零一二三四五六七八九十])(?<n>[〇○零一二三四五六七八九十]{1,4})(?<unit>[年月日])(?!历)")]
    private static partial Regex HanDate();

    [GeneratedRegex("共([0-9]{1,2})天")]
    private static partial Regex Count();
}
