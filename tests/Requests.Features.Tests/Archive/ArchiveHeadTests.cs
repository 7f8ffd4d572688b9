using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Archive;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Archive;
using Requests.Features.Services.Jobs;
using static Requests.Features.Services.Archive.FindingKind;

namespace Requests.Features.Tests.Archive;

public sealed class ArchiveHeadTests
{
    private TestOffice _office = null!;
    private string _number = "";

    /// <summary>Two seals and a head each day for two days.</summary>
    [SetUp]
    public async Task SetUp()
    {
        _office = await TestOffice.OpenAsync();
        _number = await _office.RegisterAsync();
        await _office.IssueAsync(_number);
        await SignAsync();
        _office.GoTo("2026-03-03");
        await _office.ServeAsync(_number);
        await SignAsync();
    }

    [TearDown]
    public async Task TearDown() => await _office.DisposeAsync();

    [Test]
    public async Task SignArchiveHead_OnceADay_ChainsHeadsThatVerify()
    {
        Assert.That(await SignAsync(), Is.EqualTo(new SweepBatch(0, 0, 0)), "a second node, the same day");
        var heads = await HeadsAsync();
        Assert.That(heads.Select(h => (h.Number, h.On)), Is.EqualTo(new[] { (1, new DateOnly(2026, 3, 2)), (2, new DateOnly(2026, 3, 3)) }));
        var (second, _) = HeadText.Parse(heads[1].Text)!.Value;
        Assert.That(second.PreviousHash, Is.EqualTo(heads[0].Hash));
        Assert.That(second.Chains, Is.EqualTo(new[] { new ChainEnd("HCG", 2, (await _office.SealsAsync())[1].ManifestHash) }));
        await FindsAsync();
    }

    [Test]
    public async Task VerifyArchive_WhenTailRowsObjectsAndCounterAreCut_IsToldByTheHead()
    {
        var tail = (await _office.SealsAsync())[1];
        File.Delete(_office.ObjectPath(tail.ManifestHash));
        await ExecuteAsync("DELETE FROM ArchiveSeals WHERE Sequence = 2", "UPDATE NumberSeries SET Last = 1 WHERE Series = 'archive'");
        Assert.That((await VerifyAsync()).Findings, Does.Contain(new ArchiveFinding(ChainCut, "HCG", null, 2)));
    }

    [Test]
    public async Task VerifyArchive_WhenTheHeadIsCutAsWell_IsToldByItsCopy()
    {
        await ExecuteAsync("DELETE FROM ArchiveSeals WHERE Sequence = 2", "UPDATE NumberSeries SET Last = 1 WHERE Series = 'archive'",
            "DELETE FROM ArchiveHeads WHERE Number = 2");
        var findings = (await VerifyAsync()).Findings;
        Assert.That(findings, Does.Contain(new ArchiveFinding(HeadMissing, Sequence: 2)));
        Assert.That(findings, Does.Contain(new ArchiveFinding(ChainCut, "HCG", null, 2)));
    }

    [Test]
    public async Task VerifyArchive_WhenAHeadIsTakenOutOfTheMiddle_NamesIt()
    {
        await ExecuteAsync("DELETE FROM ArchiveHeads WHERE Number = 1");
        await FindsAsync(new ArchiveFinding(HeadMissing, Sequence: 1));
    }

    [TestCase("UPDATE ArchiveHeads SET Text = replace(Text, 'HCG 2', 'HCG 1') WHERE Number = 2")]
    [TestCase("UPDATE ArchiveHeads SET \"On\" = '2026-03-04' WHERE Number = 2")]
    [TestCase("UPDATE ArchiveHeads SET Hash = '' WHERE Number = 2")]
    public async Task VerifyArchive_WhenAHeadIsRewritten_NamesIt(string tampering)
    {
        await ExecuteAsync(tampering);
        var found = (await VerifyAsync()).Findings.Single();
        Assert.That((found.Kind, found.Sequence), Is.EqualTo((HeadChanged, 2)));
    }

