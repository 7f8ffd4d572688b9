using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Privacy;
using Requests.Features.Areas.Search;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Intake;
using Requests.Features.Services.Privacy;
using Requests.Features.Tests.Portal;
using Requests.Statute.Intake;
using Requests.Statute.Privacy;

namespace Requests.Features.Tests.Intake;

/// <summary>Who is asking: numbers by kind of person, and the same person however typed. Numbers are invented, region 000000 or an office that gives none.</summary>
public sealed class IdentityTests
{
    private const string Code = "91230102MA1TEXT0X7";

    [TestCase(ApplicantType.Business, Code)]
    [TestCase(ApplicantType.Business, "９１２３０１０２ＭＡ１ＴＥＸＴ０Ｘ７")]
    [TestCase(ApplicantType.LegalServices, "91230102-ma1text0-x7")]
    [TestCase(ApplicantType.Business, "12345678-9")]
    [TestCase(ApplicantType.Other, "110000000000001")]
    [TestCase(ApplicantType.PublicBenefit, "社证字第1234号")]
    [TestCase(ApplicantType.NaturalPerson, SampleData.IdNumber)]
    [TestCase(ApplicantType.NaturalPerson, "０００００0 1990-0101 001 8\u200B")]
    [TestCase(ApplicantType.NaturalPerson, "000000900101001")]
    [TestCase(ApplicantType.NaturalPerson, "E12345678")]
    [TestCase(ApplicantType.NaturalPerson, "H1234567800")]
    [TestCase(ApplicantType.NaturalPerson, "军字第0012345号")]
    [TestCase(ApplicantType.NaturalPerson, null)]
    [TestCase(ApplicantType.Business, "统一社会信用代码：91230102MA1TEXT0X7")]
    [TestCase(ApplicantType.Business, "№ 91230102 MA1TEXT0X 7（副本）")]
    [TestCase(ApplicantType.Business, "91230102\u041C\u04101TEXT0X7")]
    [TestCase(ApplicantType.Business, "组织机构代码 12345678-9")]
    [TestCase(ApplicantType.Business, "营业执照注册号：230100100012345")]
    [TestCase(ApplicantType.Business, "2301001000123")]
    [TestCase(ApplicantType.NaturalPerson, "身份证号：000000199001010018")]
    [TestCase(ApplicantType.NaturalPerson, "000000199001010018（居民身份证）")]
    [TestCase(ApplicantType.NaturalPerson, "护照号 E12345678")]
    public async Task BUG_04_BUG_25_BUG_26_ANumberOfItsKind_IsTaken(ApplicantType type, string? number)
    {
        await using var office = await TestOffice.OpenAsync();
        var receipt = await office.DoAsync(SubmitOnlineTests.Request() with
        {
            ApplicantType = type,
            Applicant = SampleData.Applicant() with
            {
                IdNumber =
            number
            }
        });
        Assert.That(receipt.IdentityDoubt, Is.Null);
    }

    [TestCase(ApplicantType.Business, "91230102MA1TEXT0X8", IdentityDoubt.CreditCodeWrong)]
    [TestCase(ApplicantType.Business, "91230102MA1TEXT0X", IdentityDoubt.CreditCodeLength)]
    [TestCase(ApplicantType.Business, SampleData.IdNumber, IdentityDoubt.OfANaturalPerson)]
    [TestCase(ApplicantType.NaturalPerson, Code, IdentityDoubt.OfAnOrganisation)]
    [TestCase(ApplicantType.NaturalPerson, "000000199001010019", IdentityDoubt.ResidentNumberWrong)]
    [TestCase(ApplicantType.NaturalPerson, "00000019900101001", IdentityDoubt.ResidentNumberLength)]
    [TestCase(ApplicantType.NaturalPerson, "0000001990010100", IdentityDoubt.ResidentNumberLength)]
    [TestCase(ApplicantType.NaturalPerson, "000000-19900101-00188", IdentityDoubt.ResidentNumberLength)]
    [TestCase(ApplicantType.NaturalPerson, "身份证：000000199001010019", IdentityDoubt.ResidentNumberWrong)]
    [TestCase(ApplicantType.NaturalPerson, "OOOOOO199001010018", IdentityDoubt.ResidentNumberWrong)]
    [TestCase(ApplicantType.NaturalPerson, "000000901301001", IdentityDoubt.ResidentNumberWrong)]
    [TestCase(ApplicantType.NaturalPerson, "91230102MA1TEXT0X8", IdentityDoubt.ResidentNumberWrong)]
    [TestCase(ApplicantType.Business, "统一社会信用代码91230102MA1TEXT0X8", IdentityDoubt.CreditCodeWrong)]
    [TestCase(ApplicantType.Business, "91230102MA1TEXTOX7", IdentityDoubt.CreditCodeWrong)]
    public async Task BUG_04_BUG_25_A1_AWrongNumber_IsRefusedOnline_AndTakenAndMarkedInTheOffice(ApplicantType type, string number, IdentityDoubt doubt)
    {
        await using var office = await TestOffice.OpenAsync();
        var person = SampleData.Applicant() with { IdNumber = number };
        var refused = await office.RefusedAsync("input.invalid", SubmitOnlineTests.Request() with { ApplicantType = type, Applicant = person });
        Assert.That(refused.Fields!["applicant.idNumber"], Is.EqualTo(new[] { Text.Of(doubt).ToString() }));

        var receipt = await office.DoAsync(SampleData.Posted() with { ApplicantType = type, Applicant = person }, Role.Clerk);
        Assert.That((receipt.IdentityDoubt, receipt.ReceivedOn), Is.EqualTo(((IdentityDoubt?)doubt, (DateOnly?)SampleData.Day("2026-03-02"))),
            "the day of receipt runs");
        var seen = await office.DoAsync(new ReadCase.Query(receipt.CaseNumber), Role.Clerk);
        Assert.That(seen.Parties.Single().IdentityDoubt, Is.EqualTo(doubt));
    }

