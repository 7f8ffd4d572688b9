using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Timers;
using Requests.Features.Kernel;
using Requests.Features.Services.Jobs;

namespace Requests.Features.Tests.Timers;

public sealed class WatchHeartbeatsTests
{
    [Test]
    public async Task WatchHeartbeats_OfAFreshInstallation_IsSilentForTwentySixHours()
    {
        await using var office = await SweepOffice.OpenAsync();
        await StartAsync(office);
        office.Time.Advance(Sweeps.HeartbeatPatience);
        await office.SweepAsync(WatchHeartbeats.Name);
        Assert.That(await office.InboxAsync(), Is.Empty);
        office.Time.Advance(TimeSpan.FromMinutes(1));
        await office.SweepAsync(WatchHeartbeats.Name);
        await office.SweepAsync(WatchHeartbeats.Name);
        Assert.That(await office.InboxAsync(), Is.EqualTo(Sweeps.All.Where(s => s.IsNightly).Select(_ => "SweepMissing Administrator")));
    }

    [Test]
    public async Task ListSweeps_ShowsTheLastHeartbeatAndWhatIsLate()
    {
        await using var office = await SweepOffice.OpenAsync();
        await StartAsync(office);
        await office.SweepAsync(SelfCheck.Name);
        var ran = office.Time.GetUtcNow();
        office.Time.Advance(Sweeps.HeartbeatPatience + TimeSpan.FromMinutes(1));
        var lines = (await office.DoAsync(new ListSweeps.Query(), Role.Administrator)).Sweeps;
        Assert.That(lines.Single(l => l.Name == SelfCheck.Name),
            Has.Property(nameof(ListSweeps.Line.LastAt)).EqualTo(ran).And.Property(nameof(ListSweeps.Line.IsLate)).True);
        Assert.That(lines.Single(l => l.Name == RemindDue.Name).IsLate, Is.False, "only nightly sweeps can be late");
    }

    [Test]
    public async Task AskForSweep_OfAnUnknownName_IsRefused()
    {
        await using var office = await SweepOffice.OpenAsync();
        await office.RefusedAsync("timer.no-such-sweep", new AskForSweep.Command("sleep"), Role.Operator);
        await office.RefusedAsync("access.not-allowed", new AskForSweep.Command(RemindDue.Name), Role.Supervisor);
        Assert.That((await office.DoAsync(new AskForSweep.Command(RemindDue.Name), Role.Operator)).Name, Is.EqualTo(RemindDue.Name));
    }

    private static async Task StartAsync(TestOffice office)
    {
        await using var scope = office.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Heartbeats>().NoteStartAsync(CancellationToken.None);
    }
}
