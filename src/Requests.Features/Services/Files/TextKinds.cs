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
        (new("text/plain; charset=utf-8", ".txt", ".csv", ".md", ".log"), new UTF8Encoding(false, throwOnInvalidBytes: true)),
        (new("text/plain; charset=gb18030", ".txt", ".csv", ".md", ".log"), CodePagesEncodingProvider.Instance.GetEncoding(
            "gb18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!),
    ];

    // A mark of byte order says what the text is in; without it two-byte text cannot be told from other bytes.
    private static readonly (byte[] Mark, FileKind Kind, Encoding Encoding)[] ByMark =
    [
        ([0xFF, 0xFE], new("text/plain; charset=utf-16", ".txt", ".csv", ".md", ".log"), new UnicodeEncoding(false, true, throwOnInvalidBytes: true)),
        ([0xFE, 0xFF], new("text/plain; charset=utf-16", ".txt", ".csv", ".md", ".log"), new UnicodeEncoding(true, true, throwOnInvalidBytes: true)),
    ];

    public static async Task<FileKind?> OfAsync(Stream file, CancellationToken ct)
    {
        file.Position = 0;
        var mark = new byte[2];
        var marked = await file.ReadAtLeastAsync(mark, mark.Length, throwOnEndOfStream: false, ct) == mark.Length ? ByMark.FirstOrDefault(m => m.Mark.AsSpan()
            .SequenceEqual(mark)) : default;
        if (marked.Kind is not null) return await BeginningAsync(file, marked.Encoding, ct) is { } two ? OfBeginning(two, marked.Kind) : null;
        foreach (var (kind, encoding) in Encodings)
            if (await BeginningAsync(file, encoding, ct) is { } beginning)
                return OfBeginning(beginning, kind);
        return null;
    }

    private static FileKind? OfBeginning(string beginning, FileKind plain)
    {
        var text = beginning.TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (ScriptStarts.Any(s => text.StartsWith(s, StringComparison.OrdinalIgnoreCase))) return null;
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
