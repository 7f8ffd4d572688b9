using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Requests.Features.Data.Entities;

namespace Requests.Process.Tests;

/// <summary>A process that dies, or finds the disk full, while it carries an old database forward.</summary>
public sealed class KilledUpgradeTests
{
    private const int Beats = 20_000;

    /// <param name="milliseconds">From when the copy is first seen to the kill.</param>
    [Test, CancelAfter(120_000)]
    public async Task KilledUpgrade_LeavesTheOldFileUsable_AndTheNextStartUpgrades([Values(0, 40, 150)] int milliseconds)
    {
        await using var office = await OldOfficeAsync();
        var all = await office.InDbAsync(db => Task.FromResult(db.Database.GetMigrations().Count()));
        await using (var node = Node.Launch(office.Folder, "migrate"))
        {
            while (!File.Exists(office.Database + ".upgrading") && !node.HasEnded) await Task.Yield();
            await Task.Delay(milliseconds);
            await node.KillAsync();
        }
        var (migrations, rows) = await LookAsync(office);
        Assert.That(migrations, Is.EqualTo(1).Or.EqualTo(all), "old whole, or new whole");
        Assert.That(rows, Is.EqualTo(Beats));
        var (code, said) = await Node.RunAsync(office.Folder, "migrate");
        Assert.That(code, Is.Zero, said);
        Assert.That(await LookAsync(office), Is.EqualTo((all, Beats)));
        Assert.That(Directory.GetFiles(office.Folder, "*.upgrading*"), Is.Empty);
    }

    /// <summary>No file may grow beyond this: to SQLite that is a full disk.</summary>
    /// <param name="room">As a share of the database: half of it stops the copy, all of it the migration.</param>
    [Test, CancelAfter(120_000), Platform(Exclude = "Win")]
    public async Task FullDisk_LeavesTheOldFileUsable_AndSaysHowMuchIsNeeded([Values(0.5, 1)] double room)
    {
        await using var office = await OldOfficeAsync();
        var length = new FileInfo(office.Database).Length;
        var (code, said) = await Node.RunWithFileLimitAsync(office.Folder, (long)(length * room) + 16 * 1024, "migrate");
        Assert.That(code, Is.EqualTo(2), said);
        Assert.That(said, Does.Contain("The database is as it was").And.Contain("room for the database twice"));
        Assert.That(await LookAsync(office), Is.EqualTo((1, Beats)));
        Assert.That(Directory.GetFiles(office.Folder, "*.upgrading*"), Is.Empty);
        (code, said) = await Node.RunAsync(office.Folder, "migrate");
        Assert.That(code, Is.Zero, said);
    }

    private static Task<(int Migrations, int Rows)> LookAsync(Office office) => office.InDbAsync(async db =>
        ((await db.Database.GetAppliedMigrationsAsync()).Count(), await db.Set<Heartbeat>().CountAsync()));

    // At the first migration, with enough rows that the upgrade takes a while.
    private static async Task<Office> OldOfficeAsync()
    {
        var office = await Office.OpenAsync();
        await office.InDbAsync(async db =>
        {
            db.Set<Heartbeat>().AddRange(Enumerable.Range(0,
                Beats).Select(i => new Heartbeat("self-check", "node", i, 0, new string('x', 200), new Dictionary<string, int>(),
                DateTimeOffset.UnixEpoch.AddMinutes(i))));
            await db.SaveChangesAsync();
            await db.GetService<IMigrator>().MigrateAsync("Initial");
            // No free pages: the migration has to grow the file.
            await db.Database.ExecuteSqlRawAsync("VACUUM");
            return await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        });
        return office;
    }
}
