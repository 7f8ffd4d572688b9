using System.Security.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Macs;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Parameters;

namespace Requests.Features.Services.Privacy;

/// <summary>Which primitives new data is sealed and signed with; what was sealed under the other stays readable.</summary>
public enum SuiteName
{
    /// <summary>AES-256-GCM, HMAC-SHA-256, ECDSA P-256.</summary>
    International,

    /// <summary>国密: SM4-GCM (GB/T 32907), HMAC-SM3 (GB/T 32905), SM2 (GB/T 32918).</summary>
    National,
}

/// <summary>The primitives of one suite. Nonce and tag have the same lengths in both.</summary>
public abstract class CipherSuite
{
    public const int NonceLength = 12;
    public const int TagLength = 16;

    public static readonly CipherSuite International = new InternationalSuite();
    public static readonly CipherSuite National = new NationalSuite();

    public static CipherSuite Of(SuiteName name) => name == SuiteName.National ? National : International;

    /// <summary>The suite that a stored byte names; null for one that came after this program.</summary>
    internal static CipherSuite? Of(byte mark) => mark switch { 1 => International, 2 => National, _ => null };

    public abstract SuiteName Name { get; }

    /// <summary>How stored data names the suite.</summary>
    internal byte Mark => Name == SuiteName.National ? (byte)2 : (byte)1;

    /// <summary>A key for one purpose out of a master key (HKDF, RFC 5869, with the suite's hash).</summary>
    internal abstract byte[] Derive(byte[] master, string purpose);

    /// <summary>32 bytes.</summary>
    public abstract byte[] Mac(byte[] key, ReadOnlySpan<byte> data);

    /// <summary>32 bytes.</summary>
    public abstract byte[] Hash(ReadOnlySpan<byte> data);

    public abstract void Encrypt(byte[] key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> plain, Span<byte> cipher, Span<byte> tag, ReadOnlySpan<byte> bound);

    /// <exception cref="CryptographicException">It is not what was encrypted under this key, or not bound to this.</exception>
    public abstract void Decrypt(byte[] key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> cipher, ReadOnlySpan<byte> tag, Span<byte> plain,
        ReadOnlySpan<byte> bound);

    private sealed class InternationalSuite : CipherSuite
    {
        public override SuiteName Name => SuiteName.International;

        internal override byte[] Derive(byte[] master, string purpose) =>
            HKDF.DeriveKey(HashAlgorithmName.SHA256, master, 32, info: System.Text.Encoding.UTF8.GetBytes(purpose));

        public override byte[] Mac(byte[] key, ReadOnlySpan<byte> data) => HMACSHA256.HashData(key, data);

        public override byte[] Hash(ReadOnlySpan<byte> data) => SHA256.HashData(data);

        public override void Encrypt(byte[] key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> plain, Span<byte> cipher, Span<byte> tag,
            ReadOnlySpan<byte> bound)
        {
            using var aes = new AesGcm(key, TagLength);
            aes.Encrypt(nonce, plain, cipher, tag, bound);
        }

        public override void Decrypt(byte[] key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> cipher, ReadOnlySpan<byte> tag, Span<byte> plain,
            ReadOnlySpan<byte> bound)
        {
            using var aes = new AesGcm(key, TagLength);
            aes.Decrypt(nonce, cipher, tag, plain, bound);
        }
    }

    private sealed class NationalSuite : CipherSuite
    {
        private const int KeyLength = 16;

        public override SuiteName Name => SuiteName.National;

        // The MAC takes a key of any length, the cipher one of 16 bytes.
        internal override byte[] Derive(byte[] master, string purpose)
        {
            var hkdf = new HkdfBytesGenerator(new SM3Digest());
            hkdf.Init(new HkdfParameters(master, null, System.Text.Encoding.UTF8.GetBytes(purpose)));
            var key = new byte[32];
            hkdf.GenerateBytes(key, 0, key.Length);
            return key;
        }

        public override byte[] Mac(byte[] key, ReadOnlySpan<byte> data)
        {
            var mac = new HMac(new SM3Digest());
            mac.Init(new KeyParameter(key));
            mac.BlockUpdate(data);
            var made = new byte[mac.GetMacSize()];
            mac.DoFinal(made, 0);
            return made;
        }

        public override byte[] Hash(ReadOnlySpan<byte> data)
        {
            var digest = new SM3Digest();
            digest.BlockUpdate(data);
            var made = new byte[digest.GetDigestSize()];
            digest.DoFinal(made, 0);
            return made;
        }

        public override void Encrypt(byte[] key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> plain, Span<byte> cipher, Span<byte> tag,
            ReadOnlySpan<byte> bound)
        {
            var made = new byte[plain.Length + TagLength];
            Run(true, key, nonce, bound, plain, made);
            made.AsSpan(0, plain.Length).CopyTo(cipher);
            made.AsSpan(plain.Length).CopyTo(tag);
        }

        public override void Decrypt(byte[] key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> cipher, ReadOnlySpan<byte> tag, Span<byte> plain,
            ReadOnlySpan<byte> bound)
        {
            try
            {
                Run(false, key, nonce, bound, [.. cipher, .. tag], plain);
            }
            catch (InvalidCipherTextException broken)
            {
                throw new AuthenticationTagMismatchException(broken.Message, broken);
            }
        }

        private static void Run(bool encrypt, byte[] key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> bound, ReadOnlySpan<byte> input, Span<byte> output)
        {
            var gcm = new GcmBlockCipher(new SM4Engine());
            gcm.Init(encrypt, new AeadParameters(new KeyParameter(key, 0, KeyLength), TagLength * 8, nonce.ToArray(), bound.ToArray()));
            var made = new byte[gcm.GetOutputSize(input.Length)];
            var length = gcm.ProcessBytes(input.ToArray(), 0, input.Length, made, 0);
            length += gcm.DoFinal(made, length);
            made.AsSpan(0, length).CopyTo(output);
        }
    }
}