    [TestCase(PersonalField.Name, "买买提·艾力", "买买提艾力", "买买提・艾力", "买买提．艾力", "买买提 艾力", "买买提•艾力\u200B")]
    [TestCase(PersonalField.Name, "某某（集团）有限公司", "某某(集团)有限公司", "某某 （集团） 有限公司")]
    [TestCase(PersonalField.Name, "Wang Wei", "ＷＡＮＧ　ＷＥＩ", "wang wei")]
    [TestCase(PersonalField.IdNumber, "00000019900307803X", "00000019900307803x", "０００００0 19900307 803Ｘ", "000000-19900307-803×")]
    [TestCase(PersonalField.Phone, "13900002222", "139-0000-2222", "+86 139 0000 2222", "0086-13900002222", "１３９００００２２２２", "\u202D13900002222\u202C", "8613900002222")]
    [TestCase(PersonalField.Phone, "0431-88886666", "（0431）88886666", "+86 431 8888 6666")]
    [TestCase(PersonalField.IdNumber, "00000019900307803X", "00000019900307803\u0445", "00000019900307803\u2716", "身份证号码：00000019900307803X", "\u0660\u0660\u0660\u0660\u0660\u066019900307803X")]
    [TestCase(PersonalField.Name, "阿依古丽·买买提", "阿依古丽\u318D买买提", "阿依古丽\uA78F买买提", "阿依古丽\u2027买买提")]
    [TestCase(PersonalField.Phone, "0431-88886666", "86-431-88886666", "+86(0)431 88886666", "电话：0431 8888 6666")]
    [TestCase(PersonalField.Phone, "13900002222", "013900002222", "(86) 139 0000 2222")]
    [TestCase(PersonalField.Email, "Li.Si@Example.com", "li.si@example.com", "ｌｉ．ｓｉ＠example．com", " li.si@example.com\u200B")]
    [TestCase(PersonalField.Email, "a@例子.中国", "a@xn--fsqu00a.xn--fiqs8s")]
    [TestCase(PersonalField.Address, "某市某路1号", "某市 某路１号", "某市某路1号。")]
    public void BUG_25_HoweverTyped_ItIsTheSameValue(PersonalField field, string value, params string[] others)
    {
        foreach (var other in others) Assert.That(CanonicalForm.Of(field, other), Is.EqualTo(CanonicalForm.Of(field, value)), other);
    }

    [TestCase(PersonalField.Phone, "13900002222", "13900002223")]
    [TestCase(PersonalField.Phone, "0431-88886666", "0432-88886666")]
    [TestCase(PersonalField.Name, "张三", "张山")]
    [TestCase(PersonalField.Email, "a.b@example.com", "ab@example.com")]
    public void BUG_25_AnotherValue_StaysAnother(PersonalField field, string one, string other) =>
        Assert.That(CanonicalForm.Of(field, one), Is.Not.EqualTo(CanonicalForm.Of(field, other)));

