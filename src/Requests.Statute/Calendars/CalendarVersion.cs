using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Requests.Statute.Calendars;

/// <summary>A short name for a set of days, the same on every machine.</summary>
internal static class CalendarVersion
{
    public static string Of(IEnumerable<CalendarDay> days)
    {
        var content = string.Join('\n', days.OrderBy(day => day.On).Select(day =>
            string.Create(CultureInfo.InvariantCulture, $"{day.On:yyyy-MM-dd} {day.Kind}")));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..8];
    }
}
