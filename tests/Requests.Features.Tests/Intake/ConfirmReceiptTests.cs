using Requests.Features.Areas.Intake;
using Requests.Features.Kernel;
using Requests.Statute.Receipt;

namespace Requests.Features.Tests.Intake;

public sealed class ConfirmReceiptTests
{
    private static RegisterRequest.Command Waiting(IntakeChannel channel) =>
        SampleData.Posted("2026-03-02") with { Channel = channel, SignedOn = null };

    private static ConfirmReceipt.Command Contact(string number, string on, bool reached = true) =>
        new(SampleData.Day(on), ContactMeans.Phone, reached) { CaseNumber = number };

    [TestCase(IntakeChannel.OrdinaryPost, "REC-3")]
    [TestCase(IntakeChannel.Fax, "REC-4")]
    [TestCase(IntakeChannel.Other, "REC-7")]
    public async Task ConfirmReceipt_WhenReached_IsReceivedThatDayAndTheClockStarts(IntakeChannel channel, string rule)
    {
        await using var office = await TestOffice.OpenAsync("2026-03-04");
        var receipt = await office.DoAsync(Waiting(channel), Role.Clerk);
        Assert.That(receipt.State, Is.EqualTo(CaseState.AwaitingContact));
        Assert.That(receipt.DueOn, Is.Null);

        var standing = await office.DoAsync(Contact(receipt.CaseNumber, "2026-03-03"), Role.Clerk);
        var kept = await office.CaseAsync(receipt.CaseNumber);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(standing.State, Is.EqualTo(CaseState.Received));
            Assert.That(standing.DueOn, Is.EqualTo(SampleData.Day("2026-03-31")));
            Assert.That(kept.ReceivedOn, Is.EqualTo(SampleData.Day("2026-03-03")));
            Assert.That(kept.ReceiptRule, Is.EqualTo(rule));
        }
    }

    [Test]
    public async Task REC_2_SignedPostToAnotherUnit_IsReceivedTheDayItWasSignedFor_AndContactIsATask()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-04");
        var receipt = await office.DoAsync(SampleData.Posted("2026-03-02") with { AddressedToDisclosureOffice = false }, Role.Clerk);
        Assert.That((receipt.ReceivedOn, receipt.DueOn, receipt.ContactDueOn), Is.EqualTo(
            ((DateOnly?)SampleData.Day("2026-03-02"), (DateOnly?)SampleData.Day("2026-03-30"), (DateOnly?)SampleData.Day("2026-03-02"))));
        Assert.That(await office.SendAsync(Contact(receipt.CaseNumber, "2026-03-04"), Role.Officer), Has.Property("Problem").Not.Null,
            "no later day takes its place");
    }

    [Test]
    public async Task ConfirmReceipt_WhenNobodyWasReached_IsNotedAndTheCaseWaits()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-04");
        var receipt = await office.DoAsync(Waiting(IntakeChannel.OrdinaryPost), Role.Clerk);
        var standing = await office.DoAsync(Contact(receipt.CaseNumber, "2026-03-02", reached: false), Role.Clerk);
        Assert.That(standing.State, Is.EqualTo(CaseState.AwaitingContact));
        var events = await office.EventsAsync(receipt.CaseNumber);
        Assert.That(events[^1].Details, Does.Contain("\"reached\":false"));
    }

    [TestCase("2026-03-05", "intake.in-the-future")]
    [TestCase("2025-03-03", "intake.before-arrival")]
    public async Task ConfirmReceipt_OnAnImpossibleDay_IsRefused(string on, string code)
    {
        await using var office = await TestOffice.OpenAsync("2026-03-04");
        var receipt = await office.DoAsync(Waiting(IntakeChannel.Fax), Role.Clerk);
        await office.RefusedAsync(code, Contact(receipt.CaseNumber, on), Role.Clerk);
    }

    [Test]
    public async Task ConfirmReceipt_OfARequestAlreadyReceived_IsRefused()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-04");
        var receipt = await office.DoAsync(SampleData.Posted(), Role.Clerk);
        await office.RefusedAsync("case.wrong-state", Contact(receipt.CaseNumber, "2026-03-03"), Role.Clerk);
    }
}
