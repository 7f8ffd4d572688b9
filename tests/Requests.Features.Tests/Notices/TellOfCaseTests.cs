using Requests.Features.Areas.Clocks;
using Requests.Features.Areas.Intake;
using Requests.Features.Areas.Portal;
using Requests.Features.Kernel;
using Requests.Features.Tests.Portal;
using Requests.Features.Tests.Timers;
using Requests.Statute.Clocks;

namespace Requests.Features.Tests.Notices;

/// <summary>What comes from the applicant reaches who works on the case, whichever way it comes.</summary>
public sealed class TellOfCaseTests
{
    [Test]
    public async Task WhatTheApplicantSends_IsToldToTheOfficer_OnceAnHour()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        var receipt = await office.DoAsync(SubmitOnlineTests.Request());
        await office.DoAsync(new AssignCase.Command(TestOffice.UserId(Role.Officer)) { CaseNumber = receipt.CaseNumber }, Role.Head);
        await office.DoAsync(new AddMaterial.Command("合同编号是123") { Number = receipt.CaseNumber, QueryCode = receipt.QueryCode });
        await office.DoAsync(new AddMaterial.Command("见附件") { Number = receipt.CaseNumber, QueryCode = receipt.QueryCode });
        office.Time.Advance(TimeSpan.FromMinutes(61));
        await office.DoAsync(new AddMaterial.Command("签于2020年") { Number = receipt.CaseNumber, QueryCode = receipt.QueryCode });
        await office.DoAsync(new WithdrawOnline.Command { Number = receipt.CaseNumber, QueryCode = receipt.QueryCode });
        Assert.That(await office.InboxAsync(), Is.EquivalentTo(new[]
        {
            "RequestArrived Clerk", "RequestArrived Head", "CaseAssigned Officer", "MaterialCame Officer", "MaterialCame Officer", "Withdrawn Officer",
        }));
    }

    [Test]
    public async Task ACorrectionByPost_IsToldToTheOfficer_NotToTheClerkWhoEnteredIt()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        var receipt = await office.DoAsync(SampleData.Posted("2026-03-02"), Role.Clerk);
        await office.DoAsync(new AssignCase.Command(TestOffice.UserId(Role.Officer)) { CaseNumber = receipt.CaseNumber }, Role.Head);
        await office.DoAsync(new AskForCorrection.Command(SampleData.Day("2026-03-02"), ["请写明年份"], null, 5) { CaseNumber = receipt.CaseNumber }, Role.Officer);
        await office.DoAsync(new RecordNoticeDelivery.Command(ClockEntryKind.CorrectionNotice, SampleData.Day("2026-03-02"),
            "签收回执")
        { CaseNumber = receipt.CaseNumber }, Role.Clerk);
        await office.DoAsync(new ReceiveCorrection.Command(SampleData.Day("2026-03-02"), "2025年的") { CaseNumber = receipt.CaseNumber }, Role.Clerk);
        Assert.That(await office.InboxAsync(), Is.EquivalentTo(new[] { "CaseAssigned Officer", "CorrectionCame Officer" }));
    }

    [Test]
    public async Task WhileNobodyHasTheCase_ClerksAndHeadsAreTold()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        var receipt = await office.DoAsync(SubmitOnlineTests.Request());
        await office.DoAsync(new AddMaterial.Command("合同编号是123") { Number = receipt.CaseNumber, QueryCode = receipt.QueryCode });
        Assert.That(await office.InboxAsync(), Is.EquivalentTo(new[] { "RequestArrived Clerk", "RequestArrived Head", "MaterialCame Clerk",
            "MaterialCame Head" }));
    }
}
