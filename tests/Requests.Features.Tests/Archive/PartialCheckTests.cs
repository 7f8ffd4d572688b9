using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Archive;
using Requests.Features.Areas.Timers;
using Requests.Features.Kernel;
using Requests.Features.Services.Archive;
using Requests.Features.Services.Content;
using Requests.Features.Services.Jobs;

namespace Requests.Features.Tests.Archive;

/// <summary>The nightly check, which reads a part, and the whole verification, which can go on where it was stopped.</summary>
public sealed class PartialCheckTests
{
    private TestOffice _office = null!;
    private WatchedStore _store = null!;
    private string _number = "";

    [SetUp]
    public async Task SetUp()
    {
        _office = await TestOffice.OpenAsync(adapt: services => services.AddKeyedSingleton<IContentStore>(ContentStores.Archive, (_, _) => _store));
        _store = new WatchedStore(new FolderContentStore(_office.ArchiveFolder()));
        _number = await _office.RegisterAsync();
        await _office.IssueAsync(_number);
        await _office.ServeAsync(_number);
    }

    [TearDown]
    public async Task TearDown() => await _office.DisposeAsync();

    [Test]
    public async Task CheckArchive_ReadsWhatIsNewAndNothingTwiceADay()
    {
        Assert.That(Counts(await CheckAsync()), Is.EqualTo((2, 0, 0)), "the first time, all");
        _store.Opened.Clear();
        Assert.That(Counts(await CheckAsync()), Is.EqualTo((0, 0, 0)), "a node that starts again");
        Assert.That(_store.Opened, Is.Empty);
        await _office.SealAsync(_number, "closed");
        Assert.That(Counts(await CheckAsync()), Is.EqualTo((1, 0, 0)), "the new one");
    }

    private static (int, int, int) Counts(SweepBatch batch) => (batch.Checked, batch.Done, batch.Faults);

    [Test]
    public async Task CheckArchive_WithinAllItsSlices_ReadsEveryOldSealAgain()
    {
        await CheckAsync();
        var day = new DateOnly(2026, 3, 2);
        var read = 0;
        for (var i = 1; i <= CheckArchive.Slices; i++)
        {
            _office.GoTo(day.AddDays(i).ToString("yyyy-MM-dd"));
            read += (await CheckAsync()).Checked;
        }
        Assert.That(read, Is.EqualTo(2));
    }

    [Test]
    public async Task CheckArchive_FindsADamagedSealEveryTimeUntilItIsWhole()
    {
        var hash = await _office.FileAsync((await _office.SealsAsync())[1], "data/outcome.json");
        var bytes = File.ReadAllBytes(_office.ObjectPath(hash));
        File.SetAttributes(_office.ObjectPath(hash), FileAttributes.Normal);
        File.WriteAllBytes(_office.ObjectPath(hash), [.. bytes.Reverse()]);
        Assert.That((await CheckAsync()).Faults, Is.GreaterThan(0));
        Assert.That((await CheckAsync()).Faults, Is.GreaterThan(0), "again");
        File.WriteAllBytes(_office.ObjectPath(hash), bytes);
        Assert.That((await CheckAsync()).Faults, Is.Zero);
        Assert.That((await CheckAsync()).Checked, Is.Zero);
    }

    [Test]
    public async Task VerifyArchive_WhenItWasStopped_GoesOnWhereItWas()
    {
        var marker = new VerifyMarker(Path.Combine(_office.Folder, "verify.progress"));
        var all = Directory.GetFiles(_office.ArchiveFolder(), "*",
            SearchOption.AllDirectories).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal).ToList();
        // As a verification leaves it that hashed the first half and died in the middle of a line.
        var half = all[..(all.Count / 2)];
        marker.Note(half.Select(h => (h, new StoredContent(h, new FileInfo(_office.ObjectPath(h)).Length))));
        File.AppendAllText(Path.Combine(_office.Folder, "verify.progress"), all[half.Count][..20]);
        var whole = await _office.DoAsync(new VerifyArchive.Query(), Role.System);
        _store.Opened.Clear();
        var resumed = await _office.DoAsync(new VerifyArchive.Query(Marker: marker), Role.System);
        Assert.That(resumed, Is.EqualTo(whole).Using<VerifyArchive.Response>((a, b) => (a.Seals, a.Objects, a.Bytes, a.Faults) == (b.Seals,
            b.Objects, b.Bytes, b.Faults)));
        var payload = (await _office.BagAsync((await _office.SealsAsync())[0])).Files.Select(f => f.Sha256).ToHashSet();
        Assert.That(_store.Opened.Where(payload.Contains).Distinct(), Is.SupersetOf(payload.Except(half)).And.Not.SupersetOf(payload),
            "what was hashed is not hashed again");
        Assert.That(File.Exists(Path.Combine(_office.Folder, "verify.progress")), Is.False, "done");
    }

    [Test]
    public async Task VerifyArchive_WhenItIsStopped_LeavesAMarkerThatIsGoodToResumeFrom()
    {
        var path = Path.Combine(_office.Folder, "verify.progress");
        var names = await new FolderContentStore(_office.ArchiveFolder()).ListAsync(null, default).ToListAsync();
        _store.BreakAt = names[^1];
        Assert.That(() => _office.SendAsync(new VerifyArchive.Query(Marker: new VerifyMarker(path)), Role.System), Throws.InstanceOf<IOException>());
        _store.BreakAt = null;
        Assert.That(new VerifyMarker(path).Read().Select(r => r.Name), Is.EqualTo(names[..^1]));
        _store.Opened.Clear();
        Assert.That((await _office.DoAsync(new VerifyArchive.Query(Marker: new VerifyMarker(path)), Role.System)).Faults, Is.Zero);
    }

    private Task<SweepBatch> CheckAsync() => _office.DoAsync(new CheckArchive.Command(), Role.System);

    private sealed class WatchedStore(FolderContentStore store) : IContentStore
    {
        public ConcurrentBag<string> Opened { get; } = [];
        public string? BreakAt { get; set; }

        public Task<StoredContent> PutAsync(Stream content, StoredContent? expected, CancellationToken ct) => store.PutAsync(content, expected, ct);

        public Task<Stream> OpenAsync(string sha256, CancellationToken ct)
        {
            if (sha256 == BreakAt) throw new IOException("The disk went away.");
            Opened.Add(sha256);
            return store.OpenAsync(sha256, ct);
        }

        public Task<long?> LengthAsync(string sha256, CancellationToken ct) => store.LengthAsync(sha256, ct);

        public async IAsyncEnumerable<string> ListAsync(string? after, [EnumeratorCancellation] CancellationToken ct)
        {
            await foreach (var name in store.ListAsync(after, ct)) yield return name;
        }
    }
}
