using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsvHelper;
using CsvHelper.Configuration;
using MiniExcelLibs;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Paper;

namespace Requests.Features.Services.Register;

/// <summary>The file cannot be read as what it is said to be; the words say why.</summary>
public sealed class RegisterFileException(Text words, Exception? inner = null) : Exception($"{words.Zh} / {words.En}", inner)
{
    public Text Words { get; } = words;
}

/// <summary>One row as text, column by column; or, with a row of 0, what is to be said of a whole sheet.</summary>
/// <param name="Line">Line of the file or of its sheet, from 1.</param>
/// <param name="Values">Null: the line cannot be read at all.</param>
public sealed record RegisterLine(int Line, IReadOnlyDictionary<string, string>? Values)
{
    /// <summary>Why the line cannot be read.</summary>
    public string Fault { get; init; } = "json";

    /// <summary>The sheet it stands in; null where the file has one.</summary>
    public string? Sheet { get; init; }

    /// <summary>Columns whose value a spreadsheet program changed: a number it rounded, a number it took for a day.</summary>
    public IReadOnlyList<string> Damaged { get; init; } = [];

    /// <summary>Not a row: the sheet was passed over, and why.</summary>
    public string? SheetNote { get; init; }
}

/// <summary>Reads rows one after another from JSON Lines, CSV or XLSX; never holds more than one.</summary>
public static partial class RegisterFile
{
    /// <summary>Titles, hints and blank rows above the headings.</summary>
    private const int MostRowsAboveHeadings = 20;

    private const int LongestCell = 200_000, LongestHead = 8192;

    // The first is what the name of the format says.
    private static readonly string[] Delimiters = [",", "\t", ";", "|", "，", "；"];

    // Above it a spreadsheet's number has lost digits.
    private const double LargestWhole = 1e15;

    // 1904-01-01 counted from 1900, and the days a register can hold as serial numbers (1990 to 2100).
    private const int Epoch1904 = 1462, FirstSerial = 32874, LastSerial = 73415;

    /// <summary>Rows with the column names of <see cref="RegisterColumns"/>: headings are looked for below titles, every sheet is read or named.</summary>
    /// <param name="open">Gives the content anew; a CSV is read twice to tell UTF-8 from GB 18030.</param>
    /// <exception cref="RegisterFileException">While reading.</exception>
    /// <param name="mapping">Headings that only this register knows, with the column each means.</param>
    public static IEnumerable<RegisterLine> Read(ImportFormat format, Func<Stream> open, IReadOnlyDictionary<string, string>? mapping = null)
    {
        var of = ColumnsBy(mapping);
        return format switch
        {
            ImportFormat.Ndjson => ReadJson(open, of),
            ImportFormat.Csv => ReadCsv(open, of),
            _ => ReadXlsx(open, of),
        };
    }

    /// <summary>The headings of the first table, as written, each with the first value below it; where no row is headings, the fullest of the first rows.</summary>
    /// <exception cref="RegisterFileException">It cannot be read at all.</exception>
    public static IReadOnlyList<(string Text, string? Example)> Headings(ImportFormat format, Func<Stream> open)
    {
        if (format == ImportFormat.Ndjson)
            return [.. ReadJson(open, name => name).Take(MostRowsAboveHeadings).Where(r => r.Values is not null).SelectMany(r => r.Values!)
                .Where(v => !Characters.IsBlank(v.Key)).DistinctBy(v => v.Key).Select(v => (v.Key, (string?)v.Value))];
        IReadOnlyList<string>[] rows;
        if (format == ImportFormat.Csv) rows = [.. CsvRecords(open).Select(r => r.Cells).Take(MostRowsAboveHeadings + 2)];
        else
        {
            var sheet = Guarded(() =>
            {
                WorkbookBounds.Check(open);
                using var stream = open();
                return stream.GetSheetNames()[0];
            });
            rows = [.. Cells(open, sheet).Take(MostRowsAboveHeadings + 2).Select(r => (IReadOnlyList<string>)[.. r.Cells.Select(c => TextOf(c, 0))])];
        }
        var at = Array.FindIndex(rows, r => Table.Find(r, RegisterColumns.Of) is not null);
        if (at < 0 && rows.Length > 0) at = rows.Index().MaxBy(r => (r.Item.Count(c => !Characters.IsBlank(c)), -r.Index)).Index;
        if (at < 0) return [];
        return [.. rows[at].Select((text, column) => (Text: Characters.Clean(text).Trim(), Example: rows.Skip(at + 1)
            .Select(r => column < r.Count ? Characters.Clean(r[column]).Trim() : "").FirstOrDefault(v => v.Length > 0))).Where(h => h.Text.Length > 0)];
    }

