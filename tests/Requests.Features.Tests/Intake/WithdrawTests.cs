using Requests.Features.Areas.Intake;
using Requests.Features.Kernel;
using Requests.Statute.Clocks;
using Requests.Statute.Receipt;

namespace Requests.Features.Tests.Intake;

public sealed class WithdrawTests
{
    [Test]
    public async Task Withdraw_ClosesTheCaseAndStopsTheClock()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-05");
        var receipt = await office.DoAsync(SampleData.Posted("2026-03-02"), Role.Clerk);
        var standing = await office.DoAsync(new Withdraw.Command(SampleData.Day("2026-03-04")) { CaseNumber = receipt.CaseNumber }, Role.Clerk);
        var kept = await office.CaseAsync(receipt.CaseNumber);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(standing.State, Is.EqualTo(CaseState.Closed));
            Assert.That(kept.ClockPhase, Is.EqualTo(ClockPhase.Withdrawn));
            Assert.That(kept.ClosedOn, Is.EqualTo(SampleData.Day("2026-03-04")));
            Assert.That(kept.Leaf, Is.EqualTo(Statute.Outcomes.OutcomeLeaf.OtherMisc), "counted under other in the report");
        }
        await office.RefusedAsync("case.wrong-state", new Withdraw.Command(SampleData.Day("2026-03-04")) { CaseNumber = receipt.CaseNumber }, Role.Clerk);
    }

    [Test]
    public async Task Withdraw_BeforeContactWasMade_NeedsNoClock()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-05");
        var receipt = await office.DoAsync(SampleData.Posted() with { Channel = IntakeChannel.Fax, SignedOn = null }, Role.Clerk);
        var standing = await office.DoAsync(new Withdraw.Command(SampleData.Day("2026-03-05")) { CaseNumber = receipt.CaseNumber }, Role.Officer);
        Assert.That(standing.State, Is.EqualTo(CaseState.Closed));
    }

    [TestCase("2026-03-06", "intake.in-the-future")]
    [TestCase("2026-03-01", "intake.before-arrival")]
    public async Task Withdraw_OnAnImpossibleDay_IsRefused(string on, string code)
    {
        await using var office = await TestOffice.OpenAsync("2026-03-05");
        var receipt = await office.DoAsync(SampleData.Posted("2026-03-02"), Role.Clerk);
        await office.RefusedAsync(code, new Withdraw.Command(SampleData.Day(on)) { CaseNumber = receipt.CaseNumber }, Role.Clerk);
    }
}
