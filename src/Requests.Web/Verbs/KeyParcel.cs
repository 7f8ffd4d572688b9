using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Parameters;
using Requests.Features.Services.Privacy;

namespace Requests.Web.Verbs;

/// <summary>
/// Key files sealed by a passphrase: the first lines name suite and cost, and are bound to what follows. The passphrase is stretched by
/// Argon2id (RFC 9106) with 64 MiB, 3 passes, 1 lane.
/// </summary>
internal static class KeyParcel
{
    public const string FileName = "keys.sealed";

    private const int MemoryKiB = 64 * 1024;
    private const int Passes = 3;
    private const int SaltLength = 16;

    public static string Seal(IReadOnlyDictionary<string, byte[]> files, string passphrase, SuiteName name)
    {
        var suite = CipherSuite.Of(name);
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        var head = $"Requests-Keys: 1\nSuite: {name}\nStretched-By: Argon2id m={MemoryKiB} t={Passes} p=1\nSalt: {Convert.ToBase64String(salt)}\n";
        var plain = JsonSerializer.SerializeToUtf8Bytes(files);
        var nonce = RandomNumberGenerator.GetBytes(CipherSuite.NonceLength);
        var (cipher, tag) = (new byte[plain.Length], new byte[CipherSuite.TagLength]);
        suite.Encrypt(Stretch(passphrase, salt), nonce, plain, cipher, tag, Encoding.UTF8.GetBytes(head));
        return head + Convert.ToBase64String([.. nonce, .. tag, .. cipher]) + "\n";
    }

    /// <returns>Null when the passphrase is wrong or the parcel was changed.</returns>
    public static IReadOnlyDictionary<string, byte[]>? Open(string parcel, string passphrase)
    {
        try
        {
            var lines = parcel.Split('\n');
            var head = string.Concat(lines[..4].Select(l => l + "\n"));
            var suite = CipherSuite.Of(Enum.Parse<SuiteName>(lines[1]["Suite: ".Length..]));
            var bytes = Convert.FromBase64String(lines[4]);
            var (nonce, tag) = (bytes[..CipherSuite.NonceLength], bytes[CipherSuite.NonceLength..(CipherSuite.NonceLength + CipherSuite.TagLength)]);
            var cipher = bytes[(CipherSuite.NonceLength + CipherSuite.TagLength)..];
            var plain = new byte[cipher.Length];
            suite.Decrypt(Stretch(passphrase, Convert.FromBase64String(lines[3]["Salt: ".Length..])), nonce, cipher, tag, plain, Encoding.UTF8.GetBytes(head));
            return JsonSerializer.Deserialize<Dictionary<string, byte[]>>(plain);
        }
        catch (Exception wrong) when (wrong is CryptographicException or FormatException or ArgumentException or JsonException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    private static byte[] Stretch(string passphrase, byte[] salt)
    {
        var argon = new Argon2BytesGenerator();
        argon.Init(new Argon2Parameters.Builder(Argon2Parameters.Argon2id).WithVersion(Argon2Parameters.Version13).WithSalt(salt)
            .WithMemoryAsKB(MemoryKiB).WithIterations(Passes).WithParallelism(1).Build());
        var key = new byte[32];
        argon.GenerateBytes(Encoding.UTF8.GetBytes(passphrase.Normalize(NormalizationForm.FormKC)), key);
        return key;
    }
}
