using Requests.Features.Areas.Privacy;
using Requests.Features.Kernel;

namespace Requests.Features.Tests.Privacy;

public sealed class FindByPersonTests
{
    [Test]
    public async Task PII_5_FindByPerson_FindsTheExactValueAndShowsItMasked()
    {
        await using var office = await TestOffice.OpenAsync();
        var receipt = await office.DoAsync(SampleData.Posted() with { Applicant = SampleData.Applicant() with { IdNumber = SampleData.IdNumber } }, Role.Clerk);
        await office.DoAsync(SampleData.Posted() with { Applicant = SampleData.Applicant("李四") }, Role.Clerk);

        var byId = await office.DoAsync(new FindByPerson.Command(IdNumber: " " + SampleData.IdNumber.ToLowerInvariant(), Reason: "核对是否重复申请"), Role.Clerk);
        var hit = byId.Cases.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(hit.CaseNumber, Is.EqualTo(receipt.CaseNumber));
            Assert.That(hit.Name, Is.EqualTo("张*"));
            Assert.That(hit.Phone, Is.EqualTo("138****0000"));
            Assert.That(hit.IdNumber, Is.EqualTo("000000********0018"));
        }
        Assert.That((await office.DoAsync(new FindByPerson.Command(Phone: "13800000000", Reason: "核对是否重复申请"), Role.Clerk)).Cases, Has.Count.EqualTo(2));
        Assert.That((await office.DoAsync(new FindByPerson.Command("张三", Phone: "13800000001", Reason: "核对是否重复申请"), Role.Clerk)).Cases, Is.Empty);
    }

    [Test]
    public async Task FindByPerson_WithoutAnyValue_IsInvalid()
    {
        await using var office = await TestOffice.OpenAsync();
        await office.RefusedAsync("input.invalid", new FindByPerson.Command(" ", Reason: "核对是否重复申请"), Role.Clerk);
    }

    [TestCase("张三")]
    [TestCase("138 0000 0000")]
    [TestCase("zhangsan@example.invalid")]
    [TestCase("xa123456789cn")]
    [TestCase("XA 123456789 CN")]
    public async Task FindByPerson_ByWhateverIsKnown_FindsTheCaseOfWhoAsked(string said)
    {
        await using var office = await TestOffice.OpenAsync();
        var receipt = await office.DoAsync(SampleData.Posted() with { MailNumber = "XA123456789CN" }, Role.Clerk);
        var found = await office.DoAsync(new FindByPerson.Command(Any: said, Reason: "当事人来电查询本人的申请"), Role.Officer);
        Assert.That(found.Cases.Select(c => c.CaseNumber), Is.EqualTo(new[] { receipt.CaseNumber }));
        Assert.That(found.Cases[0].Name, Is.Not.EqualTo("张三"), "masked");
    }

    [TestCase("李四")]
    [TestCase("13900009999")]
    [TestCase("XA123456780CN")]
    [TestCase("停车")]
    public async Task FindByPerson_ByWhatNobodyGave_FindsNothing(string said)
    {
        await using var office = await TestOffice.OpenAsync();
        await office.DoAsync(SampleData.Posted() with { MailNumber = "XA123456789CN" }, Role.Clerk);
        Assert.That((await office.DoAsync(new FindByPerson.Command(Any: said, Reason: "当事人来电查询本人的申请"), Role.Officer)).Cases, Is.Empty);
    }
}
