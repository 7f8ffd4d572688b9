using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Org.BouncyCastle.Asn1.GM;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.X509;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Data.Proofs;
using Requests.Features.Kernel;
using Requests.Features.Services.Archive;
using Requests.Features.Services.Privacy;
using Requests.Features.Services.Upgrades;
using Requests.Features.Tests.Archive;

namespace Requests.Features.Tests.Privacy;

public sealed class PersonalVaultTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    private static readonly SealedPlace Here = SealedPlace.Of("Parties.Name", Guid.Empty);

    [TestCase(SuiteName.International)]
    [TestCase(SuiteName.National)]
    public void ASealedValue_OpensAtItsPlaceOnly(SuiteName suite)
    {
        var vault = new PersonalVault(Key, suite);
        var kept = vault.SealString(Here, "张三");
        Assert.That(vault.OpenString(Here, kept), Is.EqualTo("张三"));
        foreach (var elsewhere in (SealedPlace[])[SealedPlace.Of("Parties.Phone", Guid.Empty), SealedPlace.Of("Parties.Name", Guid.NewGuid()),
            SealedPlace.Of("Parties.Name", Guid.Empty, 1)])
            Assert.That(() => vault.OpenString(elsewhere, kept), Throws.InstanceOf<CryptographicException>(), elsewhere.ToString());
    }

    [Test]
    public void AValueOfVersion1_WhichNamesAndIsBoundToNothing_StaysReadable_UnderEitherSuite()
    {
        var seal = HKDF.DeriveKey(HashAlgorithmName.SHA256, Key, 32, info: "requests/seal"u8.ToArray());
        var plain = Encoding.UTF8.GetBytes("李四");
        var (nonce, tag, cipher) = (RandomNumberGenerator.GetBytes(12), new byte[16], new byte[plain.Length]);
        using (var aes = new AesGcm(seal, 16)) aes.Encrypt(nonce, plain, cipher, tag);
        byte[] kept = [.. nonce, .. tag, .. cipher];
        foreach (var suite in Enum.GetValues<SuiteName>())
        {
            var vault = new PersonalVault(Key, suite);
            Assert.That(vault.OpenBytes(Here, kept), Is.EqualTo("李四"));
            Assert.That(vault.IsCurrent(kept), Is.False);
        }
    }

    [Test]
    public void WhatOneSuiteSealed_TheOtherReads_AndAFormerKeyIsRead()
    {
        var before = new PersonalVault(Key);
        var kept = before.SealString(Here, "王五");
        Assert.That(new PersonalVault(Key, SuiteName.National).OpenString(Here, kept), Is.EqualTo("王五"));
        var after = new PersonalVault(before.NextKey(), SuiteName.National, [Key]);
        Assert.That(after.OpenString(Here, kept), Is.EqualTo("王五"));
        Assert.That(after.Hash("a"), Is.EqualTo(before.Hash("a")), "what was found is found again");
        Assert.That(after.KeyId, Is.Not.EqualTo(before.KeyId));
        Assert.That(() => new PersonalVault(after.NextKey()).OpenString(Here, kept), Throws.InstanceOf<CryptographicException>());
    }

    [Test]
    public void AKeyThatAnotherProcessBrought_IsLearntFromTheFirstValueThatNamesIt()
    {
        var next = new PersonalVault(Key).NextKey();
        byte[][] files = [Key];
        var node = new PersonalVault(Key, reload: () => files);
        files = [next, Key];
        var kept = new PersonalVault(next, formerKeys: [Key]).SealString(Here, "赵六");
        Assert.That(node.OpenString(Here, kept), Is.EqualTo("赵六"));
        Assert.That(node.IsCurrent(node.SealBytes(Here, "x")) && node.KeyId == new PersonalVault(next).KeyId, "and it seals under it from then on");
    }

    [Test]
    public void KnownAnswers_OfThePublicStandards()
    {
        // GB/T 32905-2016, A.1.
        Assert.That(Convert.ToHexStringLower(CipherSuite.National.Hash("abc"u8)),
            Is.EqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"));
        // RFC 8998, A.1: SM4-GCM.
        var plain = Convert.FromHexString("AAAAAAAAAAAAAAAABBBBBBBBBBBBBBBBCCCCCCCCCCCCCCCCDDDDDDDDDDDDDDDDEEEEEEEEEEEEEEEEFFFFFFFFFFFFFFFFEEEEEEEEEEEEEEEEAAAAAAAAAAAAAAAA");
        var (cipher, tag) = (new byte[plain.Length], new byte[16]);
        CipherSuite.National.Encrypt(Convert.FromHexString("0123456789ABCDEFFEDCBA9876543210"), Convert.FromHexString("00001234567800000000ABCD"),
            plain, cipher, tag,
            Convert.FromHexString("FEEDFACEDEADBEEFFEEDFACEDEADBEEFABADDAD2"));
        Assert.That(Convert.ToHexString(cipher), Is.EqualTo("17F399F08C67D5EE19D0DC9969C4BB7D5FD46FD3756489069157B282BB200735D82710CA5C22F0CCFA7CBF93D496AC15A56834CBCF98C397B4024A2691233B8D"));
        Assert.That(Convert.ToHexString(tag), Is.EqualTo("83DE3541E4C2B58177E065A9BF7B62EC"));
        // GB/T 32918.5-2017, A.2: SM2 over "message digest".
        var curve = GMNamedCurves.GetByOid(GMObjectIdentifiers.sm2p256v1);
        var point = curve.Curve.CreatePoint(new BigInteger("09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020", 16),
            new BigInteger("CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13", 16));
        var key = ArchiveKey.OfPublic(SubjectPublicKeyInfoFactory.CreateSubjectPublicKeyInfo(new ECPublicKeyParameters("EC", point,
            GMObjectIdentifiers.sm2p256v1)).GetDerEncoded());
        var signature = StandardDsaEncoding.Instance.Encode(curve.N, new BigInteger("F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3", 16),
            new BigInteger("B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA", 16));
        Assert.That((key.Suite, key.Verifies("message digest"u8.ToArray(), signature), key.Verifies("message digests"u8.ToArray(), signature)),
            Is.EqualTo((SuiteName.National, true, false)));
        // FIPS 180-2, B.1, and RFC 6979, A.2.5: ECDSA on P-256 with SHA-256 over "sample" is what the platform verifies.
        Assert.That(Convert.ToHexStringLower(CipherSuite.International.Hash("abc"u8)),
            Is.EqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }

    [TestCase(SuiteName.International)]
    [TestCase(SuiteName.National)]
    public void AnArchiveKey_SignsWhatItsPublicKeyVerifies(SuiteName suite)
    {
        var key = ArchiveKey.OfPrivate(ArchiveKey.New(suite));
        var signature = key.Sign("样本"u8.ToArray());
        Assert.That(key.Suite, Is.EqualTo(suite));
        Assert.That(ArchiveKey.OfPem(key.Pem).Verifies("样本"u8.ToArray(), signature));
        Assert.That(ArchiveKey.OfPem(key.Pem).Verifies("样品"u8.ToArray(), signature), Is.False);
        if (suite == SuiteName.National) return;
        using var platform = ECDsa.Create();
        platform.ImportSubjectPublicKeyInfo(key.Der, out _);
        Assert.That(platform.VerifyData("样本"u8, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
        Assert.That(platform.ExportSubjectPublicKeyInfo(), Is.EqualTo(key.Der), "the same name as before 1.1");
        Assert.That(key.Sign("样本"u8.ToArray()), Is.EqualTo(signature), "the same bytes again");
    }

    [TestCase(SuiteName.International)]
    [TestCase(SuiteName.National)]
    public async Task Resealing_PutsEverythingUnderANewKeyAndSuite_AndTheProofsHold(SuiteName suite)
    {
        await using var office = await TestOffice.OpenAsync();
        var number = await office.RegisterAsync();
        await office.IssueAsync(number);
        await office.RegisterAsync("排水管网");
        var former = office.Services.GetRequiredService<PersonalVault>();
        var next = former.NextKey();
        var both = new PersonalVault(next, suite, [new byte[32]]);
        Assert.That(await OnAsync(both, db => new Resealing(db, both).RunAsync(null, default)), Is.Positive);
        Assert.That(await OnAsync(both, db => new Resealing(db, both).RunAsync(null, default)), Is.Zero, "the second finds nothing to do");
        var alone = new PersonalVault(next, suite);
        var findings = await OnAsync(alone, async db =>
        {
            var heads = new HeadCheck(db, office.Services.GetRequiredService<ArchiveSigner>());
            return await new RecordCheck(db, alone).RunAsync(_ => true, heads, null, default);
        });
        Assert.That(findings, Is.Empty);
        var names = await OnAsync(alone, async db => (await db.Set<Party>().ToListAsync()).ConvertAll(p => alone.Open(p.Name)));
        Assert.That(names, Has.All.EqualTo("张三"));

        Task<T> OnAsync<T>(PersonalVault vault, Func<RequestsDb, Task<T>> work) => office.InDbAsync(async _ =>
        {
            await using var scope = office.Services.CreateAsyncScope();
            var caller = new Caller();
            caller.ActAsSystem();
            await using var db = new RequestsDb(scope.ServiceProvider.GetRequiredService<DbContextOptions<RequestsDb>>()).For(caller, vault);
            return await work(db);
        });
    }
}
