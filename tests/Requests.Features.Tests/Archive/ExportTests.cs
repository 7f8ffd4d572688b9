using System.Diagnostics;
using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Archive;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Archive;

namespace Requests.Features.Tests.Archive;

public sealed class ExportTests
{
    private TestOffice _office = null!;
    private string _first = "";
    private string _second = "";

    /// <summary>Two cases with two seals each, woven into one chain: 1, 3 and 2, 4.</summary>
    [SetUp]
    public async Task SetUp()
    {
        _office = await TestOffice.OpenAsync();
        _first = await _office.RegisterAsync();
        _second = await _office.RegisterAsync("占道经营许可");
        await _office.IssueAsync(_first);
        await _office.IssueAsync(_second, "属于不予公开的信息。");
        await _office.ServeAsync(_first);
        await _office.ServeAsync(_second);
        await _office.DoAsync(new SignArchiveHead.Command(), Role.System);
    }

    [TearDown]
    public async Task TearDown() => await _office.DisposeAsync();

    [Test]
    public async Task Export_IsCheckedByNothingButSha256Sum()
    {
        var folder = Unpack(await ExportAsync(_first, _second));
        Assert.That(Sha256Sum(folder, ArchiveExport.ListName), Is.EqualTo(0));
        foreach (var whole in new[] { $"{_first}/000003", $"{_second}/000004" })
            Assert.That(Sha256Sum(Path.Combine(folder, whole), "manifest-sha256.txt", "tagmanifest-sha256.txt"), Is.EqualTo(0), whole);
        var listed = File.ReadAllLines(Path.Combine(folder, ArchiveExport.ListName)).Select(l => l[66..]);
        var there = Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(f
            => Path.GetRelativePath(folder, f).Replace('\\', '/')).Where(f => f is not (ArchiveExport.ListName or ExportSignature.FileName));
        Assert.That(there, Is.EquivalentTo(listed), "nothing beside what is listed");
        var told = File.ReadAllText(Path.Combine(folder, ArchiveExport.ReadMeName));
        Assert.That(told, Does.Contain("采用国密套件的也是如此").And.Contain("SHA-256 under the national suite too"), "what the hashes are, whichever suite signs");
        File.AppendAllText(Path.Combine(folder, _first, "000003", "data", "application.json"), " ");
        Assert.That(Sha256Sum(folder, ArchiveExport.ListName), Is.Not.EqualTo(0));
    }

    [Test]
    public async Task Export_OfTheSameSeals_GivesTheSameBytes()
    {
        var once = await ExportAsync(_first);
        var again = await ExportAsync(_first);
        Assert.That(File.ReadAllBytes(again), Is.EqualTo(File.ReadAllBytes(once)));
    }

    [Test]
    public async Task Export_OfADamagedFile_BreaksOffWithoutItsList()
    {
        var hash = await _office.FileAsync((await _office.SealsAsync())[2], "data/application.json");
        File.SetAttributes(_office.ObjectPath(hash), FileAttributes.Normal);
        File.AppendAllText(_office.ObjectPath(hash), "x");
        var path = Path.Combine(_office.Folder, "broken.zip");
        Assert.That(() => ExportAsync(path, _first), Throws.InstanceOf<InvalidDataException>());
        using var zip = ZipFile.OpenRead(path);
        Assert.That(zip.GetEntry(ArchiveExport.ListName), Is.Null);
    }

    [Test]
    public async Task ExportArchive_ChoosesCasesOrAYear_AndRecordsWhy()
    {
        Assert.That((await _office.DoAsync(new ExportArchive.Command(null, 2026, "移交"), Role.Head)).CaseNumbers, Is.EqualTo(new[] { _first, _second }));
        Assert.That((await _office.DoAsync(new ExportArchive.Command([_second, "HCG-2026-9999"], null, "复议答复"), Role.Head)).CaseNumbers,
            Is.EqualTo(new[] { _second }));
        var readings = await _office.InDbAsync(db => db.Set<PersonalReading>().Select(r => r.Reason).ToListAsync());
        Assert.That(readings, Is.EquivalentTo(new[] { "移交", "移交", "复议答复" }));
        await _office.RefusedAsync("archive.nothing-to-export", new ExportArchive.Command(null, 2019, "移交"), Role.Head);
        await _office.RefusedAsync("input.invalid", new ExportArchive.Command([_first], 2026, "移交"), Role.Head);
        await _office.RefusedAsync("input.invalid", new ExportArchive.Command(null, null, "移交"), Role.Head);
        await _office.RefusedAsync("input.invalid", new ExportArchive.Command(null, 2026, ""), Role.Head);
        await _office.RefusedAsync("access.not-allowed", new ExportArchive.Command(null, 2026, "移交"), Role.Clerk);
    }

