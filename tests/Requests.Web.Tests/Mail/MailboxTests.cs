using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Requests.Features.Areas.Intake;
using Requests.Features.Areas.Portal;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Intake;
using Requests.Features.Services.Jobs;
using Requests.Features.Services.Notices;
using Requests.Tests;
using Requests.Statute.Intake;

namespace Requests.Web.Tests.Mail;

/// <summary>The body's mailbox against a real server; skipped where none is installed.</summary>
public sealed class MailboxTests
{
    private const string Text = "申请人：张三\n联系电话：13800001234\n通讯地址：某市某区某路1号\n\n申请公开2025年绿化养护合同。";
    private static readonly DateTimeOffset Saturday = new(2026, 2, 28, 23, 30, 0, TimeSpan.FromHours(8));

    internal static MimeMessage Mail(string subject, string text = Text, string from = "zhangsan@example.com", string? id = null, byte[]? file = null)
    {
        var mail = new MimeMessage { Subject = subject, MessageId = id ?? $"{Guid.NewGuid():N}@example.com", Date = Saturday };
        mail.From.Add(new MailboxAddress("张三", from));
        mail.To.Add(new MailboxAddress("公开办", "gongkai@office.example"));
        var body = new BodyBuilder { TextBody = text };
        if (file is not null) body.Attachments.Add("身份证明.pdf", file);
        mail.Body = body.ToMessageBody();
        return mail;
    }

    private static Task<SweepRun> ReadAsync(WebOffice office) => office.InScopeAsync(s => s.GetRequiredService<SweepRunner>()
        .RunAsync(Sweeps.Find(ReadMailbox.Name)!, CancellationToken.None));

    private static async Task<IReadOnlyList<ListProposals.Line>> OpenOnesAsync(WebOffice office) =>
        (await office.DoAsync(new ListProposals.Query(), Role.Clerk)).Proposals;

