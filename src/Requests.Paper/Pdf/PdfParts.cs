using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Requests.Paper.Fonts;

namespace Requests.Paper.Pdf;

/// <summary>The parts every PDF of ours has: metadata, colour, embedded faces.</summary>
internal static class PdfParts
{
    /// <summary>XMP metadata with the PDF/A-2u marks; no dates, so that the same paper gives the same bytes.</summary>
    public static int Metadata(PdfFile file, string title)
    {
        var xmp = $"""
            <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{System.Security.SecurityElement.Escape(title)}</rdf:li></rdf:Alt></dc:title>
            <pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>
            </rdf:Description></rdf:RDF></x:xmpmeta>
            <?xpacket end="r"?>
            """;
        // Metadata stays plain, so that any program finds it.
        return file.AddStream("/Type /Metadata /Subtype /XML", Encoding.UTF8.GetBytes(xmp.ReplaceLineEndings("\n")), deflate: false);
    }

    public static int OutputIntent(PdfFile file)
    {
        var profile = file.AddStream("/N 3", SrgbProfile.Bytes);
        return file.Add($"<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /DestOutputProfile {profile} 0 R>>");
    }

    /// <summary>A Type 0 font with the subset inside and the exact way back to characters.</summary>
    public static int Font(PdfFile file, FontSubset subset)
    {
        var font = subset.Face.Font;
        var name = $"{Tag(subset)}+{subset.Face.Name}";
        double Scaled(int units) => Math.Round(units * 1000.0 / font.UnitsPerEm);
        var program = file.AddStream($"/Length1 {subset.File.Length}", subset.File);
        var box = font.Box;
        var descriptor = file.Add($"<</Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [{Scaled(box.Left)} {Scaled(box.Bottom)} {Scaled(box.Right)} {Scaled(box.Top)}]"
            + $" /ItalicAngle 0 /Ascent {Scaled(font.Ascent)} /Descent {Scaled(font.Descent)} /CapHeight 720 /StemV {(subset.Face.Name.EndsWith("Bold", StringComparison.Ordinal) ? 160 : 80)} /FontFile2 {program} 0 R>>");
        var widths = string.Join(' ', subset.Characters.Select(c => PdfFile.Number(subset.WidthOf(c))));
        var descendant = file.Add($"<</Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>"
            + $" /FontDescriptor {descriptor} 0 R /DW 1000 /W [1 [{widths}]] /CIDToGIDMap /Identity>>");
        var toUnicode = file.AddStream("", Encoding.ASCII.GetBytes(ToUnicode(subset)));
        return file.Add($"<</Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /DescendantFonts [{descendant} 0 R] /ToUnicode {toUnicode} 0 R>>");
    }

    /// <summary>Six letters that tell one subset of a face from another.</summary>
    private static string Tag(FontSubset subset) =>
        string.Concat(SHA256.HashData(subset.File).Take(6).Select(b => (char)('A' + b % 26)));

    private static string ToUnicode(FontSubset subset)
    {
        var map = new StringBuilder("""
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange

            """.ReplaceLineEndings("\n"));
        foreach (var part in subset.Characters.Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{part.Length} beginbfchar\n");
            foreach (var character in part)
                map.Append(CultureInfo.InvariantCulture, $"<{subset.GlyphOf(character):X4}> <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(char.ConvertFromUtf32(character.CodePoint)))}>\n");
            map.Append("endbfchar\n");
        }
        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }
}