    [Test]
    public async Task ImportArchive_IntoAnEmptySystem_GivesTheSameArchive()
    {
        var zip = await ExportAsync(_first, _second);
        await using var other = await EmptyAsync();
        var taken = await other.DoAsync(new ImportArchive.Command(zip), Role.System);
        Assert.That((taken.Cases, taken.Seals, taken.Known), Is.EqualTo((2, 4, 0)));
        Assert.That(Objects(other), Is.EqualTo(Objects(_office)), "same names are same bytes");
        Assert.That((await other.SealsAsync()).Select(s => (s.Sequence, s.CaseNumber, s.Reason, s.ManifestHash, s.PreviousHash, s.At)),
            Is.EqualTo((await _office.SealsAsync()).Select(s => (s.Sequence, s.CaseNumber, s.Reason, s.ManifestHash, s.PreviousHash, s.At))));
        Assert.That((await other.DoAsync(new VerifyArchive.Query(), Role.System)).Findings, Is.Empty);
        Assert.That(await other.DoAsync(new ImportArchive.Command(zip), Role.System), Is.EqualTo(taken with { Seals = 0, Known = 4 }), "again: nothing new");
        Assert.That(Hash(await ExportAsync(other, _first)), Is.EqualTo(Hash(await ExportAsync(_first))), "and out again, the same list");

        static string Hash(string path)
        {
            using var opened = ZipFile.OpenRead(path);
            using var list = new StreamReader(opened.GetEntry(ArchiveExport.ListName)!.Open());
            return string.Join('\n', list.ReadToEnd().Split('\n').Where(l => l.Contains("/0", StringComparison.Ordinal)
                && !l.Contains(HeadPath.Folder, StringComparison.Ordinal)));
        }
    }

    [Test]
    public async Task ImportArchive_OfOneCaseOfMany_VerifiesAndTheChainGoesOn()
    {
        var zip = await ExportAsync(_second);
        await using var other = await EmptyAsync();
        await other.DoAsync(new ImportArchive.Command(zip), Role.System);
        Assert.That((await other.DoAsync(new VerifyArchive.Query(), Role.System)).Findings, Is.Empty, "places 1 and 3 stayed behind");
        await other.InDbAsync(db => db.Database.ExecuteSqlRawAsync(DatabaseServer.Quoted("DELETE FROM ArchiveSeals WHERE Sequence = 2")));
        Assert.That((await other.DoAsync(new VerifyArchive.Query(), Role.System)).Findings,
            Does.Contain(new ArchiveFinding(FindingKind.SequenceGap, "HCG", null, 2)), "what was brought must stay");
    }

    [Test]
    public async Task ImportArchive_OfSomethingElse_TakesNothing()
    {
        var zip = await ExportAsync(_first);
        await using var other = await EmptyAsync();
        foreach (var (name, change) in new (string, Action<ZipArchive>)[]
        {
            ("one file changed", z => Rewrite(z, $"{_first}/000003/data/outcome.json", "{}")),
            ("one tag file changed", z => Rewrite(z, $"{_first}/000003/bag-info.txt", "x")),
            ("one file more", z => Rewrite(z, "more.txt", "x")),
            ("a name twice (security 21)", z => Again(z, $"{_first}/000003/data/outcome.json")),
            ("the list twice (security 21)", z => Again(z, ArchiveExport.ListName)),
            ("one file less", z => z.GetEntry($"{_first}/000003/data/outcome.json")!.Delete()),
            ("no list", z => z.GetEntry(ArchiveExport.ListName)!.Delete()),
        })
        {
            var copy = Path.Combine(_office.Folder, "changed.zip");
            File.Copy(zip, copy, overwrite: true);
            using (var changed = ZipFile.Open(copy, ZipArchiveMode.Update)) change(changed);
            Assert.That((await other.SendAsync(new ImportArchive.Command(copy), Role.System)).Problem?.Code, Is.EqualTo("archive.not-an-export"), name);
            Assert.That(await other.SealsAsync(), Is.Empty, name);
        }
        await File.WriteAllTextAsync(Path.Combine(_office.Folder, "text.zip"), "no zip");
        await other.RefusedAsync("archive.not-an-export", new ImportArchive.Command(Path.Combine(_office.Folder, "text.zip")), Role.System);
        await other.DoAsync(new SweepArchive.Command(), Role.System);
        Assert.That(Objects(other), Is.Empty, "what a refused import left is swept");
        await other.RefusedAsync("access.not-allowed", new ImportArchive.Command(zip), Role.Administrator);
    }

