using System.Text.RegularExpressions;

namespace Requests.Statute.Calendars;

/// <summary>What the sentences of a yearly holiday notice say, day by day, for somebody to confirm.</summary>
/// <param name="OffDays">放假.</param>
/// <param name="WorkDays">上班.</param>
/// <param name="Doubts">Sentences that name a day and were not understood, or whose own sum (共n天) is another.</param>
public sealed record NoticeReading(IReadOnlyList<NamedDay> OffDays, IReadOnlyList<NamedDay> WorkDays, IReadOnlyList<string> Doubts);

/// <summary>
/// Reads the State Council's yearly notice as it is printed: "一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。" It
/// proposes; the days are entered only after a person has seen them (CNT-2).
/// </summary>
public static partial class NoticeText
{
    /// <param name="year">The year of the notice; a holiday's first day may be written with another year.</param>
    public static NoticeReading Read(string text, int year)
    {
        var (off, work, doubts) = (new List<NamedDay>(), new List<NamedDay>(), new List<string>());
        var holiday = "";
        foreach (var sentence in Sentences(text))
        {
            if (Holiday().Match(sentence) is { Success: true } heading) holiday = heading.Groups["name"].Value;
            if (!Day().IsMatch(sentence)) continue;
            var isWork = sentence.Contains("上班", StringComparison.Ordinal);
            var isOff = sentence.Contains("放假", StringComparison.Ordinal) || sentence.Contains("休息", StringComparison.Ordinal);
            var days = isWork == isOff ? null : DaysOf(sentence, year);
            if (days is null || (Sum().Match(sentence) is { Success: true } sum && int.Parse(sum.Groups["n"].Value, System.Globalization.CultureInfo.InvariantCulture) != days.Count))
            {
                doubts.Add(sentence);
                continue;
            }
            (isWork ? work : off).AddRange(days.Select(on => new NamedDay(on, holiday)));
        }
        return new([.. off.DistinctBy(d => d.On).OrderBy(d => d.On)], [.. work.DistinctBy(d => d.On).OrderBy(d => d.On)], doubts);
    }

    // Words in brackets (周四、农历正月初一) say nothing that the days do not.
    private static IEnumerable<string> Sentences(string text) =>
        Brackets().Replace(text, "").Split(['。', '；', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            // "放假，3天，2月1日上班" in one breath: what is worked is a clause of its own.
            .SelectMany(s => Clauses().Split(s)).Where(s => s.Length > 0);

    private static List<DateOnly>? DaysOf(string sentence, int year)
    {
        var days = new List<DateOnly>();
        var month = 0;
        DateOnly? from = null;
        foreach (Match match in Day().Matches(sentence))
        {
            if (match.Groups["year"].Success) year = Number(match, "year");
            if (match.Groups["month"].Success) month = Number(match, "month");
            if (month is < 1 or > 12 || Number(match, "day") is var day && (day < 1 || day > DateTime.DaysInMonth(year, month))) return null;
            var on = new DateOnly(year, month, day);
            if (match.Groups["to"].Success && from is { } start)
            {
                if (on < start || on.DayNumber - start.DayNumber > 15) return null;
                for (var next = start.AddDays(1); next <= on; next = next.AddDays(1)) days.Add(next);
            }
            else days.Add(on);
            from = on;
        }
        return days;
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex("[（(][^（()）]*[）)]")]
    private static partial Regex Brackets();

    [GeneratedRegex("[，,](?=(?:[0-9]{4}年)?[0-9]{1,2}月[0-9]{1,2}日[^，,放]*上班)")]
    private static partial Regex Clauses();

    [GeneratedRegex("(?:[一二三四五六七八九十]+、)?(?<name>[一-龥]{2,8})[：:]")]
    private static partial Regex Holiday();

    [GeneratedRegex("(?<to>至|到|—|-)?(?:(?<year>[0-9]{4})年)?(?:(?<month>[0-9]{1,2})月)?(?<day>[0-9]{1,2})日")]
    private static partial Regex Day();

    [GeneratedRegex("共(?<n>[0-9]+)天")]
    private static partial Regex Sum();
}
