using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Content;

namespace Requests.Features.Services.Archive;

/// <summary>
/// Writes sealed files as one zip that needs nothing but <c>sha256sum -c sha256sums.txt</c> to be checked. Every seal is a
/// folder <c>case/sequence</c>. The newest of a case is a whole BagIt bag; of the earlier ones, a file whose bytes lie in a
/// later bag of the case is left out, and its manifest says by hash which one that is. Same seals, same bytes.
/// </summary>
public sealed class ArchiveExport(RequestsDb db, ArchiveSigner signer, [FromKeyedServices(ContentStores.Archive)] IContentStore store)
{
    public const string ListName = "sha256sums.txt";
    public const string HeadName = "head.txt";
    public const string PublicKeyName = "head-key.pem";
    internal const string ReadMeName = "readme.txt";

    /// <summary>Says how the export is laid out and who wrote it. An export without it is of format 1.</summary>
    public const string FormatName = "export.txt";

    /// <summary>What is written since version 1.1: with a signature over the list. Format 2 is of 1.0.0.</summary>
    internal const int NewestFormat = 3;

    /// <summary>The first format that is signed.</summary>
    internal const int SignedFormat = 3;

    internal const string FormatLabel = "Archive-Export: ";

    private const string ReadMe =
        """
        依申请公开档案导出包。核验：解压后在本文件夹运行 sha256sum -c sha256sums.txt 。
        每个归档版本一个文件夹：案件号/版本号。最新版本是完整的 BagIt 包，可在其中运行
        sha256sum -c manifest-sha256.txt tagmanifest-sha256.txt ；较早版本只含与较新版本不同的文件，其余以清单中的散列值对应。
        export.txt 是本导出包的格式和写出它的程序版本；head.txt 是导出时的日签，head-key.pem 是公钥。
        signature.txt 是对 sha256sums.txt 的签名：散列值只说明内容前后一致，签名才说明由谁导出。请从来源机关另行取得公钥的
        SHA-256（Key 一行）核对，再核验签名（签名覆盖 Signature 之前的各行）。
        head-path 说明每个归档版本如何通向一份日签：每个版本记明前一版本的散列值，日签记明当日最后一个版本的散列值；
        其间属于其他案件的版本只附清单和说明。用本程序的 verify-export 可以逐项核验。
        清单、文件名和散列值一律用 SHA-256，采用国密套件的也是如此：BagIt 工具不识 SM3；日签和本导出包的签名按所用套件（Suite 一行）。

        Sealed request files. To check: unpack, then run sha256sum -c sha256sums.txt in this folder.
        Each seal is a folder case/sequence. The newest is a whole BagIt bag, where
        sha256sum -c manifest-sha256.txt tagmanifest-sha256.txt works too; earlier ones hold only what differs from later ones,
        the rest is found by the hashes of their manifests. export.txt tells the format of this export and the version of the
        program that wrote it. head.txt is the newest signed head, head-key.pem the public key.
        signature.txt signs sha256sums.txt: hashes only say that the files belong together, the signature says who wrote them.
        Ask the body for the SHA-256 of its public key (the line Key), compare, then verify; the lines above Signature are signed.
        head-path shows how each seal leads to a signed head: a seal names the hash of the one before it, a head that of the last of its
        day; of seals between, which belong to other cases, only tag manifest and bag-info are there. The verb verify-export checks it.
        Manifests, names and hashes are SHA-256 under the national suite too, since tools for BagIt know no SM3; heads and the signature
        of this export are of the suite they name (the line Suite).

        """;

    /// <summary>Streams the zip out.</summary>
    /// <param name="caseNumbers">Of the caller's body; those without a seal are passed over.</param>
    /// <exception cref="InvalidDataException">A package is damaged. The zip breaks off without its list, so nobody can take it for whole.</exception>
    public async Task WriteAsync(IReadOnlyList<string> caseNumbers, Stream output, CancellationToken ct)
    {
        await using var zip = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, ct);
        var list = new List<BagFile>();
        var newest = DateTimeOffset.UnixEpoch;
        var exported = new List<ArchiveSeal>();
        var codes = new Dictionary<Guid, string>();
        foreach (var number in caseNumbers.Distinct().Order(StringComparer.Ordinal))
        {
            var seals = await db.Set<ArchiveSeal>().AsNoTracking().Where(s => s.CaseNumber == number).OrderByDescending(s => s.Sequence).ToListAsync(ct);
            var written = new HashSet<string>();
            foreach (var seal in seals)
            {
                var bag = await Bag.ReadAsync(store, seal.ManifestHash, ct) ?? throw Damaged(seal.ManifestHash);
                exported.Add(seal);
                codes[seal.BodyId] = bag.Info.BodyCode;
                var folder = string.Create(CultureInfo.InvariantCulture, $"{number}/{seal.Sequence:000000}/");
                foreach (var (name, content) in bag.TagFiles()) await AddAsync(folder + name, Hashes.Of(content), new MemoryStream(content), seal.At);
                if (seals[0].Reason == SealReasons.Destroyed && seal != seals[0]) continue;
                foreach (var file in bag.Files)
                {
                    if (!written.Add(file.Sha256) && seal != seals[0]) continue;
                    if (!await store.HasAsync(file.Sha256, ct)) throw Damaged(file.Sha256);
                    await using var content = await store.OpenAsync(file.Sha256, ct);
                    await AddAsync(folder + file.Path, file.Sha256, content, seal.At);
                }
                if (seal.At > newest) newest = seal.At;
            }
        }
        await AddTextAsync(ReadMeName, ReadMe, newest);
        await AddTextAsync(FormatName, string.Create(CultureInfo.InvariantCulture, $"{FormatLabel}{NewestFormat}\nProgram: {ProgramVersion.Agent}\n"), newest);
        if (await db.Set<ArchiveHead>().AsNoTracking().OrderByDescending(h => h.Number).FirstOrDefaultAsync(ct) is { } head)
        {
            await AddTextAsync(HeadName, head.Text, newest);
        }
        await AddTextAsync(PublicKeyName, signer.PublicKey, newest);
        foreach (var (name, content) in await HeadPathAsync(exported, codes, ct)) await AddAsync(name, Hashes.Of(content), new MemoryStream(content), newest);
        var lines = Bag.Lines(list);
        await WriteAsync(zip, ListName, new MemoryStream(lines), newest, ct);
        await WriteAsync(zip, ExportSignature.FileName, new MemoryStream(Encoding.UTF8.GetBytes(ExportSignature.Write(signer, Hashes.Of(lines)))), newest, ct);

