using System.Security.Cryptography;
using System.Text;
using Requests.Features.Data.Entities;

namespace Requests.Features.Services.Privacy;

/// <summary>
/// Seals personal values with AES-256-GCM under a key that lives outside the database, and hashes them under a second
/// key derived from it, so that an exact value can be found without opening any (PII-5).
/// </summary>
public sealed class PersonalVault
{
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private readonly byte[] _sealKey;
    private readonly byte[] _hashKey;
    private readonly byte[] _tokenKey;
    private readonly byte[] _markKey;
    private readonly byte[] _rowKey;

    /// <param name="masterKey">32 bytes; the same on every node.</param>
    /// <exception cref="ArgumentException">The key is not 32 bytes long.</exception>
    public PersonalVault(byte[] masterKey)
    {
        if (masterKey.Length != 32) throw new ArgumentException("The personal-data key must be 32 bytes.", nameof(masterKey));
        _sealKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, masterKey, 32, info: "requests/seal"u8.ToArray());
        _hashKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, masterKey, 32, info: "requests/hash"u8.ToArray());
        _markKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, masterKey, 32, info: "requests/mark"u8.ToArray());
        _rowKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, masterKey, 32, info: "requests/rows"u8.ToArray());
        _tokenKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, masterKey, 32, info: "requests/token"u8.ToArray());
    }

    public SealedText Seal(string? value)
    {
        var text = value?.Trim();
        return string.IsNullOrEmpty(text) ? SealedText.None : new SealedText(Encrypt(text), Hash(text));
    }

    /// <summary>Null where there is no value.</summary>
    /// <exception cref="CryptographicException">The value was tampered with or sealed under another key.</exception>
    public string? Open(SealedText value) => value.IsNone ? null : Decrypt(value.Cipher);

    public string SealString(string text) => Convert.ToBase64String(Encrypt(text));

    public string OpenString(string sealedText) => Decrypt(Convert.FromBase64String(sealedText));

    /// <summary>Keyed hash of the normalised value (trimmed, NFKC, upper case). Signs that are no characters count as the replacement sign.</summary>
    public string Hash(string value) => Convert.ToHexStringLower(
        HMACSHA256.HashData(_hashKey, Encoding.UTF8.GetBytes(Whole(value.Trim()).Normalize(NormalizationForm.FormKC).ToUpperInvariant())));

    /// <summary>Keyed fingerprint of a text as it stands.</summary>
    public string Fingerprint(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(_markKey, Encoding.UTF8.GetBytes(text)));

    /// <summary>Keyed seal of a row's content.</summary>
    public string SealRow(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(HMACSHA256.HashData(_rowKey, content));

    /// <summary>Tells keys apart without telling anything of them.</summary>
    public string KeyId => Convert.ToHexStringLower(HMACSHA256.HashData(_markKey, "key id"u8))[..16];

    // Lone surrogates and noncharacters make Normalize throw.
    private static string Whole(string value)
    {
        var whole = new StringBuilder(value.Length);
        foreach (var rune in value.EnumerateRunes())
            whole.Append((rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF ? Rune.ReplacementChar.ToString() : rune.ToString());
        return whole.ToString();
    }

    /// <summary>A keyed 64-bit token for an index. Equal values give equal tokens under one purpose; those of another purpose tell nothing of them.</summary>
    public long Token(string purpose, ReadOnlySpan<byte> value)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _tokenKey);
        mac.AppendData(Encoding.UTF8.GetBytes(purpose + '\0'));
        mac.AppendData(value);
        return System.Buffers.Binary.BinaryPrimitives.ReadInt64LittleEndian(mac.GetHashAndReset());
    }

    private byte[] Encrypt(string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var cipher = new byte[NonceLength + TagLength + plain.Length];
        var nonce = cipher.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_sealKey, TagLength);
        aes.Encrypt(nonce, plain, cipher.AsSpan(NonceLength + TagLength), cipher.AsSpan(NonceLength, TagLength));
        return cipher;
    }

    private string Decrypt(byte[] cipher)
    {
        var plain = new byte[cipher.Length - NonceLength - TagLength];
        using var aes = new AesGcm(_sealKey, TagLength);
        aes.Decrypt(cipher.AsSpan(0, NonceLength), cipher.AsSpan(NonceLength + TagLength), cipher.AsSpan(NonceLength, TagLength), plain);
        return Encoding.UTF8.GetString(plain);
    }
}