    private static Func<string, string?> ColumnsBy(IReadOnlyDictionary<string, string>? mapping) => mapping is not { Count: > 0 } ? RegisterColumns.Of
        : heading => mapping.TryGetValue(Characters.Clean(heading).Trim(), out var column) ? column : RegisterColumns.Of(heading);

    /// <summary>Rows of a CSV by the headings of its first line, as they are written.</summary>
    /// <exception cref="RegisterFileException">While reading.</exception>
    public static IEnumerable<RegisterLine> ReadTable(Func<Stream> open) => ReadCsv(open, null);

    private static IEnumerable<RegisterLine> ReadJson(Func<Stream> open, Func<string, string?> of)
    {
        using var reader = new StreamReader(open(), EncodingOf(open));
        for (var line = 1; reader.ReadLine() is { } text; line++)
            if (!Characters.IsBlank(text)) yield return new(line, ParseJson(text, of));
    }

    private static Dictionary<string, string>? ParseJson(string text, Func<string, string?> of)
    {
        try
        {
            using var row = JsonDocument.Parse(text);
            if (row.RootElement.ValueKind != JsonValueKind.Object) return null;
            var values = row.RootElement.EnumerateObject().Where(p => p.Value.ValueKind != JsonValueKind.Null).Select(p => (Name: of(p.Name) ?? p.Name, p.Value)).ToList();
            // A number that is a list of its own says nothing.
            if (values.Any(p => p.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array && RegisterColumns.IsSingle(p.Name))) return null;
            return values.ToDictionary(p => p.Name, p => p.Value.ValueKind == JsonValueKind.String ? p.Value.GetString()! : p.Value.GetRawText(), StringComparer.Ordinal);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            // Half a surrogate pair is no JSON string, and a value told twice is none; each says so by a kind of its own.
            return null;
        }
    }

    // Without columns, by the headings as they are written.
    private static IEnumerable<RegisterLine> ReadCsv(Func<Stream> open, Func<string, string?>? of)
    {
        Table? headings = null;
        var above = 0;
        foreach (var (line, cells, fault) in CsvRecords(open))
        {
            if (headings is null)
            {
                headings = of is not null ? Table.Find(cells, of) : Table.AsWritten(cells);
                if (headings is null && ++above > MostRowsAboveHeadings) break;
            }
            else if (fault is null && of is not null && headings.Below(cells, of) is { } lower) headings = lower;
            else if (fault is not null || cells.Count > headings.Count && !cells.Skip(headings.Count)
                .All(Characters.IsBlank)) yield return new(line, null) { Fault = fault ?? "more-cells-than-headings" };
            else if (!cells.All(Characters.IsBlank)) yield return headings.Row(line, cells);
        }
        if (headings is null) throw NoHeadings();
    }

