namespace Requests.Paper.Layout;

/// <summary>A horizontal strip of the type area that is never cut: a line of text, a row of a table, a blank. Marks are relative to its top left.</summary>
internal sealed record Strip(double Height, IReadOnlyList<Mark> Marks)
{
    /// <summary>Stays on the page of the strip after it.</summary>
    public bool KeepWithNext { get; init; }

    /// <summary>Starts a page.</summary>
    public bool NewPage { get; init; }

    /// <summary>A line of running text; what a signature takes along.</summary>
    public bool BodyText { get; init; }

    /// <summary>Table head set again when a page begins with this strip.</summary>
    public Strip? Repeat { get; init; }

    /// <summary>Spans of x where a table cell goes on above or below; ruled where a page ends in between.</summary>
    public IReadOnlyList<(double From, double To)> OpenAbove { get; init; } = [];

    public IReadOnlyList<(double From, double To)> OpenBelow { get; init; } = [];

    /// <summary>Blank lines are not wanted at the head of a page.</summary>
    public bool Blank => Marks.Count == 0;

    public static Strip Empty(double height) => new(height, []);
}
