using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Requests.Features.Areas.Clocks;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Tests.Portal;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Pipeline;

/// <summary>Writers of one process write one after another, in the order they came, and none waits without end.</summary>
public sealed class WriteQueueTests
{
    private static readonly TimeSpan OfJobs = TimeSpan.FromSeconds(30);

    [Test]
    public async Task WritersAreServed_InTheOrderTheyCame()
    {
        using var queue = new WriteQueue(new FakeTimeProvider(), OfJobs);
        var served = new List<int>();
        var turn = await queue.EnterAsync(isJob: false, default);
        var waiting = Enumerable.Range(0, 20).Select(WriteAsync).ToList();
        Assert.That(queue.Waiting, Is.EqualTo(20));
        turn.Dispose();
        await Task.WhenAll(waiting);
        Assert.That(served, Is.Ordered);
        Assert.That(queue.Waiting, Is.Zero);

        async Task WriteAsync(int no)
        {
            using var mine = await queue.EnterAsync(isJob: no % 2 == 0, default);
            served.Add(no);
            await Task.Yield();
        }
    }

    [Test]
    public async Task APersonIsToldAfterTwoSeconds_AJobWaitsOn()
    {
        var time = new FakeTimeProvider();
        using var queue = new WriteQueue(time, OfJobs);
        var turn = await queue.EnterAsync(isJob: false, default);
        var (person, job) = (queue.EnterAsync(isJob: false, default).AsTask(), queue.EnterAsync(isJob: true, default).AsTask());
        time.Advance(WriteQueue.Patience);
        Assert.That(async () => await person, Throws.InstanceOf<WritersBusyException>());
        Assert.That(job.IsCompleted, Is.False);
        turn.Dispose();
        (await job).Dispose();
    }

    [Test]
    public async Task AFullQueue_TurnsPeopleAwayAtOnce_AndServesWhoWaits()
    {
        using var queue = new WriteQueue(new FakeTimeProvider(), OfJobs);
        var turn = await queue.EnterAsync(isJob: false, default);
        var waiting = Enumerable.Range(0, WriteQueue.Places).Select(_ => queue.EnterAsync(isJob: false, default).AsTask()).ToList();
        var job = queue.EnterAsync(isJob: true, default).AsTask();
        Assert.That(async () => await queue.EnterAsync(isJob: false, default), Throws.InstanceOf<WritersBusyException>());
        turn.Dispose();
        foreach (var one in waiting) (await one).Dispose();
        (await job).Dispose();
        using var free = await queue.EnterAsync(isJob: false, default);
    }

    [Test]
    public async Task WhoGoesAway_LeavesTheQueue()
    {
        using var queue = new WriteQueue(new FakeTimeProvider(), OfJobs);
        using var gone = new CancellationTokenSource();
        var turn = await queue.EnterAsync(isJob: false, default);
        var leaves = queue.EnterAsync(isJob: false, gone.Token).AsTask();
        var next = queue.EnterAsync(isJob: false, default).AsTask();
        await gone.CancelAsync();
        Assert.That(async () => await leaves, Throws.InstanceOf<OperationCanceledException>());
        turn.Dispose();
        turn.Dispose();
        using var mine = await next;
        Assert.That(queue.EnterAsync(isJob: false, default).AsTask().IsCompleted, Is.False, "given back twice is given back once");
    }

    [Test]
    public async Task ManyWritersAtOnce_LoseNothing_AndNumberWithoutGaps()
    {
        await using var office = await TestOffice.OpenAsync();
        var receipts = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => Task.Run(() => office.DoAsync(SubmitOnlineTests.Request(), Role.Applicant))));
        var stored = await office.InDbAsync(db => db.Set<Case>().OrderBy(c => c.Number).Select(c => c.Number).ToListAsync());
        Assert.That(stored, Is.EqualTo(receipts.Select(r => r.CaseNumber).Order()));
        Assert.That(stored, Is.EqualTo(Enumerable.Range(1, 24).Select(no => $"HCG-2026-{no:0000}")));
    }

    [Test]
    public async Task WhoeverIsRefused_LeavesTheTurnToTheNext()
    {
        await using var office = await TestOffice.OpenAsync();
        if (office.Services.GetService<WriteQueue>() is not { } queue) { Assert.Ignore("Servers let many write."); return; }
        var turn = await queue.EnterAsync(isJob: false, default);
        var waits = office.SendAsync(SubmitOnlineTests.Request(), Role.Applicant);
        Assert.That(waits.IsCompleted, Is.False);
        office.Time.Advance(WriteQueue.Patience);
        Assert.That(async () => await waits, Throws.InstanceOf<WritersBusyException>());
        Assert.That(await office.InDbAsync(db => db.Set<Case>().CountAsync()), Is.Zero, "nothing was done");
        turn.Dispose();
        await office.RefusedAsync("case.not-found", new NoteFeeLapse.Command(Day("2026-03-02")) { CaseNumber = "HCG-2026-9999" }, Role.Officer);
        await office.DoAsync(SubmitOnlineTests.Request(), Role.Applicant);
        Assert.That(queue.EnterAsync(isJob: false, default).AsTask().IsCompleted, "each gave its turn back");
    }

    [Test]
    public async Task ATransaction_GivesItsTurnBack_ByCommitAndWithoutIt_AndAStatementTakesOne()
    {
        await using var office = await TestOffice.OpenAsync();
        if (office.Services.GetService<WriteQueue>() is not { } queue) { Assert.Ignore("Servers let many write."); return; }
        await office.InDbAsync(async db =>
        {
            var transaction = await db.BeginAsync(default);
            Assert.That(IsFree(), Is.False);
            // Within a transaction a statement and a save need no turn of their own.
            await db.Set<Lease>().Where(l => l.Name == "none").ExecuteDeleteAsync();
            await db.SaveChangesAsync();
            Assert.That(IsFree(), Is.False);
            await transaction.CommitAsync(default);
            Assert.That(IsFree());
            await transaction.DisposeAsync();
            await using (await db.BeginAsync(default)) Assert.That(IsFree(), Is.False);
            Assert.That(IsFree());
            Assert.That(async () => await db.Database.ExecuteSqlRawAsync("DELETE FROM NoSuchTable"), Throws.Exception);
            Assert.That(IsFree(), "a statement that failed too");

            var held = await queue.EnterAsync(isJob: false, default);
            var statement = Task.Run(() => db.Set<Lease>().Where(l => l.Name == "none").ExecuteDeleteAsync());
            SpinWait.SpinUntil(() => queue.Waiting == 1, TimeSpan.FromSeconds(20));
            Assert.That(statement.IsCompleted, Is.False);
            held.Dispose();
            await statement;
            Assert.That(IsFree());
            return 0;
        });

        bool IsFree()
        {
            using var away = new CancellationTokenSource();
            var asked = queue.EnterAsync(isJob: true, away.Token).AsTask();
            if (asked.IsCompletedSuccessfully)
            {
                asked.Result.Dispose();
                return true;
            }
            away.Cancel();
            Assert.That(async () => await asked, Throws.InstanceOf<OperationCanceledException>());
            return false;
        }
    }
}
