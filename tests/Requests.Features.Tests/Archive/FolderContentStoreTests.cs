using System.Security.Cryptography;
using System.Text;
using Requests.Features.Services.Content;

namespace Requests.Features.Tests.Archive;

// Measures the memory of the whole process.
[NonParallelizable]
public sealed class FolderContentStoreTests
{
    private string _folder = "";
    private FolderContentStore _store = null!;

    [SetUp]
    public void SetUp()
    {
        _folder = Directory.CreateTempSubdirectory("requests-store-").FullName;
        _store = new FolderContentStore(Path.Combine(_folder, "store"));
    }

    [TearDown]
    public void TearDown() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Put_KeepsTheBytesUnderTheirHash_ReadOnly()
    {
        var bytes = Encoding.UTF8.GetBytes("答复书");
        var stored = await PutAsync(bytes);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        Assert.That(stored, Is.EqualTo(new StoredContent(hash, bytes.Length)));
        Assert.That(await _store.LengthAsync(hash, CancellationToken.None), Is.EqualTo(bytes.Length));
        Assert.That(File.GetAttributes(PathOf(hash)).HasFlag(FileAttributes.ReadOnly), Is.True);
        await using var content = await _store.OpenAsync(hash, CancellationToken.None);
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy);
        Assert.That(copy.ToArray(), Is.EqualTo(bytes));
    }

    [Test]
    public async Task Put_OfTheSameBytes_KeepsThemOnceAndLeavesNothingBeside()
    {
        await PutAsync([1, 2, 3]);
        await PutAsync([1, 2, 3]);
        Assert.That(Directory.GetFiles(Path.Combine(_folder, "store"), "*", SearchOption.AllDirectories), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task Put_OverADamagedObject_IsNotAcknowledged()
    {
        var stored = await PutAsync([1, 2, 3]);
        File.SetAttributes(PathOf(stored.Sha256), FileAttributes.Normal);
        await File.WriteAllBytesAsync(PathOf(stored.Sha256), [1]);
        Assert.That(() => PutAsync([1, 2, 3]), Throws.InstanceOf<InvalidDataException>());
    }

    [Test]
    public async Task Put_OfMuchContent_NeedsNoMoreMemoryThanOfLittle()
    {
        await PutAsync([0]);
        var least = long.MaxValue;
        // The whole program is measured, and what an earlier test left running may take some in between; it does not do so every time.
        for (var length = 64L * 1024 * 1024; length < 64L * 1024 * 1024 + 3; length++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            await using var zeros = new Zeros(length);
            var stored = await _store.PutAsync(zeros, CancellationToken.None);
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
            Assert.That(stored.Length, Is.EqualTo(length));
        }
        Assert.That(least, Is.LessThan(8L * 1024 * 1024));
    }

    [Test]
    public void Put_OfAStreamThatBreaks_LeavesNothing()
    {
        using var broken = new Zeros(1024 * 1024, breaksAt: 300_000);
        Assert.That(() => _store.PutAsync(broken, CancellationToken.None), Throws.InstanceOf<IOException>());
        Assert.That(Directory.GetFiles(Path.Combine(_folder, "store"), "*", SearchOption.AllDirectories), Is.Empty);
    }

    [Test]
    public async Task Open_OfWhatIsNotThere_SaysSo()
    {
        await PutAsync([1]);
        Assert.That(() => _store.OpenAsync("../../etc/passwd", CancellationToken.None), Throws.InstanceOf<FileNotFoundException>());
        Assert.That(() => _store.OpenAsync(new string('a', 64), CancellationToken.None), Throws.InstanceOf<FileNotFoundException>());
        Assert.That(await _store.HasAsync("../../etc/passwd", CancellationToken.None), Is.False);
    }

    [Test]
    public async Task List_IsAscending_AndNamesStrangersByTheirPath()
    {
        for (byte i = 0; i < 20; i++) await PutAsync([i]);
        await File.WriteAllTextAsync(Path.Combine(_folder, "store", "notes.txt"), "x");
        var names = await _store.ListAsync(null, CancellationToken.None).ToListAsync();
        Assert.That(names.Where(n => n.Length == 64), Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal).And.Exactly(20).Items);
        Assert.That(names, Does.Contain("notes.txt"));
    }

    private Task<StoredContent> PutAsync(byte[] bytes) => _store.PutAsync(new MemoryStream(bytes), CancellationToken.None);

    private string PathOf(string hash) => Path.Combine(_folder, "store", hash[..2], hash[2..4], hash);
}
