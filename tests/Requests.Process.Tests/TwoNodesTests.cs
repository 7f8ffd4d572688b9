using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Notices;
using Requests.Features.Areas.Timers;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Notices;

namespace Requests.Process.Tests;

/// <summary>Two processes of the program on one database file.</summary>
public sealed class TwoNodesTests
{
    private static readonly DateOnly LongAgo = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-60);

    // Nobody has the case yet, so its clerks and heads handle it; the ladder tells all whom its rungs name, in one notice each.
    private static readonly string[] Overdue =
    [
        .. new[] { Role.Clerk, Role.Head }.Select(r => $"{NoticeKind.ReplyOverdue} {Office.Name(r)}"),
        .. EscalationRung.Default.SelectMany(r => r.Roles).Distinct().Select(r => $"{NoticeKind.EscalatedOverdue} {Office.Name(r)}"),
    ];

    [Test, CancelAfter(180_000)]
    public async Task TwoNodes_RegisteringInParallel_DrawEveryNumberOnceAndLeaveNoGap()
    {
        await using var office = await Office.OpenAsync();
        await using var first = await Node.StartAsync(office.Folder);
        await using var second = await Node.StartAsync(office.Folder);
        using var one = await first.ClientAsync(Office.Name(Role.Clerk));
        using var two = await second.ClientAsync(Office.Name(Role.Clerk));
        var numbers = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => (i % 2 == 0 ? one : two).RegisterAsync($"parallel-{i}", LongAgo)));
        var year = numbers[0]![..^4];
        Assert.That(numbers.Order(), Is.EqualTo(Enumerable.Range(1, 60).Select(n => $"{year}{n:0000}")));
    }

    [Test, CancelAfter(180_000)]
    public async Task TwoNodes_AskedForTheSameSweepsAtOnce_TellAndMailEverybodyOnce()
    {
        const int Cases = 40;
        await using var office = await Office.OpenAsync();
        await using var first = await Node.StartAsync(office.Folder);
        await using var second = await Node.StartAsync(office.Folder);
        using var clerk = await first.ClientAsync(Office.Name(Role.Clerk));
        for (var i = 0; i < Cases; i++) await clerk.RegisterAsync($"overdue-{i}", LongAgo);

        using var one = await first.ClientAsync(Office.Name(Role.Administrator));
        using var two = await second.ClientAsync(Office.Name(Role.Administrator));
        var reminded = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => (i % 2 == 0 ? one : two).SweepAsync(RemindDue.Name)));
        Assert.That(reminded.Sum(r => r.Done), Is.EqualTo(Cases), "every case once, whoever ran");
        Assert.That(await HeartbeatsAsync(office, RemindDue.Name), Is.EqualTo(reminded.Count(r => r.Ran)));

        var told = await office.InDbAsync(db => db.Set<InboxNotice>()
            .Join(db.Set<User>(), n => n.UserId, u => u.Id, (n, u) => new { n.CaseId, n.Kind, u.UserName })
            .GroupBy(n => n.CaseId).Select(g => g.Select(n => n.Kind + " " + n.UserName).ToList()).ToListAsync());
        Assert.That(told, Has.Count.EqualTo(Cases).And.All.EquivalentTo(Overdue), "each once, whichever node told them");

        var mailed = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => (i % 2 == 0 ? one : two).SweepAsync(DeliverOutbox.Name)));
        Assert.That(mailed.Sum(m => m.Done), Is.EqualTo(Cases * Overdue.Length));
        Assert.That(Directory.GetFiles(Path.Combine(office.Folder, "mail")), Has.Length.EqualTo(Cases * Overdue.Length));
        Assert.That(await office.InDbAsync(db => db.Set<OutboxMessage>().AllAsync(m => m.State == OutboxState.Sent && m.Attempts == 1)));
    }

    [Test, CancelAfter(180_000)]
    public async Task TwoNodes_WhileAThirdHoldsTheLease_DoNotRunTheSweepUntilItRanOut()
    {
        await using var office = await Office.OpenAsync();
        await using var first = await Node.StartAsync(office.Folder);
        await using var second = await Node.StartAsync(office.Folder);
        using var one = await first.ClientAsync(Office.Name(Role.Administrator));
        using var two = await second.ClientAsync(Office.Name(Role.Administrator));
        await office.InDbAsync(db =>
        {
            db.Set<Lease>().Add(new Lease(SelfCheck.Name, "a third node", TimeProvider.System.GetUtcNow().AddMinutes(5)));
            return db.SaveChangesAsync();
        });
        var held = await Task.WhenAll(one.SweepAsync(SelfCheck.Name), two.SweepAsync(SelfCheck.Name));
        Assert.That(held.Select(h => h.Ran), Is.All.False);
        var past = TimeProvider.System.GetUtcNow().AddMinutes(-1);
        await office.InDbAsync(db => db.Set<Lease>().ExecuteUpdateAsync(set => set.SetProperty(l => l.Until, past)));
        var free = await Task.WhenAll(one.SweepAsync(SelfCheck.Name), two.SweepAsync(SelfCheck.Name));
        Assert.That(free.Count(f => f.Ran), Is.GreaterThanOrEqualTo(1));
        Assert.That(await HeartbeatsAsync(office, SelfCheck.Name), Is.EqualTo(free.Count(f => f.Ran)));
    }

    private static Task<int> HeartbeatsAsync(Office office, string sweep) => office.InDbAsync(db => db.Set<Heartbeat>().CountAsync(h => h.Job == sweep));
}
