using System.Security.Cryptography;
using System.Text;
using Requests.Features.Data.Entities;
using Requests.Features.Services.Content;
using Requests.Features.Services.Privacy;

namespace Requests.Features.Services.Archive;

/// <summary>
/// Signs the archive's heads and exports, and knows its own signatures again, also those of keys used before. Beside the keys lie
/// copies of the heads, so that heads cut from the database are missed too.
/// </summary>
public sealed class ArchiveSigner
{
    private readonly ArchiveKey _key;
    private readonly Dictionary<string, ArchiveKey> _known;
    private readonly string _copies;

    /// <param name="privateKey">PKCS #8.</param>
    /// <param name="formerKeys">Public keys (SubjectPublicKeyInfo) that signed before this one, or that are trusted besides.</param>
    /// <param name="copiesFolder">Folder of the copies; outside the database and the archive.</param>
    /// <exception cref="CryptographicException">A key cannot be read.</exception>
    public ArchiveSigner(byte[] privateKey, IEnumerable<byte[]> formerKeys, string copiesFolder)
    {
        _key = ArchiveKey.OfPrivate(privateKey);
        _copies = copiesFolder;
        _known = new() { [KeyId] = _key };
        foreach (var former in formerKeys.Select(ArchiveKey.OfPublic)) _known.TryAdd(former.Id, former);
    }

    /// <summary>SHA-256 of the public key.</summary>
    public string KeyId => _key.Id;

    /// <summary>Which primitives the key is for.</summary>
    public SuiteName Suite => _key.Suite;

    /// <summary>The public key for whoever wants to check a head, in PEM.</summary>
    public string PublicKey => _key.Pem;

    /// <summary>The same in DER.</summary>
    public byte[] PublicKeyDer => _key.Der;

    public static byte[] NewKey(SuiteName suite = SuiteName.International) => ArchiveKey.New(suite);

    /// <summary>The public key with this id, in PEM; null for one that is not known.</summary>
    internal string? PemOf(string keyId) => _known.GetValueOrDefault(keyId)?.Pem;

    // DER, as openssl reads it.
    internal string Sign(string text) => Convert.ToBase64String(_key.Sign(Encoding.UTF8.GetBytes(text)));

    internal bool IsOurs(HeadText head, string signature) => IsOurs(head.KeyId, head.Unsigned(), signature);

    /// <summary>False also for a key that is not known.</summary>
    internal bool IsOurs(string keyId, string text, string signature) => _known.TryGetValue(keyId, out var key) && IsBy(key, text, signature);

    internal bool IsTrusted(string keyId) => _known.ContainsKey(keyId);

    internal static bool IsBy(ArchiveKey key, string text, string signature)
    {
        var bytes = new byte[signature.Length];
        return Convert.TryFromBase64String(signature, bytes, out var length) && key.Verifies(Encoding.UTF8.GetBytes(text), bytes[..length]);
    }

    /// <summary>Keeps a copy outside. Done anew it changes nothing.</summary>
    internal void KeepCopy(ArchiveHead head)
    {
        var path = Path.Combine(_copies, $"{head.Number:000000}.txt");
        if (!File.Exists(path)) Disk.WriteWhole(path, Encoding.UTF8.GetBytes(head.Text));
    }

    /// <summary>The texts of the copies, by number.</summary>
    internal IReadOnlyDictionary<int, string> Copies()
    {
        if (!Directory.Exists(_copies)) return new Dictionary<int, string>();
        return Directory.GetFiles(_copies, "??????.txt").Where(f => int.TryParse(Path.GetFileNameWithoutExtension(f), out _))
            .ToDictionary(f => int.Parse(Path.GetFileNameWithoutExtension(f), System.Globalization.CultureInfo.InvariantCulture), File.ReadAllText);
    }

    /// <summary>Keeps what a head says of the ends of all streams; written before the head is, since nothing brings it back.</summary>
    internal void KeepEnds(int head, byte[] ends) => Disk.WriteWhole(EndsPath(head), ends);

    /// <summary>Null where this node has none.</summary>
    internal byte[]? Ends(int head) => File.Exists(EndsPath(head)) ? File.ReadAllBytes(EndsPath(head)) : null;

    private string EndsPath(int head) => Path.Combine(_copies, $"{head:000000}.ends");
}
