using System.Globalization;
using System.Text;
using Requests.Features.Kernel;
using Requests.Paper;

namespace Requests.Features.Areas.Supervision;

/// <summary>A whole day in a calendar.</summary>
/// <param name="Id">Stays with the event when its day moves, so that a calendar program moves it too.</param>
/// <param name="Tentative">The day may still move (CNT-6).</param>
public sealed record CalendarDay(string Id, DateOnly On, string Summary, string Link, bool Tentative);

/// <summary>Writes iCalendar (RFC 5545): CRLF, lines of at most 75 octets, text escaped.</summary>
public static class ICalendar
{
    private const int LineOctets = 75;

    public static string Write(string name, string host, IEnumerable<CalendarDay> days, DateTimeOffset at)
    {
        var text = new StringBuilder();
        Line("BEGIN:VCALENDAR");
        Line("VERSION:2.0");
        Line($"PRODID:-//{ProgramVersion.Agent}//Due days//ZH");
        Line("CALSCALE:GREGORIAN");
        Line("METHOD:PUBLISH");
        Line($"X-WR-CALNAME:{Escape(name)}");
        Line("REFRESH-INTERVAL;VALUE=DURATION:PT1H");
        foreach (var day in days)
        {
            Line("BEGIN:VEVENT");
            Line($"UID:{Escape(day.Id)}@{host}");
            Line(string.Create(CultureInfo.InvariantCulture, $"DTSTAMP:{at.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}"));
            Line(string.Create(CultureInfo.InvariantCulture, $"DTSTART;VALUE=DATE:{day.On:yyyyMMdd}"));
            Line(string.Create(CultureInfo.InvariantCulture, $"DTEND;VALUE=DATE:{day.On.AddDays(1):yyyyMMdd}"));
            Line($"SUMMARY:{Escape(day.Summary)}");
            Line($"URL:{day.Link}");
            Line($"STATUS:{(day.Tentative ? "TENTATIVE" : "CONFIRMED")}");
            // A due day takes nobody's time.
            Line("TRANSP:TRANSPARENT");
            Line("END:VEVENT");
        }
        Line("END:VCALENDAR");
        return text.ToString();

        void Line(string content) => Fold(text, content);
    }

    private static string Escape(string text) =>
        Characters.Clean(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",",
            "\\,", StringComparison.Ordinal)
            .Replace("\r", "", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    // Folded between characters, never inside one: the limit is in octets.
    private static void Fold(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LineOctets)
            {
                text.Append("\r\n ");
                octets = 1;
            }
            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }
        text.Append("\r\n");
    }
}
