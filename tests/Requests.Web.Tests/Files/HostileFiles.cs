using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Requests.Web.Tests.Files;

/// <summary>Files of a few kilobytes that unpack to hundreds of megabytes, or name sizes nobody has; one of every format.</summary>
internal static class HostileFiles
{
    public const int Large = 300_000_000;
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const string Sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Each writes itself; none is held in memory.</summary>
    public static IReadOnlyDictionary<string, (string MediaType, Action<Stream> Write)> All { get; } = new Dictionary<string, (string, Action<Stream>)>
    {
        ["PdfOfStrokes"] = ("application/pdf", s => Pdf(s, "0 0 m\n", 5_000_000)),
        ["PdfOfLetters"] = ("application/pdf", s => Pdf(s, "(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) Tj\n", 500_000)),
        ["PdfInflatedTwice"] = ("application/pdf", s => Pdf(s, " ", Large, twice: true)),
        ["PdfOfOpenArrays"] = ("application/pdf", s => Pdf(s, "[", 2_000_000)),
        ["PdfOfPagesInPages"] = ("application/pdf", PdfOfItself),
        ["PdfOfAHugePage"] = ("application/pdf", s => Pdf(s, "0 0 m ", 1, box: "0 0 2000000 2000000")),
        ["WordOfOneText"] = (Word, s => Zip(s, ("word/document.xml",
            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>", "长江",
            Large / 6, "</w:t></w:r></w:p></w:body></w:document>"))),
        ["WordOfParagraphs"] = (Word, s => Zip(s, ("word/document.xml",
            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>",
            "<w:p><w:r><w:t>a</w:t></w:r></w:p>", Large / 34, "</w:body></w:document>"))),
        ["WordOfElementsInElements"] = (Word, s => Zip(s, ("word/document.xml",
            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>", "<w:p>", 2_000_000, ""))),
        ["SheetOfSharedStrings"] = (Sheet, s => Zip(s, ("xl/workbook.xml",
            "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"/>", "", 0, ""), ("xl/sharedStrings.xml",
            "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">", "<si><t>a</t></si>", Large / 17, "</sst>"))),
        ["ZipOfEntries"] = ("application/zip", ZipOfEntries),
        ["ZipInZip"] = ("application/zip", ZipInZip),
        ["OfdOfText"] = ("application/ofd", s => Zip(s, ("OFD.xml", "<OFD/>", "", 0, ""), ("Doc_0/Pages/Page_0/Content.xml", "<Page>",
            "<TextObject><TextCode>a</TextCode></TextObject>", Large / 46, "</Page>"))),
        ["PngOfManyPixels"] = ("image/png", s => Png(s, 60_000, 60_000)),
        ["GifOfManyPixels"] = ("image/gif", s => s.Write([.. "GIF89a"u8, 0xFF, 0xFF, 0xFF, 0xFF, 0x80, 0, 0, 0, 0, 0, 255, 255, 255, 0x2C,
            0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0, 2, 2, 0x4C, 1, 0, 0x3B])),
        ["BmpOfManyPixels"] = ("image/bmp", s => Bmp(s, 60_000, 60_000)),
        ["JpegOfManyPixels"] = ("image/jpeg", s => Jpeg(s, 65_500, 65_500)),
        ["MailInMail"] = ("message/rfc822", MailInMail),
        ["MailOfParts"] = ("message/rfc822", s => Repeat(s,
            "From: a@b.example\r\nTo: c@d.example\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n",
            "--x\r\nContent-Type: text/plain\r\n\r\na\r\n", 2_000_000, "--x--")),
        ["RtfOfGroups"] = ("application/rtf", s => Repeat(s, "{\\rtf1", "{\\b", 10_000_000, "")),
        ["TextOfOneLine"] = ("text/plain; charset=utf-8", s => Repeat(s, "", "请公开", Large / 9, "")),
    };

    private static void Repeat(Stream to, string head, string piece, int times, string tail)
    {
        to.Write(Encoding.UTF8.GetBytes(head));
        if (piece.Length > 0)
        {
            var bytes = Encoding.UTF8.GetBytes(piece);
            var many = Math.Min(times, 65536 / bytes.Length + 1);
            var block = Enumerable.Repeat(bytes, many).SelectMany(b => b).ToArray();
            var left = times;
            for (; left >= many; left -= many) to.Write(block);
            to.Write(block.AsSpan(0, left * bytes.Length));
        }
        to.Write(Encoding.UTF8.GetBytes(tail));
    }

    private static byte[] Deflated(Action<Stream> write)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true)) write(zlib);
        return packed.ToArray();
    }

    private static void Pdf(Stream to, string piece, int times, bool twice = false, string box = "0 0 595 842")
    {
        var content = Deflated(z => Repeat(z, "BT /F1 9 Tf ", piece, times, " ET"));
        if (twice) content = Deflated(z => z.Write(content));
        Pdf(to, ["<</Type /Catalog /Pages 2 0 R>>", "<</Type /Pages /Count 1 /Kids [3 0 R]>>",
            $"<</Type /Page /Parent 2 0 R /MediaBox [{box}] /Contents 5 0 R /Resources <</Font <</F1 4 0 R>>>>>>",
                "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>"],
            $"/Filter {(twice ? "[/FlateDecode /FlateDecode]" : "/FlateDecode")}", content);
    }

    private static void PdfOfItself(Stream to) => Pdf(to, ["<</Type /Catalog /Pages 2 0 R>>", "<</Type /Pages /Count 2000000000 /Kids [2 0 R 3 0 R 2 0 R]>>",
        "<</Type /Pages /Parent 2 0 R /Count 2000000000 /Kids [2 0 R 3 0 R]>>", "<</Type /Font>>"], "", "0 0 m"u8.ToArray());

    private static void Pdf(Stream to, string[] objects, string filter, byte[] content)
    {
        var (places, at) = (new List<long>(), 0L);
        void Write(ReadOnlySpan<byte> bytes) { to.Write(bytes); at += bytes.Length; }
        Write("%PDF-1.7\n"u8);
        foreach (var (one, i) in objects.Select((o, i) => (o, i + 1)))
        {
            places.Add(at);
            Write(Encoding.ASCII.GetBytes($"{i} 0 obj\n{one}\nendobj\n"));
        }
        places.Add(at);
        Write(Encoding.ASCII.GetBytes($"{objects.Length + 1} 0 obj\n<</Length {content.Length} {filter}>>\nstream\n"));
        Write(content);
        Write("\nendstream\nendobj\n"u8);
        var start = at;
        Write(Encoding.ASCII.GetBytes($"xref\n0 {places.Count + 1}\n0000000000 65535 f \n{string.Concat(places.Select(p => p.ToString("0000000000", CultureInfo.InvariantCulture) + " 00000 n \n"))}"
            + $"trailer\n<</Size {places.Count + 1} /Root 1 0 R>>\nstartxref\n{start}\n%%EOF"));
    }

    private static void Zip(Stream to, params (string Name, string Head, string Piece, int Times, string Tail)[] parts)
    {
        using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        var main = parts[0].Name;
        if (!main.EndsWith("OFD.xml", StringComparison.Ordinal))
        {
            using (var types = zip.CreateEntry("[Content_Types].xml").Open())
                types.Write(Encoding.UTF8.GetBytes($"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"{(main[0] == 'w' ? Word : Sheet)}.main+xml\"/></Types>"));
            using var rels = zip.CreateEntry("_rels/.rels").Open();
            rels.Write(Encoding.UTF8.GetBytes($"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"{main}\"/></Relationships>"));
        }
        foreach (var (name, head, piece, times, tail) in parts)
        {
            using var part = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
            Repeat(part, head, piece, times, tail);
        }
    }

    // The list of contents alone would be half a gigabyte in memory.
    private static void ZipOfEntries(Stream to)
    {
        using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        for (var i = 0; i < 65_000; i++) zip.CreateEntry($"{i}/{new string('a', 120)}");
    }

    private static void ZipInZip(Stream to)
    {
        byte[] inner = [];
        for (var depth = 0; depth < 12; depth++)
        {
            using var packed = new MemoryStream();
            using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
                for (var i = 0; i < 6; i++)
                    using (var part = zip.CreateEntry($"{i}.zip").Open()) if (depth > 0) part.Write(inner); else Repeat(part, "", "\0", 100_000, "");
            inner = packed.ToArray();
            if (inner.Length > 2_000_000) break;
        }
        to.Write(inner);
    }

    private static void Png(Stream to, int width, int height)
    {
        void Chunk(string type, byte[] body)
        {
            var bytes = (byte[])[.. Encoding.ASCII.GetBytes(type), .. body];
            to.Write([.. BigEndian(body.Length), .. bytes, .. BigEndian((int)Crc(bytes))]);
        }
        to.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        Chunk("IHDR", [.. BigEndian(width), .. BigEndian(height), 8, 6, 0, 0, 0]);
        Chunk("IDAT", Deflated(z => Repeat(z, "", "\0", Large, "")));
        Chunk("IEND", []);
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var i = 0; i < 8; i++) crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }
        return ~crc;
    }

    private static byte[] BigEndian(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private static void Bmp(Stream to, int width, int height) => to.Write([.. "BM"u8, 58, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0,
        .. BitConverter.GetBytes(width), .. BitConverter.GetBytes(height), 1, 0, 24, 0, .. new byte[28]]);

    private static void Jpeg(Stream to, int width, int height) => to.Write([0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, (byte)(height >> 8),
        (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0,
        0xFF, 0xDB, 0, 67, 0, .. Enumerable.Repeat((byte)1, 64), 0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, .. new byte[4096], 0xFF, 0xD9]);

    private static void MailInMail(Stream to)
    {
        for (var depth = 0; depth < 20_000; depth++) to.Write(Encoding.ASCII.GetBytes("From: a@b.example\r\nTo: c@d.example\r\nContent-Type: message/rfc822\r\n\r\n"));
        Repeat(to, "From: a@b.example\r\nContent-Type: text/plain\r\n\r\n", "请公开", 1_000_000, "");
    }
}
