using System.Security.Cryptography;
using System.Text;
using Requests.Features.Data.Entities;
using Requests.Features.Data.Proofs;
using Requests.Paper;

namespace Requests.Features.Services.Privacy;

/// <summary>
/// Seals values under a key that lies outside the database, bound to the table, column and row they belong to, and hashes them
/// under a second key derived from it, so that an exact value can be found without opening any (PII-5). A ciphertext names its key
/// and its suite, so that a new key or suite may come while old data is read.
/// </summary>
public sealed class PersonalVault : IProofKeys
{
    private const int HeaderLength = 4 + 1 + VaultKey.IdLength;
    private const int RowMacLength = 16;

    // What was sealed before 1.1 begins with its nonce, which is this by chance once in 2^32, and then names no known key.
    private static readonly byte[] Magic = [0x9A, (byte)'R', (byte)'S', 2];

    private readonly CipherSuite _suite;
    private readonly Func<IReadOnlyList<byte[]>>? _reload;
    private volatile Ring _ring;

    private sealed record Ring(VaultKey Current, IReadOnlyDictionary<string, VaultKey> Known)
    {
        public static Ring Of(IReadOnlyList<byte[]> keys)
        {
            var all = keys.Select(k => new VaultKey(k)).ToList();
            return new(all[0], all.DistinctBy(k => k.Name).ToDictionary(k => k.Name));
        }
    }

    /// <param name="masterKey">32 bytes, or 128 with lookup keys; the same on every node.</param>
    /// <param name="suite">What new values are sealed with.</param>
    /// <param name="formerKeys">Keys whose values are still read.</param>
    /// <param name="reload">Asked for all keys, the current first, when a value names one that is not known: another process may have brought it.</param>
    /// <exception cref="ArgumentException">A key has another length.</exception>
    public PersonalVault(byte[] masterKey, SuiteName suite = SuiteName.International, IEnumerable<byte[]>? formerKeys = null,
        Func<IReadOnlyList<byte[]>>? reload = null)
    {
        _suite = CipherSuite.Of(suite);
        _ring = Ring.Of([masterKey, .. formerKeys ?? []]);
        _reload = reload;
    }

    /// <summary>What new values are sealed with.</summary>
    public SuiteName Suite => _suite.Name;

    /// <summary>Tells keys apart without telling anything of them.</summary>
    public string KeyId => _ring.Current.Name;

    /// <summary>The keys that can be read, the current one included.</summary>
    public IReadOnlyCollection<string> KeyIds => [.. _ring.Known.Keys];

    /// <summary>Sealed as it was typed, found however it is typed (<see cref="CanonicalForm"/>).</summary>
    public SealedText Seal(SealedPlace place, PersonalField field, string? value) =>
        value is null || Characters.IsBlank(value) ? SealedText.None : new SealedText(SealBytes(place, value.Trim()), Hash(field, value)) { Place = place };

    /// <summary>Null where there is no value.</summary>
    /// <exception cref="CryptographicException">The value was tampered with, belongs elsewhere or was sealed under another key.</exception>
    public string? Open(SealedText value) => value.IsNone ? null : OpenBytes(value.Place, value.Cipher);

    /// <summary>The same value for another place.</summary>
    public SealedText Move(SealedText value, SealedPlace place) =>
        value.IsNone ? SealedText.None : new SealedText(SealBytes(place, Open(value)!), value.Hash) { Place = place };

    public string SealString(SealedPlace place, string text) => Convert.ToBase64String(SealBytes(place, text));

    /// <exception cref="CryptographicException">The value was tampered with, belongs elsewhere or was sealed under another key.</exception>
    public string OpenString(SealedPlace place, string sealedText) => OpenBytes(place, Convert.FromBase64String(sealedText));

    public byte[] SealBytes(SealedPlace place, string text) => Encrypt(place.ToString(), Encoding.UTF8.GetBytes(text));

    public string OpenBytes(SealedPlace? place, byte[] cipher) => Encoding.UTF8.GetString(Decrypt(place?.ToString() ?? "", cipher));

    /// <summary>Sealed under the current key and suite, bound to its place.</summary>
    public bool IsCurrent(byte[] cipher) => cipher.Length >= HeaderLength && cipher.AsSpan(0, Magic.Length).SequenceEqual(Magic)
        && cipher[Magic.Length] == _suite.Mark && cipher.AsSpan(Magic.Length + 1, VaultKey.IdLength).SequenceEqual(_ring.Current.Id);

    /// <summary>A seal of a row made with the current key and suite.</summary>
    internal bool IsCurrentRowSeal(byte[] seal) => seal.Length > VaultKey.IdLength && seal[0] == _suite.Mark
        && seal.AsSpan(1, VaultKey.IdLength).SequenceEqual(_ring.Current.Id);

    /// <summary>Keyed hash of the normalised value (trimmed, NFKC, upper case). Throws on no character.</summary>
    public string Hash(string value) => Keyed(Characters.Unified(value.Trim()).Trim().ToUpperInvariant());

    /// <summary>Keyed hash of a personal value in its canonical form.</summary>
    public string Hash(PersonalField field, string value) => Keyed(CanonicalForm.Of(field, value));

    private string Keyed(string value) => Convert.ToHexStringLower(HMACSHA256.HashData(_ring.Current.HashKey, Encoding.UTF8.GetBytes(value)));

    /// <summary>Keyed fingerprint of a text as it stands.</summary>
    public string Fingerprint(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(_ring.Current.MarkKey, Encoding.UTF8.GetBytes(text)));

