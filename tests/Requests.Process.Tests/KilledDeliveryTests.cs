using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Notices;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Notices;

namespace Requests.Process.Tests;

/// <summary>
/// A process that is killed while mails go out loses none. What SMTP forces: the client learns that a mail was taken only by the
/// server's answer to its last line, and marks it sent after that. A process that dies between the two cannot know, so the one mail in its hands
/// is sent again once its claim has run out. It comes under the same Message-Id, by which a server or reader tells that it is one. No
/// other mail comes twice, and of one kill never more than one.
/// </summary>
public sealed class KilledDeliveryTests
{
    private const int Requests = 12;
    private const int KillAt = 9;

    public enum Moment
    {
        /// <summary>The server has the whole mail and has not said so.</summary>
        Unanswered,

        /// <summary>The server has just said that it has it.</summary>
        Answered,
    }

    [Test, CancelAfter(240_000)]
    public async Task KilledNode_WhileMailsGoOut_LosesNone_AndRepeatsAtMostTheOneInItsHands([Values] Moment moment)
    {
        await using var mails = new MailCatcher();
        await using var office = await Office.OpenAsync();
        List<Guid> waiting;
        await using (var node = await Node.StartAsync(office.Folder, mails.Settings))
        {
            await SubmitAsync(node);
            waiting = await office.InDbAsync(db => db.Set<OutboxMessage>().Where(m => m.Kind == Outbox.MailKind && m.State == OutboxState.Pending).Select(m => m.Id).ToListAsync());
            Assert.That(waiting, Has.Count.GreaterThan(2 * KillAt), "enough to be killed among");
            Func<int, Task> kill = count => count == KillAt ? node.KillAsync() : Task.CompletedTask;
            if (moment == Moment.Unanswered) mails.BeforeAnswer = kill;
            else mails.AfterAnswer = kill;
            using var administrator = await node.ClientAsync(Office.Name(Role.Administrator));
            Assert.That(async () => await administrator.PostAsync(new Uri($"/api/v1/sweeps/{DeliverOutbox.Name}", UriKind.Relative), null), Throws.InstanceOf<HttpRequestException>());
        }
        var inHand = mails.Taken.Last();
        Assert.That(mails.Taken, Has.Count.EqualTo(KillAt), "killed on its way");

        // Lease and claim of the dead node run out by themselves; the test does not wait for them.
        await office.InDbAsync(db => db.Set<Lease>().ExecuteDeleteAsync());
        var now = DateTimeOffset.UtcNow;
        await office.InDbAsync(db => db.Set<OutboxMessage>().Where(m => m.State == OutboxState.Pending && m.DueAt > now).ExecuteUpdateAsync(set => set.SetProperty(m => m.DueAt, now)));
        await using var first = await Node.StartAsync(office.Folder, mails.Settings);
        await using var second = await Node.StartAsync(office.Folder, mails.Settings);
        using var one = await first.ClientAsync(Office.Name(Role.Administrator));
        using var other = await second.ClientAsync(Office.Name(Role.Administrator));
        // Two nodes at once: one holds the lease, and a mail is claimed by one.
        await Task.WhenAll(one.PostAsync(new Uri($"/api/v1/sweeps/{DeliverOutbox.Name}", UriKind.Relative), null),
            other.PostAsync(new Uri($"/api/v1/sweeps/{DeliverOutbox.Name}", UriKind.Relative), null));
        await one.SweepAsync(DeliverOutbox.Name);

        var taken = mails.Taken.ToList();
        var twice = taken.CountBy(id => id).Where(c => c.Value > 1).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(taken.Distinct().Select(id => Guid.ParseExact(id.TrimStart('<').Split('@')[0], "N")), Is.EquivalentTo(waiting), "none lost, and none that nobody wrote");
            Assert.That(twice.Select(t => (t.Key, t.Value)), moment == Moment.Unanswered ? Is.EqualTo(new[] { (inHand, 2) }) : Is.SubsetOf(new[] { (inHand, 2) }));
            Assert.That(await office.InDbAsync(db => db.Set<OutboxMessage>().CountAsync(m => m.Kind == Outbox.MailKind && m.State != OutboxState.Sent)), Is.Zero);
        }
    }

    // Each tells clerk, head and applicant.
    private static async Task SubmitAsync(Node node)
    {
        using var portal = new HttpClient { BaseAddress = node.Address };
        for (var i = 0; i < Requests; i++)
        {
            using var answer = await portal.PostAsJsonAsync("/api/v1/portal/requests", new
            {
                subject = $"绿化养护合同 {i}",
                requestText = $"申请公开第{i}标段的绿化养护合同。",
                applicantType = "naturalPerson",
                applicant = new { name = "张三", phone = "13800000000", email = $"reader{i}@example.invalid" },
            });
            Assert.That((int)answer.StatusCode, Is.EqualTo(201), await answer.Content.ReadAsStringAsync());
        }
    }
}
