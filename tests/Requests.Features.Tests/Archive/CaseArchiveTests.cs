using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Archive;
using Requests.Features.Data.Entities;

namespace Requests.Features.Tests.Archive;

public sealed class CaseArchiveTests
{
    [Test]
    public async Task Seal_HoldsTheWholeFile()
    {
        await using var office = await TestOffice.OpenAsync();
        var number = await office.RegisterAsync();
        await AttachAsync(office, number, [1, 2, 3]);
        await office.IssueAsync(number);
        var seal = (await office.SealsAsync()).Single();
        var manifest = await office.ManifestAsync(seal);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(manifest.Files.Select(f => f.Path), Is.EqualTo(new[]
            {
                "data/application.json", "data/attachments.json", "data/attachments/001.pdf", "data/clock.json", "data/consultations.json", "data/disputes.json",
                "data/documents/001/document.json", "data/documents/001/draft-001.txt", "data/documents/001/letter.txt",
                "data/events.json", "data/outcome.json", "data/searches.json",
            }));
            Assert.That((manifest.BodyCode, manifest.CaseNumber, manifest.Sequence, manifest.Reason, manifest.PreviousHash), Is.EqualTo(("HCG", number, 1, "issued", "")));
            Assert.That(manifest.At.Offset, Is.EqualTo(TimeSpan.FromHours(8)));
            Assert.That(manifest.FileCode, Is.EqualTo("J001-WS·2026-D30-XXGK-0001"), "ARC-5");
            Assert.That(await TextAsync(office, seal, "data/documents/001/letter.txt"), Is.EqualTo("经检索，本机关未制作该信息。"));
            Assert.That(await TextAsync(office, seal, "data/application.json"), Does.Contain("张三").And.Contain("停车泊位"));
            Assert.That(await TextAsync(office, seal, "data/clock.json"), Does.Contain("\"trail\"").And.Contain("2026-03-30"));
            Assert.That(await TextAsync(office, seal, "data/events.json"), Does.Contain("RegisterRequest").And.Contain("IssueReply"), "also the act that seals");
        }
        foreach (var file in manifest.Files) Assert.That(new FileInfo(office.ObjectPath(file.Sha256)).Length, Is.EqualTo(file.Length), file.Path);
    }

    [Test]
    public async Task Seal_OfTheSameActsAtTheSameTimes_GivesTheSameManifestBytes()
    {
        var first = await ManifestsAsync();
        var second = await ManifestsAsync();
        Assert.That(first, Has.Count.EqualTo(3));
        Assert.That(second, Is.EqualTo(first));

        static async Task<List<string>> ManifestsAsync()
        {
            await using var office = await TestOffice.OpenAsync();
            var number = await office.RegisterAsync();
            await AttachAsync(office, number, [1, 2, 3]);
            await office.IssueAsync(number);
            office.GoTo("2026-03-05");
            await office.ServeAsync(number);
            await office.IssueAsync(await office.RegisterAsync("占道经营许可"));
            return [.. (await office.SealsAsync()).Select(s => Encoding.UTF8.GetString(File.ReadAllBytes(office.ObjectPath(s.ManifestHash))))];
        }
    }

    [Test]
    public async Task Seal_ASecondTime_AddsASealAndLeavesTheFirst()
    {
        await using var office = await TestOffice.OpenAsync();
        var number = await office.RegisterAsync();
        await office.IssueAsync(number);
        office.GoTo("2026-03-05");
        await office.ServeAsync(number);
        var seals = await office.SealsAsync();
        Assert.That(seals.Select(s => (s.Sequence, s.Reason)), Is.EqualTo(new[] { (1, "issued"), (2, "served") }));
        Assert.That(seals[1].PreviousHash, Is.EqualTo(seals[0].ManifestHash));
        Assert.That((await office.ManifestAsync(seals[1])).PreviousHash, Is.EqualTo(seals[0].ManifestHash));
        Assert.That(await office.FileAsync(seals[1], "data/documents/001/letter.txt"), Is.EqualTo(await office.FileAsync(seals[0], "data/documents/001/letter.txt")));
        Assert.That(await TextAsync(office, seals[0], "data/documents/001/document.json"), Does.Not.Contain("EZ000000000CN"));
        Assert.That(await TextAsync(office, seals[1], "data/documents/001/document.json"), Does.Contain("EZ000000000CN"));
    }

    [Test]
    public async Task Seal_OfManyCasesAtOnce_ChainsThemWithoutGaps()
    {
        await using var office = await TestOffice.OpenAsync();
        var numbers = new List<string>();
        for (var i = 0; i < 6; i++) numbers.Add(await office.RegisterAsync());
        await Task.WhenAll(numbers.Select(number => Task.Run(() => office.SealAsync(number, "closed"))));
        var seals = await office.SealsAsync();
        Assert.That(seals.Select(s => s.Sequence), Is.EqualTo(Enumerable.Range(1, 6)));
        Assert.That(seals.Skip(1).Select(s => s.PreviousHash), Is.EqualTo(seals.Take(5).Select(s => s.ManifestHash)));
    }

    [Test]
    public async Task Seal_LeavesNoIntentOnceCommitted()
    {
        await using var office = await TestOffice.OpenAsync();
        await office.IssueAsync(await office.RegisterAsync());
        Assert.That(Directory.GetFiles(Path.Combine(office.ArchiveFolder(), "pending")), Is.Empty);
    }

    [Test]
    public async Task Seal_WithADamagedAttachment_IsRefused()
    {
        await using var office = await TestOffice.OpenAsync();
        var number = await office.RegisterAsync();
        var hash = await AttachAsync(office, number, [1, 2, 3]);
        var path = Path.Combine(office.Folder, "files", hash[..2], hash[2..4], hash);
        File.SetAttributes(path, FileAttributes.Normal);
        await File.WriteAllBytesAsync(path, [1, 2, 4]);
        Assert.That(() => office.SealAsync(number, "issued"), Throws.InstanceOf<InvalidDataException>());
        Assert.That(await office.SealsAsync(), Is.Empty);
    }

    [Test]
    public void Manifest_IsReadOnlyInTheOneWayItIsWritten()
    {
        var manifest = new Manifest("HCG", "HCG-2026-0001", "J001-WS·2026-D30-XXGK-0001", 1, "issued", DateTimeOffset.UnixEpoch, "",
            [new("data/a.json", new string('a', 64), 3), new("data/b c.json", new string('b', 64), 0)]);
        var bytes = manifest.ToBytes();
        Assert.That(Manifest.Parse(bytes)!.Files, Is.EqualTo(manifest.Files));
        for (var i = 0; i < bytes.Length; i++)
        {
            var changed = (byte[])bytes.Clone();
            changed[i] ^= 0x80;
            Assert.That(Manifest.Parse(changed)?.ToBytes(), Is.Null.Or.EqualTo(changed));
            Assert.That(Manifest.Parse(bytes[..i]), Is.Null);
        }
    }

    private static async Task<string> TextAsync(TestOffice office, ArchiveSeal seal, string path) =>
        await File.ReadAllTextAsync(office.ObjectPath(await office.FileAsync(seal, path)));

    private static async Task<string> AttachAsync(TestOffice office, string number, byte[] content)
    {
        var store = office.Services.GetRequiredKeyedService<IContentStore>(ContentStores.Files);
        var stored = await store.PutAsync(new MemoryStream(content), default);
        await office.InDbAsync(async db =>
        {
            var found = await db.Cases.SingleAsync(c => c.Number == number);
            db.Attachments.Add(new Attachment(found.BodyId, found.Id, 1, FilePurpose.Application, "申请表 扫描.PDF", "application/pdf", stored.Length, stored.Sha256,
                ScanVerdict.NotScanned, "Clerk", found.RegisteredAt));
            return await db.SaveChangesAsync();
        });
        return stored.Sha256;
    }
}
