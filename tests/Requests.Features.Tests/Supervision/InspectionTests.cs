using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Disputes;
using Requests.Features.Areas.Letters;
using Requests.Features.Areas.Supervision;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Archive;
using Requests.Features.Tests.Replies;
using Requests.Features.Tests.Timers;
using Requests.Statute.Clocks;
using Requests.Statute.Disputes;
using UglyToad.PdfPig;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Supervision;

public sealed class InspectionTests
{
    [Test]
    [Property("Rule", "SRV-4")]
    public async Task ReadLateness_GivesTheRateTheCausesAndTheStepThatCostTheDays()
    {
        await using var path = await ReplyCase.OpenAsync("2026-03-02");
        var quick = await path.NextAsync(Posted("2026-03-02"));
        path.Office.GoTo("2026-03-04");
        foreach (var one in new[] { path, quick }) await one.ClassifyNotResponsibleAsync();
        await quick.ApproveAsync();
        await quick.IssueAndServeAsync();
        await quick.RefusedAsync("supervision.not-late", new ExplainLateness.Command(LatenessCause.Drafting, "x"));
        path.Office.GoTo("2026-03-31");
        await path.ApproveAsync();
        await path.DoAsync(new IssueLetter.Command(LateConfirmed: true));
        await path.DoAsync(new Features.Areas.Service.RecordService.Command(Statute.Service.ServiceMethod.InPerson, Day("2026-03-31"),
            Day("2026-03-31"), Proof: "送达回证"));
        await path.DoAsync(new ExplainLateness.Command(LatenessCause.Drafting, "起草时间过长"), Role.Head);

        var read = await path.Office.DoAsync(new ReadLateness.Query(), Role.Supervisor);
        Assert.That((read.Replied, read.Late, read.OnTimeRate, read.Unexplained), Is.EqualTo((2, 1, (decimal?)0.5m, 0)));
        Assert.That(read.Causes.Select(c => (c.Cause, c.Count)), Is.EqualTo(new[] { (LatenessCause.Drafting, 1) }));
        Assert.That(read.Cases.Single().WorstStep, Is.EqualTo(CaseStep.Drafting));
        Assert.That(read.Steps.Single(s => s.LongestIn == 1).Step, Is.EqualTo(CaseStep.Drafting));
    }

