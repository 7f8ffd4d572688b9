using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Timers;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Jobs;

namespace Requests.Features.Tests.Timers;

public sealed class LeaseTests
{
    private static readonly TimeSpan FiveMinutes = TimeSpan.FromMinutes(5);

    [Test]
    public async Task Lease_ByTenNodesAtOnce_IsTakenByOne()
    {
        await using var office = await SweepOffice.OpenAsync();
        var taken = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(() => AsAsync(office, l => l.TakeAsync("x", $"node{i}", FiveMinutes, CancellationToken.None)))));
        Assert.That(taken.Count(t => t), Is.EqualTo(1));
    }

    [Test]
    public async Task Lease_OfADeadNode_IsFreeAfterItsTime()
    {
        await using var office = await SweepOffice.OpenAsync();
        Assert.That(await AsAsync(office, l => l.TakeAsync("x", "a", FiveMinutes, CancellationToken.None)));
        Assert.That(await AsAsync(office, l => l.TakeAsync("x", "b", FiveMinutes, CancellationToken.None)), Is.False);
        office.Time.Advance(FiveMinutes);
        Assert.That(await AsAsync(office, l => l.TakeAsync("x", "b", FiveMinutes, CancellationToken.None)));
        Assert.That(await AsAsync(office, l => l.RenewAsync("x", "a", FiveMinutes, CancellationToken.None)), Is.False, "the first must notice that it lost it");
    }

    [Test]
    public async Task Lease_Released_IsFreeAtOnce()
    {
        await using var office = await SweepOffice.OpenAsync();
        await AsAsync(office, l => l.TakeAsync("x", "a", FiveMinutes, CancellationToken.None));
        await AsAsync(office, async l =>
        {
            await l.ReleaseAsync("x", "a", CancellationToken.None);
            return true;
        });
        Assert.That(await AsAsync(office, l => l.TakeAsync("x", "b", FiveMinutes, CancellationToken.None)));
    }

    [Test]
    public async Task Sweep_WhileAnotherNodeHoldsItsLease_DoesNotRun()
    {
        await using var office = await SweepOffice.OpenAsync();
        await AsAsync(office, l => l.TakeAsync(RemindDue.Name, "another node", FiveMinutes, CancellationToken.None));
        var run = await office.SweepAsync(RemindDue.Name);
        Assert.That(run.Ran, Is.False);
        Assert.That(await office.InDbAsync(db => Task.FromResult(db.Set<Heartbeat>().Count())), Is.Zero);
    }

    private static async Task<bool> AsAsync(TestOffice office, Func<Leases, Task<bool>> act)
    {
        await using var scope = office.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().ActAsSystem();
        return await act(scope.ServiceProvider.GetRequiredService<Leases>());
    }
}
