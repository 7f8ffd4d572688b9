using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using MiniExcelLibs;
using Requests.Features.Data.Entities;

namespace Requests.Features.Services.Register;

/// <summary>The file is not what its type says.</summary>
public sealed class RegisterFileException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>One row as text, column by column.</summary>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="Values">Null: the line cannot be read at all.</param>
public sealed record RegisterLine(int Line, IReadOnlyDictionary<string, string>? Values);

/// <summary>Reads rows one after another from JSON Lines, CSV or XLSX; never holds more than one.</summary>
public static class RegisterFile
{
    /// <param name="open">Gives the content anew; a CSV is read twice to tell UTF-8 from GB 18030.</param>
    /// <exception cref="RegisterFileException">While reading.</exception>
    public static IEnumerable<RegisterLine> Read(ImportFormat format, Func<Stream> open) => format switch
    {
        ImportFormat.Ndjson => ReadJson(open),
        ImportFormat.Csv => ReadCsv(open),
        _ => ReadXlsx(open),
    };

    private static IEnumerable<RegisterLine> ReadJson(Func<Stream> open)
    {
        using var reader = new StreamReader(open(), Encoding.UTF8);
        for (var line = 1; reader.ReadLine() is { } text; line++)
            if (!string.IsNullOrWhiteSpace(text)) yield return new(line, ParseJson(text));
    }

    private static Dictionary<string, string>? ParseJson(string text)
    {
        try
        {
            using var row = JsonDocument.Parse(text);
            return row.RootElement.ValueKind != JsonValueKind.Object ? null : row.RootElement.EnumerateObject()
                .Where(p => p.Value.ValueKind != JsonValueKind.Null).DistinctBy(p => p.Name)
                .ToDictionary(p => p.Name, p => p.Value.ValueKind == JsonValueKind.String ? p.Value.GetString()! : p.Value.GetRawText(), StringComparer.Ordinal);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<RegisterLine> ReadCsv(Func<Stream> open)
    {
        using var reader = new StreamReader(open(), EncodingOf(open), detectEncodingFromByteOrderMarks: true);
        using var csv = new CsvReader(reader, new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null, MissingFieldFound = null });
        if (!csv.Read() || !csv.ReadHeader()) throw new RegisterFileException("The file has no header.");
        var header = csv.HeaderRecord!.Select(name => name.Trim()).ToArray();
        while (csv.Read())
        {
            var values = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var i = 0; i < header.Length && i < csv.Parser.Count; i++) values[header[i]] = csv.Parser[i];
            yield return new(csv.Parser.RawRow, values);
        }
    }

    internal static Encoding EncodingOf(Func<Stream> open)
    {
        using var reader = new StreamReader(open(), new UTF8Encoding(false, throwOnInvalidBytes: true));
        var buffer = new char[8192];
        try
        {
            while (reader.Read(buffer) > 0) { }
            return Encoding.UTF8;
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        }
    }

    private static IEnumerable<RegisterLine> ReadXlsx(Func<Stream> open)
    {
        using var stream = open();
        using var rows = Guarded(() => stream.Query(useHeaderRow: true, excelType: ExcelType.XLSX).GetEnumerator());
        for (var line = 2; Guarded(rows.MoveNext); line++)
        {
            var values = ((IDictionary<string, object?>)rows.Current!).Where(cell => cell.Value is not null)
                .ToDictionary(cell => cell.Key.Trim(), cell => TextOf(cell.Value!), StringComparer.Ordinal);
            if (values.Count > 0) yield return new(line, values);
        }
    }

    internal static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is InvalidDataException or System.Xml.XmlException or InvalidOperationException)
        {
            throw new RegisterFileException("The file is no XLSX workbook.", e);
        }
    }

    private static string TextOf(object cell) => cell is DateTime day
        ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "";
}
