using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml;

namespace Requests.Features.Services.Register;

/// <summary>What the reader of rows leaves out of a workbook: from when its days count, and which cells are merged.</summary>
internal static partial class WorkbookParts
{
    private const string Workbook = "xl/workbook.xml", Relations = "xl/_rels/workbook.xml.rels";

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
        var relation = Elements(zip, Workbook, "sheet").Where(e => e("name") == sheet).Select(e => e("r:id") ?? e("id")).FirstOrDefault();
        var target = relation is null ? null : Elements(zip, Relations, "Relationship").Where(e => e("Id") == relation).Select(e => e("Target"))
            .FirstOrDefault();
        if (target is null) return [];
        var part = target.StartsWith('/') ? target.TrimStart('/') : "xl/" + target;
        return [.. Elements(zip, part, "mergeCell").Take(MostMerges).Select(e => Place().Match(e("ref") ?? "")).Where(m => m.Success)
            .Select(m => (Row(m, "top"), Row(m, "bottom"), Column(m.Groups["left"].Value), Column(m.Groups["right"].Value)))];
    }

    private static IEnumerable<Func<string, string?>> Elements(ZipArchive zip, string part, string name)
    {
        if (zip.Entries.FirstOrDefault(e => e.FullName.TrimStart('/').Equals(part, StringComparison.OrdinalIgnoreCase)) is not { } entry) yield break;
        using var content = entry.Open();
        using var xml = XmlReader.Create(content, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        while (xml.Read())
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == name) yield return xml.GetAttribute;
    }

    private static int Row(Match place, string group) => int.Parse(place.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static int Column(string letters) => letters.Aggregate(0, (sum, c) => sum * 26 + (c - 'A' + 1)) - 1;

    [GeneratedRegex("^(?<left>[A-Z]{1,3})(?<top>[0-9]{1,7}):(?<right>[A-Z]{1,3})(?<bottom>[0-9]{1,7})$")]
    private static partial Regex Place();
}
