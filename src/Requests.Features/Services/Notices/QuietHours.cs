using System.Globalization;

namespace Requests.Features.Services.Notices;

/// <summary>Hours in which a body sends no mail, such as "22-7": from ten in the evening until seven.</summary>
public readonly record struct QuietHours(int From, int To)
{
    /// <summary>True for "" (none) and for two hours from 0 to 23 that differ.</summary>
    public static bool TryParse(string text, out QuietHours? hours)
    {
        hours = null;
        if (text.Length == 0) return true;
        var parts = text.Split('-');
        if (parts.Length != 2 || !TryHour(parts[0], out var from) || !TryHour(parts[1], out var to) || from == to) return false;
        hours = new QuietHours(from, to);
        return true;
    }

    /// <summary>When sending may go on; null when it may now.</summary>
    /// <param name="local">The office's own time.</param>
    public DateTimeOffset? QuietUntil(DateTimeOffset local)
    {
        var isQuiet = From < To ? local.Hour >= From && local.Hour < To : local.Hour >= From || local.Hour < To;
        if (!isQuiet) return null;
        var end = new DateTimeOffset(local.Date, local.Offset).AddHours(To);
        return end > local ? end : end.AddDays(1);
    }

    private static bool TryHour(string text, out int hour) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out hour) && hour < 24;
}
