using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Requests.Features.Areas.Archive;
using Requests.Features.Areas.Timers;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Jobs;
using Requests.Features.Services.Letters;
using Requests.Statute.Outcomes;
using Requests.Web.Hosting;

namespace Requests.Web.Demo;

/// <summary>What a rehearsal left behind, for people and for tests.</summary>
/// <param name="NotResponsible">Numbers of the 2020 letters that say "not ours".</param>
/// <param name="ArchiveFaults">What verification found; none is good.</param>
/// <param name="SelfCheckFaults">What the office's own check of dates, chains and numbers found; none is good.</param>
internal sealed record DemoSummary(IReadOnlyDictionary<OutcomeLeaf, int> Outcomes2020, IReadOnlyList<string> NotResponsible, int Late2020,
    int Disputes2020, int Published2020, int OpenCases, int Seals, int ArchiveFaults, int SelfCheckFaults);

/// <summary>Fills an empty data folder with the year 2020 of a bureau and a living set of cases around today.</summary>
internal static class DemoOffice
{
    private const string Marker = "demo-office";

    /// <summary>The year's replies as papers, for a person to open.</summary>
    public const string LettersFolder = "letters";

    /// <summary>True when the folder already holds a whole demonstration.</summary>
    /// <exception cref="StartException">It holds something else, or the host would listen beyond this machine.</exception>
    public static bool IsThere(Settings settings, string? urls)
    {
        if (settings.Database.IsServer)
            throw new StartException("演示只使用内置的 SQLite。 / The demonstration runs on embedded SQLite only.");
        if (!(urls ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).All(IsLoopback))
            throw new StartException("演示只在本机监听。 / The demonstration listens on loopback only.");
        var folder = settings.DataFolder;
        if (File.Exists(Path.Combine(folder, Marker))) return true;
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new StartException($"数据文件夹中已有其他内容，演示不会动它：{folder}。请指定空文件夹（--Data:Folder）。 / " +
                "The data folder holds something else (or a demonstration that was cut off); name an empty one with --Data:Folder.");
        return false;
    }

