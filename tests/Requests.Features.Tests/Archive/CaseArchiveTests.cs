using System.Text;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Cases;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Archive;
using Requests.Features.Services.Content;

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
        var bag = await office.BagAsync(seal);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(bag.Files.Select(f => f.Path), Is.EqualTo(new[]
            {
                "data/application.json", "data/attachments.json", "data/attachments/001.pdf", "data/case-file.xsd", "data/clock.json", "data/consultations.json", "data/description.xml", "data/disputes.json",
                "data/documents/001/approval-sheet.pdf", "data/documents/001/document.json", "data/documents/001/draft-001.txt", "data/documents/001/letter.txt",
                "data/events.json", "data/outcome.json", "data/searches.json",
            }));
            var info = bag.Info;
            Assert.That((info.BodyCode, info.CaseNumber, info.Sequence, info.Reason, info.PreviousHash), Is.EqualTo(("HCG", number, 1, "issued", "")));
            Assert.That(info.At.Offset, Is.EqualTo(TimeSpan.FromHours(8)));
            Assert.That(info.FileCode, Is.EqualTo("J001-WS·2026-D30-XXGK-0001"), "ARC-5");
            Assert.That(await TextAsync(office, seal, "data/documents/001/letter.txt"), Is.EqualTo("经检索，本机关未制作该信息。"));
            Assert.That(await TextAsync(office, seal, "data/application.json"), Does.Contain("张三").And.Contain("停车泊位"));
            Assert.That(await TextAsync(office, seal, "data/clock.json"), Does.Contain("\"trail\"").And.Contain("2026-03-30"));
            Assert.That(await TextAsync(office, seal, "data/events.json"), Does.Contain("RegisterRequest").And.Contain("IssueReply"),
                "also the act that seals");
        }
        Assert.That(bag.Files.Sum(f => new FileInfo(office.ObjectPath(f.Sha256)).Length), Is.EqualTo(bag.Info.PayloadBytes));
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
        Assert.That((await office.BagAsync(seals[1])).Info.PreviousHash, Is.EqualTo(seals[0].ManifestHash));
        Assert.That(await office.FileAsync(seals[1], "data/documents/001/letter.txt"),
            Is.EqualTo(await office.FileAsync(seals[0], "data/documents/001/letter.txt")));
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
    public async Task Seal_AfterACaseThatWhoeverSealsNeedNotKnow_GoesOnWithTheChain()
    {
        await using var office = await TestOffice.OpenAsync();
        var (closed, open) = (await office.RegisterAsync(), await office.RegisterAsync("绿化养护合同"));
        await office.SealAsync(closed, "closed", (db, @case) => db.Add(new CaseRestriction(@case.Id, @case.BodyId, "涉及信访人", "Head", @case.RegisteredAt)));
        Assert.That((await office.SendAsync(new ReadCase.Query(closed), Role.Clerk)).Problem!.Code, Is.EqualTo("case.not-found"));
        await office.SealAsync(open, "closed", by: Role.Clerk);
        var seals = await office.SealsAsync();
        Assert.That(seals[1].PreviousHash, Is.EqualTo(seals[0].ManifestHash));
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
    public void Bag_IsReadOnlyInTheOneWayItIsWritten()
    {
        var bag = new Bag(new("某市城市管理局", "HCG", "HCG-2026-0001", "J001-WS·2026-D30-XXGK-0001", 1, "issued", DateTimeOffset.UnixEpoch, "", 3),
            [new("data/a.json", new string('a', 64)), new("data/b c.json", new string('b', 64))]);
        var tags = bag.TagFiles();
        Assert.That(tags.Select(t => t.Name), Is.EqualTo(new[] { "bag-info.txt", "bagit.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt" }));
        var (info, declaration, manifest) = (tags[0].Content, tags[1].Content, tags[2].Content);
        var read = Bag.Parse(info, declaration, manifest)!;
        Assert.That((read.Info, read.Files.Count), Is.EqualTo((bag.Info, 2)));
        foreach (var changed in Changes(info)) Assert.That(Bag.Parse(changed, declaration, manifest)?.TagFiles()[0].Content, Is.Null.Or.EqualTo(changed));
        foreach (var changed in Changes(declaration)) Assert.That(Bag.Parse(info, changed, manifest), Is.Null);
        foreach (var changed in Changes(manifest)) Assert.That(Bag.Parse(info, declaration, changed)?.TagFiles()[2].Content, Is.Null.Or.EqualTo(changed));

        static IEnumerable<byte[]> Changes(byte[] bytes)
        {
            for (var i = 0; i < bytes.Length; i++)
            {
                var changed = (byte[])bytes.Clone();
                changed[i] ^= 0x80;
                yield return changed;
                yield return bytes[..i];
            }
        }
    }

    [Test]
    public void ARC_3_Schema_KnowsEveryTermOfRetention()
    {
        XNamespace xs = "http://www.w3.org/2001/XMLSchema";
        using var schema = new MemoryStream(CaseDescription.Schema);
        var known = XDocument.Load(schema).Descendants(xs + "simpleType").Single(t => t.Attribute("name")!.Value == "保管期限")
            .Descendants(xs + "enumeration").Select(e => e.Attribute("value")!.Value);
        Assert.That(known, Is.EqualTo(Requests.Statute.Archive.RetentionTerms.All.Select(row => row.Name)));
    }

    [Test]
    public async Task ARC_8_Description_FollowsItsSchemaAndNamesEveryFile()
    {
        await using var office = await TestOffice.OpenAsync();
        var number = await office.RegisterAsync("停车");
        // As rows from before the gate of texts may stand.
        await office.InDbAsync(db => db.Set<Case>().ExecuteUpdateAsync(to => to.SetProperty(c => c.Subject, "停车\u0001泊位 <设置> & 😀")));
        await AttachAsync(office, number, [1, 2, 3]);
        await office.IssueAsync(number);
        var seal = (await office.SealsAsync()).Single();
        var schemas = new XmlSchemaSet();
        using (var schema = XmlReader.Create(new MemoryStream(CaseDescription.Schema))) schemas.Add(null, schema);
        var description = XDocument.Parse(await TextAsync(office, seal, CaseDescription.Path));
        var faults = new List<string>();
        description.Validate(schemas, (_, e) => faults.Add(e.Message));
        Assert.That(faults, Is.Empty);
        var described = description.Descendants().Where(e => e.Name.LocalName == "文档")
            .Select(e => new BagFile(e.Elements().First().Value, e.Elements().Last().Value));
        var sealedFiles = (await office.BagAsync(seal)).Files.Where(f => f.Path is not (CaseDescription.Path or CaseDescription.SchemaPath));
        Assert.That(described, Is.EquivalentTo(sealedFiles));
        Assert.That(description.Descendants().Count(e => e.Name.LocalName == "业务实体"), Is.EqualTo((await office.EventsAsync(number)).Count));
        description.Descendants().First(e => e.Name.LocalName == "SHA-256").Value = "x";
        description.Validate(schemas, (_, e) => faults.Add(e.Message));
        Assert.That(faults, Is.Not.Empty, "the schema can refuse");
    }

    [Test]
    public async Task Seal_HoldsThePapersOfOtherRooms()
    {
        await using var office = await TestOffice.OpenAsync(adapt: services => services.AddSingleton<ICasePapers>(new TwoPapers()));
        var number = await office.RegisterAsync();
        await office.IssueAsync(number);
        var seal = (await office.SealsAsync()).Single();
        Assert.That(await TextAsync(office, seal, "data/documents/001/letter.pdf"), Is.EqualTo("%PDF 答复书"));
        Assert.That(await TextAsync(office, seal, "data/papers/label.txt"), Is.EqualTo("邮寄标签"));
        Assert.That(await TextAsync(office, seal, CaseDescription.Path), Does.Contain("application/pdf"));
    }

    private sealed class TwoPapers : ICasePapers
    {
        public Task<IReadOnlyList<CasePaper>> OfAsync(Case @case, IReadOnlyList<Document> documents,
            CancellationToken ct) => Task.FromResult<IReadOnlyList<CasePaper>>(
        [
            new(documents.Single().No, "letter.pdf", "application/pdf", _ => Task.FromResult<Stream>(new MemoryStream(Encoding.UTF8.GetBytes($"%PDF {documents.Single().Title}")))),
            new(null, "label.txt", "text/plain", _ => Task.FromResult<Stream>(new MemoryStream(Encoding.UTF8.GetBytes("邮寄标签")))),
        ]);
    }

    [Test]
    public async Task ARC_5_FileCode_IsWrittenAsTheBodySays()
    {
        await using var office = await TestOffice.OpenAsync();
        await office.InDbAsync(async db =>
        {
            var body = await db.Set<Body>().SingleAsync();
            body.Change(body.Name, body.Settings with
            {
                FileCodePattern = "{fonds}·{year}·{class}·{term}·{unit}·{item}",
                FileTopic = "BGS",
                Retention = Requests.Statute.Archive.RetentionTerm.Years10
            });
            return await db.SaveChangesAsync();
        });
        await office.IssueAsync(await office.RegisterAsync());
        Assert.That((await office.BagAsync((await office.SealsAsync()).Single())).Info.FileCode, Is.EqualTo("J001·2026·WS·D10·BGS·0001"));
    }

    private static async Task<string> TextAsync(TestOffice office, ArchiveSeal seal, string path) =>
        await File.ReadAllTextAsync(office.ObjectPath(await office.FileAsync(seal, path)));

    private static async Task<string> AttachAsync(TestOffice office, string number, byte[] content)
    {
        var store = office.Services.GetRequiredKeyedService<IContentStore>(ContentStores.Files);
        var stored = await store.PutAsync(new MemoryStream(content), default);
        await office.InDbAsync(async db =>
        {
            var found = await db.Set<Case>().SingleAsync(c => c.Number == number);
            db.Set<Attachment>().Add(new Attachment(found.BodyId, found.Id, 1, FilePurpose.Application, "申请表 扫描.PDF", "application/pdf",
                stored.Length, stored.Sha256,
                ScanVerdict.NotScanned, "Clerk", found.RegisteredAt));
            return await db.SaveChangesAsync();
        });
        return stored.Sha256;
    }
}