    [Test]
    public async Task REC_6_AMail_BecomesAProposal_IsConfirmedInOneStep_AndAcknowledged()
    {
        await using var dovecot = await Dovecot.StartAsync();
        await using var office = await WebOffice.OpenAsync(settings: dovecot.Settings);
        await dovecot.DeliverAsync(Mail("申请公开绿化养护合同", file: Encoding.ASCII.GetBytes("%PDF-1.7\n")));
        await ReadAsync(office);
        var line = (await OpenOnesAsync(office)).Single();
        var read = await office.DoAsync(new ReadProposal.Query(line.Id), Role.Clerk);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(read.Fields["applicant.name"], Is.EqualTo("张三"));
            Assert.That(read.Fields["applicant.phone"], Is.EqualTo("13800001234"));
            Assert.That(read.Fields["applicant.address"], Is.EqualTo("某市某区某路1号"));
            Assert.That(read.Fields["applicant.email"], Is.EqualTo("zhangsan@example.com"));
            Assert.That(read.Fields["arrivedOn"], Is.EqualTo("2026-02-28"), "the day of the office, not of the server");
            Assert.That(read.Files.Select(f => f.FileName), Is.EqualTo(new[] { "mail.eml", "身份证明.pdf" }));
        }
        using var clerk = office.ClientFor(Role.Clerk);
        using var answer = await clerk.PostAsJsonAsync("/api/v1/cases", new
        {
            channel = "email",
            subject = read.Fields["subject"],
            requestText = read.Fields["requestText"],
            applicantType = "naturalPerson",
            applicant = new { name = "张三", phone = "13800001234", email = "zhangsan@example.com" },
            arrivedOn = "2026-02-28",
            proposalId = line.Id,
        });
        var receipt = await answer.DoneAsync(201);
        var number = receipt.GetProperty("caseNumber").GetString()!;
        Assert.That((receipt.GetProperty("receivedOn").GetString(), receipt.GetProperty("receiptRule").GetString()), Is.EqualTo(("2026-02-28", "REC-6")));
        var files = await office.InDbAsync(db => db.Set<Attachment>().OrderBy(a => a.No).Select(a => a.FileName).ToListAsync());
        var mail = await office.InDbAsync(db => db.Set<OutboxMessage>().Select(m => m.Key).ToListAsync());
        Assert.That(files, Is.EqualTo(new[] { "mail.eml", "身份证明.pdf" }));
        Assert.That(mail, Does.Contain($"receipt/{number}"));
        Assert.That(await OpenOnesAsync(office), Is.Empty);
        using var twice = await clerk.PostAsJsonAsync("/api/v1/cases", new
        {
            channel = "email",
            subject = "x",
            requestText = "x",
            applicantType = "naturalPerson",
            applicant = new
            {
                name = "张三",
                phone = "13800001234"
            },
            arrivedOn = "2026-02-28",
            proposalId = line.Id,
        });
        await twice.ProblemAsync(409, "proposals.done");
    }

    [Test]
    public async Task AMail_IsTakenOnce_HoweverOftenTheMailboxIsRead_RenumberedOrDeliversItAgain()
    {
        await using var dovecot = await Dovecot.StartAsync();
        await using var office = await WebOffice.OpenAsync(settings: dovecot.Settings);
        var mail = Mail("第一件");
        await dovecot.DeliverAsync([mail, Mail("第二件", from: "lisi@example.com")]);
        await ReadAsync(office);
        await ReadAsync(office);
        Assert.That((await OpenOnesAsync(office)).Select(p => p.Subject), Is.EquivalentTo(new[] { "第一件", "第二件" }));
        await dovecot.RenumberAsync();
        mail.Headers.Insert(0, "Received", "by another way; Sat, 28 Feb 2026 23:31:00 +0800");
        await dovecot.DeliverAsync(mail);
        await ReadAsync(office);
        Assert.That(await OpenOnesAsync(office), Has.Count.EqualTo(2));
        // Another mail under the same id is another mail.
        await dovecot.DeliverAsync(Mail("冒用编号的另一件", id: mail.MessageId));
        await ReadAsync(office);
        Assert.That(await OpenOnesAsync(office), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task AnAnswerOfTheApplicant_JoinsItsCase_AndThatOfAStrangerWaits()
    {
        await using var dovecot = await Dovecot.StartAsync();
        await using var office = await WebOffice.OpenAsync(settings: dovecot.Settings);
        var (number, sent) = await SubmittedAsync(office);
        var answer = Mail("Re: 已收到", "补充：合同编号是123。");
        answer.InReplyTo = $"{sent:N}@localhost";
        var named = Mail($"关于{number}", "再补充一点。");
        var stranger = Mail($"关于{number}", "我也想知道。", from: "other@example.com");
        var automatic = Mail("自动回复：" + number, "我在休假。");
        automatic.Headers.Add("Auto-Submitted", "auto-replied");
        await dovecot.DeliverAsync([answer, named, stranger, automatic]);
        await ReadAsync(office);
        var open = await OpenOnesAsync(office);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(open.Select(p => p.SuggestedCase), Is.EqualTo(new[] { number, number }));
            Assert.That(open.Select(p => p.IsAutomatic), Is.EquivalentTo(new[] { false, true }));
            Assert.That(await office.InDbAsync(db => db.Set<Attachment>().CountAsync()), Is.EqualTo(2));
            Assert.That(await office.InDbAsync(db => db.Set<InboxNotice>().AnyAsync(n => n.Kind == nameof(NoticeKind.MaterialCame))), Is.True);
        }
        var joined = await office.DoAsync(new JoinProposal.Command(open.First(p => !p.IsAutomatic).Id) { CaseNumber = number }, Role.Clerk);
        await office.DoAsync(new SetProposalAside.Command(open.First(p => p.IsAutomatic).Id, "自动回复"), Role.Clerk);
        Assert.That(joined.CaseNumber, Is.EqualTo(number));
        Assert.That(await OpenOnesAsync(office), Is.Empty);
    }

    [TestCase("failed", "5.1.1", true)]
    [TestCase("delayed", "4.4.7", false)]
    [TestCase("delivered", "2.0.0", false)]
    public async Task ADeliveryReport_IsNotedAtItsMail_AndTheOfficerToldOfAFailure(string action, string status, bool told)
    {
        await using var dovecot = await Dovecot.StartAsync();
        await using var office = await WebOffice.OpenAsync(settings: dovecot.Settings);
        var (number, sent) = await SubmittedAsync(office);
        await dovecot.DeliverAsync(Report(sent, action, status));
        await ReadAsync(office);
        var message = await office.InDbAsync(db => db.Set<OutboxMessage>().SingleAsync(m => m.Id == sent));
        var notices = await office.InDbAsync(db => db.Set<InboxNotice>().Where(n => n.Kind == nameof(NoticeKind.MailBounced)).Select(n =>
            n.Arguments).ToListAsync());
        var acts = await office.InDbAsync(db => db.Set<OfficeEvent>().CountAsync(e => e.Act == nameof(Act.NoteMailBounce)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(message.BounceStatus, Is.EqualTo(told ? status : null));
            Assert.That(notices.Any(n => n.Contains(number, StringComparison.Ordinal)), Is.EqualTo(told));
            Assert.That(acts, Is.EqualTo(told ? 1 : 0));
            Assert.That(await OpenOnesAsync(office), Is.Empty);
        }
    }

    [Test]
    public async Task ACertificateNobodyVouchesFor_IsRefused_AndNothingIsRead()
    {
        await using var dovecot = await Dovecot.StartAsync();
        await using var office = await WebOffice.OpenAsync(settings: [.. dovecot.Settings, $"--Mailbox:Port={dovecot.TlsPort}", "--Mailbox:Security=Tls"]);
        await dovecot.DeliverAsync(Mail("第一件"));
        Assert.That(async () => await ReadAsync(office), Throws.InstanceOf<MailboxException>());
        Assert.That(await OpenOnesAsync(office), Is.Empty);
    }

    [Test]
    public async Task HostileMails_WaitAtTheDesk_AndStopNobody()
    {
        await using var dovecot = await Dovecot.StartAsync();
        await using var office = await WebOffice.OpenAsync(settings: dovecot.Settings);
        var nested = Mail("很深");
        for (var depth = 0; depth < 60; depth++) nested = new MimeMessage(nested.Headers.Where(h =>
            h.Id is HeaderId.From or HeaderId.To or HeaderId.Subject or HeaderId.Date))
        { Body = new MessagePart { Message = nested } };
        var empty = new MimeMessage { Body = new TextPart("plain") { Text = "" } };
        empty.Headers.Remove(HeaderId.MessageId);
        await dovecot.DeliverAsync([nested, empty, Mail("国标", Text), Mail("控制\u0001字符\uFFFE", "请公开\u0000\u202E")]);
        await ReadAsync(office);
        Assert.That(await OpenOnesAsync(office), Has.Count.EqualTo(4));
    }

    private static async Task<(string Number, Guid Mail)> SubmittedAsync(WebOffice office)
    {
        using var applicant = office.Anonymous();
        using var answer = await applicant.PostAsJsonAsync("/api/v1/portal/requests", new
        {
            subject = "绿化养护合同",
            requestText = "申请公开2025年绿化养护合同。",
            applicantType = "naturalPerson",
            bodyCode = WebOffice.Body,
            applicant = new { name = "张三", phone = "13800001234", email = "zhangsan@example.com" },
        });
        var number = (await answer.DoneAsync(201)).GetProperty("caseNumber").GetString()!;
        return (number, await office.InDbAsync(db => db.Set<OutboxMessage>().Where(m => m.Key == $"receipt/{number}").Select(m => m.Id).SingleAsync()));
    }

    private static MimeMessage Report(Guid sent, string action, string status)
    {
        var head = $"Message-ID: <{sent:N}@localhost>\r\nFrom: gongkai@office.example\r\nSubject: x\r\n";
        var text = $"""
            From: MAILER-DAEMON@mx.example
            To: gongkai@office.example
            Subject: Undelivered Mail
            Message-ID: <{Guid.NewGuid():N}@mx.example>
            Date: Sun, 01 Mar 2026 09:00:00 +0800
            Auto-Submitted: auto-replied
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary="b"

            --b
            Content-Type: text/plain

            This is the mail system.

            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example

            Final-Recipient: rfc822; zhangsan@example.com
            Action: {action}
            Status: {status}

            --b
            Content-Type: text/rfc822-headers

            {head}
            --b--
            """;
        using var stream = new MemoryStream(Encoding.ASCII.GetBytes(text.ReplaceLineEndings("\r\n")));
        return MimeMessage.Load(stream);
    }
}