    [Test]
    public async Task BUG_25_FindByPerson_FindsHoweverTyped()
    {
        await using var office = await TestOffice.OpenAsync();
        var person = new Person("买买提·艾力", SampleData.IdNumber, "139-0000-2222", null, "ali@example.com");
        await office.DoAsync(SampleData.Posted() with { Applicant = person }, Role.Clerk);
        foreach (var query in new FindByPerson.Command[]
        {
            new("买买提 艾力"), new(IdNumber: "000000 19900101 0018"), new(Phone: "+8613900002222"), new(Email: "ＡＬＩ@example.com"),
        })
            Assert.That((await office.DoAsync(query with { Reason = "核对是否重复申请" }, Role.Clerk)).Cases, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task BUG_25_OneDifferenceAlone_PartsNobody_AndSaysWhy()
    {
        await using var office = await TestOffice.OpenAsync();
        var person = new Person("张三", SampleData.IdNumber, "13900002222");
        var first = await office.DoAsync(SampleData.Posted() with { Applicant = person }, Role.Clerk);
        var second = await office.DoAsync(SampleData.Posted() with { Applicant = person with { IdNumber = "000000199001010019", Phone = "139 0000 2222" } },
            Role.Clerk);
        var found = (await office.DoAsync(new FindSimilar.Query(second.CaseNumber), Role.Officer)).SamePerson.Single();
        Assert.That((found.CaseNumber, found.Applicant), Is.EqualTo((first.CaseNumber, ApplicantRelation.ProbablySame)));
        Assert.That(found.ApplicantBecause, Is.EqualTo(new[] { PersonalField.Name, PersonalField.Phone }));
    }

    [Test]
    public async Task BUG_25_HashesOfOlderRows_AreTakenAnewOnce()
    {
        await using var office = await TestOffice.OpenAsync();
        await office.DoAsync(SampleData.Posted() with { Applicant = SampleData.Applicant() with { Phone = "139-0000-2222" } }, Role.Clerk);
        await office.InDbAsync(async db =>
        {
            foreach (var party in db.Set<Party>().ToList()) party.Rehash("a", "", "c", "d", "e");
            return await db.SaveChangesAsync();
        });
        Assert.That((await office.DoAsync(new FindByPerson.Command(Phone: "13900002222", Reason: "核对是否重复申请"), Role.Clerk)).Cases, Is.Empty);
        await office.RefreshHashesAsync();
        Assert.That((await office.DoAsync(new FindByPerson.Command("张 三", Phone: "13900002222", Reason: "核对是否重复申请"), Role.Clerk)).Cases, Has.Count.EqualTo(1));
    }

    [TestCase("user@localhost")]
    [TestCase("user@example")]
    [TestCase("user@@example.com")]
    [TestCase("user@exam ple..com")]
    [TestCase("a..b@example.com")]
    [TestCase(".a@example.com")]
    [TestCase("user@-example.com")]
    [TestCase("user@127.0.0.1")]
    [TestCase("user@example.com, other@example.com")]
    [TestCase("\"zhang san\"@example.com")]
    [TestCase("\"zhang\"san\"@example.com")]
    [TestCase("user@[127.0.0.1]")]
    [TestCase("user@xn--0.com")]
    [TestCase("user@aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.com")]
    [TestCase("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@example.com")]
    [TestCase("user@example..")]
    [TestCase("user@example_mail.com")]
    [TestCase("张三 <user@example.com>")]
    [TestCase("user@example.com;")]
    [TestCase("无")]
    public async Task AMailAddressThatCanNeverBeDelivered_IsRefused(string address)
    {
        await using var office = await TestOffice.OpenAsync();
        var refused = await office.RefusedAsync("input.invalid", SubmitOnlineTests.Request() with
        {
            Applicant = SampleData.Applicant() with
            {
                Email =
            address
            }
        });
        Assert.That(refused.Fields!.Keys, Is.EqualTo(new[] { "applicant.email" }));
    }

    [TestCase("user@example.com")]
    [TestCase("user.name+tag@mail.example.com.cn")]
    [TestCase("user7@例子.中国")]
    [TestCase("ｕｓｅｒ＠ｅｘａｍｐｌｅ．ｃｏｍ")]
    [TestCase("zhangsan@example.invalid")]
    [TestCase("user@example.com.")]
    [TestCase("user@example。com。")]
    [TestCase("\"zhang\"@example.com")]
    [TestCase("user@xn--fsqu00a.xn--fiqs8s")]
    public async Task OneThatMayBe_IsTaken(string address)
    {
        await using var office = await TestOffice.OpenAsync();
        await office.DoAsync(SubmitOnlineTests.Request() with { Applicant = SampleData.Applicant() with { Email = address } });
    }
}
