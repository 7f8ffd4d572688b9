using System.Text;
using Requests.Features.Services.Content;
using Requests.Web.Files;
using Requests.Web.Hosting;

namespace Requests.Features.Tests.Archive;

/// <summary>What every content store owes, on a folder always and on S3 where a server is named.</summary>
[TestFixture(Folder)]
[TestFixture(S3)]
public sealed class ContentStoreContract(string kind)
{
    private const string Folder = "folder";
    private const string S3 = "S3";

    /// <summary>http://accessKey:secretKey@host:port/bucket</summary>
    private const string Variable = "REQUESTS_S3";

    private string _folder = "";
    private IContentStore _store = null!;
    private IContentEraser _eraser = null!;

    [SetUp]
    public void SetUp()
    {
        _folder = Directory.CreateTempSubdirectory("requests-store-").FullName;
        if (kind == Folder) Use(new FolderContentStore(Path.Combine(_folder, "store")));
        else if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } address) Use(InBucket(new Uri(address)));
        else Assert.Ignore($"Set {Variable} to http://key:secret@host:port/bucket to run the contract on S3 as well.");
    }

    [TearDown]
    public void TearDown() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Put_ThenOpen_GivesTheBytes()
    {
        var bytes = Encoding.UTF8.GetBytes("答复书");
        var stored = await PutAsync(bytes);
        Assert.That(stored, Is.EqualTo(new StoredContent(Hashes.Of(bytes), bytes.Length)));
        Assert.That(await _store.LengthAsync(stored.Sha256, default), Is.EqualTo(bytes.Length));
        Assert.That(await ReadAsync(stored.Sha256), Is.EqualTo(bytes));
        Assert.That(await PutAsync(bytes), Is.EqualTo(stored), "again");
    }

    [Test]
    public async Task Put_OfNothing_IsAnObjectToo() => Assert.That(await ReadAsync((await PutAsync([])).Sha256), Is.Empty);

    [Test]
    public async Task Put_OfSomethingElseThanExpected_KeepsNothing()
    {
        var wrong = new StoredContent(new string('a', 64), 3);
        Assert.That(() => _store.PutAsync(new MemoryStream([1, 2, 3]), wrong, default), Throws.InstanceOf<InvalidDataException>());
        Assert.That(await _store.ListAsync(null, default).ToListAsync(), Is.Empty);
        var right = new StoredContent(Hashes.Of([1, 2, 3]), 3);
        Assert.That(await _store.PutAsync(new MemoryStream([1, 2, 3]), right, default), Is.EqualTo(right));
        Assert.That(await _store.PutAsync(new MemoryStream([]), right, default), Is.EqualTo(right), "kept already: the stream is not asked");
    }

    [Test]
    public async Task Put_OfManyMegabytes_GivesThemBack()
    {
        await using var zeros = new Zeros(40L << 20);
        var stored = await _store.PutAsync(zeros, CancellationToken.None);
        Assert.That(stored.Length, Is.EqualTo(40L << 20));
        await using var content = await _store.OpenAsync(stored.Sha256, default);
        Assert.That(await Hashes.OfAsync(content, null, default), Is.EqualTo(stored));
    }

    [Test]
    public void Open_OfWhatIsNotThere_SaysSo()
    {
        Assert.That(async () => await _store.OpenAsync(new string('a', 64), default), Throws.InstanceOf<FileNotFoundException>());
        Assert.That(async () => await _store.OpenAsync("../x", default), Throws.InstanceOf<FileNotFoundException>());
        Assert.That(async () => await _store.LengthAsync("../x", default), Is.Null);
        Assert.That(async () => await _store.LengthAsync(new string('a', 64), default), Is.Null);
    }

    [Test]
    public async Task List_IsAscending_AndGoesOnAfterAName()
    {
        var names = new List<string>();
        for (byte i = 0; i < 20; i++) names.Add((await PutAsync([i])).Sha256);
        names.Sort(StringComparer.Ordinal);
        Assert.That(await _store.ListAsync(null, default).ToListAsync(), Is.EqualTo(names));
        Assert.That(await _store.ListAsync(names[12], default).ToListAsync(), Is.EqualTo(names[13..]));
    }

    [Test]
    public async Task Erase_TakesTheNamedAwayAndNothingElse()
    {
        var (first, second) = ((await PutAsync([1])).Sha256, (await PutAsync([2])).Sha256);
        Assert.That(await _eraser.EraseAsync([first, new string('a', 64)], default), Is.Empty);
        Assert.That(await _store.ListAsync(null, default).ToListAsync(), Is.EqualTo(new[] { second }));
    }

    private void Use<T>(T store) where T : IContentStore, IContentEraser => (_store, _eraser) = (store, store);

    // Each test under a prefix of its own.
    private static S3ContentStore InBucket(Uri address)
    {
        var keys = address.UserInfo.Split(':');
        var settings = new S3Settings
        {
            Endpoint = address.GetLeftPart(UriPartial.Scheme) + address.Authority.Split('@')[^1],
            Bucket = address.AbsolutePath.Trim('/'),
            AccessKey = keys[0],
            SecretKey = keys[1]
        };
        return new S3ContentStore(S3ContentStore.Connect(settings), settings.Bucket, $"{Guid.NewGuid():N}/", TimeSpan.Zero, TimeProvider.System);
    }

    private Task<StoredContent> PutAsync(byte[] bytes) => _store.PutAsync(new MemoryStream(bytes), CancellationToken.None);

    private async Task<byte[]> ReadAsync(string hash)
    {
        await using var content = await _store.OpenAsync(hash, CancellationToken.None);
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy);
        return copy.ToArray();
    }
}
