using Requests.Features.Areas.Timers;

namespace Requests.Features.Tests.Timers;

public sealed class CheckArchiveTests
{
    [Test]
    public async Task CheckArchive_WithAForeignFileInTheStore_TellsAdministratorsAndSupervisorsOnce()
    {
        await using var office = await SweepOffice.OpenAsync();
        Assert.That((await office.SweepAsync(CheckArchive.Name)).Faults, Is.Zero);
        Assert.That(await office.InboxAsync(), Is.Empty);

        office.GoTo(office.Time.GetUtcNow().AddDays(1).ToString("yyyy-MM-dd"));
        var hash = new string('a', 64);
        var folder = Path.Combine(office.Folder, "archive", hash[..2]);
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, hash), "foreign");
        var run = await office.SweepAsync(CheckArchive.Name);
        await office.SweepAsync(CheckArchive.Name);
        Assert.That(run.Faults, Is.GreaterThan(0));
        Assert.That(await office.InboxAsync(), Is.EqualTo(["ArchiveFaults Administrator", "ArchiveFaults Supervisor"]));
    }
}
