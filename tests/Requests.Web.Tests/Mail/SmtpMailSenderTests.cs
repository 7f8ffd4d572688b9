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

    [Test]
    public async Task BUG_29_ADomainOfOtherLetters_GoesOutAsItsName()
    {
        using var server = new SmtpListener();
        await SenderTo(server.Port).SendAsync(Sent with { To = "user7@例子.中国" }, CancellationToken.None);
        using var bytes = new MemoryStream((await server.Received)!);
        Assert.That((await MimeMessage.LoadAsync(bytes)).To.Mailboxes.Single().Address, Does.StartWith("user7@"));
    }

    [TestCase("")]
    [TestCase("a b@")]
    [TestCase("@example.invalid")]
    [TestCase("张三")]
    [TestCase("\ufffe@\ufffe")]
    public void BUG_29_AnAddressThatIsNone_IsTheMailsOwnFault(string to)
    {
        using var server = new SmtpListener(refuses: true);
        Assert.That(Assert.ThrowsAsync<DeliveryException>(() => SenderTo(server.Port).SendAsync(Sent with { To = to }, CancellationToken.None))!.ServerIsAway, Is.False);
    }

    [Test]
    public void BUG_01_EveryPlane_InAMail_IsWrittenAndReadBack()
    {
        for (var plane = 0; plane < 17; plane++)
        {
            var text = new System.Text.StringBuilder("正文");
            for (var code = (plane << 16) + 1; code <= (plane << 16) + 0xFFFF; code += plane < 3 ? 13 : 257)
                if (code is < 0xD800 or > 0xDFFF) text.Append(char.ConvertFromUtf32(code));
            text.Append("\ud83d尾\n.\r\n");
            using var bytes = new MemoryStream();
            MailMessages.Of(Sent with { Subject = text.ToString()[..Math.Min(2000, text.Length)], Text = text.ToString() }, "office@example.invalid").WriteTo(bytes);
            bytes.Position = 0;
            var read = MimeMessage.Load(bytes);
            Assert.That(read.TextBody, Does.StartWith("正文").And.Contain("尾"), $"plane {plane}");
            Assert.That(read.Headers.Count(h => h.Field.StartsWith("X-", StringComparison.Ordinal) || h.Field is "Bcc" or "Cc"), Is.Zero, "nobody writes a header of their own");
        }
    }

    private static SmtpMailSender SenderTo(int port) => new(Composition.ReadSettings(["--Mail:Host", "127.0.0.1", "--Mail:Port", $"{port}"]));
}