    [Test]
    public async Task ImportArchive_OfAForgedExport_WhoseHashesWereTakenAnew_IsRefusedByName()
    {
        var zip = await ExportAsync(_first);
        await using var other = await EmptyAsync();
        var forged = Path.Combine(_office.Folder, "forged.zip");
        // Everything anew but what needs the key: the list is right, its signature is of another.
        File.Copy(zip, forged);
        using (var changed = ZipFile.Open(forged, ZipArchiveMode.Update))
        {
            Rewrite(changed, "readme.txt", "forged");
            var list = Read(changed, ArchiveExport.ListName);
            var line = list.Split('\n').Single(l => l.EndsWith("  readme.txt", StringComparison.Ordinal));
            Rewrite(changed, ArchiveExport.ListName, list.Replace(line, SealedOffice.HashOf("forged") + "  readme.txt", StringComparison.Ordinal));
        }
        var refused = await other.RefusedAsync("archive.not-an-export", new ImportArchive.Command(forged), Role.System);
        Assert.That(refused.Text.En, Does.Contain("signature.txt"));
        Assert.That(await other.SealsAsync(), Is.Empty);
    }

    [Test]
    public async Task ImportArchive_SaysWhoseKeyItTrusts_AndTakesNoOther()
    {
        var zip = await ExportAsync(_first);
        var key = _office.Services.GetRequiredService<ArchiveSigner>().KeyId;
        await using var stranger = await EmptyAsync(services => services.AddSingleton(new ArchiveSigner(ArchiveSigner.NewKey(), [], "heads")));
        var refused = await stranger.RefusedAsync("archive.strange-key", new ImportArchive.Command(zip), Role.System);
        Assert.That(refused.Text.En, Does.Contain(key));
        Assert.That((await stranger.DoAsync(new ImportArchive.Command(zip, key), Role.System)).SignedBy, Is.EqualTo(key));
    }

    [Test]
    public async Task ImportArchive_OfAnUnsignedExport_IsTakenOnlyWhereThatIsSaid()
    {
        var zip = await ExportAsync(_first);
        using (var older = ZipFile.Open(zip, ZipArchiveMode.Update))
        {
            older.GetEntry(ExportSignature.FileName)!.Delete();
            Rewrite(older, ArchiveExport.FormatName, "Archive-Export: 2\n");
            var list = Read(older, ArchiveExport.ListName);
            var line = list.Split('\n').Single(l => l.EndsWith("  export.txt", StringComparison.Ordinal));
            Rewrite(older, ArchiveExport.ListName, list.Replace(line, SealedOffice.HashOf("Archive-Export: 2\n") + "  export.txt", StringComparison.Ordinal));
        }
        await using var other = await EmptyAsync();
        await other.RefusedAsync("archive.unsigned-export", new ImportArchive.Command(zip), Role.System);
        Assert.That((await other.DoAsync(new ImportArchive.Command(zip, TakeUnsigned: true), Role.System)).Seals, Is.EqualTo(2));
    }

