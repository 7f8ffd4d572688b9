using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml;

namespace Requests.Features.Services.Register;

/// <summary>What the reader of rows leaves out of a workbook: from when its days count, which cells are merged, and which show something else than they hold.</summary>
internal static partial class WorkbookParts
{
    /// <summary>Stands after # for a formula whose result no program has worked out.</summary>
    public const string NoResult = "未计算";

    private const string Workbook = "xl/workbook.xml", Relations = "xl/_rels/workbook.xml.rels", Styles = "xl/styles.xml";

    // A register has a few; thousands of them would be work for a processor, not for a reader.
    private const int MostMerges = 5000;

    /// <summary>The workbook counts its days from 1904.</summary>
    public static bool Counts1904(Func<Stream> open)
    {
        using var stream = open();
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
        return Elements(zip, Workbook, "workbookPr").Select(e => e("date1904")).FirstOrDefault() is "1" or "true" or "on";
    }

    /// <summary>The merged places of a sheet: lines from 1, columns from 0, both ends included.</summary>
    public static IReadOnlyList<(int Top, int Bottom, int Left, int Right)> MergesOf(Func<Stream> open, string sheet)
    {
        using var stream = open();
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
        if (PartOf(zip, sheet) is not { } part) return [];
        return [.. Elements(zip, part, "mergeCell").Take(MostMerges).Select(e => Place().Match(e("ref") ?? "")).Where(m => m.Success)
            .Select(m => (Row(m, "top"), Row(m, "bottom"), Column(m.Groups["left"].Value), Column(m.Groups["right"].Value)))];
    }

    /// <summary>
    /// Cells that are not what the reader of rows makes of them, line by line: a day written as a day, which counts from nowhere; a number shown with
    /// noughts before it; a formula without a result. Lines from 1, columns from 0.
    /// </summary>
    public static IEnumerable<(int Line, int Column, string Text)> OddCellsOf(Func<Stream> open, string sheet)
    {
        using var stream = open();
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
        if (PartOf(zip, sheet) is not { } part || EntryOf(zip, part) is not { } entry) yield break;
        var widths = WidthsOf(zip);
        using var content = entry.Open();
        using var xml = XmlReader.Create(content, Settings);
        var (line, column) = (0, -1);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "row")
            {
                line = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var told) ? told : line + 1;
                column = -1;
            }
            if (xml.LocalName != "c") continue;
            column = CellPlace().Match(xml.GetAttribute("r") ?? "") is { Success: true } place ? Column(place.Groups["column"].Value) : column + 1;
            var (type, style) = (xml.GetAttribute("t"), xml.GetAttribute("s"));
            var width = type is null or "n" && int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var no) && no < widths.Count ? widths[no] : 0;
            if (xml.IsEmptyElement) continue;
            var (hasFormula, value) = ReadCell(xml);
            if (hasFormula && value is null) yield return (line, column, "#" + NoResult);
            else if (type == "d" && value is not null) yield return (line, column, value);
            else if (value?.Length < width && value.All(char.IsAsciiDigit)) yield return (line, column, value.PadLeft(width, '0'));
        }
    }

    // Leaves the reader at the end of the cell.
    private static (bool HasFormula, string? Value) ReadCell(XmlReader xml)
    {
        var (hasFormula, value, depth) = (false, (string?)null, xml.Depth);
        var isValue = false;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                isValue = xml.LocalName == "v" && !xml.IsEmptyElement;
                if (xml.LocalName == "f") hasFormula = true;
                if (xml.LocalName is "v" or "is") value ??= "";
            }
            else if (isValue && xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace && xml.Depth == depth + 2) value += xml.Value;
        }
        return (hasFormula, value);
    }

    // How many places each style shows at least, where it shows nothing but figures.
    private static List<int> WidthsOf(ZipArchive zip)
    {
        var formats = Elements(zip, Styles, "numFmt").Select(e => (Id: e("numFmtId") ?? "", Code: e("formatCode") ?? "")).Where(f => Noughts().IsMatch(f.Code))
            .DistinctBy(f => f.Id).ToDictionary(f => f.Id, f => f.Code.Length);
        if (formats.Count == 0) return [];
        var widths = new List<int>();
        if (EntryOf(zip, Styles) is not { } entry) return widths;
        using var content = entry.Open();
        using var xml = XmlReader.Create(content, Settings);
        if (!xml.ReadToFollowing("cellXfs") && !xml.EOF) return widths;
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "cellXfs"))
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "xf") widths.Add(formats.GetValueOrDefault(xml.GetAttribute("numFmtId") ?? ""));
        return widths;
    }

    private static string? PartOf(ZipArchive zip, string sheet)
    {
        var relation = Elements(zip, Workbook, "sheet").Where(e => e("name") == sheet).Select(e => e("r:id") ?? e("id")).FirstOrDefault();
        var target = relation is null ? null : Elements(zip, Relations, "Relationship").Where(e => e("Id") == relation).Select(e => e("Target"))
            .FirstOrDefault();
        return target is null ? null : target.StartsWith('/') ? target.TrimStart('/') : "xl/" + target;
    }

    private static ZipArchiveEntry? EntryOf(ZipArchive zip, string part) =>
        zip.Entries.FirstOrDefault(e => e.FullName.TrimStart('/').Equals(part, StringComparison.OrdinalIgnoreCase));

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    private static IEnumerable<Func<string, string?>> Elements(ZipArchive zip, string part, string name)
    {
        if (EntryOf(zip, part) is not { } entry) yield break;
        using var content = entry.Open();
        using var xml = XmlReader.Create(content, Settings);
        while (xml.Read())
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == name) yield return xml.GetAttribute;
    }

    private static int Row(Match place, string group) => int.Parse(place.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static int Column(string letters) => letters.Aggregate(0, (sum, c) => sum * 26 + (c - 'A' + 1)) - 1;

    [GeneratedRegex("^(?<column>[A-Z]{1,3})[0-9]{1,7}$")]
    private static partial Regex CellPlace();

    [GeneratedRegex("^0{2,20}$")]
    private static partial Regex Noughts();

    [GeneratedRegex("^(?<left>[A-Z]{1,3})(?<top>[0-9]{1,7}):(?<right>[A-Z]{1,3})(?<bottom>[0-9]{1,7})$")]
    private static partial Regex Place();
}
