using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using Requests.Features.Areas.Intake;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Tests;

namespace Requests.Process.Tests;

/// <summary>A process that is killed while it reads the mailbox.</summary>
public sealed class KilledMailboxTests
{
    private const int Mails = 60;

    [Test, CancelAfter(240_000)]
    public async Task KilledNode_WhileReadingTheMailbox_LosesNoMailAndDoublesNone()
    {
        await using var dovecot = await Dovecot.StartAsync();
        await using var office = await Office.OpenAsync();
        await dovecot.DeliverAsync(Enumerable.Range(1, Mails).Select(Mail));
        await using (var node = await Node.StartAsync(office.Folder, dovecot.Settings))
        {
            using var administrator = await node.ClientAsync(Office.Name(Role.Administrator));
            var running = administrator.PostAsync(new Uri($"/api/v1/sweeps/{ReadMailbox.Name}", UriKind.Relative), null);
            while (await TakenAsync(office) == 0) Assert.That(running.IsCompleted, Is.False, "killed before it was through");
            await node.KillAsync();
            Assert.That(async () => await running, Throws.InstanceOf<HttpRequestException>());
        }
        Assert.That(await TakenAsync(office), Is.InRange(1, Mails - 1), "killed on its way");

        // The dead node's lease runs out by itself; the test does not wait for it.
        await office.InDbAsync(db => db.Set<Lease>().ExecuteDeleteAsync());
        await using var first = await Node.StartAsync(office.Folder, dovecot.Settings);
        await using var second = await Node.StartAsync(office.Folder, dovecot.Settings);
        using var one = await first.ClientAsync(Office.Name(Role.Administrator));
        using var other = await second.ClientAsync(Office.Name(Role.Administrator));
        // Two nodes at once: one holds the lease.
        await Task.WhenAll(one.PostAsync(new Uri($"/api/v1/sweeps/{ReadMailbox.Name}", UriKind.Relative), null),
            other.PostAsync(new Uri($"/api/v1/sweeps/{ReadMailbox.Name}", UriKind.Relative), null));
        await one.SweepAsync(ReadMailbox.Name);
        using var clerk = await first.ClientAsync(Office.Name(Role.Clerk));
        var listed = await clerk.GetFromJsonAsync<JsonElement>("/api/v1/proposals");
        Assert.That(listed.GetProperty("proposals").EnumerateArray().Select(p => p.GetProperty("subject").GetString()),
            Is.EquivalentTo(Enumerable.Range(1, Mails).Select(n => $"第{n}件")));
    }

    private static Task<int> TakenAsync(Office office) => office.InDbAsync(db => db.Set<TakenMail>().CountAsync());

    private static MimeMessage Mail(int n)
    {
        var mail = new MimeMessage { Subject = $"第{n}件", MessageId = $"{n}@example.com", Body = new TextPart("plain") { Text = $"请公开第{n}号合同。" } };
        mail.From.Add(new MailboxAddress("张三", "zhangsan@example.com"));
        return mail;
    }
}
