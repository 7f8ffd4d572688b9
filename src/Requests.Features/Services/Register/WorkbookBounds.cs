using System.Buffers;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Requests.Features.Services.Files.Reading;

namespace Requests.Features.Services.Register;

/// <summary>
/// Looks through a workbook before its rows are read, in one buffer: the reader of rows holds a cell, a tag, the styles and the list of
/// sheets whole, so each of them has a measure. A workbook that keeps to it costs no more than its longest row, however it is packed.
/// </summary>
internal static partial class WorkbookBounds
{
    /// <summary>Bytes of one tag or one text; a cell of a spreadsheet program holds 32,767 characters.</summary>
    public const int LongestPiece = 1024 * 1024;

    /// <summary>Bytes of a part that is read as a whole.</summary>
    public const long LongestPart = 8L * 1024 * 1024;

    /// <summary>Bytes of the texts that cells share; they are laid aside on disk.</summary>
    public const long LongestTexts = 512L * 1024 * 1024;

    private const int Buffer = 1 << 16;

    // The last column of a spreadsheet program is XFD; four letters are a width that the reader of rows would give each row.
    private const int LettersOfNoColumn = 4;

    /// <exception cref="InvalidDataException">It does not keep to the measure.</exception>
    public static void Check(Func<Stream> open)
    {
        using var stream = open();
        using var zip = stream.CanSeek ? BoundedZip.Open(stream) : new ZipArchive(stream, ZipArchiveMode.Read);
        var unpacked = 0L;
        var buffer = ArrayPool<byte>.Shared.Rent(Buffer);
        try
        {
            foreach (var entry in zip.Entries)
            {
                var name = entry.FullName;
                if (!name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && !name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)) continue;
                var isSheet = name.Contains("worksheets/", StringComparison.OrdinalIgnoreCase);
                var most = isSheet ? BoundedZip.MostUnpacked : name.Contains("sharedStrings", StringComparison.OrdinalIgnoreCase) ? LongestTexts : LongestPart;
                unpacked += CheckPart(entry, most, isSheet, buffer);
                if (unpacked > BoundedZip.MostUnpacked) throw new InvalidDataException("The workbook is too large.");
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static long CheckPart(ZipArchiveEntry entry, long most, bool isSheet, byte[] buffer)
    {
        using var content = entry.Open();
        using var piece = new MemoryStream();
        var total = 0L;
        int length;
        while ((length = content.Read(buffer, 0, Buffer)) > 0)
        {
            total += length;
            if (total > most) throw new InvalidDataException($"The part {entry.FullName} is too large.");
            var rest = buffer.AsSpan(0, length);
            // From tag to tag: a value may hold the other sign.
            while (rest.IndexOf((byte)'<') is var at && at >= 0)
            {
                Take(rest[..at]);
                if (isSheet) CheckColumns(piece, entry);
                piece.SetLength(0);
                rest = rest[(at + 1)..];
            }
            Take(rest);
        }
        if (isSheet) CheckColumns(piece, entry);
        return total;

        void Take(ReadOnlySpan<byte> bytes)
        {
            if (piece.Length + bytes.Length > LongestPiece) throw new InvalidDataException($"The part {entry.FullName} holds too long a piece.");
            piece.Write(bytes);
        }
    }

    private static void CheckColumns(MemoryStream piece, ZipArchiveEntry entry)
    {
        var bytes = piece.GetBuffer().AsSpan(0, (int)piece.Length);
        var letters = 0;
        foreach (var sign in bytes)
        {
            if (char.IsAsciiLetter((char)sign)) letters++;
            else if (letters >= LettersOfNoColumn && char.IsAsciiDigit((char)sign) && NoColumn().IsMatch(Encoding.Latin1.GetString(bytes)))
                throw new InvalidDataException($"The part {entry.FullName} has too many columns.");
            else letters = 0;
        }
    }

    [GeneratedRegex("""\s(?:r|ref)\s*=\s*["'][^"']*?[A-Za-z]{4,}[0-9]""")]
    private static partial Regex NoColumn();
}
