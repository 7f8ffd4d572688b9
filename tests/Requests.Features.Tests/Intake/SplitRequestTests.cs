using Requests.Features.Areas.Clocks;
using Requests.Features.Areas.Intake;
using Requests.Features.Areas.Privacy;
using Requests.Features.Kernel;

namespace Requests.Features.Tests.Intake;

public sealed class SplitRequestTests
{
    private static SplitRequest.Command TwoParts(string number) =>
        new([new("停车泊位", "停车泊位设置的批准文件"), new("绿化养护", "绿化养护合同")]) { CaseNumber = number };

    [Test]
    public async Task INT_10_EachPartIsACaseWithItsOwnNumberAndTheSameReceiptDate()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-05");
        var receipt = await office.DoAsync(SampleData.Posted("2026-03-02"), Role.Clerk);
        await office.DoAsync(new AssignCase.Command(TestOffice.UserId(Role.Officer)) { CaseNumber = receipt.CaseNumber }, Role.Clerk);

        var split = await office.DoAsync(TwoParts(receipt.CaseNumber), Role.Officer);
        Assert.That(split.Children, Is.EqualTo(new[] { "HCG-2026-0002", "HCG-2026-0003" }));
        var parent = await office.CaseAsync(receipt.CaseNumber);
        Assert.That((parent.State, parent.DueOn), Is.EqualTo((CaseState.Split, (DateOnly?)null)));
        foreach (var number in split.Children)
        {
            var child = await office.CaseAsync(number);
            using (Assert.EnterMultipleScope())
            {
                Assert.That(child.State, Is.EqualTo(CaseState.InProgress));
                Assert.That(child.ParentId, Is.EqualTo(parent.Id));
                Assert.That(child.ReceivedOn, Is.EqualTo(SampleData.Day("2026-03-02")));
                Assert.That(child.DueOn, Is.EqualTo(receipt.DueOn));
                Assert.That(child.QueryCodeHash, Is.EqualTo(parent.QueryCodeHash));
            }
            var people = await office.DoAsync(new RevealPersonalData.Command("核对") { CaseNumber = number }, Role.Clerk);
            Assert.That(people.Parties.Single().Name, Is.EqualTo("张三"));
        }
    }

    [Test]
    public async Task SplitRequest_AfterOnePart_IsInvalid()
    {
        await using var office = await TestOffice.OpenAsync();
        var receipt = await office.DoAsync(SampleData.Posted(), Role.Clerk);
        await office.RefusedAsync("input.invalid", new SplitRequest.Command([new("一", "二")]) { CaseNumber = receipt.CaseNumber }, Role.Officer);
    }

    [Test]
    public async Task SplitRequest_WhileACorrectionIsAwaited_IsRefused()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        var receipt = await office.DoAsync(SampleData.Posted(), Role.Clerk);
        await office.DoAsync(new AssignCase.Command(TestOffice.UserId(Role.Officer)) { CaseNumber = receipt.CaseNumber }, Role.Clerk);
        await office.DoAsync(new AskForCorrection.Command(SampleData.Day("2026-03-02"), ["哪一年"]) { CaseNumber = receipt.CaseNumber }, Role.Officer);
        await office.RefusedAsync("case.wrong-state", TwoParts(receipt.CaseNumber), Role.Officer);
    }
}
