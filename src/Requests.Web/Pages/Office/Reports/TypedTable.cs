using System.Globalization;

namespace Requests.Web.Pages.Office.Reports;

/// <summary>A table as people paste it out of a spreadsheet or a page: a line a row, labels before the figures left out.</summary>
internal static class TypedTable
{
    /// <returns>Null when a line does not hold that many figures, or there is another number of lines.</returns>
    public static IReadOnlyList<IReadOnlyList<int?>>? Read(string? typed, int rows, int columns)
    {
        var lines = (typed ?? "").Split('\n').Where(l => l.Trim().Length > 0).Select(l => ReadLine(l.TrimEnd('\r'), columns)).ToList();
        return lines.Count == rows && lines.TrueForAll(l => l is not null) ? [.. lines.Select(l => l!)] : null;
    }

    // Between tabs a cell may be blank; between spaces it cannot be seen.
    private static int?[]? ReadLine(string line, int columns)
    {
        var cells = line.Contains('\t', StringComparison.Ordinal) ? line.Split('\t', StringSplitOptions.TrimEntries)
            : line.Split([' ', '　', ',', '，'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (cells.Length < columns) return null;
        var figures = new int?[columns];
        foreach (var (cell, i) in cells[^columns..].Select((c, i) => (c, i)))
        {
            if (cell.Length == 0) continue;
            if (!int.TryParse(cell, NumberStyles.AllowLeadingSign | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var figure)) return null;
            figures[i] = figure;
        }
        return figures;
    }
}
