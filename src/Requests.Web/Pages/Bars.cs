using System.Globalization;

namespace Requests.Web.Pages;

/// <summary>Figures as a table with a bar beside each line; the bars say nothing that the figures do not.</summary>
/// <param name="Head">What the lines are.</param>
/// <param name="Series">What is counted, each with the style of its bar.</param>
internal sealed record Bars(string Caption, string Head, IReadOnlyList<(string Name, string Style)> Series, IReadOnlyList<Bars.Line> Lines)
{
    /// <param name="Values">One a series; null where nothing is on record.</param>
    /// <param name="Words">The figures in other words, such as a share, said below the label.</param>
    internal sealed record Line(string Label, IReadOnlyList<decimal?> Values, string? Address = null, string? Words = null);

    private decimal Most => Lines.SelectMany(l => l.Values).Max() ?? 0;

    public string Width(decimal? value) => (Most == 0 ? 0 : Math.Max(0, value ?? 0) * 100 / Most).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    public static string Figure(decimal value) => value.ToString("#,0.##", CultureInfo.CurrentCulture);

    public static string Share(decimal value) => value.ToString("P1", CultureInfo.CurrentCulture);
}
