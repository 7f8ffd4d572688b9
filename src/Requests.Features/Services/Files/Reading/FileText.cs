using System.IO.Compression;
using System.Text;
using System.Xml;
using Requests.Features.Kernel;
using Requests.Features.Services.Files.Inspection;
using UglyToad.PdfPig;

namespace Requests.Features.Services.Files.Reading;

/// <summary>
/// Reads the words of an attached file, as far as <see cref="Longest"/>. Office files are read as the zipped XML they are,
/// part by part, so that neither a huge nor a hostile one fills the memory.
/// </summary>
internal static class FileText
{
    public const int Longest = TextLimits.LetterText;
    private const int MostPages = 2000;
    private const long LargestPart = 50_000_000;

    /// <summary>Nothing where the kind of file holds no text that can be read.</summary>
    /// <param name="mediaType">As sniffed when it was taken in.</param>
    public static async Task<string> ReadAsync(string mediaType, Stream file, CancellationToken ct)
    {
        var text = new StringBuilder();
        switch (mediaType)
        {
            case "application/pdf":
                ReadPdf(await SeekableAsync(file, ct), text, ct);
                break;
            case "application/vnd.openxmlformats-officedocument.wordprocessingml.document":
                ReadZip(await SeekableAsync(file, ct), text, name => name.StartsWith("word/", StringComparison.Ordinal)
                    && name.LastIndexOf('/') == 4, "t", "p", ct);
                break;
            case "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet":
                ReadZip(await SeekableAsync(file, ct), text,
                    name => name == "xl/sharedStrings.xml" || name.StartsWith("xl/worksheets/", StringComparison.Ordinal), "t", "si", ct);
                break;
            case MediaTypes.Slides:
                ReadZip(await SeekableAsync(file, ct), text, name => name.StartsWith("ppt/slides/", StringComparison.Ordinal)
                    || name.StartsWith("ppt/notesSlides/", StringComparison.Ordinal), "t", "p", ct);
                break;
            case "application/vnd.oasis.opendocument.text" or "application/vnd.oasis.opendocument.spreadsheet" or "application/vnd.oasis.opendocument.presentation":
                ReadZip(await SeekableAsync(file, ct), text, name => name == "content.xml", "p", "p", ct);
                break;
            case "application/ofd":
                ReadZip(await SeekableAsync(file, ct), text, name => name.EndsWith("Content.xml", StringComparison.Ordinal), "TextCode", "TextObject", ct);
                break;
            case "application/rtf":
                text.Append(RtfText.Of(await HeadAsync(file, ct), Longest));
                break;
            case "application/vnd.ms-outlook":
                text.Append(OutlookText.OfMessage(await SeekableAsync(file, ct), Longest));
                break;
            case "application/ms-tnef":
                text.Append(OutlookText.OfTnef(await SeekableAsync(file, ct), Longest));
                break;
            case "message/rfc822":
                text.Append(MailText.Of(await HeadAsync(file, ct), Longest));
                break;
            case var plain when plain.StartsWith("text/plain", StringComparison.Ordinal):
                await ReadPlainAsync(plain, file, text, ct);
                break;
        }
        return text.Length <= Longest ? text.ToString() : text.ToString(0, Longest);
    }

    private static void ReadPdf(Stream file, StringBuilder text, CancellationToken ct)
    {
        using var pdf = PdfDocument.Open(file);
        for (var page = 1; page <= Math.Min(pdf.NumberOfPages, MostPages) && text.Length < Longest; page++)
        {
            ct.ThrowIfCancellationRequested();
            text.Append(pdf.GetPage(page).Text).Append('\n');
        }
    }

    private static void ReadZip(Stream file, StringBuilder text, Func<string, bool> isText, string word, string line, CancellationToken ct)
    {
        using var zip = BoundedZip.Open(file);
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = LargestPart };
        foreach (var part in zip.Entries.Where(e => e.FullName.Replace('\\', '/') is var name && name.EndsWith(".xml",
            StringComparison.Ordinal) && isText(name)).OrderBy(e => e.FullName, StringComparer.Ordinal))
        {
            using var content = part.Open();
            using var xml = XmlReader.Create(content, settings);
            var inWord = false;
            while (text.Length < Longest && xml.Read())
            {
                ct.ThrowIfCancellationRequested();
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName == word) inWord = !xml.IsEmptyElement;
                else if (xml.NodeType == XmlNodeType.EndElement && (xml.LocalName == word || xml.LocalName == line))
                {
                    inWord &= xml.LocalName != word;
                    if (xml.LocalName == line) text.Append('\n');
                }
                else if (inWord && xml.NodeType is (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)) text.Append(xml.Value);
            }
        }
    }

    private static async Task ReadPlainAsync(string mediaType, Stream file, StringBuilder text, CancellationToken ct)
    {
        using var reader = new StreamReader(file, TextKinds.EncodingOf(mediaType));
        var buffer = new char[8192];
        for (int read; text.Length < Longest && (read = await reader.ReadAsync(buffer, ct)) > 0;) text.Append(buffer, 0, read);
    }

    // As much as can hold the longest text, encoded twice over.
    private static async Task<byte[]> HeadAsync(Stream file, CancellationToken ct)
    {
        const int most = 16 * Longest;
        var bytes = new byte[most];
        var length = await file.ReadAtLeastAsync(bytes, most, throwOnEndOfStream: false, ct);
        return bytes[..length];
    }

    // A store over the network may give a stream that only runs forward.
    private static async Task<Stream> SeekableAsync(Stream file, CancellationToken ct)
    {
        if (file.CanSeek) return file;
        var copy = new MemoryStream();
        await file.CopyToAsync(copy, ct);
        copy.Position = 0;
        return copy;
    }
}
