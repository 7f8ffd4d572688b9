using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Requests.Features.Areas.Reports;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Upgrades;
using Requests.Web.Tests.Pages;
using Requests.Web.Verbs;

namespace Requests.Web.Tests.Upgrades;

/// <summary>What becomes of a data folder when another program is started on it.</summary>
[NonParallelizable]
public sealed class UpgradeTests
{
    private WebOffice _office = null!;
    private OldFolder _old = null!;

    [SetUp]
    public async Task SetUp()
    {
        _office = await WebOffice.OpenAsync();
        await CaseWork.IssueAsync(_office);
        _old = await OldFolder.MakeAsync(_office);
    }

    [TearDown]
    public async Task TearDown()
    {
        _old.Dispose();
        await _office.DisposeAsync();
    }

    [Test]
    public async Task AnUpgrade_KeepsTheReport_AndTheFileAsItWas()
    {
        var before = await ReportAsync(_office);
        await using var upgraded = await WebOffice.OpenFolderAsync(_old.Folder);
        Assert.That(await ReportAsync(upgraded), Is.EqualTo(before), "columns that came with a migration are filled for old rows");
        Assert.That(before, Does.Contain("NEW 1 ").And.Contain("CARRIED_OUT 1 "));
        Assert.That(await upgraded.InDbAsync(db => db.Database.SqlQueryRaw<string>("PRAGMA journal_mode").ToListAsync()), Is.EqualTo(new[] { "wal" }));
        Assert.That(await upgraded.InDbAsync(db => new DataUpgrade(db, TimeProvider.System).ReadVersionAsync(default)), Is.EqualTo(ProgramVersion.Current));
        var kept = Directory.GetFiles(_old.Folder, "requests.db.*").Select(Path.GetFileName).Where(f => f is not ("requests.db" or "requests.db.migrating")).ToList();
        Assert.That(kept, Has.Count.EqualTo(1).And.One.StartsWith("requests.db.before-"), string.Join(" ", kept));
        File.Copy(Path.Combine(_old.Folder, kept[0]!), Path.Combine(_old.Folder, "back.db"));
        await using var back = new SqliteConnection($"Data Source={Path.Combine(_old.Folder, "back.db")};Pooling=False");
        await back.OpenAsync();
        await using var look = back.CreateCommand();
        look.CommandText = "SELECT (SELECT COUNT(*) FROM Cases) * 100 + (SELECT COUNT(*) FROM __EFMigrationsHistory)";
        Assert.That(await look.ExecuteScalarAsync(), Is.EqualTo(101L), "one case, one migration: the way back");
    }

    [Test]
    public async Task AMigrationThatFails_LeavesTheOldFileUsable_AndSaysSo()
    {
        // A table of this name is what a later migration makes.
        await _old.ExecuteAsync("CREATE TABLE SavedViews (Id INTEGER)");
        var (code, said) = await RunAsync("migrate");
        Assert.That(code, Is.EqualTo(ProgramVerbs.WrongUse));
        Assert.That(said, Does.Contain("The database is as it was").And.Contain("SavedViews"));
        await AssertOldAndUsableAsync();
        await _old.ExecuteAsync("DROP TABLE SavedViews");
        await MigrateAsync();
    }

    [Test]
    public async Task AnUpgrade_IsNotDone_WhileAnotherProgramHasTheFileOpen()
    {
        await _old.ExecuteAsync("PRAGMA journal_mode=WAL");
        await using (var other = new SqliteConnection($"Data Source={_old.Database};Pooling=False"))
        {
            await other.OpenAsync();
            await using var look = other.CreateCommand();
            look.CommandText = "SELECT COUNT(*) FROM Cases";
            await look.ExecuteScalarAsync();
            var (code, said) = await RunAsync("migrate");
            Assert.That(code, Is.EqualTo(ProgramVerbs.WrongUse));
            Assert.That(said, Does.Contain("Stop every node"));
        }
        await AssertOldAndUsableAsync();
        await MigrateAsync();
    }

    [Test]
    public async Task WhatAKilledUpgradeLeft_IsTidiedAway()
    {
        await File.WriteAllTextAsync(_old.Database + ".upgrading", "half a copy");
        await File.WriteAllTextAsync(_old.Database + ".upgrading-wal", "half a log");
        await MigrateAsync();
        Assert.That(Directory.GetFiles(_old.Folder, "*.upgrading*"), Is.Empty);
    }

    [Test]
    public async Task AMigrationThisProgramDoesNotKnow_StopsEveryVerbAndTheServer()
    {
        await MigrateAsync();
        await _old.ExecuteAsync("INSERT INTO __EFMigrationsHistory (MigrationId, ProductVersion) VALUES ('20990101000000_FromTheFuture', '99.0.0')");
        foreach (var verb in (string[])["migrate", "doctor", "verify-archive", "rebuild-index", "create-user", "backup"])
        {
            string[] more = verb == "backup" ? [Path.Combine(_old.Folder, "backup")] : verb == "create-user" ? ["--body", "HCG", "--user",
                "x", "--roles", "Officer"] : [];
            var (code, said) = await RunAsync([verb, .. more]);
            Assert.That(code, Is.EqualTo(ProgramVerbs.NewerData), verb);
            Assert.That(said, Does.Contain("20990101000000_FromTheFuture").And.Contain(ProgramVersion.Current), verb);
        }
        Assert.That((await RunAsync()).Code, Is.EqualTo(ProgramVerbs.NewerData), "the server");
    }

