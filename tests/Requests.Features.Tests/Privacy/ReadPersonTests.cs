using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Clocks;
using Requests.Features.Areas.Privacy;
using Requests.Features.Areas.Intake;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Privacy;

/// <summary>Everything one person asked for, whatever is known of them; on record, masked, namesakes apart.</summary>
public sealed class ReadPersonTests
{
    private const string Reason = "当事人来电查询本人的申请";

    [TestCase("张三")]
    [TestCase("138 0000 0000")]
    [TestCase("zhangsan@example.invalid")]
    [TestCase("XA 123456789 CN")]
    public async Task ReadPerson_ByWhateverIsKnown_ListsAllTheirRequests(string said)
    {
        await using var office = await TestOffice.OpenAsync();
        var first = await office.DoAsync(Posted() with { MailNumber = "XA123456789CN" }, Role.Clerk);
        var second = await office.DoAsync(Posted(subject: "绿化养护合同"), Role.Clerk);
        await office.DoAsync(Posted(subject: "别人的申请") with { Applicant = Applicant("李四") with { Phone = "13900000000", Email = null } }, Role.Clerk);
        var person = (await office.DoAsync(new ReadPerson.Command(said, Reason: Reason), Role.Clerk)).People.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(person.Requests.Select(r => r.CaseNumber), Is.EqualTo(new[] { second.CaseNumber, first.CaseNumber }));
            Assert.That((person.Name, person.Phone), Is.EqualTo(("张*", "138****0000")), "masked");
            Assert.That(person.Months.Select(m => (m.First, m.Items)), Is.EqualTo(new[] { (Day("2026-03-01"), 2) }));
        }
        var read = await office.InDbAsync(db => db.Set<PersonalReading>().Select(r => r.Reason).ToListAsync());
        Assert.That(read, Is.EqualTo(new[] { Reason, Reason }), "each case it brings up");
    }

    [Test]
    public async Task ReadPerson_OfACase_FindsTheSamePersonUnderAnotherTelephone_AndLeavesNamesakesApart()
    {
        await using var office = await TestOffice.OpenAsync();
        var one = await office.DoAsync(Posted() with { Applicant = Applicant() with { IdNumber = IdNumber } }, Role.Clerk);
        var two = await office.DoAsync(Posted(subject: "绿化养护合同") with { Applicant = new("张三", IdNumber, "13911112222", "某市另一街2号", null) }, Role.Clerk);
        var namesake = await office.DoAsync(Posted(subject: "排水图") with { Applicant = new("张三", null, "13733334444", "某市第三街3号", null) }, Role.Clerk);
        var byCase = (await office.DoAsync(new ReadPerson.Command(CaseNumber: one.CaseNumber, Reason: Reason), Role.Officer)).People.Single();
        Assert.That(byCase.Requests.Select(r => r.CaseNumber), Is.EqualTo(new[] { two.CaseNumber, one.CaseNumber }));
        var byName = (await office.DoAsync(new ReadPerson.Command("张三", Reason: Reason), Role.Officer)).People;
        Assert.That(byName.Select(p => p.Requests.Count), Is.EqualTo(new[] { 2, 1 }));
        Assert.That(byName[1].Requests.Single().CaseNumber, Is.EqualTo(namesake.CaseNumber));
    }

    [Test]
    public async Task ReadPerson_WithoutAReason_OrARight_IsRefused()
    {
        await using var office = await TestOffice.OpenAsync();
        await office.RefusedAsync("input.invalid", new ReadPerson.Command("张三"), Role.Clerk);
        await office.RefusedAsync("input.invalid", new ReadPerson.Command(Reason: Reason), Role.Clerk);
        await office.RefusedAsync("access.not-allowed", new ReadPerson.Command("张三", Reason: Reason), Role.Leader);
        await office.RefusedAsync("case.not-found", new ReadPerson.Command(CaseNumber: "HCG-2026-9999", Reason: Reason), Role.Clerk);
        Assert.That((await office.DoAsync(new ReadPerson.Command("查无此人", Reason: Reason), Role.Clerk)).People, Is.Empty);
    }
}
