using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Archive;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Archive;
using static Requests.Features.Services.Archive.FindingKind;

namespace Requests.Features.Tests.Archive;

public sealed class VerifyArchiveTests
{
    private const string Letter = "data/documents/001/letter.txt";
    private TestOffice _office = null!;
    private string _first = "";
    private string _second = "";
    private List<ArchiveSeal> _seals = null!;

    /// <summary>Two cases, three seals: the first issued and served, the second issued between.</summary>
    [SetUp]
    public async Task SetUp()
    {
        _office = await TestOffice.OpenAsync();
        _first = await _office.RegisterAsync();
        _second = await _office.RegisterAsync("占道经营许可");
        await _office.IssueAsync(_first);
        await _office.IssueAsync(_second, "属于不予公开的信息。");
        await _office.ServeAsync(_first);
        _seals = await _office.SealsAsync();
    }

    [TearDown]
    public async Task TearDown() => await _office.DisposeAsync();

    [Test]
    public async Task VerifyArchive_WhenWhole_FindsNothing()
    {
        var told = new List<ArchiveProgress>();
        var report = await _office.DoAsync(new VerifyArchive.Query(new Listener(told)), Role.System);
        Assert.That(report.Findings, Is.Empty);
        Assert.That((report.Seals, report.Faults, report.Unjudged), Is.EqualTo((3, 0, 0)));
        Assert.That(report.Objects, Is.EqualTo(Directory.GetFiles(_office.ArchiveFolder(), "*", SearchOption.AllDirectories).Length));
        Assert.That(told[^1], Is.EqualTo(new ArchiveProgress(report.Objects, report.Bytes, 3)));
    }

    [Test]
    public async Task VerifyArchive_WhenOneBitIsFlipped_NamesTheFile()
    {
        var hash = await _office.FileAsync(_seals[1], Letter);
        Overwrite(hash, bytes => bytes[0] ^= 1);
        await FindsAsync(Of(ObjectChanged, _second, 2) with { Path = Letter, Hash = hash });
    }

    [Test]
    public async Task VerifyArchive_WhenAFileIsTruncated_NamesItInEverySealThatHoldsIt()
    {
        var hash = await _office.FileAsync(_seals[0], Letter);
        Overwrite(hash, _ => { }, length: 5);
        await FindsAsync(Of(ObjectChanged, _first, 1) with { Path = Letter, Hash = hash }, Of(ObjectChanged, _first, 3) with { Path = Letter, Hash = hash });
    }

    [Test]
    public async Task VerifyArchive_WhenAnObjectIsDeleted_NamesIt()
    {
        var hash = await _office.FileAsync(_seals[1], "data/application.json");
        File.Delete(_office.ObjectPath(hash));
        await FindsAsync(Of(ObjectMissing, _second, 2) with { Path = "data/application.json", Hash = hash });
    }

    [Test]
    public async Task VerifyArchive_WhenSomethingIsAdded_NamesIt()
    {
        var hash = SealedOffice.HashOf("伪造");
        Directory.CreateDirectory(Path.GetDirectoryName(_office.ObjectPath(hash))!);
        await File.WriteAllTextAsync(_office.ObjectPath(hash), "伪造");
        await File.WriteAllTextAsync(Path.Combine(_office.ArchiveFolder(), "stray.txt"), "");
        await FindsAsync(new(ObjectExtra, Path: "stray.txt"), new(ObjectExtra, Hash: hash));
    }

    [Test]
    public async Task VerifyArchive_WhenAManifestIsDeleted_NamesItsCase()
    {
        File.Delete(_office.ObjectPath(_seals[1].ManifestHash));
        var report = await FindsAsync(Of(ManifestMissing, _second, 2) with { Path = Bag.TagManifestName, Hash = _seals[1].ManifestHash });
        Assert.That(report.Unjudged, Is.GreaterThan(0), "files of the lost manifest are not called extra");
    }

    [Test]
    public async Task VerifyArchive_WhenAManifestIsChanged_NamesItsCase()
    {
        Overwrite(_seals[1].ManifestHash, bytes => bytes[^2] ^= 1);
        await FindsAsync(Of(ManifestChanged, _second, 2) with { Path = Bag.TagManifestName, Hash = _seals[1].ManifestHash });
    }

