using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using MimeKit;
using MimeKit.Tnef;
using Requests.Features.Kernel;

namespace Requests.Features.Services.Files.Reading;

/// <summary>What a mail says, as far as the office works with it.</summary>
/// <param name="MessageId">Null where the mail has none.</param>
/// <param name="Answers">Ids of the mails it answers.</param>
/// <param name="From">Address of its sender; null where there is none that can be read.</param>
/// <param name="IsAutomatic">A program sent it: it is never answered (RFC 3834).</param>
/// <param name="Report">What a mail system says of a mail that was sent from here (RFC 3464); null for other mails.</param>
/// <param name="Parts">Its files.</param>
public sealed record MailContent(string? MessageId, IReadOnlyList<string> Answers, string? From, string? FromName, string Subject, string Text,
    bool IsAutomatic, DeliveryReport? Report, IReadOnlyList<MailPart> Parts)
{
    // Records print their members; mails stay out of logs.
    public override string ToString() => nameof(MailContent);
}

/// <param name="Entry">In the zip that the reader makes.</param>
public sealed record MailPart(string Entry, string? FileName);

/// <param name="OriginalId">Message-ID of the mail it is about; null where it is not told.</param>
/// <param name="Status">Of a receiver who finally did not get it, such as 5.1.1; null where all got it or may yet.</param>
public sealed record DeliveryReport(string? OriginalId, string? Status);

/// <summary>Takes a mail apart by a reader that keeps the parts on disk.</summary>
internal static partial class MailReader
{
    private const int MostParts = 200, MostIds = 50, DeepestPart = 12;

    public static async Task<MailContent> UnpackAsync(Stream mail, Stream parts, CancellationToken ct)
    {
        mail.Position = 0;
        var parser = new MimeParser(new ParserOptions { MaxMimeDepth = DeepestPart }, mail, MimeFormat.Entity, persistent: true);
        using var message = await parser.ParseMessageAsync(ct);
        var named = new List<MailPart>();
        using (var zip = new ZipArchive(parts, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var entity in Files(message).Take(MostParts))
            {
                var entry = named.Count.ToString(CultureInfo.InvariantCulture);
                using (var to = zip.CreateEntry(entry, CompressionLevel.Fastest).Open()) await WriteAsync(entity, to, ct);
                named.Add(new(entry, NameOf(entity)));
            }
        var from = message.From.Mailboxes.FirstOrDefault();
        return new(message.MessageId, [.. message.References.Reverse().Prepend(message.InReplyTo ?? "").Where(id => id.Length > 0).Distinct().Take(MostIds)],
            from?.Address, from?.Name, Cut(message.Subject ?? "", TextLimits.Subject), Cut(TextOf(message), TextLimits.RequestText),
                IsAutomatic(message), ReportOf(message), named);
    }

    // Outlook packs everything into one part of its own.
    private static IEnumerable<MimeEntity> Files(MimeMessage message) => message.Attachments.Concat(message.BodyParts.Where(p =>
        p is MimePart { IsAttachment: false } and not TextPart
            && p.ContentType.MediaType is "image" or "application" && p is not MessageDispositionNotification and not MessageDeliveryStatus))
        .Distinct().SelectMany(entity => entity is TnefPart tnef ? Unpacked(tnef) : [entity]);

    private static IEnumerable<MimeEntity> Unpacked(TnefPart tnef)
    {
        try
        {
            return [.. tnef.ExtractAttachments()];
        }
        catch (Exception e) when (e is FormatException or TnefException or ArgumentException or IOException)
        {
            return [tnef];
        }
    }

    private static Task WriteAsync(MimeEntity entity, Stream to, CancellationToken ct) => entity switch
    {
        MimePart { Content: { } content } => content.DecodeToAsync(to, ct),
        MessagePart { Message: { } inner } => inner.WriteToAsync(to, ct),
        _ => Task.CompletedTask,
    };

    private static string? NameOf(MimeEntity entity) => entity switch
    {
        MimePart part => part.FileName,
        MessagePart { Message.Subject: { Length: > 0 } subject } => subject + ".eml",
        MessagePart => "mail.eml",
        _ => null,
    };

    private static string TextOf(MimeMessage message) =>
        message.TextBody ?? (message.HtmlBody is { } html ? Blanks().Replace(WebUtility.HtmlDecode(Tags().Replace(Breaks().Replace(Unread()
            .Replace(html, " "), "\n"), " ")), " ").Trim() : "");

    private static bool IsAutomatic(MimeMessage message) =>
        (message.Headers["Auto-Submitted"] is { } submitted && !submitted.Trim().StartsWith("no", StringComparison.OrdinalIgnoreCase))
        || message.Headers["List-Id"] is not null || message.Headers["Precedence"] is "bulk" or "junk" or "list"
            || message.Headers["Return-Path"]?.Trim() == "<>";

    private static DeliveryReport? ReportOf(MimeMessage message)
    {
        if (message.BodyParts.OfType<MessageDeliveryStatus>().FirstOrDefault() is not { } status) return null;
        var failed = status.StatusGroups.FirstOrDefault(g => "failed".Equals(g["Action"]?.Trim(), StringComparison.OrdinalIgnoreCase));
        return new(OriginalId(message), failed is null ? null : Cut(failed["Status"]?.Trim() is { Length: > 0 } code ? code : "5.0.0", TextLimits.Code));
    }

    private static string? OriginalId(MimeMessage message)
    {
        if (message.BodyParts.OfType<MessagePart>().FirstOrDefault()?.Message is { MessageId: { } whole }) return whole;
        // The head alone of the mail that came back.
        foreach (var head in message.BodyParts.OfType<TextPart>().Where(p => p.ContentType.IsMimeType("text", "rfc822-headers")))
            if (Id().Match(head.Text) is { Success: true } found) return found.Groups["id"].Value;
        return null;
    }

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1])
        ? longest - 1 : longest)];

    [GeneratedRegex("<(script|style)[^>]*>.*?</\\1>", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Unread();

    [GeneratedRegex("</?(p|div|br|tr|li|h[1-6])[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Breaks();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex("[ \\t\u00A0]+")]
    private static partial Regex Blanks();

    [GeneratedRegex("^Message-ID:\\s*<(?<id>[^>\\s]+)>", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Id();
}
