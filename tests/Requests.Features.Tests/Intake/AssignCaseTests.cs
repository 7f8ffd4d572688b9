using Requests.Features.Areas.Intake;
using Requests.Features.Kernel;

namespace Requests.Features.Tests.Intake;

public sealed class AssignCaseTests
{
    [Test]
    public async Task AssignCase_ToAnOfficer_PutsItInProgressAndMovesNoDate()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-05");
        var receipt = await office.DoAsync(SampleData.Posted("2026-03-02"), Role.Clerk);
        var standing = await office.DoAsync(new AssignCase.Command(TestOffice.UserId(Role.Officer), "熟悉停车") { CaseNumber = receipt.CaseNumber }, Role.Head);
        Assert.That((standing.State, standing.DueOn), Is.EqualTo((CaseState.InProgress, receipt.DueOn)));
        Assert.That((await office.CaseAsync(receipt.CaseNumber)).OfficerId, Is.EqualTo(TestOffice.UserId(Role.Officer)));
    }

    [Test]
    public async Task AssignCase_ToSomebodyWhoIsNoOfficer_IsRefused()
    {
        await using var office = await TestOffice.OpenAsync();
        var receipt = await office.DoAsync(SampleData.Posted(), Role.Clerk);
        await office.RefusedAsync("intake.not-an-officer",
            new AssignCase.Command(TestOffice.UserId(Role.Reviewer)) { CaseNumber = receipt.CaseNumber }, Role.Clerk);
    }

    [Test]
    public async Task AssignCase_SeenInAnOlderVersion_IsRefused()
    {
        await using var office = await TestOffice.OpenAsync();
        var receipt = await office.DoAsync(SampleData.Posted(), Role.Clerk);
        var assign = new AssignCase.Command(TestOffice.UserId(Role.Officer)) { CaseNumber = receipt.CaseNumber, SeenVersion = receipt.Version };
        await office.DoAsync(assign, Role.Clerk);
        await office.RefusedAsync("case.changed-meanwhile", assign, Role.Clerk);
    }
}
