using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Privacy;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Features.Tests.Privacy;

public sealed class RevealPersonalDataTests
{
    [Test]
    public async Task PII_10_RevealPersonalData_ShowsTheFieldsAndKeepsWhoWhenAndWhy()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-05");
        var receipt = await office.DoAsync(SampleData.Posted() with { Applicant = SampleData.Applicant() with { IdNumber = SampleData.IdNumber } }, Role.Clerk);
        var shown = await office.DoAsync(new RevealPersonalData.Command("寄送回执") { CaseNumber = receipt.CaseNumber }, Role.Officer);
        var reading = await office.InDbAsync(db => db.Set<PersonalReading>().SingleAsync());
        var kept = await office.CaseAsync(receipt.CaseNumber);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(shown.Parties.Single().IdNumber, Is.EqualTo(SampleData.IdNumber));
            Assert.That(shown.Parties.Single().Address, Is.EqualTo("某市某街1号"));
            Assert.That(shown.ToString(), Does.Not.Contain("张三"));
            Assert.That((reading.ByUserId, reading.Reason), Is.EqualTo((TestOffice.UserId(Role.Officer), "寄送回执")));
            Assert.That(kept.Version, Is.EqualTo(receipt.Version), "reading changes nothing");
        }
        var events = await office.EventsAsync(receipt.CaseNumber);
        Assert.That(events[^1].Act, Is.EqualTo(nameof(Act.RevealPersonalData)));
        Assert.That(string.Concat(events.Select(e => e.Details)), Does.Not.Contain(SampleData.IdNumber).And.Not.Contain("张三"));
    }

    [Test]
    public async Task RevealPersonalData_WithoutAReason_IsInvalid()
    {
        await using var office = await TestOffice.OpenAsync();
        var receipt = await office.DoAsync(SampleData.Posted(), Role.Clerk);
        await office.RefusedAsync("input.invalid", new RevealPersonalData.Command("") { CaseNumber = receipt.CaseNumber }, Role.Clerk);
    }

    [Test]
    public async Task RevealPersonalData_ByALeader_IsRefusedAndLeavesNoReading()
    {
        await using var office = await TestOffice.OpenAsync();
        var receipt = await office.DoAsync(SampleData.Posted(), Role.Clerk);
        await office.RefusedAsync("access.not-allowed", new RevealPersonalData.Command("想看") { CaseNumber = receipt.CaseNumber }, Role.Leader);
        Assert.That(await office.InDbAsync(db => db.Set<PersonalReading>().CountAsync()), Is.Zero);
    }
}
