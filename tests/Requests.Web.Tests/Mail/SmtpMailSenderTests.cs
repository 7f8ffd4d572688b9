using MimeKit;
using Requests.Features.Services.Notices;
using Requests.Web.Hosting;
using Requests.Web.Mail;

namespace Requests.Web.Tests.Mail;

public sealed class SmtpMailSenderTests
{
    private static readonly Features.Services.Notices.Mail Sent = new(Guid.NewGuid(), "reader@example.invalid", "明日到期：1 件", "江城市城市管理局\n.这一行以句点开头\n完。");

    [Test]
    public async Task Mail_ArrivesAtAServerWithItsChineseWords()
    {
        using var server = new SmtpListener();
        await SenderTo(server.Port).SendAsync(Sent, CancellationToken.None);
        using var bytes = new MemoryStream((await server.Received)!);
        var message = await MimeMessage.LoadAsync(bytes);
        Assert.That((message.Subject, message.TextBody!.ReplaceLineEndings("\n").TrimEnd('\n'), message.To.Mailboxes.Single().Address,
            message.MessageId!.Split('@')[0]),
            Is.EqualTo((Sent.Subject, Sent.Text, Sent.To, $"{Sent.Id:N}")));
    }

    [Test]
    public void Refusal_IsTheMailsOwnFaultAndNamesNobody()
    {
        using var server = new SmtpListener(refuses: true);
        var refused = Assert.ThrowsAsync<DeliveryException>(() => SenderTo(server.Port).SendAsync(Sent, CancellationToken.None))!;
        Assert.That((refused.ServerIsAway, refused.Message.Contains(Sent.To, StringComparison.Ordinal)), Is.EqualTo((false, false)));
    }

    [Test]
    public void NoServer_IsTheServersFault()
    {
        int port;
        using (var gone = new SmtpListener()) port = gone.Port;
        Assert.That(Assert.ThrowsAsync<DeliveryException>(() => SenderTo(port).SendAsync(Sent, CancellationToken.None))!.ServerIsAway, Is.True);
    }

    private static SmtpMailSender SenderTo(int port) => new(Composition.ReadSettings(["--Mail:Host", "127.0.0.1", "--Mail:Port", $"{port}"]));
}
