using Requests.Features.Areas.Intake;
using Requests.Features.Kernel;

namespace Requests.Features.Tests.Intake;

public sealed class ListOfficersTests
{
    [Test]
    public async Task ListOfficers_NamesThoseOfTheBody_WithWhatTheyCarry()
    {
        await using var office = await TestOffice.OpenAsync();
        var receipt = await office.DoAsync(SampleData.Posted(), Role.Clerk);
        await office.DoAsync(new AssignCase.Command(TestOffice.UserId(Role.Officer)) { CaseNumber = receipt.CaseNumber }, Role.Head);
        var officers = (await office.DoAsync(new ListOfficers.Query(), Role.Head)).Officers;
        Assert.That(officers.Single(o => o.Id == TestOffice.UserId(Role.Officer)).OpenCases, Is.EqualTo(1));
        Assert.That(officers.Select(o => o.Id), Has.No.Member(TestOffice.UserId(Role.Head)));
    }

    [Test]
    public async Task ListOfficers_ByAReviewer_IsRefused()
    {
        await using var office = await TestOffice.OpenAsync();
        await office.RefusedAsync("access.not-allowed", new ListOfficers.Query(), Role.Reviewer);
    }
}
