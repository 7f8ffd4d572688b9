using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Requests.Features.Data.Entities;
using Requests.Paper;

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

    /// <param name="masterKey">32 bytes; the same on every node.</param>
    /// <exception cref="ArgumentException">The key is not 32 bytes long.</exception>
    public PersonalVault(byte[] masterKey)
    {
        if (masterKey.Length != 32) throw new ArgumentException("The personal-data key must be 32 bytes.", nameof(masterKey));
        _sealKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, masterKey, 32, info: "requests/seal"u8.ToArray());
        _hashKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, masterKey, 32, info: "requests/hash"u8.ToArray());
        _markKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, masterKey, 32, info: "requests/mark"u8.ToArray());
        _tokenKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, masterKey, 32, info: "requests/token"u8.ToArray());
    }

    public SealedText Seal(string? value)
    {
        var text = value?.Trim();
        return string.IsNullOrEmpty(text) ? SealedText.None : new SealedText(Encrypt(text), Hash(text));
    }

    /// <summary>Sealed as it was typed, found however it is typed (<see cref="CanonicalForm"/>).</summary>
    public SealedText Seal(PersonalField field, string? value) =>
        value is null || Characters.IsBlank(value) ? SealedText.None : new SealedText(Encrypt(value.Trim()), Hash(field, value));

    /// <summary>Null where there is no value.</summary>
    /// <exception cref="CryptographicException">The value was tampered with or sealed under another key.</exception>
    public string? Open(SealedText value) => value.IsNone ? null : Decrypt(value.Cipher);

    public string SealString(string text) => Convert.ToBase64String(Encrypt(text));

    public string OpenString(string sealedText) => Decrypt(Convert.FromBase64String(sealedText));

    /// <summary>Keyed hash of the normalised value (trimmed, NFKC, upper case). Throws on no character.</summary>
    public string Hash(string value) => Keyed(Characters.Unified(value.Trim()).Trim().ToUpperInvariant());

    /// <summary>Keyed hash of a personal value in its canonical form.</summary>
    public string Hash(PersonalField field, string value) => Keyed(CanonicalForm.Of(field, value));

    private string Keyed(string value) => Convert.ToHexStringLower(HMACSHA256.HashData(_hashKey, Encoding.UTF8.GetBytes(value)));

    /// <summary>Keyed fingerprint of a text as it stands.</summary>
    public string Fingerprint(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(_markKey, Encoding.UTF8.GetBytes(text)));

    /// <summary>Tells keys apart without telling anything of them.</summary>
    public string KeyId => Convert.ToHexStringLower(HMACSHA256.HashData(_markKey, "key id"u8))[..16];

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

/// <summary>Which of a person's facts a value is.</summary>
public enum PersonalField
{
    Name,
    IdNumber,
    Phone,
    Address,
    Email,
}

/// <summary>
/// The one form in which names, numbers and addresses are compared, however they were typed: width, case, blanks, dots, dashes and unseen
/// characters make no other person. Hashes are taken of it; what was typed is what is kept.
/// </summary>
public static class CanonicalForm
{
    private const string China = "86";
    private const int MobileDigits = 11;

    // Typed for the X of an identity number.
    private const char Times = '\u00D7';

    private static readonly IdnMapping Domains = new();

    /// <summary>Never empty for a value that shows something.</summary>
    public static string Of(PersonalField field, string value)
    {
        var unified = Characters.Unified(value).Trim();
        var form = field switch
        {
            PersonalField.Phone => Phone(unified),
            PersonalField.Email => Email(unified),
            PersonalField.IdNumber => Letters(unified.Replace(Times, 'X')),
            _ => Letters(unified),
        };
        return form.Length == 0 ? unified.ToUpperInvariant() : form;
    }

    private static string Letters(string text) => string.Concat(text.EnumerateRunes()
        .Where(r => Rune.IsLetterOrDigit(r) || Rune.GetUnicodeCategory(r) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark))
            .ToUpperInvariant();

    // The country's code may be written or not; a number with an area code then lacks its 0.
    private static string Phone(string text)
    {
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        var abroad = digits.StartsWith("00" + China, StringComparison.Ordinal) ? digits[4..]
            : digits.StartsWith(China, StringComparison.Ordinal) && (text.TrimStart('(', ' ')
                .StartsWith('+') || (digits.Length == MobileDigits + 2 && digits[2] == '1')) ? digits[2..] : null;
        return abroad is null or "" ? digits : (abroad.Length == MobileDigits && abroad[0] == '1') || abroad[0] == '0' ? abroad : "0" + abroad;
    }

    private static string Email(string text)
    {
        var address = string.Concat(text.Where(c => !char.IsWhiteSpace(c))).ToLowerInvariant();
        if (address.LastIndexOf('@') is not (> 0 and var at)) return address;
        try
        {
            return address[..(at + 1)] + Domains.GetAscii(address[(at + 1)..].TrimEnd('.'));
        }
        catch (ArgumentException)
        {
            return address;
        }
    }
}