    [Test]
    [Property("Rule", "SUP-6")]
    public async Task SUP_6_ReadInspectionPack_HoldsEveryListWithItsHashAndNobodysName()
    {
        await using var office = await SweepOffice.OpenAsync();
        var number = await office.CaseAsync(assigned: true);
        await office.EnterAsync(number, ClockEntryKind.ThirdPartyConsulted, "2026-03-02", "2026-03-02", Features.Kernel.CaseState.Consulting);
        var pack = await office.DoAsync(new ReadInspectionPack.Query(Day("2026-01-01"), Day("2026-12-31")), Role.Supervisor);
        await using var zip = new ZipArchive(pack.Content);
        Assert.That(zip.Entries.Select(e => e.Name), Is.EquivalentTo(new[]
        {
            "cases.csv", "clock.csv", "late.csv", "extensions.csv", "searches.csv", "service.csv", "disputes.csv", "reconciliation.csv", "summary.pdf", "manifest-sha256.txt",
        }));
        foreach (var line in (await TextAsync(zip, "manifest-sha256.txt")).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            Assert.That(Convert.ToHexStringLower(SHA256.HashData(await BytesAsync(zip, line[66..]))), Is.EqualTo(line[..64]), line);
        Assert.That(await TextAsync(zip, "clock.csv"), Does.Contain($"{number},1,ThirdPartyConsulted,2026-03-02"));
        Assert.That(await TextAsync(zip, "reconciliation.csv"), Does.Contain("2026,本年新收,1,1,1"));
        Assert.That(PdfTextOf(await BytesAsync(zip, "summary.pdf")), Does.Contain("检查材料").And.Contain("一致"));
        foreach (var entry in zip.Entries.Where(e => e.Name.EndsWith(".csv", StringComparison.Ordinal)))
            Assert.That(await TextAsync(zip, entry.Name), Does.Not.Contain("张三").And.Not.Contain("13800000000"), entry.Name);
        await office.RefusedAsync("access.not-allowed", new ReadInspectionPack.Query(Day("2026-01-01"), Day("2026-12-31")), Role.Officer);
    }

    [Test]
    public async Task BuildEvidenceBundle_HoldsTheSealedFileWithIndexAndHashes_AndIsRecorded()
    {
        await using var office = await SweepOffice.OpenAsync();
        var number = await office.CaseAsync(assigned: true);
        var suit = await office.DoAsync(new RegisterDispute.Command(DisputeForum.DirectSuit, "某区人民法院",
            Day("2026-03-02"))
        { CaseNumber = number }, Role.Officer);
        var build = new BuildEvidenceBundle.Command(suit.DisputeId, "应诉通知") { CaseNumber = number };
        await office.RefusedAsync("dispute.nothing-sealed", build, Role.Officer);
        await office.SealAsync(number);
        await office.RefusedAsync("input.invalid", build with { Reason = "" }, Role.Officer);
        await office.RefusedAsync("access.not-allowed", build, Role.Supervisor);
        var built = await office.DoAsync(build, Role.Officer);
        using var bytes = new MemoryStream();
        await using (var scope = office.Services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<Caller>().ActAsSystem();
            await scope.ServiceProvider.GetRequiredService<EvidenceBundle>().WriteAsync(number, built.DisputeId, built.SealSequence, bytes,
                CancellationToken.None);
        }
        bytes.Position = 0;
        await using var zip = new ZipArchive(bytes);
        var sums = (await TextAsync(zip, "sha256sums.txt")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(sums.Select(s => s[66..]), Is.EquivalentTo(zip.Entries.Select(e => e.FullName).Where(n => n != "sha256sums.txt")));
        foreach (var line in sums) Assert.That(Convert.ToHexStringLower(SHA256.HashData(await BytesAsync(zip, line[66..]))), Is.EqualTo(line[..64]), line);
        Assert.That(sums, Has.Some.Contains("evidence/data/clock.json").And.Some.Contains("evidence/tagmanifest-sha256.txt"));
        Assert.That(PdfTextOf(await BytesAsync(zip, "index.pdf")), Does.Contain("证据目录").And.Contain(number).And.Contain("期限台账").And.Contain("2026-03-30"));
        Assert.That(await office.InDbAsync(db => Task.FromResult(db.Set<PersonalReading>().Select(r => r.Reason).ToList())), Is.EqualTo(["应诉通知"]));
    }

    [Test]
    public async Task BuildEvidenceBundle_BindsTheSealedPapersIntoOneVolume_AndNamesWhatCannotBeBound()
    {
        await using var path = await ReplyCase.OpenAsync("2026-03-02", adapt: s => s.AddScoped<IArchive, CaseArchive>());
        path.Office.GoTo("2026-03-04");
        await path.ClassifyNotResponsibleAsync();
        var damaged = await path.Office.DoAsync(new Features.Areas.Files.TakeInFile.Command(path.Number, "坏.pdf",
            new MemoryStream("%PDF-1.4\n%%EOF"u8.ToArray())), Role.Clerk);
        await path.DoAsync(new Features.Areas.Files.AttachFile.Command(Features.Data.Entities.FilePurpose.Evidence, damaged), Role.Clerk);
        await path.ApproveAsync();
        await path.IssueAndServeAsync();
        var suit = await path.Office.DoAsync(new RegisterDispute.Command(DisputeForum.DirectSuit, "某区人民法院",
            Day("2026-03-04"))
        { CaseNumber = path.Number }, Role.Officer);
        var built = await path.Office.DoAsync(new BuildEvidenceBundle.Command(suit.DisputeId, "应诉通知") { CaseNumber = path.Number }, Role.Officer);
        using var bytes = new MemoryStream();
        await using (var scope = path.Office.Services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<Caller>().ActAsSystem();
            await scope.ServiceProvider.GetRequiredService<EvidenceBundle>().WriteAsync(path.Number, built.DisputeId, built.SealSequence,
                bytes, CancellationToken.None);
        }
        bytes.Position = 0;
        await using var zip = new ZipArchive(bytes);
        var index = PdfTextOf(await BytesAsync(zip, "index.pdf"));
        var volume = PdfTextOf(await BytesAsync(zip, "evidence.pdf"));
        var letter = PdfTextOf(await BytesAsync(zip, zip.Entries.Single(e => e.FullName.EndsWith("/letter.pdf", StringComparison.Ordinal)).FullName));
        Assert.That((volume.StartsWith(index, StringComparison.Ordinal), volume.Contains(letter, StringComparison.Ordinal)), Is.EqualTo((true, true)));
        Assert.That(index, Does.Contain("不能收入").And.Contain("data/attachments/001.pdf"));
    }

    [Test]
    public async Task CLK_1_AnEvidenceBundle_TellsTheDaysOnWhichNobodyCouldWork_AndWhetherTheyArePleaded()
    {
        await using var path = await ReplyCase.OpenAsync("2026-03-02", adapt: s => s.AddScoped<IArchive, CaseArchive>());
        path.Office.GoTo("2026-03-16");
        var flood = await path.Office.DoAsync(new Features.Areas.Clocks.RecordImpediment.Command(Day("2026-03-09"), "洪水，办公楼停水停电，全局停止办公",
            "关于启动防汛一级应急响应的通知", "某市防汛抗旱指挥部", Day("2026-03-09"), "市政府网站", Day("2026-03-13"), "汛〔2026〕3号"), Role.Head);
        await path.Office.DoAsync(new Features.Areas.Clocks.RecordImpediment.Command(Day("2026-02-24"), "停电一日", "停电通知", "某市供电局",
            Day("2026-02-24"), "市政府网站", Day("2026-02-24"), "电〔2026〕1号"), Role.Head);
        await path.ClassifyNotResponsibleAsync();
        await path.ApproveAsync();
        await path.IssueAndServeAsync();
        var undecided = await IndexAsync();
        Assert.That(undecided, Does.Contain("不能办理的期间（不停止期限）").And.Contain("2026-03-09至2026-03-13").And.Contain("汛〔2026〕3号")
            .And.Not.Contain("电〔2026〕1号"), "what ended before the case began is not of it");
        await path.DoAsync(new Features.Areas.Clocks.PleadImpediment.Command(flood.Id, true, "五个工作日无法办公"), Role.Leader);
        Assert.That(await IndexAsync(), Does.Contain("五个工作日无法办公"));

        async Task<string> IndexAsync()
        {
            var suit = await path.DoAsync(new RegisterDispute.Command(DisputeForum.DirectSuit, "某区人民法院", Day("2026-03-16")));
            var built = await path.Office.DoAsync(new BuildEvidenceBundle.Command(suit.DisputeId, "应诉通知") { CaseNumber = path.Number }, Role.Officer);
            using var bytes = new MemoryStream();
            await using (var scope = path.Office.Services.CreateAsyncScope())
            {
                scope.ServiceProvider.GetRequiredService<Caller>().ActAsSystem();
                await scope.ServiceProvider.GetRequiredService<EvidenceBundle>().WriteAsync(path.Number, built.DisputeId, built.SealSequence, bytes, CancellationToken.None);
            }
            bytes.Position = 0;
            await using var zip = new ZipArchive(bytes);
            return PdfTextOf(await BytesAsync(zip, "index.pdf")).Replace("\n", "", StringComparison.Ordinal);
        }
    }

    private static string PdfTextOf(byte[] pdf)
    {
        using var file = PdfDocument.Open(pdf);
        return string.Concat(file.GetPages().Select(p => p.Text));
    }

    private static async Task<byte[]> BytesAsync(ZipArchive zip, string name)
    {
        await using var content = await zip.GetEntry(name)!.OpenAsync();
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private static async Task<string> TextAsync(ZipArchive zip, string name) => Encoding.UTF8.GetString(await BytesAsync(zip, name));
}

internal static class SealNow
{
    /// <summary>Seals the case as issuing or serving would.</summary>
    public static async Task SealAsync(this TestOffice office, string number)
    {
        await using var scope = office.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().ActAsSystem();
        var db = scope.ServiceProvider.GetRequiredService<Data.RequestsDb>();
        await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            var found = await scope.ServiceProvider.GetRequiredService<Features.Services.Cases.CaseOpener>().FindAsync(number, default);
            await scope.ServiceProvider.GetRequiredService<IArchive>().SealAsync(found!, "issued", default);
            await transaction.CommitAsync();
        });
    }
}
