using System.Globalization;

namespace Requests.Statute.Tests;

internal static class Dates
{
    /// <summary>A date as the dossier writes it.</summary>
    public static DateOnly On(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
