using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MimeKit;
using Requests.Features.Services.Notices;
using Requests.Web.Hosting;

namespace Requests.Web.Mail;

/// <summary>Sends by the SMTP server of the settings, with TLS where the server offers it.</summary>
internal sealed class SmtpMailSender(Settings settings) : IMailSender
{
    private const int PatienceMilliseconds = 15_000;

    public async Task SendAsync(Features.Services.Notices.Mail mail, CancellationToken ct)
    {
        using var client = new SmtpClient { Timeout = PatienceMilliseconds };
        try
        {
            await client.ConnectAsync(settings.Mail.Host, settings.Mail.Port, MailKit.Security.SecureSocketOptions.Auto, ct);
            if (settings.Mail.UserName.Length > 0) await client.AuthenticateAsync(settings.Mail.UserName, settings.Mail.Password, ct);
        }
        catch (Exception e) when (e is SocketException or IOException or ProtocolException or CommandException or TimeoutException or MailKit.Security.AuthenticationException
            or MailKit.Security.SslHandshakeException)
        {
            throw new DeliveryException($"No mail server: {e.GetType().Name}", serverIsAway: true, e);
        }
        try
        {
            await client.SendAsync(MailMessages.Of(mail, settings.Mail.From), ct);
        }
        catch (SmtpCommandException e)
        {
            // The server's own words may name the receiver.
            throw new DeliveryException($"Refused: {(int)e.StatusCode} {e.ErrorCode}", serverIsAway: false, e);
        }
        catch (Exception e) when (e is IOException or SocketException or ProtocolException or TimeoutException)
        {
            throw new DeliveryException($"Broken off: {e.GetType().Name}", serverIsAway: true, e);
        }
        // The server has accepted the mail; a failing farewell changes nothing.
        try
        {
            await client.DisconnectAsync(quit: true, ct);
        }
        catch (Exception e) when (e is IOException or SocketException or ProtocolException or OperationCanceledException)
        {
        }
    }
}
