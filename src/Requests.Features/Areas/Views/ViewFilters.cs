using Requests.Features.Data.Entities;

namespace Requests.Features.Areas.Views;

/// <summary>
/// The filters a view may keep. Only chosen values are: no free text, in which a person's name could stand, and no place
/// in the list.
/// </summary>
internal static class ViewFilters
{
    private static readonly Dictionary<ViewedList, string[]> Known = new()
    {
        [ViewedList.Work] = ["view", "state", "channel", "unit", "timeliness", "flag", "dueFrom", "dueTo", "order", "descending"],
        [ViewedList.Board] = ["class", "step", "unitId", "officerId", "waitsLong", "order", "descending"],
    };

    /// <summary>The filters in one order, empty ones left out; null when one is not known or not a chosen value.</summary>
    /// <param name="filters">As in an address, without the question mark.</param>
    public static string? Read(ViewedList list, string filters)
    {
        var pairs = filters.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).ToList();
        if (!Known.TryGetValue(list, out var known)) return null;
        if (pairs.Exists(p => p.Length < 2 || !known.Contains(p[0]) || !p[1].All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))) return null;
        if (pairs.DistinctBy(p => p[0]).Count() < pairs.Count) return null;
        return string.Join('&', pairs.Where(p => p[1].Length > 0).OrderBy(p => Array.IndexOf(known, p[0])).Select(p => $"{p[0]}={p[1]}"));
    }
}