    /// <summary>Plays the year 2020 and the cases around <paramref name="today"/>, each act on its day.</summary>
    public static async Task<DemoSummary> FillAsync(string[] args, DateOnly today, CancellationToken ct = default)
    {
        SimulatedTime? time = null;
        await using var app = Composition.Build(args, builder =>
        {
            var zone = Settings.Read(builder.Configuration).Zone;
            time = new SimulatedTime(zone);
            time.GoTo(new DateOnly(2020, 1, 1), new TimeOnly(9, 0));
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(time));
        }, quiet: true);
        await Composition.PrepareAsync(app, ct);
        var settings = app.Services.GetRequiredService<Settings>();
        var stage = new DemoStage(app.Services, time!);
        await stage.BuildOfficeAsync(settings.Demo.Password);
        new Year2020(stage).Write();
        await stage.PlayUntilAsync(new DateOnly(2020, 12, 31));
        new Report2020(stage).Write();
        new LivingOffice(stage, today).Write();
        await stage.PlayUntilAsync(today);
        var check = await app.Services.GetRequiredService<SweepRunner>().RunAsync(Sweeps.Find(SelfCheck.Name)!, ct);
        var summary = await stage.InScopeAsync(scope => SummariseAsync(scope, stage, check.Faults, ct));
        await stage.InScopeAsync(scope => WriteLettersAsync(scope, Path.Combine(settings.DataFolder, LettersFolder), ct));
        await File.WriteAllTextAsync(Path.Combine(settings.DataFolder, Marker), $"{today:yyyy-MM-dd}\n", ct);
        return summary;
    }

    private static async Task<DemoSummary> SummariseAsync(IServiceProvider scope, DemoStage stage, int selfCheckFaults, CancellationToken ct)
    {
        scope.GetRequiredService<Caller>().ActAsSystem();
        var db = scope.GetRequiredService<RequestsDb>();
        var (first, last) = (new DateOnly(2020, 1, 1), new DateOnly(2020, 12, 31));
        var year = db.Set<Case>().AsNoTracking().Where(c => c.ReceivedOn >= first && c.ReceivedOn <= last);
        var outcomes = await year.Where(c => c.Leaf != null).GroupBy(c => c.Leaf!.Value).Select(g => new
        {
            g.Key,
            Count = g.Count()
        }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var notOurs = await year.Where(c => c.NotHeldKind == NotHeldKind.NotResponsible)
            .Join(db.Set<Document>(), c => c.Id, d => d.CaseId, (c, d) => d.Number!).ToListAsync(ct);
        var verification = await stage.AsAsync(Role.System, new VerifyArchive.Query());
        return new(outcomes, [.. notOurs.OrderBy(n => n.Length).ThenBy(n => n, StringComparer.Ordinal)], await year.CountAsync(c => c.WasLate, ct),
            await db.Set<Dispute>().CountAsync(d => d.ReceivedOn >= first && d.ReceivedOn <= last, ct),
            await db.Set<PublicationCount>().Where(c => c.Year == first.Year).SumAsync(c => c.Count, ct),
            await db.Set<Case>().CountAsync(c => c.ReceivedOn > last && c.ClosedOn == null, ct),
            await db.Set<ArchiveSeal>().CountAsync(ct), verification.Findings.Count, selfCheckFaults);
    }

    private static async Task<int> WriteLettersAsync(IServiceProvider scope, string folder, CancellationToken ct)
    {
        scope.GetRequiredService<Caller>().ActAsSystem();
        var db = scope.GetRequiredService<RequestsDb>();
        var files = scope.GetRequiredService<LetterFiles>();
        var (first, last) = (new DateOnly(2020, 1, 1), new DateOnly(2020, 12, 31));
        var letters = await db.Set<Document>().AsNoTracking().Include(d => d.Texts)
            .Where(d => d.LetterOn >= first && d.LetterOn <= last && d.State != DocumentState.Voided).ToListAsync(ct);
        Directory.CreateDirectory(folder);
        foreach (var letter in letters.Where(l => l.Files.Count > 0))
            foreach (var file in letter.Files)
            {
                await using var content = (await files.OpenAsync(letter, file.Extension, ct))!;
                await using var target = File.Create(Path.Combine(folder, $"{letter.Number} {letter.Title}.{file.Extension}"));
                await content.CopyToAsync(target, ct);
            }
        return letters.Count;
    }

    private static bool IsLoopback(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address)
        && (address.IsLoopback || (IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip)));

    /// <summary>What a newcomer needs: who can sign in, and what the year came to.</summary>
    public static string Describe(DemoSummary? summary, Settings settings, string address)
    {
        var lines = new List<string> { "", $"演示机关 / demonstration office: {address}", $"密码 / password: {settings.Demo.Password}", "" };
        lines.AddRange(DemoAccounts.All.Select(a => $"  {a.UserName,-12}{a.DisplayName}  {a.LookAt}"));
        if (summary is not null)
        {
            lines.Add("");
            lines.Add("2020: " + string.Join(", ", summary.Outcomes2020.OrderBy(o => o.Key).Select(o => $"{Leaves.Of(o.Key).Code} {o.Value}"))
                + $"; 逾期 / late {summary.Late2020}; 争议 / disputes {summary.Disputes2020}; 主动公开 / published {summary.Published2020:N0}");
            lines.Add($"不属于本机关（NOT_RESPONSIBLE）: {string.Join('、', summary.NotResponsible)}");
            lines.Add($"答复文书 / letters of the year: {Path.Combine(settings.DataFolder, LettersFolder)}");
            lines.Add($"在办 / open: {summary.OpenCases}; 档案 / seals: {summary.Seals}, 核验问题 / faults: {summary.ArchiveFaults}; 自检问题 / self-check: {summary.SelfCheckFaults}");
        }
        lines.Add("");
        return string.Join('\n', lines);
    }
}
