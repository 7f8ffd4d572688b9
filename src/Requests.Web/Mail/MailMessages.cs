using MimeKit;
using Requests.Features.Services.Notices;

namespace Requests.Web.Mail;

internal static class MailMessages
{
    /// <summary>The same Message-Id at every attempt, so that a repeated mail is seen to be one.</summary>
    /// <exception cref="DeliveryException">The receiver's address is none.</exception>
    public static MimeMessage Of(Features.Services.Notices.Mail mail, string from)
    {
        if (!MailboxAddress.TryParse(mail.To, out var to)) throw new DeliveryException("The receiver's address is not valid.");
        var sender = MailboxAddress.Parse(from);
        var message = new MimeMessage { Subject = mail.Subject, Body = new TextPart("plain") { Text = mail.Text }, MessageId = $"{mail.Id:N}@{sender.Domain}" };
        message.From.Add(sender);
        message.To.Add(to);
        return message;
    }
}
