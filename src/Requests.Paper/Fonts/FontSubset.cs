using System.Buffers.Binary;
using System.Text;

namespace Requests.Paper.Fonts;

/// <summary>A character of a subset. A narrow one takes half a cell less: a mark squeezed beside another.</summary>
internal readonly record struct SubsetCharacter(int CodePoint, bool Narrow = false);

/// <summary>
/// The part of a face that one paper uses. Every code point gets a glyph of its own, even where two share an outline, so
/// that the way back from glyph to character is exact (a shared glyph is what turns 人 into a radical when copied). Squeezed
/// marks have a glyph of their own width: characters that overlap are torn apart by programs that copy text.
/// </summary>
internal sealed class FontSubset
{
    private readonly PaperFace _face;
    private readonly Dictionary<SubsetCharacter, int> _glyphs = [];

    public FontSubset(PaperFace face, IEnumerable<SubsetCharacter> characters)
    {
        _face = face;
        Characters = [.. characters.Distinct().OrderBy(c => c.CodePoint).ThenBy(c => c.Narrow)];
        for (var i = 0; i < Characters.Count; i++) _glyphs[Characters[i]] = i + 1;
        File = Build();
    }

    /// <summary>In the order of their glyphs, which start at one.</summary>
    public IReadOnlyList<SubsetCharacter> Characters { get; }

    public byte[] File { get; }

    public PaperFace Face => _face;

    public int GlyphOf(SubsetCharacter character) => _glyphs[character];

    /// <summary>In thousandths of the font size.</summary>
    public double WidthOf(SubsetCharacter character) => _face.WidthOf(character.CodePoint) - (character.Narrow ? 500 : 0);

    private byte[] Build()
    {
        var font = _face.Font;
        var outlines = new List<byte[]> { font.OutlineOf(0).ToArray() };
        var metrics = new List<(int Advance, int Bearing)> { font.MetricsOf(0) };
        var sources = new List<int>();
        int Place(int source)
        {
            var known = sources.IndexOf(source);
            if (known < 0) sources.Add(source);
            return Characters.Count + 1 + (known < 0 ? sources.Count - 1 : known);
        }

        foreach (var character in Characters)
        {
            var parts = _face.PartsOf(character.CodePoint);
            outlines.Add(parts.Count == 1 ? Renumbered(font.OutlineOf(parts[0].Glyph), Place) : Composite(parts, Place));
            var (advance, bearing) = font.MetricsOf(parts[0].Glyph);
            metrics.Add((advance - (character.Narrow ? font.UnitsPerEm / 2 : 0), bearing));
        }
        // Parts of composites come after the characters; a part may itself be made of parts, so the list grows while it is read.
        for (var i = 0; i < sources.Count; i++)
        {
            outlines.Add(Renumbered(font.OutlineOf(sources[i]), Place));
            metrics.Add(font.MetricsOf(sources[i]));
        }
        return Assemble(outlines, metrics);
    }

    private static byte[] Renumbered(ReadOnlySpan<byte> outline, Func<int, int> place)
    {
        var copy = outline.ToArray();
        if (copy.Length == 0 || BinaryPrimitives.ReadInt16BigEndian(copy) >= 0) return copy;
        for (var at = 10; ;)
        {
            var flags = BinaryPrimitives.ReadUInt16BigEndian(copy.AsSpan(at));
            var glyph = copy.AsSpan(at + 2, 2);
            BinaryPrimitives.WriteUInt16BigEndian(glyph, (ushort)place(BinaryPrimitives.ReadUInt16BigEndian(glyph)));
            at += 4 + ((flags & 1) != 0 ? 4 : 2) + ((flags & 8) != 0 ? 2 : (flags & 0x40) != 0 ? 4 : (flags & 0x80) != 0 ? 8 : 0);
            if ((flags & 0x20) == 0) return copy;
        }
    }