    [TestCase("UPDATE ArchiveSeals SET Reason = 'served' WHERE Sequence = 2")]
    [TestCase("UPDATE ArchiveSeals SET At = '2020-01-01 00:00:00' WHERE Sequence = 2")]
    [TestCase("UPDATE ArchiveSeals SET CaseNumber = 'HCG-2026-0002 ' WHERE Sequence = 2")]
    public async Task VerifyArchive_WhenARowIsTamperedWith_NamesIt(string tampering)
    {
        await ExecuteAsync(tampering);
        var found = (await _office.DoAsync(new VerifyArchive.Query(), Role.System)).Findings.Single(f => f.IsFault);
        Assert.That((found.Kind, found.Sequence, found.Hash), Is.EqualTo((RowChanged, 2, _seals[1].ManifestHash)));
    }

    [Test]
    public async Task VerifyArchive_WhenARowPointsElsewhere_NamesRowChainAndObject()
    {
        await ExecuteAsync($"UPDATE ArchiveSeals SET ManifestHash = '{_seals[0].ManifestHash}' WHERE Sequence = 2");
        var kinds = (await _office.DoAsync(new VerifyArchive.Query(), Role.System)).Findings.Select(f => (f.Kind, f.Sequence, f.Hash));
        Assert.That(kinds, Is.SupersetOf(new[] { (RowChanged, (int?)2, _seals[0].ManifestHash), (ChainBroken, 3, null),
            (ObjectExtra, null, _seals[1].ManifestHash) }));
    }

    [Test]
    public async Task VerifyArchive_WhenASealIsTakenOutOfTheMiddle_NamesTheGap()
    {
        await ExecuteAsync("DELETE FROM ArchiveSeals WHERE Sequence = 2");
        var findings = (await _office.DoAsync(new VerifyArchive.Query(), Role.System)).Findings;
        Assert.That(findings, Does.Contain(new ArchiveFinding(SequenceGap, "HCG", null, 2)));
        Assert.That(findings, Does.Contain(new ArchiveFinding(LetterNotSealed, "HCG", _second, null, Letter)));
        Assert.That(findings, Does.Contain(new ArchiveFinding(ObjectExtra, Hash: _seals[1].ManifestHash)));
    }

    [Test]
    public async Task VerifyArchive_WhenTheChainIsCutAtItsEnd_SaysSo()
    {
        await ExecuteAsync("DELETE FROM ArchiveSeals WHERE Sequence = 3");
        var findings = (await _office.DoAsync(new VerifyArchive.Query(), Role.System)).Findings;
        Assert.That(findings, Does.Contain(new ArchiveFinding(ChainCut, "HCG", null, 3)));
    }

    [Test]
    public async Task VerifyArchive_WhenALetterIsRewrittenInTheDatabase_NamesIt()
    {
        await ExecuteAsync($"UPDATE DocumentTexts SET Text = '予以公开。' WHERE No = 2 AND DocumentId IN (SELECT Id FROM Documents WHERE CaseId IN (SELECT Id FROM Cases WHERE Number = '{_second}'))");
        await FindsAsync(Of(LetterChanged, _second, 2) with { Path = Letter, Hash = SealedOffice.HashOf("属于不予公开的信息。") });
    }

    [Test]
    public async Task VerifyArchive_WhenALetterLeavesTheDatabase_NamesIt()
    {
        await ExecuteAsync($"UPDATE Documents SET FixedHash = NULL WHERE CaseId IN (SELECT Id FROM Cases WHERE Number = '{_second}')");
        await FindsAsync(Of(LetterUnknown, _second, 2) with { Path = Letter, Hash = SealedOffice.HashOf("属于不予公开的信息。") });
    }

    [Test]
    public async Task VerifyArchive_WhenALetterWasIssuedUnsealed_NamesIt()
    {
        var third = await _office.RegisterAsync("垃圾处理费");
        await _office.SealAsync(third, "closed");
        await ExecuteAsync($"UPDATE Documents SET CaseId = (SELECT Id FROM Cases WHERE Number = '{third}'), No = 7 WHERE CaseId IN (SELECT Id FROM Cases WHERE Number = '{_second}')");
        var findings = (await _office.DoAsync(new VerifyArchive.Query(), Role.System)).Findings;
        Assert.That(findings, Does.Contain(Of(LetterNotSealed, third, 4) with { Path = "data/documents/007/letter.txt" }));
    }

