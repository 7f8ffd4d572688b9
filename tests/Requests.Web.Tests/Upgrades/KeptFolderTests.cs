using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Requests.Features.Areas.Archive;
using Requests.Features.Areas.Intake;
using Requests.Features.Areas.Portal;
using Requests.Features.Areas.Timers;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Intake;
using Requests.Features.Services.Jobs;
using Requests.Statute.Intake;
using Requests.Statute.Receipt;
using Requests.Web.Demo;
using Requests.Web.Hosting;

namespace Requests.Web.Tests.Upgrades;

/// <summary>
/// From 1.0.0 on every data folder can be carried forward: a folder of each release lies with the tests, and today's program
/// opens it. <c>tests/make-folder</c> makes the one of the release that is about to leave.
/// </summary>
public sealed class KeptFolderTests
{
    private const string Today = "2026-03-03";
    private const long MostBytes = 1_800_000;

    private static IEnumerable<KeptFolder> Kept() => KeptFolder.All();

    [TestCaseSource(nameof(Kept))]
    public async Task AFolderOfARelease_IsReadByTodaysProgram_WithEveryFactAsItWas(KeptFolder kept)
    {
        var folder = Directory.CreateTempSubdirectory("requests-kept-").FullName;
        await kept.UnpackAsync(folder);
        // Its keys lie in the folder; no setting stands in for them.
        await using var office = await WebOffice.OpenFolderAsync(folder, Today, "--Office:PersonalKey=");
        var (codes, facts) = kept.ReadFacts();
        var now = await FolderFacts.ReadAsync(office.Services, codes);
        Assert.That(facts.Except(now), Is.Empty, "what the folder said when it was made and no longer says");

        var archive = await FolderFacts.SendAsync(office.Services, DemoStage.BodyId, new VerifyArchive.Query(), Role.Administrator);
        Assert.That(archive.Findings, Is.Empty);
        Assert.That(archive.Seals, Is.EqualTo(facts.Count(f => f.StartsWith("seal ", StringComparison.Ordinal))));
        var check = await office.InScopeAsync(services => services.GetRequiredService<SweepRunner>().RunAsync(Sweeps.Find(SelfCheck.Name)!, default));
        Assert.That(check.Faults, Is.Zero, check.Line);
        Assert.That(await office.TokenAsync("clerk", DemoPassword), Is.Not.Empty, "people sign in as before");

        var posted = Posted("新的一件申请");
        var next = await FolderFacts.SendAsync(office.Services, DemoStage.BodyId, posted, Role.Clerk);
        Assert.That(facts, Has.None.Contains($"case {next.CaseNumber} "), "numbers go on where they were");
    }

    [Test]
    public void AFolderLiesHere_AndIsSmall()
    {
        Assert.That(Kept().Select(k => k.Version), Is.SupersetOf(new[] { "1.0.0", ProgramVersion.Current }));
        foreach (var kept in Kept()) Assert.That(new FileInfo(kept.Archive).Length, Is.LessThan(MostBytes), kept.Version);
    }

    /// <summary>Not a test: what <c>tests/make-folder</c> runs. It writes the folder of this version anew.</summary>
    [Test]
    public async Task MakeFolder()
    {
        if (Environment.GetEnvironmentVariable("REQUESTS_MAKE_FOLDER") != "1") Assert.Ignore("Made by tests/make-folder only.");
        var folder = Directory.CreateTempSubdirectory("requests-made-").FullName;
        var (codes, facts) = await PlayAsync(folder);
        SqliteConnection.ClearAllPools();
        File.Delete(Path.Combine(folder, "requests.db.migrating"));
        await new KeptFolder(ProgramVersion.Current).WriteAsync(folder, codes, facts);
        Directory.Delete(folder, recursive: true);
    }

    // Some weeks of 2020 with their report, and a case in every state around a day of 2026: the demonstration's own acts.
    private static async Task<(IReadOnlyList<string> Codes, IReadOnlyList<string> Facts)> PlayAsync(string folder)
    {
        var today = DateOnly.Parse(Today, System.Globalization.CultureInfo.InvariantCulture);
        SimulatedTime? time = null;
        await using var app = Composition.Build([$"--Data:Folder={folder}", "--Jobs:Workers=0"], builder =>
        {
            time = new SimulatedTime(Settings.Read(builder.Configuration).Zone);
            time.GoTo(new DateOnly(2020, 1, 1), new TimeOnly(9, 0));
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(time));
        }, quiet: true);
        await Composition.PrepareAsync(app);
        var first = new DemoStage(app.Services, time!);
        await first.BuildOfficeAsync(DemoPassword);
        new Year2020(first).Write();
        await first.PlayUntilAsync(new DateOnly(2020, 2, 28));
        var second = new DemoStage(app.Services, time!);
        new Report2020(second).Write();
        new LivingOffice(second, today).Write();
        await second.PlayUntilAsync(today);
        time!.GoTo(today, new TimeOnly(18, 0));
        var draft = await FolderFacts.SendAsync(app.Services, DemoStage.BodyId,
            new KeepDraft.Command(new Dictionary<string, string> { ["subject"] = "没有写完的申请" }), Role.Applicant);
        var online = await FolderFacts.SendAsync(app.Services, DemoStage.BodyId, new SubmitOnline.Command("网上提交的申请", "请公开路灯亮灯率统计。", ApplicantType.NaturalPerson,
            new Person("洪小波", null, "13800009999", "江城市第九大街9号", null)), Role.Applicant);
        foreach (var sweep in Sweeps.All)
        {
            await using var scope = app.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Caller>().ActAsSystem();
            await scope.ServiceProvider.GetRequiredService<SweepRunner>().RunAsync(sweep, default);
        }
        string[] codes = [draft.Code, online.CaseNumber, online.QueryCode!];
        var facts = await FolderFacts.ReadAsync(app.Services, codes);
        await using var last = app.Services.CreateAsyncScope();
        await last.ServiceProvider.GetRequiredService<RequestsDb>().Database.ExecuteSqlRawAsync("VACUUM; PRAGMA wal_checkpoint(TRUNCATE);");
        return (codes, facts);
    }

    private const string DemoPassword = "Demo-Office-2020!";

    private static RegisterRequest.Command Posted(string subject) => new(IntakeChannel.RegisteredPost, subject, "请公开。", ApplicantType.NaturalPerson,
        new Person("洪小波", null, "13800009999", "江城市第九大街9号", null), new DateOnly(2026, 3, 2), SignedOn: new DateOnly(2026, 3, 2));
}