    [Test]
    public async Task VerifyArchive_WhenAHeadIsForgedWithAnotherKey_NamesIt()
    {
        var heads = await HeadsAsync();
        var forger = new ArchiveSigner(ArchiveSigner.NewKey(), [], _office.Folder);
        var text = HeadText.Parse(heads[1].Text)!.Value.Head with { KeyId = forger.KeyId, Chains = [] };
        var forged = text.Signed(forger.Sign(text.Unsigned()));
        foreach (var copy in Directory.GetFiles(Path.Combine(_office.Folder, "heads"), "000002.txt")) File.WriteAllText(copy, forged);
        await ExecuteAsync($"UPDATE ArchiveHeads SET Text = '{forged}', Hash = '{SealedOffice.HashOf(forged)}' WHERE Number = 2");
        Assert.That((await VerifyAsync()).Findings.Single().Kind, Is.EqualTo(HeadChanged));
    }

    [Test]
    public async Task VerifyArchive_WhenASealIsReplacedByAnother_IsToldByTheHead()
    {
        var seals = await _office.SealsAsync();
        await ExecuteAsync($"UPDATE ArchiveSeals SET ManifestHash = '{seals[0].ManifestHash}' WHERE Sequence = 2");
        Assert.That((await VerifyAsync()).Findings.Select(f => (f.Kind, f.Hash)), Does.Contain((SealNotAsSigned, seals[1].ManifestHash)));
    }

    [Test]
    public async Task SignArchiveHead_WhenTheClockWasSetBack_SignsNothingAndSaysSo()
    {
        _office.Time.AdjustTime(_office.Time.GetUtcNow().AddDays(-2));
        Assert.That((await SignAsync()).Faults, Is.EqualTo(1));
        Assert.That(await HeadsAsync(), Has.Count.EqualTo(2));
        await _office.SealAsync(_number, "closed");
        var report = await VerifyAsync();
        Assert.That(report.Findings, Is.EqualTo(new[] { new ArchiveFinding(ClockWentBack, "HCG", _number, 3) }), "sealed all the same, and named");
        Assert.That(report.Faults, Is.Zero);
    }

    [Test]
    public async Task SignArchiveHead_WhenTheProcessDiedBeforeItsCopy_WritesTheCopyTheNextTime()
    {
        var copy = Path.Combine(_office.Folder, "heads", "000002.txt");
        var text = File.ReadAllText(copy);
        File.Delete(copy);
        await FindsAsync();
        await SignAsync();
        Assert.That(File.ReadAllText(copy), Is.EqualTo(text));
    }

    [Test]
    public void ArchiveSigner_KnowsTheHeadsOfAFormerKey()
    {
        var oldKey = ArchiveSigner.NewKey();
        var before = new ArchiveSigner(oldKey, [], _office.Folder);
        using var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(oldKey, out _);
        var after = new ArchiveSigner(ArchiveSigner.NewKey(), [key.ExportSubjectPublicKeyInfo()], _office.Folder);
        var stranger = new ArchiveSigner(ArchiveSigner.NewKey(), [], _office.Folder);
        var head = new HeadText(1, new DateOnly(2026, 3, 2), DateTimeOffset.UnixEpoch, "", before.KeyId, []);
        var signature = before.Sign(head.Unsigned());
        Assert.That((after.IsOurs(head, signature), stranger.IsOurs(head, signature), after.IsOurs(head with { Number = 2 }, signature)),
            Is.EqualTo((true, false, false)));
    }

    private Task<SweepBatch> SignAsync() => _office.DoAsync(new SignArchiveHead.Command(), Role.System);

    private Task<VerifyArchive.Response> VerifyAsync() => _office.DoAsync(new VerifyArchive.Query(), Role.System);

    private async Task FindsAsync(params ArchiveFinding[] expected) => Assert.That((await VerifyAsync()).Findings, Is.EqualTo(expected));

    private Task<List<ArchiveHead>> HeadsAsync() => _office.InDbAsync(db => db.Set<ArchiveHead>().AsNoTracking().OrderBy(h => h.Number).ToListAsync());

    private Task<int> ExecuteAsync(params string[] statements) => _office.InDbAsync(async db =>
    {
        foreach (var sql in statements) await db.Database.ExecuteSqlRawAsync(DatabaseServer.Quoted(sql).Replace("{", "{{").Replace("}", "}}"));
        return 0;
    });
}