    [Test]
    [Description("security 16")]
    public async Task Finding16_EachSealOfAnExport_LeadsToTheHeadThatSignedIt_AndTheLinksNameNobody()
    {
        await _office.SealAsync(_second, SealReasons.Voided);
        _office.GoTo("2026-03-03");
        await _office.IssueAsync(await _office.RegisterAsync("排水管网"));
        await _office.DoAsync(new SignArchiveHead.Command(), Role.System);
        _office.GoTo("2026-03-04");
        await _office.SealAsync(_first, SealReasons.Voided);
        var zip = await ExportAsync(_first);
        var seals = await _office.SealsAsync();
        await using var other = await EmptyAsync();
        var read = await other.DoAsync(new VerifyExport.Query(zip), Role.System);
        var mine = seals.Where(s => s.CaseNumber == _first).Select(s => s.Sequence).ToList();
        Assert.That((read.IsTrusted, read.SignedBy), Is.EqualTo((true, (string?)_office.Services.GetRequiredService<ArchiveSigner>().KeyId)));
        Assert.That(read.Seals.Select(s => (s.Sequence, s.Head?.Number)),
            Is.EqualTo(mine.Select(n => (n, n <= 4 ? 1 : (int?)null))), "the last is younger than any head");
        Assert.That((await other.DoAsync(new ImportArchive.Command(zip), Role.System)).Proved, Is.EqualTo(2));
        using var opened = ZipFile.OpenRead(zip);
        var between = opened.Entries.Where(e => e.FullName.StartsWith(HeadPath.Folder + "seals/", StringComparison.Ordinal)).Select(e => e.FullName).ToList();
        Assert.That(between.Select(Path.GetFileName).Distinct(), Is.EquivalentTo(new[] { "tagmanifest-sha256.txt", "bag-info.txt" }), "and nothing of what others asked");
    }

    [TestCase("the newest state rewritten", true)]
    [TestCase("a seal between rewritten", false)]
    [Description("security 16")]
    public async Task Finding16_AWholeExportMadeAnewUnderTheKey_StillDoesNotLeadToTheHead(string what, bool own)
    {
        var zip = await ExportAsync(_first);
        // Whoever holds the key makes list and signature anew; what a head signed on its day, he cannot.
        using (var changed = ZipFile.Open(zip, ZipArchiveMode.Update))
        {
            var folder = own ? $"{_first}/000003/" : HeadPath.SealFile("HCG", 4, "");
            var before = Read(changed, folder + "bag-info.txt");
            Rewrite(changed, folder + "bag-info.txt", before.Replace("某市城市管理局", "某市另一局", StringComparison.Ordinal));
            var info = SealedOffice.HashOf(Read(changed, folder + "bag-info.txt"));
            Assert.That(info, Is.Not.EqualTo(SealedOffice.HashOf(before)), what);
            var tags = Read(changed, folder + "tagmanifest-sha256.txt");
            Rewrite(changed, folder + "tagmanifest-sha256.txt", tags.Replace(SealedOffice.HashOf(before), info, StringComparison.Ordinal));
            var list = Read(changed, ArchiveExport.ListName).Replace(SealedOffice.HashOf(before), info, StringComparison.Ordinal)
                .Replace(SealedOffice.HashOf(tags), SealedOffice.HashOf(Read(changed, folder + "tagmanifest-sha256.txt")), StringComparison.Ordinal);
            Rewrite(changed, ArchiveExport.ListName, list);
            Rewrite(changed, ExportSignature.FileName, ExportSignature.Write(_office.Services.GetRequiredService<ArchiveSigner>(), SealedOffice.HashOf(list)));
        }
        await using var other = await EmptyAsync();
        foreach (var refused in new[]
        {
            await other.RefusedAsync("archive.not-an-export", new ImportArchive.Command(zip), Role.System),
            await other.RefusedAsync("archive.not-an-export", new VerifyExport.Query(zip), Role.System),
        })
            Assert.That(refused.Text.En, Does.Contain("HCG").And.Contain("head-path/heads/000001.txt"));
    }

