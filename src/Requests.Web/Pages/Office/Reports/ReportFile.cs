using System.Globalization;
using System.Text.Json;
using Requests.Features.Areas.Reports;
using Requests.Features.Services.Register;
using Requests.Features.Services.Reports;
using Requests.Statute.Disputes;
using Requests.Web.Pages.Forms;

namespace Requests.Web.Pages.Office.Reports;

/// <summary>The tables of a report out of a file: what the API takes as JSON, or the rows of a sheet that end in as many figures.</summary>
internal static class ReportFile
{
    private const long Longest = 5 * 1024 * 1024;

    private static readonly int Blocks = Enum.GetValues<DisputeForum>().Length;

    /// <summary>As somebody would paste them; null when the file cannot be read.</summary>
    public static (string PartThree, string PartFour)? Read(IFormFile file)
    {
        if (file.Length > Longest) return null;
        try
        {
            using var content = new MemoryStream();
            file.CopyTo(content);
            return Path.GetExtension(file.FileName).Equals(".json", StringComparison.OrdinalIgnoreCase)
                ? ReadJson(content.ToArray())
                : ReadSheet(SheetRows.Read(file.FileName, () => new MemoryStream(content.ToArray())));
        }
        catch (Exception e) when (e is RegisterFileException or JsonException)
        {
            return null;
        }
    }

    private static (string, string)? ReadJson(byte[] content)
    {
        var read = JsonSerializer.Deserialize<CheckReport.Query>(content, CommandForm.Json);
        return read?.PartThree?.Rows is not { } three ? null
            : (Lines(three.Select(r => r.Values)), Lines((read.PartFour ?? []).OrderBy(r => r.Forum).Select(r => r.Values)));
    }

    // Part three has seven figures a row; part four five a row, or all three blocks side by side as in the form.
    private static (string, string)? ReadSheet(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var (three, four) = (new List<IReadOnlyList<string>>(), new List<IReadOnlyList<string>>());
        foreach (var figures in rows.Select(FiguresOf))
        {
            if (figures.Count >= PartFourLine.Figures * Blocks) four.AddRange(figures.TakeLast(PartFourLine.Figures * Blocks).Chunk(PartFourLine.Figures));
            else if (figures.Count > PartFourLine.Figures) three.Add(figures);
            else if (figures.Count == PartFourLine.Figures) four.Add(figures);
        }
        return (Lines(three), Lines(four));
    }

    private static List<string> FiguresOf(IReadOnlyList<string> row) =>
        [.. row.Reverse().TakeWhile(c => c.Trim().Length == 0 || IsFigure(c)).Reverse().SkipWhile(c => c.Trim().Length == 0)];

    private static bool IsFigure(string cell) => int.TryParse(cell, NumberStyles.AllowLeadingSign | NumberStyles.AllowThousands,
        CultureInfo.InvariantCulture, out _);

    private static string Lines<T>(IEnumerable<IEnumerable<T>> rows) => string.Join('\n', rows.Select(r => string.Join('\t', r)));
}