    private byte[] Composite(IReadOnlyList<(int Glyph, int Right)> parts, Func<int, int> place)
    {
        const int words = 1, offsets = 2, more = 0x20;
        var made = new byte[10 + 8 * parts.Count];
        // The box of the first part, by which its side bearing is reckoned.
        _face.Font.OutlineOf(parts[0].Glyph)[..10].CopyTo(made);
        BinaryPrimitives.WriteInt16BigEndian(made, -1);
        for (var i = 0; i < parts.Count; i++)
        {
            var part = made.AsSpan(10 + 8 * i);
            BinaryPrimitives.WriteUInt16BigEndian(part, (ushort)(words | offsets | (i < parts.Count - 1 ? more : 0)));
            BinaryPrimitives.WriteUInt16BigEndian(part[2..], (ushort)place(parts[i].Glyph));
            BinaryPrimitives.WriteInt16BigEndian(part[4..], (short)parts[i].Right);
        }
        return made;
    }

    private byte[] Assemble(List<byte[]> outlines, List<(int Advance, int Bearing)> metrics)
    {
        var font = _face.Font;
        var glyf = new MemoryStream();
        var loca = new byte[4 * (outlines.Count + 1)];
        var hmtx = new byte[4 * outlines.Count];
        for (var i = 0; i < outlines.Count; i++)
        {
            glyf.Write(outlines[i]);
            while (glyf.Length % 4 != 0) glyf.WriteByte(0);
            BinaryPrimitives.WriteUInt32BigEndian(loca.AsSpan(4 * i + 4), (uint)glyf.Length);
            BinaryPrimitives.WriteUInt16BigEndian(hmtx.AsSpan(4 * i), (ushort)metrics[i].Advance);
            BinaryPrimitives.WriteInt16BigEndian(hmtx.AsSpan(4 * i + 2), (short)metrics[i].Bearing);
        }
        var head = font.Table("head").ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(8), 0);
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        var hhea = font.Table("hhea").ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(hhea.AsSpan(34), (ushort)outlines.Count);
        var maxp = font.Table("maxp").ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(maxp.AsSpan(4), (ushort)outlines.Count);
        // Room for characters drawn from two glyphs: points, contours, parts, depth.
        foreach (var (at, least) in ((int, int)[])[(10, 2 * BinaryPrimitives.ReadUInt16BigEndian(maxp.AsSpan(6))),
            (12, 2 * BinaryPrimitives.ReadUInt16BigEndian(maxp.AsSpan(8))), (28, 2), (30, 1)])
            BinaryPrimitives.WriteUInt16BigEndian(maxp.AsSpan(at),
                (ushort)Math.Clamp(least, BinaryPrimitives.ReadUInt16BigEndian(maxp.AsSpan(at)), ushort.MaxValue));

        var tables = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["glyf"] = glyf.ToArray(),
            ["head"] = head,
            ["hhea"] = hhea,
            ["hmtx"] = hmtx,
            ["loca"] = loca,
            ["maxp"] = maxp,
        };
        foreach (var hinting in (string[])["cvt ", "fpgm", "prep"])
            if (font.Table(hinting) is { Length: > 0 } table) tables[hinting] = table.ToArray();
        return Join(tables);
    }

    private static byte[] Join(SortedDictionary<string, byte[]> tables)
    {
        static int Padded(int length) => (length + 3) / 4 * 4;
        var file = new byte[12 + 16 * tables.Count + tables.Values.Sum(t => Padded(t.Length))];
        var power = (int)Math.Log2(tables.Count);
        BinaryPrimitives.WriteUInt32BigEndian(file, 0x00010000);
        ushort[] search = [(ushort)tables.Count, (ushort)(16 << power), (ushort)power, (ushort)(16 * tables.Count - (16 << power))];
        for (var i = 0; i < search.Length; i++) BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(4 + 2 * i), search[i]);
        var (entry, at, headAt) = (12, 12 + 16 * tables.Count, 0);
        foreach (var (tag, table) in tables)
        {
            if (tag == "head") headAt = at;
            table.CopyTo(file, at);
            Encoding.ASCII.GetBytes(tag, file.AsSpan(entry));
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(entry + 4), Sum(file.AsSpan(at, Padded(table.Length))));
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(entry + 8), (uint)at);
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(entry + 12), (uint)table.Length);
            (entry, at) = (entry + 16, at + Padded(table.Length));
        }
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(headAt + 8), unchecked(0xB1B0AFBA - Sum(file)));
        return file;
    }

    private static uint Sum(ReadOnlySpan<byte> bytes)
    {
        uint sum = 0;
        for (var i = 0; i + 3 < bytes.Length; i += 4) sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(bytes[i..]));
        return sum;
    }
}
