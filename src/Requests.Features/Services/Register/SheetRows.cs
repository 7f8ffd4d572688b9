using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using MiniExcelLibs;

namespace Requests.Features.Services.Register;

/// <summary>A workbook or CSV cell by cell, without a header: for tables people laid out for reading.</summary>
public static class SheetRows
{
    /// <summary>A table for reading has not more rows.</summary>
    private const int MostRows = 2000;

    /// <param name="open">Gives the content anew.</param>
    /// <exception cref="RegisterFileException">It is not what its name says.</exception>
    public static IReadOnlyList<IReadOnlyList<string>> Read(string fileName, Func<Stream> open) =>
        Path.GetExtension(fileName).Equals(".xlsx", StringComparison.OrdinalIgnoreCase) ? ReadXlsx(open) : ReadCsv(open);

    private static List<IReadOnlyList<string>> ReadXlsx(Func<Stream> open) => RegisterFile.Guarded(() =>
    {
        WorkbookBounds.Check(open);
        using var stream = open();
        var rows = new List<IReadOnlyList<string>>();
        foreach (var sheet in stream.GetSheetNames())
            rows.AddRange(stream.Query(useHeaderRow: false, sheetName: sheet, excelType: ExcelType.XLSX).Take(MostRows)
                .Select(row => ((IDictionary<string, object?>)row).Values.Select(cell => cell is null ? "" : Convert.ToString(cell,
                    CultureInfo.InvariantCulture)!).ToArray()));
        return rows;
    });

    private static List<IReadOnlyList<string>> ReadCsv(Func<Stream> open)
    {
        using var reader = new StreamReader(open(), RegisterFile.EncodingOf(open), detectEncodingFromByteOrderMarks: true);
        using var csv = new CsvReader(reader, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            HasHeaderRecord = false,
            BadDataFound = null,
            DetectDelimiter = true
        });
        var rows = new List<IReadOnlyList<string>>();
        while (rows.Count < MostRows && csv.Read()) rows.Add(csv.Parser.Record ?? []);
        return rows;
    }
}