    [Test]
    [Description("security 16")]
    public async Task Finding16_AHeadThatWasChanged_IsNamed_AndADamagedFileToo()
    {
        var signer = _office.Services.GetRequiredService<ArchiveSigner>();
        await using var other = await EmptyAsync();
        foreach (var (file, change) in new (string, Func<string, string>)[]
        {
            ("head-path/heads/000001.txt", text => text.Replace("Day: 2026", "Day: 2025", StringComparison.Ordinal)),
            ("head-path/heads/000001.txt", _ => "x"),
        })
        {
            var zip = await ExportAsync(_first);
            using (var changed = ZipFile.Open(zip, ZipArchiveMode.Update))
            {
                var before = Read(changed, file);
                Rewrite(changed, file, change(before));
                // The newest head of this export is the same text.
                Rewrite(changed, ArchiveExport.HeadName, change(before));
                var list = Read(changed, ArchiveExport.ListName).Replace(SealedOffice.HashOf(before), SealedOffice.HashOf(change(before)), StringComparison.Ordinal);
                Rewrite(changed, ArchiveExport.ListName, list);
                Rewrite(changed, ExportSignature.FileName, ExportSignature.Write(signer, SealedOffice.HashOf(list)));
            }
            var refused = await other.RefusedAsync("archive.not-an-export", new VerifyExport.Query(zip), Role.System);
            Assert.That(refused.Text.En, Does.Contain(file));
        }
        var damaged = await ExportAsync(_first);
        using (var changed = ZipFile.Open(damaged, ZipArchiveMode.Update)) Rewrite(changed, $"{_first}/000003/data/outcome.json", "{}");
        await other.RefusedAsync("archive.not-an-export", new VerifyExport.Query(damaged), Role.System);
        await using var stranger = await EmptyAsync(services => services.AddSingleton(new ArchiveSigner(ArchiveSigner.NewKey(), [], "heads")));
        var good = await ExportAsync(_first);
        Assert.That((await stranger.DoAsync(new VerifyExport.Query(good), Role.System)).IsTrusted, Is.False);
        Assert.That((await stranger.DoAsync(new VerifyExport.Query(good, signer.KeyId), Role.System)).IsTrusted, Is.True);
    }

    [Test]
    public async Task ImportArchive_OverAnotherChain_IsRefused()
    {
        var zip = await ExportAsync(_first);
        await using var other = await TestOffice.OpenAsync();
        await other.IssueAsync(await other.RegisterAsync("别的申请"));
        await other.RefusedAsync("archive.other-seal", new ImportArchive.Command(zip), Role.System);
    }

    private static string Read(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }

    private static void Again(ZipArchive zip, string name)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write("{}");
    }

    private static void Rewrite(ZipArchive zip, string name, string text)
    {
        zip.GetEntry(name)?.Delete();
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(text);
    }

    private static async Task<TestOffice> EmptyAsync(Action<IServiceCollection>? adapt = null)
    {
        var office = await TestOffice.OpenAsync(adapt: adapt);
        await office.InDbAsync(async db =>
        {
            db.RemoveRange(await db.Set<Membership>().ToListAsync());
            db.RemoveRange(await db.Set<Body>().ToListAsync());
            return await db.SaveChangesAsync();
        });
        return office;
    }

    private static List<string> Objects(TestOffice office) => !Directory.Exists(office.ArchiveFolder()) ? []
        : [.. Directory.GetFiles(office.ArchiveFolder(), "*", SearchOption.AllDirectories).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    private Task<string> ExportAsync(params string[] numbers) => ExportAsync(_office, numbers);

    private static async Task<string> ExportAsync(TestOffice office, params string[] numbers)
    {
        var path = numbers[0].EndsWith(".zip", StringComparison.Ordinal) ? numbers[0] : Path.Combine(office.Folder, $"{Guid.NewGuid():N}.zip");
        await using var scope = office.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().ActAsSystem();
        await using var file = File.Create(path);
        await scope.ServiceProvider.GetRequiredService<ArchiveExport>().WriteAsync([.. numbers.Where(n => n != path)], file, default);
        return path;
    }

    private string Unpack(string zip)
    {
        var folder = Path.Combine(_office.Folder, "unpacked");
        ZipFile.ExtractToDirectory(zip, folder);
        return folder;
    }

    private static int Sha256Sum(string folder, params string[] lists)
    {
        if (OperatingSystem.IsWindows()) Assert.Ignore("There is no sha256sum on Windows.");
        var start = new ProcessStartInfo("sha256sum", ["-c", "--strict", "--quiet", .. lists])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true
        };
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