    /// <summary>Records of a CSV. A quote that is not closed swallows the lines after it; those are read again each by itself, so that none is lost.</summary>
    private static IEnumerable<(int Line, IReadOnlyList<string> Cells, string? Fault)> CsvRecords(Func<Stream> open)
    {
        var bad = false;
        var encoding = EncodingOf(open);
        var delimiter = DelimiterOf(open, encoding);
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            BadDataFound = _ => bad = true,
            MissingFieldFound = null,
            HasHeaderRecord = false,
            IgnoreBlankLines = true,
            Delimiter = delimiter,
            MaxFieldSize = LongestCell
        };
        using var reader = new StreamReader(open(), encoding, detectEncodingFromByteOrderMarks: true);
        using var csv = new CsvParser(reader, configuration);
        var (width, before) = (0, 0);
        while (Reads(csv))
        {
            var (record, raw, last) = (csv.Record ?? [], csv.RawRecord, csv.RawRow);
            // A word to the spreadsheet program.
            if (last == 1 && Separator().IsMatch(raw)) continue;
            var lines = raw.TrimEnd('\r', '\n').ReplaceLineEndings("\n").Split('\n');
            if (width == 0) width = record.Length;
            if (lines.Length > 1 && (bad || record.Length > width || lines.Skip(1).Any(l => Alone(l, delimiter)?.Length == width)))
                for (var i = 0; i < lines.Length; i++)
                {
                    if (Characters.IsBlank(lines[i])) continue;
                    var alone = Alone(lines[i], delimiter);
                    yield return (before + 1 + i, alone ?? [], alone is null ? "unbalanced-quote" : null);
                }
            else yield return (last, record, lines.Length == 1 && OpensAndStaysOpen(lines[0], delimiter) ? "unbalanced-quote" : null);
            (bad, before) = (false, last);
        }
    }

    private static bool Reads(CsvParser csv)
    {
        try
        {
            return csv.Read();
        }
        catch (CsvHelperException e)
        {
            throw new RegisterFileException(Text.Of("RegisterFile.NoCsv").With(csv.RawRow), e);
        }
    }

    // One line as a record of its own; null where a quote stays open.
    private static string[]? Alone(string line, string delimiter)
    {
        if (line.Count(c => c == '"') % 2 == 1) return null;
        using var csv = new CsvParser(new StringReader(line),
            new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null, HasHeaderRecord = false, Delimiter = delimiter });
        return csv.Read() ? csv.Record! : [];
    }

    // The last line of a file may open a quote that nothing closes any more.
    private static bool OpensAndStaysOpen(string line, string delimiter) => line.Count(c => c == '"') % 2 == 1
        && (line.StartsWith('"') || line.Contains(delimiter + '"', StringComparison.Ordinal));

    /// <summary>What parts the cells: as the first line says, or by which of the usual signs the first lines show known headings, or fall into cells at all.</summary>
    private static string DelimiterOf(Func<Stream> open, Encoding encoding)
    {
        var head = new char[LongestHead];
        int length;
        using (var reader = new StreamReader(open(), encoding, detectEncodingFromByteOrderMarks: true)) length = reader.ReadBlock(head);
        var lines = new string(head, 0, length).ReplaceLineEndings("\n").Split('\n').Where(l => !Characters.IsBlank(l)).Take(MostRowsAboveHeadings).ToList();
        if (lines.Count > 0 && Separator().Match(lines[0]) is { Success: true } said) return said.Groups["sign"].Value;
        return lines.Count == 0 ? Delimiters[0] : Delimiters.MaxBy(d => (lines.Max(l => l.Split(d).Count(c => RegisterColumns.Of(c.Trim('"', ' ')) is not null)),
            lines.Take(3).Min(l => l.Split(d).Length)))!;
    }

    internal static Encoding EncodingOf(Func<Stream> open)
    {
        Span<byte> head = stackalloc byte[512];
        using (var stream = open())
        {
            head = head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
            if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0])) return Encoding.UTF32;
            if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Encoding.Unicode;
            if (head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return Encoding.BigEndianUnicode;
            // Two bytes a character without a mark: commas, figures and line ends have a nought on one side.
            var (even, odd) = (0, 0);
            for (var i = 0; i < head.Length; i++)
                if (head[i] == 0) _ = i % 2 == 0 ? even++ : odd++;
            if (odd > 1 && even == 0) return Encoding.Unicode;
            if (even > 1 && odd == 0) return Encoding.BigEndianUnicode;
        }
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

    private static IEnumerable<RegisterLine> ReadXlsx(Func<Stream> open, Func<string, string?> of)
    {
        var sheets = Guarded(() =>
        {
            WorkbookBounds.Check(open);
            using var stream = open();
            return stream.GetSheetNames();
        });
        var days = Guarded(() => WorkbookParts.Counts1904(open)) ? Epoch1904 : 0;
        var any = false;
        foreach (var sheet in sheets)
        {
            Table? headings = null;
            var above = 0;
            foreach (var (line, cells) in Cells(open, sheet))
            {
                if (headings is null)
                {
                    headings = Table.Find([.. cells.Select(c => TextOf(c, 0))], of);
                    if (headings is null && ++above > MostRowsAboveHeadings) break;
                    continue;
                }
                if (cells.All(c => Characters.IsBlank(TextOf(c, 0)))) continue;
                if (headings.Below([.. cells.Select(c => TextOf(c, 0))], of) is { } lower)
                {
                    headings = lower;
                    continue;
                }
                yield return headings.Row(line, cells, days) with { Sheet = sheets.Count > 1 ? sheet : null };
            }
            any |= headings is not null;
            if (headings is null && sheets.Count > 1) yield return new(0, null)
            {
                Sheet = sheet,
                SheetNote = above == 0 ? "sheet-empty" : "sheet-without-headings"
            };
        }
        if (!any) throw NoHeadings();
    }

    private static IEnumerable<(int Line, IReadOnlyList<object?> Cells)> Cells(Func<Stream> open, string sheet)
    {
        var merges = Guarded(() => WorkbookParts.MergesOf(open, sheet));
        var held = new object?[merges.Count];
        using var stream = open();
        using var rows = Guarded(() => stream.Query(useHeaderRow: false, sheetName: sheet, excelType: ExcelType.XLSX).GetEnumerator());
        using var odd = Guarded(() => WorkbookParts.OddCellsOf(open, sheet).GetEnumerator());
        var more = Guarded(odd.MoveNext);
        for (var line = 1; Guarded(rows.MoveNext); line++)
        {
            object?[] cells = [.. ((IDictionary<string, object?>)rows.Current!).Values];
            for (; more && odd.Current.Line <= line; more = Guarded(odd.MoveNext))
                if (odd.Current.Line == line && odd.Current.Column < cells.Length) cells[odd.Current.Column] = odd.Current.Text;
            var isEmpty = cells.All(c => Characters.IsBlank(TextOf(c, 0)));
            // A merged cell stands in its first place only; it is said of all of them.
            for (var i = 0; i < merges.Count; i++)
            {
                var (top, bottom, left, right) = merges[i];
                if (line == top && left < cells.Length) held[i] = cells[left];
                // A line that holds nothing of its own is part of the one above it.
                if (line >= top && line <= bottom && !isEmpty)
                    for (var column = left; column <= right && column < cells.Length; column++) cells[column] ??= held[i];
            }
            yield return (line, cells);
        }
    }

    /// <summary>Whatever goes wrong inside a workbook is a fault of the workbook: broken parts show as any kind of exception.</summary>
    internal static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is not (OperationCanceledException or RegisterFileException or OutOfMemoryException))
        {
            throw new RegisterFileException(Text.Of("RegisterFile.NoWorkbook"), e);
        }
    }

    [GeneratedRegex("^\uFEFF?sep=(?<sign>.)\\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Separator();

    private static RegisterFileException NoHeadings() =>
        new(Text.Of("RegisterFile.NoHeadings").With(string.Join('、', RegisterColumns.All.Where(c => c.Column is "number" or "subject" or "receivedOn")
            .Select(c => $"{c.Headings[0]} ({c.Column})"))));

    private static string TextOf(object? cell, int days) => cell switch
    {
        null => "",
        DateTime day => (day.Year < 9990 ? day.AddDays(days) : day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>The columns of a table, by place.</summary>
    private sealed class Table
    {
        // A column without a heading is named by its place: (3).
        private const char Unnamed = '(';

        private readonly IReadOnlyList<string> _names, _cells;

        private Table(IReadOnlyList<string> names, IReadOnlyList<string> cells) => (_names, _cells) = (names, cells);

        public int Count => _names.Count;

        /// <summary>Null unless at least two cells are headings that are known, or all there are.</summary>
        public static Table? Find(IReadOnlyList<string> cells, Func<string, string?> of)
        {
            var known = Known(cells, of);
            return known >= 2 || (known == 1 && cells.Count(c => !Characters.IsBlank(c)) == 1) ? new(Named(cells, c => of(c) ?? c), cells) : null;
        }

        public static Table AsWritten(IReadOnlyList<string> cells) => new(Named(cells, c => c), cells);

        /// <summary>The table once a row below its headings is read: the same where it repeats them, as on each printed page, one of both where it is a second
        /// row of headings, which tells more columns apart; null for a row of values.</summary>
        public Table? Below(IReadOnlyList<string> cells, Func<string, string?> of)
        {
            if (Known(cells, of) < 2) return null;
            if (cells.Index().All(c => Characters.IsBlank(c.Item) || (c.Index < _cells.Count && Characters.Clean(c.Item).Trim() == Characters.Clean(_cells[c.Index]).Trim()))) return this;
            var both = Enumerable.Range(0, Math.Max(cells.Count, _cells.Count))
                .Select(i => i < cells.Count && !Characters.IsBlank(cells[i]) ? cells[i] : i < _cells.Count ? _cells[i] : "").ToList();
            return Known(both, of) > Known(_cells, of) ? new(Named(both, c => of(c) ?? c), both) : null;
        }

        private static int Known(IReadOnlyList<string> cells, Func<string, string?> of) => cells.Select(of).OfType<string>().Distinct().Count();

        public RegisterLine Row(int line, IReadOnlyList<string> cells)
        {
            var values = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var i = 0; i < _names.Count && i < cells.Count; i++)
                if (_names[i][0] != Unnamed || !Characters.IsBlank(cells[i])) values[_names[i]] = cells[i];
            return new(line, values);
        }

        public RegisterLine Row(int line, IReadOnlyList<object?> cells, int days)
        {
            var (values, damaged) = (new Dictionary<string, string>(StringComparer.Ordinal), new List<string>());
            for (var i = 0; i < _names.Count && i < cells.Count; i++)
            {
                if (cells[i] is not { } cell || (_names[i][0] == Unnamed && Characters.IsBlank(TextOf(cell, 0)))) continue;
                var name = _names[i];
                // A day without its format is the number the program counts it by.
                if (cell is double serial && RegisterColumns.Days.Contains(name)
                    && Math.Floor(serial) + days is >= FirstSerial and <= LastSerial) cell = DateTime.FromOADate(serial);
                values[name] = TextOf(cell, days);
                if (name is RegisterColumns.Number or RegisterColumns.ReplyNumber
                    && (cell is DateTime || (cell is double number && (number != Math.Floor(number) || Math.Abs(number) >= LargestWhole)))) damaged.Add(name);
            }
            return new(line, values) { Damaged = damaged };
        }

        // A heading that stands twice is two columns; the second is named by its place.
        private static List<string> Named(IReadOnlyList<string> cells, Func<string, string> of)
        {
            var names = new List<string>();
            foreach (var (cell, no) in cells.Select((cell, no) => (Characters.Clean(cell).Trim(), no + 1)))
            {
                var name = cell.Length == 0 ? string.Create(CultureInfo.InvariantCulture, $"({no})") : of(cell);
                names.Add(names.Contains(name) ? string.Create(CultureInfo.InvariantCulture, $"{cell} ({no})") : name);
            }
            return names;
        }
    }
}
