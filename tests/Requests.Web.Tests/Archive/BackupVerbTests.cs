using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Access;
using Requests.Features.Archive;
using Requests.Features.Cases;
using Requests.Features.Data;
using Requests.Features.Pipeline;
using Requests.Web.Verbs;

namespace Requests.Web.Tests.Archive;

[NonParallelizable]
public sealed class BackupVerbTests
{
    private WebOffice _office = null!;
    private string _folder = "";

    [SetUp]
    public async Task SetUp()
    {
        _office = await WebOffice.OpenAsync();
        _folder = Directory.CreateTempSubdirectory("requests-backup-").FullName;
        using var clerk = _office.ClientFor(Role.Clerk);
        var receipt = await (await clerk.PostAsJsonAsync("/api/v1/cases", Some.Posted())).DoneAsync(201);
        await SealAsync(receipt.GetProperty("caseNumber").GetString()!);
    }

    [TearDown]
    public async Task TearDown()
    {
        await _office.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task Backup_ThenRestore_GivesAnArchiveThatVerifies()
    {
        Directory.CreateDirectory(Path.Combine(_office.Folder, "keys"));
        await File.WriteAllTextAsync(Path.Combine(_office.Folder, "keys", "some.key"), "secret");
        Assert.That(await RunAsync("backup", Backup, Data(_office.Folder)), Is.EqualTo(0));
        await SealAsync("HCG-2026-0001");
        Assert.That(await RunAsync("restore", Backup, Data(Restored)), Is.EqualTo(0), "what was sealed after the backup is not in it");
        Assert.That(await RunAsync("verify-archive", Data(Restored)), Is.EqualTo(0));
        Assert.That(await RunAsync("verify-archive", Data(_office.Folder)), Is.EqualTo(0));
        Assert.That(Directory.GetFiles(Path.Combine(Restored, "archive"), "*", SearchOption.AllDirectories), Is.Not.Empty);
        Assert.That(await File.ReadAllTextAsync(Path.Combine(Restored, "keys", "some.key")), Is.EqualTo("secret"));
    }

    [Test]
    public async Task Restore_OfADamagedBackup_EndsWithOne()
    {
        await RunAsync("backup", Backup, Data(_office.Folder));
        var victim = Directory.GetFiles(Path.Combine(Backup, "archive"), "*", SearchOption.AllDirectories)[0];
        File.SetAttributes(victim, FileAttributes.Normal);
        await File.AppendAllTextAsync(victim, "x");
        Assert.That(await RunAsync("restore", Backup, Data(Restored)), Is.EqualTo(1));
        Assert.That(await RunAsync("verify-archive", Data(Restored)), Is.EqualTo(1));
    }

    [Test]
    public async Task Restore_IntoAFolderThatHoldsSomething_IsRefused()
    {
        await RunAsync("backup", Backup, Data(_office.Folder));
        Assert.That(await RunAsync("restore", Backup, Data(_office.Folder)), Is.EqualTo(2));
        Assert.That(await RunAsync("backup", Backup, Data(_office.Folder)), Is.EqualTo(2), "a backup folder is used once");
        File.Delete(Path.Combine(Backup, "backup.txt"));
        Assert.That(await RunAsync("restore", Backup, Data(Restored)), Is.EqualTo(2), "a backup that never ended is none");
    }

    [Test]
    public async Task ArchiveDoors_TellVerifyAndOpen()
    {
        using var supervisor = _office.ClientFor(Role.Supervisor);
        var report = await (await supervisor.GetAsync("/api/v1/archive/verification")).DoneAsync();
        Assert.That(report.GetProperty("faults").GetInt32(), Is.Zero);
        using var officer = _office.ClientFor(Role.Officer);
        var archive = await (await officer.GetAsync("/api/v1/cases/HCG-2026-0001/archive")).DoneAsync();
        Assert.That(archive.GetProperty("seals").GetArrayLength(), Is.EqualTo(1));
        var body = new { sequence = 1, path = "data/application.json", reason = "复议答复" };
        var file = await (await officer.PostAsJsonAsync("/api/v1/cases/HCG-2026-0001/archive/readings", body)).DoneAsync();
        Assert.That(file.GetProperty("number").GetString(), Is.EqualTo("HCG-2026-0001"));
        using var stranger = _office.ClientFor(Role.Officer, WebOffice.OtherBody);
        await (await stranger.PostAsJsonAsync("/api/v1/cases/HCG-2026-0001/archive/readings", body)).ProblemAsync(404, "case.not-found");
        using var administrator = _office.ClientFor(Role.Administrator);
        await (await administrator.PostAsync("/api/v1/archive/sweeps", null)).DoneAsync();
    }

    private string Backup => Path.Combine(_folder, "backup");

    private string Restored => Path.Combine(_folder, "restored");

    private static string Data(string folder) => $"--Data:Folder={folder}";

    private static Task<int> RunAsync(params string[] args) =>
        ProgramVerbs.RunAsync([.. args, $"--Office:PersonalKey={Convert.ToBase64String(new byte[32])}", "--Jobs:Workers=0"]);

    private Task<int> SealAsync(string number) => _office.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<RequestsDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var found = await services.GetRequiredService<CaseDesk>().FindAsync(number, default);
        await services.GetRequiredService<IArchive>().SealAsync(found!, "closed", default);
        await transaction.CommitAsync();
        return 0;
    });
}
