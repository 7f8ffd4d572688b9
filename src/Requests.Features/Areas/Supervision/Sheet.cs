using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Requests.Paper;

namespace Requests.Features.Areas.Supervision;

/// <summary>A list to be opened in a spreadsheet. Text that a spreadsheet would take for a formula is made harmless by a leading apostrophe.</summary>
/// <param name="Name">Of the worksheet.</param>
/// <param name="Rows">One value a column: text, whole or decimal number, date, yes or no, or nothing.</param>
public sealed record Sheet(string Name, IReadOnlyList<string> Columns, IEnumerable<IReadOnlyList<object?>> Rows)
{
    public const string CsvType = "text/csv; charset=utf-8";
    public const string XlsxType = XlsxWriter.MediaType;

    /// <summary>UTF-8 with a mark, so that Excel reads the Chinese.</summary>
    public byte[] ToCsv()
    {
        using var bytes = new MemoryStream();
        using (var writer = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
        using (var csv = new CsvWriter(writer, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n" }))
        {
            foreach (var column in Columns) csv.WriteField(column);
            csv.NextRecord();
            foreach (var row in Rows)
            {
                foreach (var value in row) csv.WriteField(Convert.ToString(Cell(value), CultureInfo.InvariantCulture));
                csv.NextRecord();
            }
        }
        return bytes.ToArray();
    }

    public byte[] ToXlsx() => XlsxWriter.Write(new ListSheet(Name, Columns, [.. Rows.Select(row => (IReadOnlyList<object?>)[.. row.Select(Cell)])]));

    private static object? Cell(object? value) => value switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        string text => Formulas.Harmless(text),
        bool yes => yes ? 1 : 0,
        Enum code => code.ToString(),
        _ => value,
    };
}