    /// <summary>A keyed 64-bit token for an index. Equal values give equal tokens under one purpose; those of another purpose tell nothing of them.</summary>
    public long Token(string purpose, ReadOnlySpan<byte> value)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _ring.Current.TokenKey);
        mac.AppendData(Encoding.UTF8.GetBytes(purpose + '\0'));
        mac.AppendData(value);
        return System.Buffers.Binary.BinaryPrimitives.ReadInt64LittleEndian(mac.GetHashAndReset());
    }

    byte[] IProofKeys.SealRow(ReadOnlySpan<byte> content) => RowSealOf(_suite, _ring.Current, content);

    bool IProofKeys.IsRowSeal(ReadOnlySpan<byte> seal, ReadOnlySpan<byte> content) =>
        seal.Length > VaultKey.IdLength && CipherSuite.Of(seal[0]) is { } suite && KeyOf(seal.Slice(1, VaultKey.IdLength)) is { } key
        && CryptographicOperations.FixedTimeEquals(seal, RowSealOf(suite, key, content));

    byte[] IProofKeys.Share(ReadOnlySpan<byte> seal)
    {
        var named = seal.Length == 1 + VaultKey.IdLength + RowMacLength ? KeyOf(seal.Slice(1, VaultKey.IdLength)) : null;
        // What is no seal, such as a stream's name, goes on under every later key.
        return named is not null && CipherSuite.Of(seal[0]) is { } suite ? suite.Mac(named.ShareKey(suite), seal)
            : HMACSHA256.HashData(_ring.Current.MarkKey, seal);
    }

    byte[] IProofKeys.Close(string place, ReadOnlySpan<byte> content) => Encrypt(place, content);

    byte[]? IProofKeys.Open(string place, ReadOnlySpan<byte> closed)
    {
        try
        {
            return IsNamed(closed) ? Decrypt(place, closed.ToArray()) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Reads all keys again, after one was brought.</summary>
    public void Reload()
    {
        if (_reload?.Invoke() is { Count: > 0 } keys) _ring = Ring.Of(keys);
    }

    /// <summary>A key that may take the place of the current one, as it is kept in a file.</summary>
    public byte[] NextKey() => _ring.Current.Next().Bytes;

    private static byte[] RowSealOf(CipherSuite suite, VaultKey key, ReadOnlySpan<byte> content) =>
        [suite.Mark, .. key.Id, .. suite.Mac(key.RowKey(suite), content).AsSpan(0, RowMacLength)];

    private static bool IsNamed(ReadOnlySpan<byte> cipher) => cipher.Length >= HeaderLength + CipherSuite.NonceLength + CipherSuite.TagLength
        && cipher.StartsWith(Magic);

    private VaultKey? KeyOf(ReadOnlySpan<byte> id)
    {
        var name = Convert.ToHexStringLower(id);
        if (_ring.Known.TryGetValue(name, out var known)) return known;
        if (_reload?.Invoke() is not { Count: > 0 } keys) return null;
        var ring = Ring.Of(keys);
        if (!ring.Known.TryGetValue(name, out known)) return null;
        _ring = ring;
        return known;
    }

    private byte[] Encrypt(string place, ReadOnlySpan<byte> plain)
    {
        var key = _ring.Current;
        var sealedBytes = new byte[HeaderLength + CipherSuite.NonceLength + CipherSuite.TagLength + plain.Length];
        Magic.CopyTo(sealedBytes, 0);
        sealedBytes[Magic.Length] = _suite.Mark;
        key.Id.CopyTo(sealedBytes, Magic.Length + 1);
        var rest = sealedBytes.AsSpan(HeaderLength);
        var nonce = rest[..CipherSuite.NonceLength];
        var tag = rest.Slice(CipherSuite.NonceLength, CipherSuite.TagLength);
        RandomNumberGenerator.Fill(nonce);
        _suite.Encrypt(key.SealKey(_suite), nonce, plain, rest[(CipherSuite.NonceLength + CipherSuite.TagLength)..], tag, Encoding.UTF8.GetBytes(place));
        return sealedBytes;
    }

    private byte[] Decrypt(string place, byte[] cipher)
    {
        if (IsNamed(cipher) && CipherSuite.Of(cipher[Magic.Length]) is { } suite && KeyOf(cipher.AsSpan(Magic.Length + 1, VaultKey.IdLength)) is { } key)
            return Decrypt(suite, key, cipher.AsSpan(HeaderLength), Encoding.UTF8.GetBytes(place));
        // Sealed before 1.1: it names nothing and is bound to nothing. Whichever key opens it was its own.
        CryptographicException? wrong = null;
        foreach (var any in _ring.Known.Values)
        {
            try
            {
                return Decrypt(CipherSuite.International, any, cipher, []);
            }
            catch (CryptographicException notThis)
            {
                wrong = notThis;
            }
        }
        throw wrong!;
    }

    private static byte[] Decrypt(CipherSuite suite, VaultKey key, ReadOnlySpan<byte> rest, ReadOnlySpan<byte> bound)
    {
        if (rest.Length < CipherSuite.NonceLength + CipherSuite.TagLength) throw new CryptographicException("A sealed value is too short.");
        var plain = new byte[rest.Length - CipherSuite.NonceLength - CipherSuite.TagLength];
        suite.Decrypt(key.SealKey(suite), rest[..CipherSuite.NonceLength], rest[(CipherSuite.NonceLength + CipherSuite.TagLength)..],
            rest.Slice(CipherSuite.NonceLength, CipherSuite.TagLength), plain, bound);
        return plain;
    }
}

/// <summary>Which of a person's facts a value is.</summary>
public enum PersonalField
{
    Name,
    IdNumber,
    Phone,
    Address,
    Email,
}
