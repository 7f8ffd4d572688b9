using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Archive;
using Requests.Features.Areas.Timers;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Archive;
using Requests.Features.Services.Content;

namespace Requests.Features.Tests.Archive;

public sealed class RetentionTests
{
    private TestOffice _office = null!;
    private string _old = "";
    private string _young = "";

    /// <summary>Two cases archived in 2026 for ten years; both hold the same attachment. The old one's clock runs to 2037.</summary>
    [SetUp]
    public async Task SetUp()
    {
        _office = await TestOffice.OpenAsync();
        await _office.InDbAsync(async db =>
        {
            var body = await db.Set<Body>().SingleAsync();
            body.Change(body.Name, body.Settings with { Retention = Requests.Statute.Archive.RetentionTerm.Years10 });
            return await db.SaveChangesAsync();
        });
        _old = await _office.RegisterAsync();
        await AttachAsync(_old, 1, [1, 2, 3]);
        await AttachAsync(_old, 2, [9]);
        await ArchiveAsync(_old);
        _office.GoTo("2027-03-01");
        _young = await _office.RegisterAsync("占道经营许可");
        await AttachAsync(_young, 1, [1, 2, 3]);
        await ArchiveAsync(_young);
    }

    [TearDown]
    public async Task TearDown() => await _office.DisposeAsync();

    [Test]
    public async Task ARC_3_ListRetentionDue_CountsFromTheYearAfter()
    {
        _office.GoTo("2036-12-31");
        Assert.That((await _office.DoAsync(new ListRetentionDue.Query(), Role.Head)).Files, Is.Empty);
        _office.GoTo("2037-01-01");
        var due = (await _office.DoAsync(new ListRetentionDue.Query(), Role.Head)).Files.Single();
        Assert.That((due.CaseNumber, due.ArchivedOn, due.EndedOn, due.MayBeDestroyed),
            Is.EqualTo((_old, new DateOnly(2026, 3, 2), new DateOnly(2037, 1, 1), false)));
        Assert.That((await _office.DoAsync(new ListRetentionDue.Query(new DateOnly(2038, 1, 1)), Role.Head)).Files, Has.Count.EqualTo(2));
        await _office.RefusedAsync("access.not-allowed", new ListRetentionDue.Query(), Role.Administrator);
    }

    [Test]
    public async Task ARC_3_ListRetentionDue_OfADisputedFile_NeverNamesIt()
    {
        await _office.InDbAsync(async db =>
        {
            var found = await db.Set<Case>().SingleAsync(c => c.Number == _old);
            db.Set<Dispute>().Add(new Dispute(Guid.CreateVersion7(), found.BodyId, found.Id, null, "市政府", null, new DateOnly(2026, 4, 1)));
            return await db.SaveChangesAsync();
        });
        Assert.That((await _office.DoAsync(new ListRetentionDue.Query(new DateOnly(2200, 1, 1)),
            Role.Head)).Files.Select(f => f.CaseNumber), Is.EqualTo(new[] { _young }));
        await _office.RefusedAsync("archive.not-due", Appraise(_old), Role.Head);
    }

    [Test]
    public async Task ARC_10_DestroyFile_NeedsTwoDifferentPeopleAndTheEndOfRetention()
    {
        await _office.RefusedAsync("archive.not-due", Appraise(_old), Role.Head);
        _office.GoTo("2037-01-04");
        await _office.RefusedAsync("archive.not-appraised", Destroy(_old), Role.Chief);
        Assert.That((await _office.DoAsync(Appraise(_old), Role.Head)).MayBeDestroyed, Is.False);
        await _office.RefusedAsync("archive.another-person-needed", Appraise(_old), Role.Head);
        await _office.RefusedAsync("archive.not-appraised", Destroy(_old), Role.Chief);
        await _office.DoAsync(Appraise(_old, AppraisalVerdict.Keep, new DateOnly(2037, 1, 5)), Role.Officer);
        await _office.RefusedAsync("archive.not-due", Destroy(_old), Role.Chief);
        _office.GoTo("2037-01-06");
        await _office.DoAsync(Appraise(_old), Role.Leader);
        await _office.RefusedAsync("archive.not-appraised", Destroy(_old), Role.Chief);
        Assert.That((await _office.DoAsync(Appraise(_old), Role.Head)).MayBeDestroyed, Is.True, "counted anew after the keep");
        await _office.RefusedAsync("access.not-allowed", Destroy(_old), Role.Officer);
        Assert.That((await _office.DoAsync(Destroy(_old), Role.Chief)).State, Is.EqualTo(CaseState.Destroyed));
        await _office.RefusedAsync("case.wrong-state", Destroy(_old), Role.Chief);
    }

