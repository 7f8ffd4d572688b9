using System.Globalization;
using System.Text.RegularExpressions;
using Requests.Statute.Clocks;

namespace Requests.Features.Kernel;

/// <summary>
/// Lengths the law sets, in words of the interface: <c>{days:reply}</c> is the length of that kind of last day, by the law of a day. No
/// word says a length as a figure of its own.
/// </summary>
public static partial class LawDays
{
    /// <param name="actDay">The day of the act; null for the law in force.</param>
    public static string Fill(string words, DateOnly? actDay = null) => words.Contains("{days:", StringComparison.Ordinal)
        ? Days().Replace(words, match => LengthOf(match.Groups[1].Value, actDay)) : words;

    /// <param name="actDay">The day of the act; null for the law in force.</param>
    public static Text Fill(Text words, DateOnly? actDay = null) => new(Fill(words.Zh, actDay), Fill(words.En, actDay));

    private static string LengthOf(string kind, DateOnly? actDay) =>
        LastDays.Of(Enum.Parse<LastDayKind>(kind, ignoreCase: true)).Length!(actDay is { } on ? ClockPeriods.For(on) : ClockPeriods.InForce).ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\{days:(\w+)\}")]
    private static partial Regex Days();
}
