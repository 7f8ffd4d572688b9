using MimeKit;
using Requests.Features.Services.Notices;
using Requests.Paper;

namespace Requests.Web.Mail;

internal static class MailMessages
{
    /// <summary>The same Message-Id at every attempt, so that a repeated mail is seen to be one.</summary>
    /// <exception cref="DeliveryException">The receiver's address is none.</exception>
    public static MimeMessage Of(Features.Services.Notices.Mail mail, string from)
    {
        if (!MailboxAddress.TryParse(mail.To, out var to)) throw new DeliveryException("The receiver's address is not valid.");
        var sender = MailboxAddress.Parse(from);
        var message = new MimeMessage { Subject = OneLine(mail.Subject), Body = new TextPart("plain") { Text = Characters.Clean(mail.Text) }, MessageId = $"{mail.Id:N}@{sender.Domain}" };
        message.From.Add(sender);
        message.To.Add(to);
        return message;
    }

    private static string OneLine(string text) => string.Join(' ',
        Characters.Clean(text).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
