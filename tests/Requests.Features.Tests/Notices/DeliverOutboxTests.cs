using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Notices;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Notices;
using Requests.Features.Tests.Timers;

namespace Requests.Features.Tests.Notices;

public sealed class DeliverOutboxTests
{
    [Test]
    public async Task DeliverOutbox_Twice_SendsOnceToTheOpenedAddress()
    {
        var bag = new MailBag();
        await using var office = await SweepOffice.OpenAsync(mail: bag);
        await EnqueueAsync(office);
        await office.SweepAsync(DeliverOutbox.Name);
        await office.SweepAsync(DeliverOutbox.Name);
        Assert.That(bag.Mails.Select(m => (m.To, m.Subject)), Is.EqualTo([("officer@example.invalid", "主题 0")]));
        Assert.That(await StateAsync(office), Is.EqualTo((OutboxState.Sent, 1)));
    }

    [Test]
    public async Task DeliverOutbox_ByFourNodesAtOnce_SendsEachMailOnce()
    {
        var bag = new MailBag();
        await using var office = await SweepOffice.OpenAsync(mail: bag);
        await EnqueueAsync(office, 30);
        // Past the lease on purpose: the claims alone must keep two nodes apart.
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => office.DoAsync(new DeliverOutbox.Command(), Role.System))));
        Assert.That(bag.Mails, Has.Count.EqualTo(30));
        Assert.That(bag.Mails.Select(m => m.Id), Is.Unique);
    }

    [Test]
    public async Task AMailThatFailsForGood_IsToldToTheCasesOfficer_Once()
    {
        var bag = new MailBag { IsRefusing = true };
        await using var office = await SweepOffice.OpenAsync(mail: bag);
        var receipt = await office.DoAsync(Portal.SubmitOnlineTests.Request() with { Applicant = SampleData.Applicant() });
        await office.DoAsync(new Areas.Intake.AssignCase.Command(TestOffice.UserId(Role.Officer)) { CaseNumber = receipt.CaseNumber }, Role.Clerk);
        await office.SweepAsync(DeliverOutbox.Name);
        foreach (var wait in OutboxDelivery.Waits)
        {
            Assert.That(await DeadAsync(office), Is.Empty, "it is tried again");
            office.Time.Advance(wait);
            await office.SweepAsync(DeliverOutbox.Name);
        }
        Assert.That(await DeadAsync(office), Is.EqualTo(new[] { TestOffice.UserId(Role.Officer) }));
        await office.SweepAsync(DeliverOutbox.Name);
        Assert.That(await DeadAsync(office), Has.Count.EqualTo(1));
    }

    private static Task<List<Guid>> DeadAsync(TestOffice office) =>
        office.InDbAsync(db => db.Set<InboxNotice>().Where(n => n.Kind == "ApplicantMailDead").Select(n => n.UserId).ToListAsync());

    [Test]
    public async Task DeliverOutbox_WhileRefused_WaitsLongerEachTimeAndGivesUpAfterSixAttempts()
    {
        var bag = new MailBag { IsRefusing = true };
        await using var office = await SweepOffice.OpenAsync(mail: bag);
        await EnqueueAsync(office);
        await office.SweepAsync(DeliverOutbox.Name);
        foreach (var (wait, attempts) in OutboxDelivery.Waits.Select((w, i) => (w, i + 1)))
        {
            office.Time.Advance(wait - TimeSpan.FromSeconds(1));
            await office.SweepAsync(DeliverOutbox.Name);
            Assert.That(await StateAsync(office), Is.EqualTo((OutboxState.Pending, attempts)), $"{wait} is not over");
            office.Time.Advance(TimeSpan.FromSeconds(1));
            await office.SweepAsync(DeliverOutbox.Name);
        }
        Assert.That(await StateAsync(office), Is.EqualTo((OutboxState.Dead, 6)));

        var dead = (await office.DoAsync(new ListDeadLetters.Query(), Role.Administrator)).Letters.Single();
        Assert.That(dead.LastError, Is.EqualTo("Refused: 550"));
        bag.IsRefusing = false;
        await office.DoAsync(new RetryDeadLetter.Command(dead.Id), Role.Administrator);
        await office.SweepAsync(DeliverOutbox.Name);
        Assert.That(bag.Mails, Has.Count.EqualTo(1));
        await office.RefusedAsync("notice.not-dead", new RetryDeadLetter.Command(dead.Id), Role.Administrator);
        await office.RefusedAsync("access.not-allowed", new RetryDeadLetter.Command(dead.Id), Role.Clerk);
    }

    [Test]
    public async Task DeliverOutbox_AfterANodeDiedWithItsClaim_SendsWhenTheClaimRanOut()
    {
        var bag = new MailBag();
        await using var office = await SweepOffice.OpenAsync(mail: bag);
        await EnqueueAsync(office);
        var claimedUntil = office.Time.GetUtcNow() + OutboxDelivery.ClaimLength;
        await office.InDbAsync(db => db.Set<OutboxMessage>().ExecuteUpdateAsync(set => set.SetProperty(m => m.DueAt, claimedUntil)
            .SetProperty(m => m.Attempts, 1)));
        await office.SweepAsync(DeliverOutbox.Name);
        Assert.That(bag.Mails, Is.Empty);
        office.Time.Advance(OutboxDelivery.ClaimLength);
        await office.SweepAsync(DeliverOutbox.Name);
        Assert.That(bag.Mails, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task DeliverOutbox_InTheBodysQuietHours_WaitsForTheMorningWithoutCountingAnAttempt()
    {
        var bag = new MailBag();
        await using var office = await SweepOffice.OpenAsync(mail: bag);
        await office.InDbAsync(async db =>
        {
            var body = await db.Set<Body>().SingleAsync();
            body.Change(body.Name, body.Settings with { QuietHours = "22-7" });
            return await db.SaveChangesAsync();
        });
        office.Time.SetUtcNow(new DateTimeOffset(2026, 3, 2, 22, 0, 0, TimeSpan.FromHours(8)));
        await EnqueueAsync(office);
        await office.SweepAsync(DeliverOutbox.Name);
        office.Time.SetUtcNow(new DateTimeOffset(2026, 3, 3, 6, 59, 0, TimeSpan.FromHours(8)));
        await office.SweepAsync(DeliverOutbox.Name);
        Assert.That(bag.Mails, Is.Empty);
        Assert.That(await StateAsync(office), Is.EqualTo((OutboxState.Pending, 0)));
        office.Time.SetUtcNow(new DateTimeOffset(2026, 3, 3, 7, 0, 0, TimeSpan.FromHours(8)));
        await office.SweepAsync(DeliverOutbox.Name);
        Assert.That(bag.Mails, Has.Count.EqualTo(1));
    }

    private static async Task EnqueueAsync(TestOffice office, int count = 1)
    {
        await using var scope = office.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().ActAsSystem();
        var outbox = scope.ServiceProvider.GetRequiredService<Outbox>();
        for (var i = 0; i < count; i++) outbox.AddMail(TestOffice.BodyId, $"test/{i}", "officer@example.invalid", $"主题 {i}", "正文");
        await scope.ServiceProvider.GetRequiredService<Data.RequestsDb>().SaveChangesAsync();
    }

    private static Task<(OutboxState, int)> StateAsync(TestOffice office) =>
        office.InDbAsync(async db => await db.Set<OutboxMessage>().Select(m => new ValueTuple<OutboxState, int>(m.State, m.Attempts)).SingleAsync());
}
