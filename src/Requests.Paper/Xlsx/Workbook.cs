using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace Requests.Paper.Xlsx;

/// <summary>How a cell looks; each is a format of <c>styles.xml</c>, in this order.</summary>
internal enum CellLook
{
    Plain,
    Ruled,
    RuledStart,
    Head,
    Title,
}

/// <param name="Column">From zero.</param>
/// <param name="Value">Text, a number, or nothing.</param>
internal sealed record SheetCell(int Column, object? Value, CellLook Look, int ColumnSpan = 1, int RowSpan = 1);

internal sealed record SheetRow(IReadOnlyList<SheetCell> Cells);

/// <summary>One sheet: printed on A4, as wide as the page, its heads on every page.</summary>
/// <param name="Widths">Of the columns, in characters.</param>
/// <param name="HeadRows">So many rows from the top stand on every printed page.</param>
internal sealed record SheetPage(string Name, IReadOnlyList<double> Widths, IReadOnlyList<SheetRow> Rows, int HeadRows);

/// <summary>
/// Writes Office Open XML workbooks. Names stand without a prefix and parts are named from their folder, since readers outside Office
/// often know no other form; the same sheets give the same bytes.
/// </summary>
internal static class Workbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Packages = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string TypeRoot = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private const int LongestName = 31;
    private const int LongestText = 32_767;
    private const double LineHeight = 15;
    private const double HighestRow = 409;
    private const double WidestUpright = 100;

    // What a spreadsheet program keeps for itself.
    private const string ReservedName = "History";

    private static readonly DateTimeOffset Moment = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Write(IReadOnlyList<SheetPage> pages)
    {
        var names = Names(pages.Select(page => page.Name));
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(zip, "[Content_Types].xml", xml => ContentTypes(xml, pages.Count));
            Part(zip, "_rels/.rels", xml => RelationList(xml, [("officeDocument", "xl/workbook.xml")]));
            Part(zip, "xl/workbook.xml", xml => Book(xml, pages, names));
            Part(zip, "xl/_rels/workbook.xml.rels", xml => RelationList(xml,
                [.. pages.Select((_, no) => ("worksheet", $"worksheets/sheet{no + 1}.xml")), ("styles", "styles.xml")]));
            Part(zip, "xl/styles.xml", Styles);
            for (var no = 0; no < pages.Count; no++)
            {
                var page = pages[no];
                Part(zip, $"xl/worksheets/sheet{no + 1}.xml", xml => Sheet(xml, page));
            }
        }
        return stream.ToArray();
    }

    /// <summary>Names a spreadsheet program takes: 31 characters, none of its signs, no apostrophe at either end, each once.</summary>
    internal static IReadOnlyList<string> Names(IEnumerable<string> wanted)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { ReservedName };
        return [.. wanted.Select(name => Named(name, taken))];
    }

    private static string Named(string wanted, HashSet<string> taken)
    {
        var plain = string.Concat(Characters.Clean(wanted).Where(c => c is not (':' or '\\' or '/' or '?' or '*' or '[' or ']' or '\n' or '\r' or '\t')))
            .Trim('\'', ' ');
        for (var no = 1; ; no++)
        {
            var mark = no == 1 ? "" : $" ({no})";
            var room = Math.Min(plain.Length, LongestName - mark.Length);
            // Not between the halves of a character.
            if (room > 0 && room < plain.Length && char.IsHighSurrogate(plain[room - 1])) room--;
            var name = (room == 0 ? "-" : plain[..room].TrimEnd('\'', ' ')) + mark;
            if (taken.Add(name)) return name;
        }
    }

    /// <summary>A column by its letters: A, Z, AA.</summary>
    internal static string Place(int row, int column)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26) letters = (char)('A' + (rest - 1) % 26) + letters;
        return string.Create(CultureInfo.InvariantCulture, $"{letters}{row + 1}");
    }

    /// <summary>How wide a text stands, in Latin characters; a Chinese one takes two.</summary>
    internal static int WidthOf(string text) => text.EnumerateRunes().Sum(rune => rune.Value < 0x2E80 ? 1 : 2);

    private static void Part(ZipArchive zip, string name, Action<XmlWriter> write)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Moment;
        using var stream = entry.Open();
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings
        {
            Encoding = new System.Text.UTF8Encoding(false),
            NewLineHandling = NewLineHandling.Entitize
        });
        xml.WriteStartDocument(standalone: true);
        write(xml);
    }

    private static void ContentTypes(XmlWriter xml, int sheets)
    {
        xml.WriteStartElement("Types", Types);
        foreach (var (ending, type) in new[] { ("rels", "application/vnd.openxmlformats-package.relationships+xml"), ("xml", "application/xml") })
            Element(xml, "Default", ("Extension", ending), ("ContentType", type));
        Override("/xl/workbook.xml", "sheet.main");
        Override("/xl/styles.xml", "styles");
        for (var no = 1; no <= sheets; no++) Override($"/xl/worksheets/sheet{no}.xml", "worksheet");
        xml.WriteEndElement();

        void Override(string part, string type) => Element(xml, "Override", ("PartName", part), ("ContentType", $"{TypeRoot}{type}+xml"));
    }

    private static void RelationList(XmlWriter xml, IReadOnlyList<(string Type, string Target)> relations)
    {
        xml.WriteStartElement("Relationships", Packages);
        for (var no = 0; no < relations.Count; no++)
            Element(xml, "Relationship", ("Id", $"rId{no + 1}"), ("Type", $"{Relations}/{relations[no].Type}"), ("Target", relations[no].Target));
        xml.WriteEndElement();
    }

    private static void Book(XmlWriter xml, IReadOnlyList<SheetPage> pages, IReadOnlyList<string> names)
    {
        xml.WriteStartElement("workbook", Main);
        xml.WriteAttributeString("xmlns", "r", null, Relations);
        xml.WriteStartElement("sheets");
        for (var no = 0; no < pages.Count; no++)
        {
            xml.WriteStartElement("sheet");
            xml.WriteAttributeString("name", names[no]);
            xml.WriteAttributeString("sheetId", Number(no + 1));
            xml.WriteAttributeString("r", "id", Relations, $"rId{no + 1}");
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        if (pages.Any(page => page.HeadRows > 0))
        {
            xml.WriteStartElement("definedNames");
            for (var no = 0; no < pages.Count; no++)
            {
                if (pages[no].HeadRows == 0) continue;
                xml.WriteStartElement("definedName");
                xml.WriteAttributeString("name", "_xlnm.Print_Titles");
                xml.WriteAttributeString("localSheetId", Number(no));
                xml.WriteString($"'{names[no].Replace("'", "''", StringComparison.Ordinal)}'!$1:${Number(pages[no].HeadRows)}");
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void Sheet(XmlWriter xml, SheetPage page)
    {
        xml.WriteStartElement("worksheet", Main);
        xml.WriteStartElement("sheetPr");
        Element(xml, "pageSetUpPr", ("fitToPage", "1"));
        xml.WriteEndElement();
        xml.WriteStartElement("cols");
        for (var no = 0; no < page.Widths.Count; no++)
            Element(xml, "col", ("min", Number(no + 1)), ("max", Number(no + 1)), ("width", Number(page.Widths[no])), ("customWidth", "1"));
        xml.WriteEndElement();
        xml.WriteStartElement("sheetData");
        for (var no = 0; no < page.Rows.Count; no++) Row(xml, page, no);
        xml.WriteEndElement();
        var merges = page.Rows.SelectMany((row, no) => row.Cells.Where(c => c.ColumnSpan > 1 || c.RowSpan > 1)
            .Select(c => $"{Place(no, c.Column)}:{Place(no + c.RowSpan - 1, c.Column + c.ColumnSpan - 1)}")).ToList();
        if (merges.Count > 0)
        {
            xml.WriteStartElement("mergeCells");
            xml.WriteAttributeString("count", Number(merges.Count));
            foreach (var place in merges) Element(xml, "mergeCell", ("ref", place));
            xml.WriteEndElement();
        }
        Element(xml, "pageMargins", ("left", "0.5"), ("right", "0.5"), ("top", "0.6"), ("bottom", "0.6"), ("header", "0.3"), ("footer", "0.3"));
        Element(xml, "pageSetup", ("paperSize", "9"), ("fitToHeight", "0"), ("orientation", page.Widths.Sum() > WidestUpright ? "landscape" : "portrait"));
        xml.WriteEndElement();
    }

    private static void Row(XmlWriter xml, SheetPage page, int no)
    {
        var row = page.Rows[no];
        xml.WriteStartElement("row");
        xml.WriteAttributeString("r", Number(no + 1));
        xml.WriteAttributeString("ht", Number(HeightOf(row, page.Widths)));
        xml.WriteAttributeString("customHeight", "1");
        foreach (var cell in row.Cells)
        {
            Cell(xml, no, cell.Column, cell.Value, cell.Look);
            // The frame of a merged cell is that of all its cells.
            for (var across = 1; across < cell.ColumnSpan; across++) Cell(xml, no, cell.Column + across, null, cell.Look);
        }
        xml.WriteEndElement();
    }

    private static void Cell(XmlWriter xml, int row, int column, object? value, CellLook look)
    {
        xml.WriteStartElement("c");
        xml.WriteAttributeString("r", Place(row, column));
        xml.WriteAttributeString("s", Number((int)look));
        if (value is string text)
        {
            var clean = Formulas.Harmless(Characters.Clean(text));
            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement("is");
            xml.WriteStartElement("t");
            xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteString(clean.Length <= LongestText ? clean : clean[..(char.IsHighSurrogate(clean[LongestText - 1]) ? LongestText - 1 : LongestText)]);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        else if (value is not null)
        {
            xml.WriteElementString("v", Convert.ToString(value, CultureInfo.InvariantCulture));
        }
        xml.WriteEndElement();
    }

    // Spreadsheet programs do not find the height of a merged cell by themselves.
    private static double HeightOf(SheetRow row, IReadOnlyList<double> widths)
    {
        var lines = row.Cells.Where(c => c.RowSpan == 1).Select(c =>
        {
            var room = Math.Max(1, widths.Skip(c.Column).Take(c.ColumnSpan).Sum() - 1);
            return c.Value is string text ? text.Split('\n').Sum(line => Math.Max(1, (int)Math.Ceiling(WidthOf(line) / room))) : 1;
        }).DefaultIfEmpty(1).Max();
        return Math.Min(lines * LineHeight, HighestRow);
    }

    private static void Styles(XmlWriter xml)
    {
        xml.WriteStartElement("styleSheet", Main);
        xml.WriteRaw("""<fonts count="3"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font><font><b/><sz val="16"/><name val="宋体"/></font></fonts>""");
        xml.WriteRaw("""<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>""");
        xml.WriteRaw("""<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border></borders>""");
        xml.WriteRaw("""<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>""");
        var looks = Enum.GetValues<CellLook>();
        xml.WriteStartElement("cellXfs");
        xml.WriteAttributeString("count", Number(looks.Length));
        foreach (var look in looks)
        {
            var (font, border, across) = look switch
            {
                CellLook.Plain => (0, 0, "left"),
                CellLook.Ruled => (0, 1, "center"),
                CellLook.RuledStart => (0, 1, "left"),
                CellLook.Head => (1, 1, "center"),
                CellLook.Title => (2, 0, "center"),
                _ => throw new ArgumentOutOfRangeException(nameof(xml), look, "No such look."),
            };
            xml.WriteStartElement("xf");
            foreach (var (name, value) in new[] { ("numFmtId", 0), ("fontId", font), ("fillId", 0), ("borderId", border), ("xfId", 0),
                ("applyFont", 1), ("applyBorder", 1), ("applyAlignment", 1) })
                xml.WriteAttributeString(name, Number(value));
            Element(xml, "alignment", ("horizontal", across), ("vertical", "center"), ("wrapText", "1"));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, params (string Name, string Value)[] attributes)
    {
        xml.WriteStartElement(name);
        foreach (var (attribute, value) in attributes) xml.WriteAttributeString(attribute, value);
        xml.WriteEndElement();
    }

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
