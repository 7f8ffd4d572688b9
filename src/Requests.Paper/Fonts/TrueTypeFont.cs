using System.Buffers.Binary;
using System.Text;

namespace Requests.Paper.Fonts;

/// <summary>
/// A TrueType face with glyf outlines, read once. Answers which glyph a code point has, how wide it is, and hands out the
/// outlines for a subset. CFF outlines and collections are refused.
/// </summary>
internal sealed class TrueTypeFont
{
    private readonly byte[] _file;
    private readonly Dictionary<string, Range> _tables;
    private readonly (int First, int Last, int Glyph)[] _groups;
    private readonly int _wideMetrics;
    private readonly bool _longOffsets;

    public TrueTypeFont(byte[] file)
    {
        _file = file;
        if (file.Length < 12 || U32(0) != 0x00010000) throw new InvalidDataException("Not a TrueType font with glyf outlines.");
        _tables = [];
        for (var i = 0; i < U16(4); i++)
        {
            var entry = 12 + 16 * i;
            var offset = (int)U32(entry + 8);
            _tables[Encoding.ASCII.GetString(file, entry, 4)] = offset..(offset + (int)U32(entry + 12));
        }
        foreach (var needed in (string[])["cmap", "glyf", "loca", "hmtx", "head", "hhea", "maxp"])
            if (!_tables.ContainsKey(needed)) throw new InvalidDataException($"The font has no table '{needed}'.");

        var head = Start("head");
        UnitsPerEm = U16(head + 18);
        Box = (S16(head + 36), S16(head + 38), S16(head + 40), S16(head + 42));
        _longOffsets = S16(head + 50) == 1;
        var hhea = Start("hhea");
        Ascent = S16(hhea + 4);
        Descent = S16(hhea + 6);
        _wideMetrics = U16(hhea + 34);
        GlyphCount = U16(Start("maxp") + 4);
        _groups = ReadCharacterMap();
    }

    /// <summary>The whole file.</summary>
    public ReadOnlySpan<byte> Bytes => _file;

    public int UnitsPerEm { get; }
    public int Ascent { get; }
    public int Descent { get; }
    public int GlyphCount { get; }
    public (int Left, int Bottom, int Right, int Top) Box { get; }

    /// <summary>Zero where the face has no glyph for it.</summary>
    public int GlyphOf(int codePoint)
    {
        var (low, high) = (0, _groups.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var (first, last, glyph) = _groups[middle];
            if (codePoint < first) high = middle - 1;
            else if (codePoint > last) low = middle + 1;
            else return glyph + codePoint - first;
        }
        return 0;
    }

    /// <summary>Advance width and left side bearing in font units.</summary>
    public (int Advance, int Bearing) MetricsOf(int glyph)
    {
        var hmtx = Start("hmtx");
        return glyph < _wideMetrics
            ? (U16(hmtx + 4 * glyph), S16(hmtx + 4 * glyph + 2))
            : (U16(hmtx + 4 * (_wideMetrics - 1)), S16(hmtx + 4 * _wideMetrics + 2 * (glyph - _wideMetrics)));
    }

    /// <summary>The glyf entry; empty for a blank.</summary>
    public ReadOnlySpan<byte> OutlineOf(int glyph)
    {
        var (loca, glyf) = (Start("loca"), Start("glyf"));
        var (from, to) = _longOffsets
            ? ((int)U32(loca + 4 * glyph), (int)U32(loca + 4 * glyph + 4))
            : (2 * U16(loca + 2 * glyph), 2 * U16(loca + 2 * glyph + 2));
        return _file.AsSpan(glyf + from, to - from);
    }

    public ReadOnlySpan<byte> Table(string tag) => _tables.TryGetValue(tag, out var range) ? _file.AsSpan(range) : default;

    private (int, int, int)[] ReadCharacterMap()
    {
        var cmap = Start("cmap");
        int? full = null, basic = null;
        for (var i = 0; i < U16(cmap + 2); i++)
        {
            var at = cmap + (int)U32(cmap + 4 + 8 * i + 4);
            if (U16(at) == 12) full = at;
            else if (U16(at) == 4) basic = at;
        }
        return full is { } twelve ? ReadGroups(twelve) : basic is { } four ? ReadSegments(four)
            : throw new InvalidDataException("The font has no character map of format 12 or 4.");
    }

    private (int, int, int)[] ReadGroups(int at)
    {
        var groups = new (int, int, int)[U32(at + 12)];
        for (var i = 0; i < groups.Length; i++)
            groups[i] = ((int)U32(at + 16 + 12 * i), (int)U32(at + 20 + 12 * i), (int)U32(at + 24 + 12 * i));
        return groups;
    }

    private (int, int, int)[] ReadSegments(int at)
    {
        var count = U16(at + 6) / 2;
        var (ends, starts, deltas, offsets) = (at + 14, at + 16 + 2 * count, at + 16 + 4 * count, at + 16 + 6 * count);
        var groups = new List<(int, int, int)>();
        for (var i = 0; i < count; i++)
            for (int c = U16(starts + 2 * i), last = U16(ends + 2 * i); c <= last && c < 0xFFFF; c++)
            {
                var offset = U16(offsets + 2 * i);
                var glyph = offset == 0 ? (c + U16(deltas + 2 * i)) & 0xFFFF : U16(offsets + 2 * i + offset + 2 * (c - U16(starts + 2 * i)));
                if (offset != 0 && glyph != 0) glyph = (glyph + U16(deltas + 2 * i)) & 0xFFFF;
                if (glyph != 0) groups.Add((c, c, glyph));
            }
        return [.. groups];
    }

    private int Start(string tag) => _tables[tag].Start.Value;

    private int U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(_file.AsSpan(at));

    private int S16(int at) => BinaryPrimitives.ReadInt16BigEndian(_file.AsSpan(at));

    private uint U32(int at) => BinaryPrimitives.ReadUInt32BigEndian(_file.AsSpan(at));
}