    [Test]
    public async Task ARC_10_DestroyFile_LeavesATombstoneWithTheHashesAndNothingElse()
    {
        var seals = await _office.SealsAsync();
        var files = (await _office.BagAsync(seals[0])).Files;
        var shared = (await _office.BagAsync(seals[1])).Files.Select(f => f.Sha256).ToHashSet();
        await DestroyAsync();

        var now = await _office.SealsAsync();
        var tombstone = now[^1];
        Assert.That((tombstone.Reason, tombstone.CaseNumber, tombstone.PreviousHash), Is.EqualTo((SealReasons.Destroyed, _old, now[^2].ManifestHash)));
        var text = await File.ReadAllTextAsync(_office.ObjectPath(await _office.FileAsync(tombstone, "data/tombstone.json")));
        foreach (var file in files) Assert.That(text, Does.Contain(file.Path).And.Contain(file.Sha256));
        Assert.That(text, Does.Contain("已满十年").And.Contain("Head").And.Contain("Leader"));

        var report = await VerifyAsync();
        Assert.That(report.Findings.Select(f => f.Kind), Is.Not.Empty.And.All.EqualTo(FindingKind.Unfinished), "doomed, not swept yet");
        await _office.DoAsync(new SweepArchive.Command(), Role.System);
        Assert.That((await VerifyAsync()).Findings, Is.Empty);
        foreach (var file in files)
            Assert.That(File.Exists(_office.ObjectPath(file.Sha256)), Is.EqualTo(shared.Contains(file.Sha256)), file.Path);
        Assert.That(WorkingFile(SealedOffice.HashOf("\x09")), Does.Not.Exist);
        Assert.That(Directory.GetFiles(Path.Combine(_office.Folder, "files"), "*", SearchOption.AllDirectories), Has.Length.EqualTo(1),
            "the other case's attachment stays");
        Assert.That(await _office.BagAsync(seals[0]), Is.Not.Null, "its manifests stay");
        Assert.That((await _office.CaseAsync(_old)).Parties.All(p => p.Name.IsNone && p.IdNumber.IsNone && p.Phone.IsNone
            && p.Address.IsNone && p.Email.IsNone), Is.True);
    }