        async Task AddTextAsync(string name, string text, DateTimeOffset at)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            await AddAsync(name, Hashes.Of(bytes), new MemoryStream(bytes), at);
        }

        async Task AddAsync(string path, string hash, Stream content, DateTimeOffset at)
        {
            if (await WriteAsync(zip, path, content, at, ct) != hash) throw Damaged(hash);
            list.Add(new BagFile(path, hash));
        }
    }

    // For each seal the first head that signed it or one after it, with what lies between.
    private async Task<IReadOnlyDictionary<string, byte[]>> HeadPathAsync(List<ArchiveSeal> exported, Dictionary<Guid, string> codes, CancellationToken ct)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        var open = exported.GroupBy(s => s.BodyId).ToDictionary(g => codes[g.Key], g => (Body: g.Key, Sequences: new Queue<int>(g.Select(s => s.Sequence).Order())));
        await foreach (var row in db.Set<ArchiveHead>().AsNoTracking().OrderBy(h => h.Number).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (open.Count == 0) break;
            if (HeadText.Parse(row.Text)?.Head is not { } head || signer.PemOf(head.KeyId) is not { } pem) continue;
            foreach (var chain in head.Chains.Where(c => open.ContainsKey(c.BodyCode)))
            {
                var (body, sequences) = open[chain.BodyCode];
                while (sequences.TryPeek(out var first) && first <= chain.Sequence)
                {
                    sequences.Dequeue();
                    if (await BetweenAsync(body, chain, first, exported, ct) is not { } between) continue;
                    foreach (var (name, content) in between) files[name] = content;
                    files[HeadPath.HeadFile(head.Number)] = Encoding.UTF8.GetBytes(row.Text);
                    if (head.KeyId != signer.KeyId) files[HeadPath.KeyFile(head.KeyId)] = Encoding.UTF8.GetBytes(pem);
                }
                if (sequences.Count == 0) open.Remove(chain.BodyCode);
            }
        }
        return files;
    }

    // Null where the chain has a gap: a case that was imported alone brought no neighbours.
    private async Task<List<(string Name, byte[] Content)>?> BetweenAsync(Guid bodyId, ChainEnd chain, int first, List<ArchiveSeal> exported, CancellationToken ct)
    {
        var chainOf = await db.Set<ArchiveSeal>().AsNoTracking().Where(s => s.BodyId == bodyId && s.Sequence > first && s.Sequence <= chain.Sequence)
            .OrderBy(s => s.Sequence).Select(s => new { s.Sequence, s.ManifestHash }).ToListAsync(ct);
        if (chainOf.Count != chain.Sequence - first) return null;
        var files = new List<(string, byte[])>();
        foreach (var seal in chainOf.Where(s => !exported.Any(e => e.BodyId == bodyId && e.Sequence == s.Sequence)))
        {
            if (await Bag.BytesAsync(store, seal.ManifestHash, ct) is not { } tags || Bag.ParseTagManifest(tags) is not { } named
                || await Bag.BytesAsync(store, named[0].Sha256, ct) is not { } info) return null;
            files.Add((HeadPath.SealFile(chain.BodyCode, seal.Sequence, Bag.TagManifestName), tags));
            files.Add((HeadPath.SealFile(chain.BodyCode, seal.Sequence, Bag.InfoName), info));
        }
        return files;
    }

    private static async Task<string> WriteAsync(ZipArchive zip, string path, Stream content, DateTimeOffset at, CancellationToken ct)
    {
        var entry = zip.CreateEntry(path, CompressionLevel.Fastest);
        entry.LastWriteTime = at;
        await using var target = await entry.OpenAsync(ct);
        return (await Hashes.OfAsync(content, target, ct)).Sha256;
    }

    private static InvalidDataException Damaged(string hash) => new($"Object {hash} is missing or damaged; run verify-archive.");
}
