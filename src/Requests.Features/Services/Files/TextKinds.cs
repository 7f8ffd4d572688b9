using System.Buffers;
using System.Text;

namespace Requests.Features.Services.Files;

/// <summary>Tells plain text and mails from everything else by reading the whole file strictly in UTF-8, then GB18030.</summary>
internal static class TextKinds
{
    private static readonly FileKind Mail = new("message/rfc822", ".eml");
    private static readonly string[] MailHeaders =
        ["from:", "to:", "subject:", "date:", "message-id:", "mime-version:", "received:", "return-path:", "content-type:", "delivered-to:"];

    // The first words of scripts and pages; a browser or shell could be made to run them.
    private static readonly string[] ScriptStarts = ["#!", "<", "@echo", "rem ", "[internetshortcut]", "windows registry editor"];

    private static readonly (FileKind Kind, Encoding Encoding)[] Encodings =
    [
        (Plain("utf-8"), new UTF8Encoding(false, throwOnInvalidBytes: true)),
        (Plain("gb18030"), CodePagesEncodingProvider.Instance.GetEncoding(
            "gb18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!),
    ];

    private static readonly FileKind Rich = new("application/rtf", ".rtf", ".doc");

    // A mark of byte order says what the text is in; the longer one first, since the shorter begins it.
    private static readonly (byte[] Mark, FileKind Kind, Encoding Encoding)[] ByMark =
    [
        ([0xFF, 0xFE, 0, 0], Plain("utf-32"), new UTF32Encoding(false, true, throwOnInvalidCharacters: true)),
        ([0, 0, 0xFE, 0xFF], Plain("utf-32"), new UTF32Encoding(true, true, throwOnInvalidCharacters: true)),
        ([0xFF, 0xFE], Plain("utf-16"), new UnicodeEncoding(false, true, throwOnInvalidBytes: true)),
        ([0xFE, 0xFF], Plain("utf-16"), new UnicodeEncoding(true, true, throwOnInvalidBytes: true)),
    ];

    // Without a mark, tried after all others. The ends of lines tell the order of bytes; Western letters are the last guess.
    private static readonly (FileKind Kind, Encoding Encoding, Func<string, bool> Reads)[] Guesses =
    [
        (Plain("utf-16le"), new UnicodeEncoding(false, false, throwOnInvalidBytes: true), LooksWritten),
        (Plain("utf-16be"), new UnicodeEncoding(true, false, throwOnInvalidBytes: true), LooksWritten),
        (Plain("windows-1252"), CodePagesEncodingProvider.Instance.GetEncoding(1252, EncoderFallback.ExceptionFallback,
            DecoderFallback.ExceptionFallback)!, LooksWestern),
    ];

    /// <summary>The encoding that a media type given here names.</summary>
    public static Encoding EncodingOf(string mediaType) => mediaType[(mediaType.IndexOf('=', StringComparison.Ordinal) + 1)..] switch
    {
        "gb18030" => CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!,
        "utf-16le" => Encoding.Unicode,
        "utf-16be" => Encoding.BigEndianUnicode,
        "windows-1252" => CodePagesEncodingProvider.Instance.GetEncoding(1252)!,
        // Those with a mark tell themselves.
        _ => Encoding.UTF8,
    };

    /// <summary>The first words of what a machine could be made to run or a browser to show.</summary>
    public static bool IsScript(string beginning) => beginning.TrimStart('\uFEFF', ' ', '\t', '\r', '\n') is var text
        && ScriptStarts.Any(s => text.StartsWith(s, StringComparison.OrdinalIgnoreCase));

    public static async Task<FileKind?> OfAsync(Stream file, CancellationToken ct)
    {
        file.Position = 0;
        var mark = new byte[4];
        var length = await file.ReadAtLeastAsync(mark, mark.Length, throwOnEndOfStream: false, ct);
        var marked = ByMark.FirstOrDefault(m => mark.AsSpan(0, length).StartsWith(m.Mark));
        if (marked.Kind is not null) return await BeginningAsync(file, marked.Encoding, ct) is { } said ? OfBeginning(said, marked.Kind) : null;
        foreach (var (kind, encoding) in Encodings)
            if (await BeginningAsync(file, encoding, ct) is { } beginning)
                return OfBeginning(beginning, kind);
        foreach (var (kind, encoding, reads) in Guesses)
            if (await BeginningAsync(file, encoding, ct) is { } guessed && reads(guessed))
                return OfBeginning(guessed, kind);
        return null;
    }

    private static FileKind Plain(string charset) => new($"text/plain; charset={charset}", ".txt", ".csv", ".md", ".log");

    // Han, kana, ASCII and their signs; bytes read in the wrong order fall all over the plane.
    private static bool LooksWritten(string text) => text.Length > 3
        && text.Count(c => c is >= ' ' and <= '~' or '\r' or '\n' or '\t' or >= '\u3000' and <= '\u30FF' or >= '\u4E00' and <= '\u9FA5' or >= '\uFF01' and <= '\uFF5E' or '“' or '”' or '—') >= text.Length * 9 / 10
        && text.Any(c => c is '\n' or ' ' or '，' or '。' or '：' or '、' or >= '0' and <= '9' or >= 'A' and <= 'z');

    private static bool LooksWestern(string text) => text.Length > 3
        && text.Count(c => c is >= ' ' and <= '~' or '\r' or '\n' or '\t') >= text.Length * 6 / 10
        && text.All(c => c < 0x80 || char.IsLetter(c) || c is '“' or '”' or '‘' or '’' or '–' or '—' or '…' or '€' or '£' or '§' or '°' or '«' or '»' or '·' or '\u00A0');

    private static FileKind? OfBeginning(string beginning, FileKind plain)
    {
        var text = beginning.TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (IsScript(text)) return null;
        if (text.StartsWith("{\\rtf", StringComparison.Ordinal) && plain.MediaType.EndsWith("utf-8", StringComparison.Ordinal)) return Rich;
        var head = text.Split("\r\n\r\n", 2)[0].Split("\n\n", 2)[0].Split('\n');
        var headers = head.Count(line => MailHeaders.Any(h => line.StartsWith(h, StringComparison.OrdinalIgnoreCase)));
        if (headers < 2 || !head[0].Contains(':', StringComparison.Ordinal)) return plain;
        // A web page saved as one file has a mail's head and no sender.
        return head.Any(line => line.StartsWith("content-type:", StringComparison.OrdinalIgnoreCase)
            && line.Contains("multipart/related", StringComparison.OrdinalIgnoreCase))
            && !head.Any(line => line.StartsWith("received:", StringComparison.OrdinalIgnoreCase)
                || line.StartsWith("to:", StringComparison.OrdinalIgnoreCase)) ? null : Mail;
    }

    /// <summary>The first characters, or null when any byte is not text in this encoding.</summary>
    private static async Task<string?> BeginningAsync(Stream file, Encoding encoding, CancellationToken ct)
    {
        const int size = 16 * 1024;
        file.Position = 0;
        var bytes = ArrayPool<byte>.Shared.Rent(size);
        var chars = ArrayPool<char>.Shared.Rent(encoding.GetMaxCharCount(size));
        try
        {
            var decoder = encoding.GetDecoder();
            string? beginning = null;
            for (int read; (read = await file.ReadAsync(bytes.AsMemory(0, size), ct)) > 0;)
            {
                var count = decoder.GetChars(bytes.AsSpan(0, read), chars, flush: false);
                // The end of a file as DOS wrote it.
                if (file.Position == file.Length && count > 0 && chars[count - 1] == '\u001A') count--;
                if (chars.AsSpan(0, count).ContainsAnyInRange('\0', '\b') || chars.AsSpan(0, count).ContainsAnyInRange('\x0E', '\x1F')) return null;
                beginning ??= new string(chars, 0, count);
            }
            decoder.GetChars([], chars, flush: true);
            return beginning;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
            ArrayPool<char>.Shared.Return(chars);
        }
    }
}
