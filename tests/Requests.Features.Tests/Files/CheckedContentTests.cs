using System.Security.Cryptography;
using Requests.Features.Services.Content;

namespace Requests.Features.Tests.Files;

/// <summary>Bytes that are not those of their name never come to their end, read in order or not.</summary>
public sealed class CheckedContentTests
{
    private string _folder = "";

    [SetUp]
    public void SetUp() => _folder = Directory.CreateTempSubdirectory("requests-checked-").FullName;

    [TearDown]
    public void TearDown() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task AFileReplacedInTheStore_IsNotGivenOut([Values] bool jumps, [Values(10, 400_000)] int length)
    {
        var plain = new FolderContentStore(_folder);
        var bytes = RandomNumberGenerator.GetBytes(length);
        var stored = await plain.PutAsync(new MemoryStream(bytes), null, default);
        Assert.That(await ReadAsync(stored.Sha256, jumps), Is.EqualTo(jumps ? bytes[^5..] : bytes), "as it was kept");
        var path = Directory.GetFiles(_folder, stored.Sha256, SearchOption.AllDirectories).Single();
        File.SetAttributes(path, FileAttributes.Normal);
        bytes[length / 2] ^= 1;
        await File.WriteAllBytesAsync(path, bytes);
        Assert.That(() => ReadAsync(stored.Sha256, jumps), Throws.InstanceOf<InvalidDataException>());
    }

    private async Task<byte[]> ReadAsync(string hash, bool jumps)
    {
        await using var content = await new CheckedContent(new FolderContentStore(_folder)).OpenAsync(hash, default);
        if (jumps) content.Seek(-5, SeekOrigin.End);
        using var read = new MemoryStream();
        await content.CopyToAsync(read);
        return read.ToArray();
    }
}
