using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Timers;
using Requests.Features.Kernel;
using Requests.Features.Services.Archive;

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

    [Test]
    public async Task ReadProofCheck_TellsWhenProofsWereLastChecked_AndWhatDidNotFit()
    {
        await using var office = await SweepOffice.OpenAsync();
        var never = await office.DoAsync(new ReadProofCheck.Query(), Role.Administrator);
        Assert.That((never.At, never.Found.Count), Is.EqualTo(((DateTimeOffset?)null, 0)));
        var number = await office.CaseAsync();
        await office.SweepAsync(CheckArchive.Name);
        var whole = await office.DoAsync(new ReadProofCheck.Query(), Role.Administrator);
        Assert.That((whole.At, whole.Faults, whole.Found.Count), Is.EqualTo(((DateTimeOffset?)office.Time.GetUtcNow(), 0, 0)));

        office.GoTo(office.Time.GetUtcNow().AddDays(1).ToString("yyyy-MM-dd"));
        await office.InDbAsync(db => db.Database.ExecuteSqlRawAsync(DatabaseServer.Quoted("UPDATE Cases SET Subject = 'x'")));
        await office.InDbAsync(db => db.Database.ExecuteSqlRawAsync(DatabaseServer.Quoted("UPDATE ProofEnds SET IsFresh = 1")));
        await office.SweepAsync(CheckArchive.Name);
        var wrong = await office.DoAsync(new ReadProofCheck.Query(), Role.Administrator);
        Assert.That(wrong.Found.Select(f => (f.Kind, f.Faults)), Does.Contain((FindingKind.RecordChanged, 1)), number);
        Assert.That(wrong.Found.Select(f => f.Name.Zh), Has.All.Not.Empty);
        await office.RefusedAsync("access.not-allowed", new ReadProofCheck.Query(), Role.Officer);
    }
}