    [Test]
    public async Task ARC_10_DestroyFile_ForgetsWhatWasReadInItsFiles_AndTheScanItCameFrom()
    {
        var at = DateTimeOffset.UnixEpoch;
        await _office.InDbAsync(async db =>
        {
            var old = await db.Set<Case>().SingleAsync(c => c.Number == _old);
            var hashes = await db.Set<Attachment>().Where(a => a.CaseId == old.Id).Select(a => a.Sha256).Distinct().ToListAsync();
            db.Set<RecognisedText>().AddRange(hashes.Select(h => new RecognisedText(old.BodyId, h, "sealed", at)));
            var proposal = new IntakeProposal(Guid.NewGuid(), old.BodyId, 1, ProposalSource.Scan, at, "sealed", "clerk", at);
            proposal.End(ProposalState.Registered, old.Id, null, "clerk", at);
            db.Set<IntakeProposal>().Add(proposal);
            return await db.SaveChangesAsync();
        });
        await DestroyAsync();
        var left = await _office.InDbAsync(async db => (Proposals: await db.Set<IntakeProposal>().CountAsync(),
            Texts: await db.Set<RecognisedText>().CountAsync(t => !db.Set<Attachment>().Any(a => a.Sha256 == t.Sha256
                && db.Set<Case>().Any(c => c.Id == a.CaseId && c.Number != _old)))));
        Assert.That(left, Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task ARC_10_DestroyFile_WhenTheProcessDiesBeforeTheCommit_LosesNothing()
    {
        _office.GoTo("2037-01-04");
        await _office.DoAsync(Appraise(_old), Role.Head);
        await _office.DoAsync(Appraise(_old), Role.Leader);
        // What a destruction announces, without its row.
        var files = (await _office.BagAsync((await _office.SealsAsync())[0])).Files.Select(f => f.Sha256).ToList();
        _office.Services.GetRequiredService<SealIntents>().Announce("destroyed-3", files);
        Assert.That((await _office.DoAsync(new SweepArchive.Command(), Role.System)).Objects, Is.Zero);
        Assert.That((await VerifyAsync()).Findings, Is.Empty);
    }

    [Test]
    public async Task ARC_10_DestroyedFile_StaysDestroyedInBackupsAndExports()
    {
        await DestroyAsync();
        await _office.DoAsync(new SweepArchive.Command(), Role.System);
        await using var scope = _office.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Features.Kernel.Caller>().ActAsSystem();
        Assert.That(async () => await scope.ServiceProvider.GetRequiredService<SealedObjects>().ListAsync(default).CountAsync(), Is.GreaterThan(0));
        var path = Path.Combine(_office.Folder, "all.zip");
        await using (var file = File.Create(path)) await scope.ServiceProvider.GetRequiredService<ArchiveExport>().WriteAsync([_old, _young], file, default);
        await using var other = await TestOffice.OpenAsync();
        await other.DoAsync(new ImportArchive.Command(path), Role.System);
        Assert.That((await other.DoAsync(new VerifyArchive.Query(), Role.System)).Findings, Is.Empty);
    }

    [Test]
    public async Task CheckArchive_AfterADestruction_FindsNothingWrong()
    {
        await DestroyAsync();
        await _office.DoAsync(new SweepArchive.Command(), Role.System);
        Assert.That((await _office.DoAsync(new CheckArchive.Command(), Role.System)).Faults, Is.Zero);
    }

    private string WorkingFile(string hash) => Path.Combine(_office.Folder, "files", hash[..2], hash[2..4], hash);

    private async Task DestroyAsync()
    {
        _office.GoTo("2037-01-04");
        await _office.DoAsync(Appraise(_old), Role.Head);
        await _office.DoAsync(Appraise(_old), Role.Leader);
        await _office.DoAsync(Destroy(_old), Role.Chief);
    }

    private static AppraiseFile.Command Appraise(string number, AppraisalVerdict verdict = AppraisalVerdict.Destroy, DateOnly? until = null) =>
        new(verdict, "保管期限已满十年，无继续保存价值。", until) { CaseNumber = number };

    private static DestroyFile.Command Destroy(string number) => new() { CaseNumber = number };

    private Task<VerifyArchive.Response> VerifyAsync() => _office.DoAsync(new VerifyArchive.Query(), Role.System);

    private Task ArchiveAsync(string number) => _office.SealAsync(number, "archived", (_, @case) => @case.Place(CaseState.Archived));

    private async Task AttachAsync(string number, int no, byte[] content)
    {
        var stored = await _office.Services.GetRequiredKeyedService<IContentStore>(ContentStores.Files).PutAsync(new MemoryStream(content), default);
        await _office.InDbAsync(async db =>
        {
            var found = await db.Set<Case>().SingleAsync(c => c.Number == number);
            db.Set<Attachment>().Add(new Attachment(found.BodyId, found.Id, no, FilePurpose.Application, "申请表.pdf", "application/pdf",
                stored.Length, stored.Sha256,
                ScanVerdict.NotScanned, "Clerk", found.RegisteredAt));
            return await db.SaveChangesAsync();
        });
    }
}
