using System.Security.Cryptography;

namespace Requests.Features.Services.Privacy;

/// <summary>
/// One key of the installation with what is derived of it. A key is 32 bytes. One that took the place of another carries the
/// three lookup keys of the first behind it, 128 bytes in all: hashes of query codes and tokens cannot be taken anew.
/// </summary>
internal sealed class VaultKey
{
    public const int Length = 32;
    public const int LengthWithLookups = 4 * Length;
    public const int IdLength = 8;

    private static readonly SuiteName[] Suites = Enum.GetValues<SuiteName>();
    private readonly byte[][] _seal, _row, _share;

    /// <exception cref="ArgumentException">The key has another length.</exception>
    public VaultKey(byte[] key)
    {
        if (key.Length is not (Length or LengthWithLookups)) throw new
            ArgumentException("The personal-data key must be 32 bytes, or 128 with lookup keys.", nameof(key));
        Bytes = key;
        var master = key[..Length];
        var mark = Of(master, "requests/mark");
        Id = HMACSHA256.HashData(mark, "key id"u8)[..IdLength];
        _seal = [.. Suites.Select(s => CipherSuite.Of(s).Derive(master, "requests/seal"))];
        _row = [.. Suites.Select(s => CipherSuite.Of(s).Derive(master, "requests/row"))];
        _share = [.. Suites.Select(s => CipherSuite.Of(s).Derive(master, "requests/share"))];
        (HashKey, MarkKey, TokenKey) = key.Length == Length
            ? (Of(master, "requests/hash"), mark, Of(master, "requests/token"))
            : (key[Length..(2 * Length)], key[(2 * Length)..(3 * Length)], key[(3 * Length)..]);
    }

    public byte[] Bytes { get; }

    /// <summary>Tells keys apart without telling anything of them.</summary>
    public byte[] Id { get; }

    public string Name => Convert.ToHexStringLower(Id);

    public byte[] HashKey { get; }
    public byte[] MarkKey { get; }
    public byte[] TokenKey { get; }

    public byte[] SealKey(CipherSuite suite) => _seal[(int)suite.Name];

    public byte[] RowKey(CipherSuite suite) => _row[(int)suite.Name];

    public byte[] ShareKey(CipherSuite suite) => _share[(int)suite.Name];

    /// <summary>A new key that finds what was hashed under this one.</summary>
    public VaultKey Next() => new([.. RandomNumberGenerator.GetBytes(Length), .. HashKey, .. MarkKey, .. TokenKey]);

    private static byte[] Of(byte[] master, string purpose) => CipherSuite.International.Derive(master, purpose);
}
