using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Requests.Features.Kernel;

namespace Requests.Features.Areas.Calendars;

/// <summary>A day as a notice's sentence has it, for a person to confirm.</summary>
/// <param name="Works">上班; otherwise a day off.</param>
/// <param name="Sentence">Where it stands.</param>
/// <param name="Doubt">What does not fit: the weekday in brackets, a make-up day that is no weekend, a day named twice.</param>
public sealed record ProposedDay(DateOnly On, bool Works, string Name, string Sentence, Text? Doubt);

/// <summary>Something in the text that could not be read, or does not add up.</summary>
public sealed record NoticeDoubt(string Sentence, Text Why);

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
    private static readonly Text NotJson = Text.Of("NoticeText.NotJson");

    /// <summary>Sentences, or the JSON in wide use (<c>days</c> with <c>name</c>, <c>date</c>, <c>isOffDay</c>).</summary>
    public static (IReadOnlyList<ProposedDay> Days, IReadOnlyList<NoticeDoubt> Doubts) Read(int year, string text) =>
        text.TrimStart().StartsWith('{') ? ReadJson(text) : ReadSentences(year, text);

    private static (IReadOnlyList<ProposedDay>, IReadOnlyList<NoticeDoubt>) ReadSentences(int year, string text)
    {
        var (days, doubts, name) = (new List<ProposedDay>(), new List<NoticeDoubt>(), "");
        foreach (var sentence in Sentences().Split(text.Replace('(', '（').Replace(')', '）').Replace(" ", "", StringComparison.Ordinal)).Select(s => s.Trim()).Where(s => s.Length > 0))
        {
            var body = sentence;
            if (Festival().Match(sentence) is { Success: true } festival)
            {
                name = festival.Groups["name"].Value;
                body = sentence[festival.Length..];
            }
            ReadSentence(year, name, body, sentence, days, doubts);
        }
        return (MarkTwice(days), doubts);
    }

    private static void ReadSentence(int year, string name, string body, string sentence, List<ProposedDay> days, List<NoticeDoubt> doubts)
    {
        var dates = Dates().Matches(body);
        if (dates.Count == 0) return;
        var (off, context) = (0, (Year: (int?)null, Month: 0));
        for (var i = 0; i < dates.Count; i++)
        {
            if (DayOf(dates[i], year, ref context) is not { } from)
            {
                doubts.Add(new(sentence, NoSuchDay.With(dates[i].Value)));
                continue;
            }
            var (to, last, end) = (from, dates[i], dates[i].Index + dates[i].Length);
            if (i + 1 < dates.Count && body[end..dates[i + 1].Index] is "至" or "到" or "—" or "-")
            {
                if (DayOf(dates[++i], year, ref context) is not { } until || until < from || until.DayNumber - from.DayNumber > 31)
                {
                    doubts.Add(new(sentence, NoSuchDay.With(dates[i].Value)));
                    continue;
                }
                (to, last, end) = (until, dates[i], dates[i].Index + dates[i].Length);
            }
            if (Verb().Match(body, end) is not { Success: true } verb)
            {
                doubts.Add(new(sentence, NoVerb));
                continue;
            }
            var works = verb.Value == "上班";
            for (var on = from; on <= to; on = on.AddDays(1))
            {
                var doubt = on == from && from != to ? Weekday(dates[i - 1], on) : on == to ? Weekday(last, on) : null;
                if (works && on.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) doubt ??= NoWeekend;
                days.Add(new(on, works, name, sentence, doubt));
                if (!works) off++;
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
        var twice = days.GroupBy(d => d.On).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet();
        return [.. days.Select(d => twice.Contains(d.On) ? d with { Doubt = Twice } : d).OrderBy(d => d.On)];
    }

    private static (IReadOnlyList<ProposedDay>, IReadOnlyList<NoticeDoubt>) ReadJson(string text)
    {
        try
        {
            using var file = JsonDocument.Parse(text);
            var days = file.RootElement.GetProperty("days").EnumerateArray().Select(d => (
                On: DateOnly.ParseExact(d.GetProperty("date").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
                Works: !d.GetProperty("isOffDay").GetBoolean(), Name: d.GetProperty("name").GetString() ?? "")).ToList();
            return (MarkTwice([.. days.Select(d => new ProposedDay(d.On, d.Works, d.Name, d.On.ToString("O", CultureInfo.InvariantCulture),
                d.Works && d.On.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) ? NoWeekend : null))]), []);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentNullException)
        {
            return ([], [new("{", NotJson)]);
        }
    }

    [GeneratedRegex("[。；;\r\n]+")]
    private static partial Regex Sentences();

    // 一、元旦： or 元旦：, the number being optional; a name holds no digits.
    [GeneratedRegex("^(?:（?[一二三四五六七八九十]+[、）.])?(?<name>[^：:，,0-9（）]{2,20})[：:]")]
    private static partial Regex Festival();

    [GeneratedRegex("(?:(?<year>[0-9]{4})年)?(?:(?<month>[0-9]{1,2})月)?(?<day>[0-9]{1,2})日(?:（(?:[^）]*?(?:周|星期)(?<week>[一二三四五六日天]))?[^）]*）)?")]
    private static partial Regex Dates();

    [GeneratedRegex("上班|放假|补休|休息|调休|连休")]
    private static partial Regex Verb();

    [GeneratedRegex("共([0-9]{1,2})天")]
    private static partial Regex Count();
}
