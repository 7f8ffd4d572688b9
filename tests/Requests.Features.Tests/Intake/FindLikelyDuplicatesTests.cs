using Requests.Features.Access;
using Requests.Features.Intake;

namespace Requests.Features.Tests.Intake;

public sealed class FindLikelyDuplicatesTests
{
    [Test]
    public async Task FindLikelyDuplicates_SuggestsTheSamePersonsSimilarRequestsOnly()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-05");
        var earlier = await office.DoAsync(Some.Posted(subject: "人民路停车泊位设置"), Role.Clerk);
        await office.DoAsync(Some.Posted(subject: "绿化养护资金使用情况") with { RequestText = "想了解树木修剪合同" }, Role.Clerk);
        await office.DoAsync(Some.Posted(subject: "人民路停车泊位设置") with { Applicant = Some.Applicant("李四") }, Role.Clerk);
        var asked = await office.DoAsync(Some.Posted(subject: "人民路 停车泊位的设置"), Role.Clerk);

        var found = await office.DoAsync(new FindLikelyDuplicates.Query(asked.CaseNumber), Role.Officer);
        Assert.That(found.Suggestions.Select(s => s.CaseNumber), Is.EqualTo(new[] { earlier.CaseNumber }));
        Assert.That(found.Suggestions[0].Likeness, Is.GreaterThan(0.6));
    }

    [Test]
    public async Task FindLikelyDuplicates_KnowsAPersonByIdNumberUnderAnotherPhone()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-05");
        var person = Some.Applicant() with { IdNumber = Some.IdNumber };
        var earlier = await office.DoAsync(Some.Posted() with { Applicant = person }, Role.Clerk);
        var asked = await office.DoAsync(Some.Posted() with { Applicant = person with { Phone = "13900000000" } }, Role.Clerk);
        var found = await office.DoAsync(new FindLikelyDuplicates.Query(asked.CaseNumber), Role.Clerk);
        Assert.That(found.Suggestions.Single().CaseNumber, Is.EqualTo(earlier.CaseNumber));
    }

    [Test]
    public async Task FindLikelyDuplicates_OfAnUnknownCase_IsNotFound()
    {
        await using var office = await TestOffice.OpenAsync();
        await office.RefusedAsync("case.not-found", new FindLikelyDuplicates.Query("HCG-2026-0009"), Role.Clerk);
    }
}