    // What would be the next release of each sort.
    private static string Next(int major, int minor, int patch) =>
        Version.Parse(ProgramVersion.Current) is var here ? $"{here.Major + major}.{(major > 0 ? 0 : here.Minor + minor)}.{here.Build + patch}" : "";

    [TestCase(0, 1, 0, ProgramVerbs.NewerData)]
    [TestCase(1, 0, 0, ProgramVerbs.NewerData)]
    [TestCase(0, 0, 9, ProgramVerbs.Done)]
    public async Task DataThatANewerProgramCarriedForward_IsRefused_ButNotThatOfAPatch(int major, int minor, int patch, int expected)
    {
        var version = Next(major, minor, patch);
        await MigrateAsync();
        await _old.ExecuteAsync($"UPDATE InstallationValues SET Value = '{version}' WHERE Name = 'program-version'");
        var (code, said) = await RunAsync("migrate");
        Assert.That(code, Is.EqualTo(expected));
        if (expected != ProgramVerbs.Done) Assert.That(said, Does.Contain(version));
    }

    [Test]
    public async Task ABackupOfNewerData_IsNotRestored()
    {
        await MigrateAsync();
        var backup = Path.Combine(_old.Folder, "backup");
        Assert.That((await RunAsync("backup", backup)).Code, Is.EqualTo(ProgramVerbs.Done));
        await using (var newer = new SqliteConnection($"Data Source={Path.Combine(backup, "requests.db")};Pooling=False"))
        {
            await newer.OpenAsync();
            await using var change = newer.CreateCommand();
            change.CommandText = $"UPDATE InstallationValues SET Value = '{Next(0, 1, 0)}' WHERE Name = 'program-version'";
            await change.ExecuteNonQueryAsync();
        }
        var target = Path.Combine(_old.Folder, "restored");
        Assert.That(await ProgramVerbs.RunAsync(["restore", backup, $"--Data:Folder={target}"]), Is.EqualTo(ProgramVerbs.NewerData));
        Assert.That(Directory.Exists(target), Is.False);
    }

#pragma warning disable EF1002 // Names of tables and columns out of the model; they cannot be parameters.
    /// <summary>A column that is derived and stored holds its default in every old row after the migration that adds it.</summary>
    [Test]
    public async Task EveryDerivedColumn_IsWorkedOutAnew()
    {
        var derived = await _office.InDbAsync(db => Task.FromResult(db.Model.GetEntityTypes().SelectMany(t => t.GetProperties())
            .Where(p => p.GetPropertyAccessMode() == PropertyAccessMode.Property && p.PropertyInfo is not null)
            .Select(p => (Table: p.DeclaringType.GetTableName()!, Column: p.GetColumnName())).ToList()));
        Assert.That(derived, Does.Contain(("Cases", "PendingUntil")).And.Contain(("Cases", "IsOpen")));
        foreach (var (table, column) in derived)
        {
            var before = await ValuesAsync(table, column);
            await _office.InDbAsync(db => db.Database.ExecuteSqlRawAsync($"UPDATE {table} SET {column} = CASE WHEN {column} = 0 THEN 1 WHEN {column} = 1 THEN 0 ELSE '0001-01-01' END"));
            Assert.That(await ValuesAsync(table, column), Is.Not.EqualTo(before), $"{table}.{column} was spoilt");
            await _office.InDbAsync(async db =>
            {
                await new DataUpgrade(db, TimeProvider.System).RunAsync(migrated: true, default);
                return 0;
            });
            Assert.That(await ValuesAsync(table, column), Is.EqualTo(before), $"{table}.{column}: no step of {nameof(DataUpgrade)} works it out");
        }

        Task<List<string>> ValuesAsync(string table, string column) => _office.InDbAsync(db =>
            db.Database.SqlQueryRaw<string>($"SELECT CAST({column} AS TEXT) AS Value FROM {table} ORDER BY rowid").ToListAsync());
    }

#pragma warning restore EF1002

    private async Task AssertOldAndUsableAsync()
    {
        Assert.That(await _old.MigrationsAsync(), Has.Count.EqualTo(1));
        Assert.That(await _old.CasesAsync(), Is.EqualTo(1));
        await _old.ExecuteAsync("UPDATE Cases SET Subject = Subject");
        Assert.That(Directory.GetFiles(_old.Folder, "*.upgrading*"), Is.Empty);
    }

    private async Task MigrateAsync()
    {
        var (code, said) = await RunAsync("migrate");
        Assert.That(code, Is.EqualTo(ProgramVerbs.Done), said);
    }

    private static async Task<string> ReportAsync(WebOffice office)
    {
        var report = await office.DoAsync(new ReadAnnualReport.Query(2026), Role.Head);
        return string.Join('\n', report.PartThree.Rows.Select(r => $"{r.Code} {string.Join(' ', r.Values)}"));
    }

    private async Task<(int Code, string Said)> RunAsync(params string[] args)
    {
        var before = Console.Error;
        await using var said = new StringWriter();
        Console.SetError(said);
        try
        {
            var code = await ProgramVerbs.RunAsync([.. args, $"--Data:Folder={_old.Folder}", $"--Office:PersonalKey={Convert.ToBase64String(new byte[32])}", "--Jobs:Workers=0", "--urls=http://127.0.0.1:0"]);
            return (code, said.ToString());
        }
        finally
        {
            Console.SetError(before);
        }
    }
}