    [Test]
    public async Task SweepArchive_AfterAProcessDiedWhileSealing_TakesAwayWhatItLeft()
    {
        await _office.SealAsync(_first, "closed", commit: false);
        var before = await _office.DoAsync(new VerifyArchive.Query(), Role.System);
        Assert.That(before.Findings.Select(f => f.Kind), Is.Not.Empty.And.All.EqualTo(Unfinished));
        Assert.That(before.Faults, Is.Zero);
        var swept = await _office.DoAsync(new SweepArchive.Command(), Role.System);
        Assert.That((swept.Intents, swept.Objects), Is.EqualTo((1, before.Findings.Count)));
        await FindsAsync();
        Assert.That((await _office.DoAsync(new SweepArchive.Command(), Role.System)), Is.EqualTo(new SweepArchive.Response(0, 0)), "again: nothing");
        await _office.SealAsync(_first, "closed");
        await FindsAsync();
    }

    [Test]
    public async Task SweepArchive_OfADamagedArchive_TakesNothingAway()
    {
        await _office.SealAsync(_first, "closed", commit: false);
        File.Delete(_office.ObjectPath(_seals[1].ManifestHash));
        var files = Directory.GetFiles(_office.ArchiveFolder(), "*", SearchOption.AllDirectories);
        await _office.RefusedAsync("archive.damaged", new SweepArchive.Command(), Role.System);
        Assert.That(Directory.GetFiles(_office.ArchiveFolder(), "*", SearchOption.AllDirectories), Is.EquivalentTo(files));
    }

    [Test]
    public async Task SweepArchive_BeforeAnySeal_LeavesTheChainToStartAtOne()
    {
        await using var fresh = await TestOffice.OpenAsync();
        await fresh.DoAsync(new SweepArchive.Command(), Role.System);
        await fresh.IssueAsync(await fresh.RegisterAsync());
        Assert.That((await fresh.SealsAsync()).Single().Sequence, Is.EqualTo(1));
    }

    [Test]
    public async Task VerifyArchive_ForAnotherBody_TellsNothingOfOurCases()
    {
        File.Delete(_office.ObjectPath(await _office.FileAsync(_seals[1], Letter)));
        var other = new Body(Guid.CreateVersion7(), "QTJ", "其他局", new BodySettings());
        await _office.InDbAsync(async db =>
        {
            db.Set<Body>().Add(other);
            return await db.SaveChangesAsync();
        });
        Assert.That((await _office.DoAsync(new VerifyArchive.Query(), Role.Supervisor)).Faults, Is.EqualTo(1));
        Assert.That((await _office.SendAsOfAsync(other.Id, new VerifyArchive.Query(), Role.Supervisor)).Value.Findings, Is.Empty);
    }

    [Test]
    public async Task VerifyArchive_ByAClerk_IsRefused() => await _office.RefusedAsync("access.not-allowed", new VerifyArchive.Query(), Role.Clerk);

    private static ArchiveFinding Of(FindingKind kind, string caseNumber, int sequence) => new(kind, "HCG", caseNumber, sequence);

    private async Task<VerifyArchive.Response> FindsAsync(params ArchiveFinding[] expected)
    {
        var report = await _office.DoAsync(new VerifyArchive.Query(), Role.System);
        // What is found of rows in the database is tried elsewhere.
        Assert.That(report.Findings.Where(f => f.Record is null), Is.EquivalentTo(expected));
        Assert.That(report.Findings.Count(f => f.IsFault && f.Record is null), Is.EqualTo(expected.Length));
        return report;
    }

    private void Overwrite(string hash, Action<byte[]> change, int? length = null)
    {
        var path = _office.ObjectPath(hash);
        File.SetAttributes(path, FileAttributes.Normal);
        var bytes = File.ReadAllBytes(path);
        change(bytes);
        File.WriteAllBytes(path, bytes[..(length ?? bytes.Length)]);
    }

    private Task<int> ExecuteAsync(string sql) => _office.InDbAsync(db => db.Database.ExecuteSqlRawAsync(DatabaseServer.Quoted(sql)));

    private sealed class Listener(List<ArchiveProgress> told) : IProgress<ArchiveProgress>
    {
        public void Report(ArchiveProgress value) => told.Add(value);
    }
}
