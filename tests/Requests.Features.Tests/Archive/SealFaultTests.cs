using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Archive;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Archive;
using Requests.Features.Services.Content;
using static Requests.Features.Services.Archive.FindingKind;

namespace Requests.Features.Tests.Archive;

/// <summary>What can break while a case is sealed or afterwards: each is survived or named, and nothing acknowledged is lost.</summary>
// Measures the memory of the whole process.
[NonParallelizable]
public sealed class SealFaultTests
{
    private TestOffice _office = null!;
    private FullDisk _store = null!;

    [SetUp]
    public async Task SetUp()
    {
        _office = await TestOffice.OpenAsync(adapt: services => services.AddKeyedSingleton<IContentStore>(ContentStores.Archive, (_, _) => _store));
        _store = new FullDisk(new FolderContentStore(_office.ArchiveFolder()));
    }

    [TearDown]
    public async Task TearDown() => await _office.DisposeAsync();

    [Test]
    public async Task Seal_WhenTheDiskIsFullAtAnyObject_LeavesEitherASealOrNone()
    {
        var first = await _office.RegisterAsync();
        await _office.IssueAsync(first);
        var second = await _office.RegisterAsync("占道经营许可");
        for (var fit = 0; ; fit++)
        {
            _store.StillFit = fit;
            try
            {
                await _office.IssueAsync(second);
                break;
            }
            catch (IOException)
            {
                _store.StillFit = int.MaxValue;
                Assert.That((await _office.SealsAsync()).Select(s => s.CaseNumber), Is.EqualTo(new[] { first }), $"after {fit} objects");
                var report = await VerifyAsync();
                Assert.That(report.Faults, Is.Zero, $"after {fit} objects: {string.Join("; ", report.Findings)}");
                await _office.DoAsync(new SweepArchive.Command(), Role.System);
            }
        }
        Assert.That(_store.StillFit, Is.Zero, "every object was once the one that did not fit");
        _store.StillFit = int.MaxValue;
        Assert.That((await _office.SealsAsync()).Select(s => (s.Sequence, s.CaseNumber)), Is.EqualTo(new[] { (1, first), (2, second) }));
        await _office.DoAsync(new SweepArchive.Command(), Role.System);
        Assert.That((await VerifyAsync()).Findings, Is.Empty);
        Assert.That(Directory.GetFiles(Path.Combine(_office.ArchiveFolder(), "pending")), Is.Empty);
    }

    [TestCase("bag-info.txt")]
    [TestCase("manifest-sha256.txt")]
    [TestCase("tagmanifest-sha256.txt")]
    public async Task VerifyArchive_WhenATagFileIsDeletedOrCut_NamesIt(string name)
    {
        await _office.IssueAsync(await _office.RegisterAsync());
        var tag = (await _office.BagAsync((await _office.SealsAsync()).Single())).TagFiles().Single(t => t.Name == name);
        var path = _office.ObjectPath(Hashes.Of(tag.Content));
        File.SetAttributes(path, FileAttributes.Normal);
        File.WriteAllBytes(path, tag.Content[..^1]);
        Assert.That((await VerifyAsync()).Findings.Select(f => (f.Kind, f.Path)), Is.EqualTo(new[] { (ManifestChanged, name) }));
        File.Delete(path);
        Assert.That((await VerifyAsync()).Findings.Select(f => (f.Kind, f.Path)), Is.EqualTo(new[] { (ManifestMissing, name) }));
        File.WriteAllBytes(path, tag.Content);
        Assert.That((await VerifyAsync()).Findings, Is.Empty);
    }

    [Test]
    public async Task VerifyArchive_WhenTheSharedDeclarationIsDeleted_NamesEverySeal()
    {
        await _office.IssueAsync(await _office.RegisterAsync());
        await _office.IssueAsync(await _office.RegisterAsync("占道经营许可"));
        File.Delete(_office.ObjectPath(Hashes.Of((await _office.BagAsync((await _office.SealsAsync())[0])).TagFiles()[1].Content)));
        Assert.That((await VerifyAsync()).Findings.Select(f => (f.Kind, f.Sequence, f.Path)),
            Is.EqualTo(new[] { (ManifestMissing, (int?)1, "bagit.txt"), (ManifestMissing, 2, "bagit.txt") }));
    }

    [Test]
    public async Task Seal_OfAVeryLargeAttachment_NeedsNoMoreMemoryThanOfASmallOne()
    {
        await SealWithAsync(1 << 10);
        var small = await SealWithAsync(3L << 20);
        var large = await SealWithAsync(300L << 20);
        Assert.That(large - small, Is.LessThan(8L << 20), "bytes allocated on the way in, into the archive, out in an export and while verifying");
    }

    private async Task<long> SealWithAsync(long length)
    {
        var number = await _office.RegisterAsync();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await using var zeros = new Zeros(length);
        var stored = await _office.Services.GetRequiredKeyedService<IContentStore>(ContentStores.Files).PutAsync(zeros, default);
        await _office.SealAsync(number, "closed", (db, @case) => db.Set<Attachment>()
            .Add(new Attachment(@case.BodyId, @case.Id, 1, FilePurpose.Application, "扫描.pdf",
            "application/pdf", stored.Length, stored.Sha256, ScanVerdict.NotScanned, "Clerk", @case.RegisteredAt)));
        await using (var scope = _office.Services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<Features.Kernel.Caller>().ActAsSystem();
            await scope.ServiceProvider.GetRequiredService<ArchiveExport>().WriteAsync([number], Stream.Null, default);
        }
        Assert.That((await VerifyAsync()).Faults, Is.Zero);
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    private Task<VerifyArchive.Response> VerifyAsync() => _office.DoAsync(new VerifyArchive.Query(), Role.System);

    /// <summary>A store on a disk with room for so many new objects only.</summary>
    private sealed class FullDisk(FolderContentStore store) : IContentStore
    {
        private const int NoSpaceLeft = 28;

        public int StillFit { get; set; } = int.MaxValue;

        public async Task<StoredContent> PutAsync(Stream content, StoredContent? expected, CancellationToken ct)
        {
            var isNew = expected is null || !await store.HasAsync(expected.Sha256, ct);
            if (isNew && StillFit-- == 0) throw new IOException("No space left on device", NoSpaceLeft);
            return await store.PutAsync(content, expected, ct);
        }

        public Task<Stream> OpenAsync(string sha256, CancellationToken ct) => store.OpenAsync(sha256, ct);

        public Task<long?> LengthAsync(string sha256, CancellationToken ct) => store.LengthAsync(sha256, ct);

        public async IAsyncEnumerable<string> ListAsync(string? after, [EnumeratorCancellation] CancellationToken ct)
        {
            await foreach (var name in store.ListAsync(after, ct)) yield return name;
        }
    }
}
