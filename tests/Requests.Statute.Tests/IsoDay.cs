using System.Globalization;

namespace Requests.Statute.Tests;

/// <summary>Test cases write days as 2026-11-23.</summary>
internal static class IsoDay
{
    public static DateOnly Of(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
