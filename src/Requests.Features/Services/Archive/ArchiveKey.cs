using System.Security.Cryptography;
using Org.BouncyCastle.Asn1.GM;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Pkcs;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;
using Requests.Features.Services.Content;
using Requests.Features.Services.Privacy;

namespace Requests.Features.Services.Archive;

/// <summary>A key that signs heads and exports: ECDSA on P-256 with SHA-256, or SM2 with SM3. The curve tells which.</summary>
internal sealed class ArchiveKey
{
    private readonly ECPrivateKeyParameters? _private;
    private readonly ECPublicKeyParameters _public;

    private ArchiveKey(ECPrivateKeyParameters? privateKey, ECPublicKeyParameters publicKey)
    {
        (_private, _public) = (privateKey, publicKey);
        Suite = publicKey.PublicKeyParamSet?.Equals(GMObjectIdentifiers.sm2p256v1) == true ? SuiteName.National : SuiteName.International;
        Der = SubjectPublicKeyInfoFactory.CreateSubjectPublicKeyInfo(publicKey).GetDerEncoded();
        Id = Hashes.Of(Der);
    }

    public SuiteName Suite { get; }

    /// <summary>The public key (SubjectPublicKeyInfo).</summary>
    public byte[] Der { get; }

    /// <summary>SHA-256 of the public key.</summary>
    public string Id { get; }

    public string Pem => new string(PemEncoding.Write("PUBLIC KEY", Der)) + "\n";

    /// <param name="pkcs8">PKCS #8.</param>
    /// <exception cref="CryptographicException">It cannot be read.</exception>
    public static ArchiveKey OfPrivate(byte[] pkcs8) => Read(() =>
    {
        var key = (ECPrivateKeyParameters)PrivateKeyFactory.CreateKey(pkcs8);
        return new ArchiveKey(key, new ECPublicKeyParameters(key.AlgorithmName, key.Parameters.G.Multiply(key.D).Normalize(), key.PublicKeyParamSet));
    });

    /// <param name="der">SubjectPublicKeyInfo.</param>
    /// <exception cref="CryptographicException">It cannot be read.</exception>
    public static ArchiveKey OfPublic(byte[] der) => Read(() => new ArchiveKey(null, (ECPublicKeyParameters)PublicKeyFactory.CreateKey(der)));

    /// <exception cref="CryptographicException">It cannot be read.</exception>
    public static ArchiveKey OfPem(string pem) => Read(() => OfPublic(Convert.FromBase64String(pem[PemEncoding.Find(pem).Base64Data])));

    /// <summary>A new private key, PKCS #8.</summary>
    public static byte[] New(SuiteName suite)
    {
        if (suite == SuiteName.International)
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            return key.ExportPkcs8PrivateKey();
        }
        var generator = new ECKeyPairGenerator();
        generator.Init(new ECKeyGenerationParameters(GMObjectIdentifiers.sm2p256v1, new SecureRandom()));
        return PrivateKeyInfoFactory.CreatePrivateKeyInfo(generator.GenerateKeyPair().Private).GetDerEncoded();
    }

    /// <summary>In DER. ECDSA gives the same signature for the same bytes (RFC 6979).</summary>
    public byte[] Sign(byte[] data)
    {
        var signer = Signer(_private is null ? throw new InvalidOperationException("Only the public key is known.") : _private);
        signer.BlockUpdate(data, 0, data.Length);
        return signer.GenerateSignature();
    }

    public bool Verifies(byte[] data, byte[] signature)
    {
        var signer = Signer(_public);
        signer.BlockUpdate(data, 0, data.Length);
        return signer.VerifySignature(signature);
    }

    private ISigner Signer(ECKeyParameters key)
    {
        ISigner signer = Suite == SuiteName.National ? new SM2Signer(new SM3Digest())
            : new DsaDigestSigner(new ECDsaSigner(new HMacDsaKCalculator(new Sha256Digest())), new Sha256Digest());
        signer.Init(key.IsPrivate, key);
        return signer;
    }

    private static ArchiveKey Read(Func<ArchiveKey> read)
    {
        try
        {
            return read();
        }
        catch (Exception unreadable) when (unreadable is not CryptographicException)
        {
            throw new CryptographicException("The key cannot be read.", unreadable);
        }
    }
}
