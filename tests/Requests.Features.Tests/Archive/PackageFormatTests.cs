using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Archive;
using Requests.Features.Kernel;
using Requests.Features.Services.Archive;
using Requests.Features.Services.Content;

namespace Requests.Features.Tests.Archive;

/// <summary>Packages and exports say their format and who wrote them; every format ever written stays readable.</summary>
public sealed class PackageFormatTests
{
    // As written before version 1.0.0: byte for byte, not made by today's code.
    private const string OldInfo =
        """
        Source-Organization: 某市城市管理局
        Bagging-Date: 2026-03-02
        External-Identifier: HCG-2026-0001
        Internal-Sender-Identifier: J001-WS·2026-D30-XXGK-0001
        Bag-Group-Identifier: HCG
        Payload-Oxum: 3.1
        Seal-Sequence: 1
        Seal-Reason: issued
        Sealed-At: 2026-03-02T09:00:00.0000000+08:00
        Previous-Seal: none

        """;

    private static readonly byte[] Declaration = Encoding.UTF8.GetBytes("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
    private static readonly byte[] Manifest = Encoding.UTF8.GetBytes($"{new string('a', 64)}  data/a.json\n");

    [Test]
    public void PackageOfFormatOne_IsReadAndGivenBackByteForByte()
    {
        var info = Encoding.UTF8.GetBytes(OldInfo);
        var bag = Bag.Parse(info, Declaration, Manifest)!;
        Assert.That((bag.Info.Format, bag.Info.Agent, bag.Info.Sequence, bag.Info.Reason), Is.EqualTo((1, "", 1, "issued")));
        Assert.That(bag.TagFiles()[0].Content, Is.EqualTo(info));
    }

    [Test]
    public void PackageOfToday_NamesItsFormatAndTheProgram()
    {
        var info = Encoding.UTF8.GetBytes(OldInfo + $"Package-Format: {Bag.NewestFormat}\nBag-Software-Agent: Requests 1.0.0\n");
        var bag = Bag.Parse(info, Declaration, Manifest)!;
        Assert.That((bag.Info.Format, bag.Info.Agent), Is.EqualTo((Bag.NewestFormat, "Requests 1.0.0")));
        Assert.That(bag.TagFiles()[0].Content, Is.EqualTo(info));
        Assert.That(Bag.IsNewer(info), Is.False);
    }

    [TestCase("Package-Format: 3\nBag-Software-Agent: Requests 2.0.0\n", true)]
    [TestCase("Package-Format: 3\nBag-Software-Agent: Requests 2.0.0\nSomething-New: x\n", true)]
    [TestCase("Package-Format: 1\nBag-Software-Agent: Requests 0.9.0\n", false)]
    public void PackageOfAnUnknownFormat_IsNotRead(string more, bool isNewer)
    {
        var info = Encoding.UTF8.GetBytes(OldInfo + more);
        Assert.That(Bag.Parse(info, Declaration, Manifest), Is.Null);
        Assert.That(Bag.IsNewer(info), Is.EqualTo(isNewer));
    }

    [Test]
    public async Task ASealMadeNow_NamesTheProgram()
    {
        await using var office = await TestOffice.OpenAsync();
        await office.SealAsync(await office.RegisterAsync(), "issued");
        var bag = await office.BagAsync((await office.SealsAsync())[0]);
        Assert.That((bag.Info.Format, bag.Info.Agent), Is.EqualTo((Bag.NewestFormat, $"Requests {ProgramVersion.Current}")));
    }

    /// <summary>A chain may hold packages of several formats; what an upgrade must never do is call an old one changed.</summary>
    [Test]
    public async Task ASealOfFormatOne_VerifiesWithoutAFault_AndIsExportedAsItIs()
    {
        await using var office = await TestOffice.OpenAsync();
        var number = await office.RegisterAsync();
        await office.SealAsync(number, "issued");
        var old = await ResealAsync(office, bag => new Bag(bag.Info with { Agent = "", Format = 1 }, bag.Files));
        await office.SealAsync(number, "issued");
        var report = await office.DoAsync(new VerifyArchive.Query(), Role.System);
        Assert.That(report.Findings, Is.Empty);
        Assert.That((await office.BagAsync((await office.SealsAsync())[0])).Info.Format, Is.EqualTo(1));
        Assert.That((await office.SealsAsync())[1].PreviousHash, Is.EqualTo(old));
    }

    [Test]
    public async Task ASealOfANewerProgram_IsNamedAsSuchAndNotAsChanged()
    {
        await using var office = await TestOffice.OpenAsync();
        await office.SealAsync(await office.RegisterAsync(), "issued");
        await ResealAsync(office, bag => new Bag(bag.Info with { Agent = "Requests 2.0.0", Format = Bag.NewestFormat + 1 }, bag.Files));
        var report = await office.DoAsync(new VerifyArchive.Query(), Role.System);
        Assert.That(report.Findings.Select(f => f.Kind), Is.EqualTo(new[] { FindingKind.PackageTooNew }));
    }

    [Test]
    public async Task AnExport_NamesItsFormat_AndOneOfANewerProgramIsRefusedByName()
    {
        await using var office = await TestOffice.OpenAsync();
        var number = await office.RegisterAsync();
        await office.SealAsync(number, "issued");
        var path = Path.Combine(office.Folder, "export.zip");
        await using (var scope = office.Services.CreateAsyncScope())
        await using (var output = new FileStream(path, FileMode.CreateNew))
        {
            scope.ServiceProvider.GetRequiredService<Caller>().ActAsSystem(TestOffice.BodyId);
            await scope.ServiceProvider.GetRequiredService<ArchiveExport>().WriteAsync([number], output, default);
        }
        using (var zip = await ZipFile.OpenAsync(path, ZipArchiveMode.Update, default))
        {
            var entry = zip.GetEntry(ArchiveExport.FormatName)!;
            using (var reader = new StreamReader(await entry.OpenAsync()))
                Assert.That(await reader.ReadToEndAsync(), Is.EqualTo($"Archive-Export: 3\nProgram: Requests {ProgramVersion.Current}\n"));
            entry.Delete();
            await using var newer = new StreamWriter(await zip.CreateEntry(ArchiveExport.FormatName).OpenAsync());
            await newer.WriteAsync("Archive-Export: 4\nProgram: Requests 2.0.0\n");
        }
        await using var other = await TestOffice.OpenAsync();
        var refused = await other.RefusedAsync("archive.newer-export", new ImportArchive.Command(path), Role.System);
        Assert.That(refused.Text.En, Does.Contain("Requests 2.0.0").And.Contain(ProgramVersion.Current));
        Assert.That(await other.SealsAsync(), Is.Empty);
    }

    // Writes the first seal anew in another format, as a program of another version would have; answers its hash.
    private static async Task<string> ResealAsync(TestOffice office, Func<Bag, Bag> change)
    {
        var seal = (await office.SealsAsync())[0];
        var before = await office.BagAsync(seal);
        foreach (var (_, content) in before.TagFiles()) File.Delete(office.ObjectPath(Hashes.Of(content)));
        var tags = change(before).TagFiles();
        foreach (var (_, content) in tags)
        {
            var path = office.ObjectPath(Hashes.Of(content));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, content);
        }
        var hash = Hashes.Of(tags[^1].Content);
        await office.InDbAsync(db => db.Database.ExecuteSqlRawAsync(DatabaseServer.Quoted("UPDATE ArchiveSeals SET ManifestHash = {0} WHERE Sequence = 1"), hash));
        return hash;
    }
}
