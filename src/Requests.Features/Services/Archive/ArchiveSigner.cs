using System.Security.Cryptography;
using System.Text;
using Requests.Features.Data.Entities;
using Requests.Features.Services.Content;

namespace Requests.Features.Services.Archive;

/// <summary>
/// Signs the archive's heads (ECDSA, P-256, SHA-256) and knows its own signatures again, also those of keys used before.
/// Beside the keys lie copies of the heads, so that heads cut from the database are missed too.
/// </summary>
public sealed class ArchiveSigner : IDisposable
{
    private readonly ECDsa _key;
    private readonly Dictionary<string, ECDsa> _known;
    private readonly string _copies;

    /// <param name="privateKey">PKCS #8.</param>
    /// <param name="formerKeys">Public keys (SubjectPublicKeyInfo) that signed before this one.</param>
    /// <param name="copiesFolder">Folder of the copies; outside the database and the archive.</param>
    /// <exception cref="CryptographicException">A key cannot be read.</exception>
    public ArchiveSigner(byte[] privateKey, IEnumerable<byte[]> formerKeys, string copiesFolder)
    {
        _key = ECDsa.Create();
        _key.ImportPkcs8PrivateKey(privateKey, out _);
        _copies = copiesFolder;
        KeyId = IdOf(_key);
        _known = new() { [KeyId] = _key };
        foreach (var former in formerKeys)
        {
            var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(former, out _);
            _known.TryAdd(IdOf(key), key);
        }
    }

    /// <summary>SHA-256 of the public key.</summary>
    public string KeyId { get; }

    /// <summary>The public key for whoever wants to check a head, in PEM.</summary>
    public string PublicKey => _key.ExportSubjectPublicKeyInfoPem() + "\n";

    public static byte[] NewKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKey();
    }

    // DER, as openssl reads it.
    internal string Sign(string text) =>
        Convert.ToBase64String(_key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));

    internal bool IsOurs(HeadText head, string signature)
    {
        var bytes = new byte[signature.Length];
        return _known.TryGetValue(head.KeyId, out var key) && Convert.TryFromBase64String(signature, bytes, out var length)
            && key.VerifyData(Encoding.UTF8.GetBytes(head.Unsigned()), bytes.AsSpan(0, length), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
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

    public void Dispose()
    {
        foreach (var key in _known.Values) key.Dispose();
    }

    private static string IdOf(ECDsa key) => Hashes.Of(key.ExportSubjectPublicKeyInfo());
}
