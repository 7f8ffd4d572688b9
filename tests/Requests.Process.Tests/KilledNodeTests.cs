using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Timers;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Process.Tests;

/// <summary>A process that is killed in the middle of its work.</summary>
public sealed class KilledNodeTests
{
    private const int Requests = 120;
    private const int ReplyCount = 12;
    private static readonly DateOnly Today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    [Test, CancelAfter(240_000)]
    public async Task KilledNode_DuringAStreamOfRegistrations_LosesNoneItAcknowledgedAndKeepsNoneTwice()
    {
        await using var office = await Office.OpenAsync();
        var acknowledged = new ConcurrentDictionary<string, string>();
        for (var round = 1; round <= 3; round++)
        {
            await using var node = await Node.StartAsync(office.Folder);
            await StreamAsync(node, acknowledged, killAfter: round * Requests / 4);
        }

        await using var restarted = await Node.StartAsync(office.Folder);
        using var clerk = await restarted.ClientAsync(Office.Name(Role.Clerk));
        // Every request is sent again under its key, the acknowledged ones too.
        foreach (var key in Enumerable.Range(0, Requests).Select(i => $"kill-{i}"))
        {
            var number = await clerk.RegisterAsync(key, Today);
            Assert.That(number, Is.Not.Null);
            Assert.That(acknowledged.GetOrAdd(key, number!), Is.EqualTo(number), $"{key} was acknowledged before the kill");
        }
        Assert.That(acknowledged.Values, Is.Unique);
        var stored = await office.InDbAsync(db => db.Set<Case>().OrderBy(c => c.Number).Select(c => c.Number).ToListAsync());
        Assert.That(stored, Is.EqualTo(acknowledged.Values.Order()), "none lost, none twice");
        Assert.That(stored.Select(n => n[^4..]), Is.EqualTo(Enumerable.Range(1, Requests).Select(n => $"{n:0000}")), "no gap");

        using var administrator = await restarted.ClientAsync(Office.Name(Role.Administrator));
        Assert.That((await administrator.SweepAsync(SelfCheck.Name)).Faults, Is.Zero);
    }

    [Test, CancelAfter(240_000)]
    public async Task KilledNode_DuringAStreamOfIssues_SealsEveryAcknowledgedReplyOnceAndTheArchiveVerifies()
    {
        await using var office = await Office.OpenAsync();
        var acknowledged = new ConcurrentDictionary<string, bool>();
        List<string> approved;
        await using (var node = await Node.StartAsync(office.Folder))
        {
            approved = await Replies.ApproveAsync(office, node, ReplyCount);
            using var officer = await node.ClientAsync(Office.Name(Role.Officer));
            var waiting = new ConcurrentQueue<string>(approved);
            var killed = 0;
            await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
            {
                while (Volatile.Read(ref killed) == 0 && waiting.TryDequeue(out var number))
                {
                    if (await officer.IssueAsync(number)) acknowledged[number] = true;
                    if (acknowledged.Count >= ReplyCount / 3 && Interlocked.Exchange(ref killed, 1) == 0) await node.KillAsync();
                }
            }));
            Assert.That(killed, Is.EqualTo(1));
        }

        await using (var restarted = await Node.StartAsync(office.Folder))
        {
            var issued = await office.InDbAsync(db => db.Set<Case>().Where(c => c.State == CaseState.Issued).Select(c => c.Number).ToListAsync());
            Assert.That(issued, Is.SupersetOf(acknowledged.Keys), "none lost");
            using var officer = await restarted.ClientAsync(Office.Name(Role.Officer));
            foreach (var number in approved) Assert.That(await officer.IssueAsync(number), Is.True);
            using var administrator = await restarted.ClientAsync(Office.Name(Role.Administrator));
            Assert.That((await administrator.SweepAsync(SelfCheck.Name)).Faults, Is.Zero);
        }
        var seals = await office.InDbAsync(db => db.Set<ArchiveSeal>().Select(s => s.CaseNumber).ToListAsync());
        Assert.That(seals, Is.EquivalentTo(approved), "each sealed once");
        var (code, said) = await Node.RunAsync(office.Folder, "verify-archive");
        Assert.That(code, Is.Zero, said);
    }

    // Sends from four hands at once and kills the process while they are at it.
    private static async Task StreamAsync(Node node, ConcurrentDictionary<string, string> acknowledged, int killAfter)
    {
        using var clerk = await node.ClientAsync(Office.Name(Role.Clerk));
        var waiting = new ConcurrentQueue<string>(Enumerable.Range(0, Requests).Select(i => $"kill-{i}").Where(k => !acknowledged.ContainsKey(k)));
        var killed = 0;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            while (Volatile.Read(ref killed) == 0 && waiting.TryDequeue(out var key))
            {
                if (await clerk.RegisterAsync(key, Today) is { } number) acknowledged[key] = number;
                if (acknowledged.Count >= killAfter && Interlocked.Exchange(ref killed, 1) == 0) await node.KillAsync();
            }
        }));
        Assert.That(killed, Is.EqualTo(1), "the process was killed with requests on their way");
    }
}
