using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Requests.Paper.Pdf;

/// <summary>
/// Objects, cross-references and trailer of a PDF 1.7 file, written in one go to a stream. Knows no clock: the file's id
/// is the hash of its bytes, so the same objects give the same file.
/// </summary>
internal sealed class PdfFile : IDisposable
{
    private readonly Stream _output;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<long> _offsets = [0];
    private long _at;

    public PdfFile(Stream output)
    {
        _output = output;
        Write("%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n");
    }

    /// <summary>A number for an object written later.</summary>
    public int Reserve()
    {
        _offsets.Add(0);
        return _offsets.Count - 1;
    }

    public int Add(string body) => Add(Reserve(), body);

    public int Add(int number, string body)
    {
        _offsets[number] = _at;
        Write($"{number} 0 obj\n{body}\nendobj\n");
        return number;
    }

    /// <param name="entries">Of the stream's dictionary, without length and filter.</param>
    public int AddStream(string entries, ReadOnlySpan<byte> content, bool deflate = true)
    {
        var number = Reserve();
        var bytes = deflate ? Deflate(content) : content;
        _offsets[number] = _at;
        Write($"{number} 0 obj\n<<{entries} /Length {bytes.Length}{(deflate ? " /Filter /FlateDecode" : "")}>>\nstream\n");
        Write(bytes);
        Write("\nendstream\nendobj\n");
        return number;
    }

    public void Finish(int catalog, int? info = null)
    {
        var table = _at;
        Write($"xref\n0 {_offsets.Count}\n0000000000 65535 f \n");
        foreach (var offset in _offsets.Skip(1)) Write(offset.ToString("D10", CultureInfo.InvariantCulture) + " 00000 n \n");
        var id = Convert.ToHexString(_hash.GetCurrentHash().AsSpan(0, 16));
        Write($"trailer\n<</Size {_offsets.Count} /Root {catalog} 0 R{(info is { } i ? $" /Info {i} 0 R" : "")} /ID [<{id}> <{id}>]>>\nstartxref\n{table}\n%%EOF\n");
    }

    /// <summary>A number as PDF wants it: no exponent, no more digits than matter.</summary>
    public static string Number(double value) => Math.Round(value, 3).ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>A text string in UTF-16 with its mark.</summary>
    public static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    public void Dispose() => _hash.Dispose();

    private static ReadOnlySpan<byte> Deflate(ReadOnlySpan<byte> content)
    {
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) zlib.Write(content);
        return packed.ToArray();
    }

    private void Write(string text) => Write(Encoding.Latin1.GetBytes(text));

    private void Write(ReadOnlySpan<byte> bytes)
    {
        _output.Write(bytes);
        _hash.AppendData(bytes);
        _at += bytes.Length;
    }
}
