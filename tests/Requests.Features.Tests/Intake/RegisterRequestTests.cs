using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Cases;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Statute.Intake;
using Requests.Statute.Receipt;

namespace Requests.Features.Tests.Intake;

public sealed class RegisterRequestTests
{
    [Test]
    public async Task RegisterRequest_ByRegisteredPost_IsReceivedOnTheDaySigned()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        var receipt = await office.DoAsync(SampleData.Posted("2026-03-02"), Role.Clerk);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(receipt.CaseNumber, Is.EqualTo("HCG-2026-0001"));
            Assert.That(receipt.ReceiptRule, Is.EqualTo("REC-2"));
            Assert.That(receipt.ReceivedOn, Is.EqualTo(SampleData.Day("2026-03-02")));
            Assert.That(receipt.DueOn, Is.EqualTo(SampleData.Day("2026-03-30")));
            Assert.That(receipt.CorrectionNoticeBy, Is.EqualTo(SampleData.Day("2026-03-11")), "T10");
            Assert.That(receipt.State, Is.EqualTo(CaseState.Received));
        }
    }

    [Test]
    public async Task INT_1_INT_8_RegisterRequest_TellsWhatTheRequestLacks_AndTakesItAllTheSame()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        var receipt = await office.DoAsync(SampleData.Posted("2026-03-02") with
        {
            ApplicantType = ApplicantType.Unknown,
            WantedForm = null,
            WantedRouteWords = "随便",
            WantedRoute = null
        }, Role.Clerk);
        Assert.That(receipt.Missing, Does.Contain(IntakeField.FormWanted).And.Contain(IntakeField.ApplicantType).And.Not.Contain(IntakeField.MethodWanted));
        Assert.That(receipt.State, Is.EqualTo(CaseState.Received));
    }

    [Test]
    public async Task RegisterRequest_ByAReviewer_IsRefused()
    {
        await using var office = await TestOffice.OpenAsync();
        await office.RefusedAsync("access.not-allowed", SampleData.Posted(), Role.Reviewer);
    }

    [Test]
    public async Task RegisterRequest_LeavesAnEventAndNoPlainName()
    {
        await using var office = await TestOffice.OpenAsync();
        await office.DoAsync(SampleData.Posted(), Role.Clerk);
        var events = await office.InDbAsync(db => db.Set<OfficeEvent>().ToListAsync());
        Assert.That(events, Has.Count.EqualTo(1));
        Assert.That(events[0].Act, Is.EqualTo(nameof(Act.RegisterRequest)));
        var bytes = await File.ReadAllBytesAsync(Path.Combine(office.Folder, "requests.db"));
        Assert.That(System.Text.Encoding.UTF8.GetString(bytes), Does.Not.Contain("13800000000"));
    }

    [Test]
    public async Task RegisterRequest_KeepsTheMailNumber_WithTheEvidence()
    {
        await using var office = await TestOffice.OpenAsync();
        await office.DoAsync(SampleData.Posted() with { MailNumber = "XA000000010CN" }, Role.Clerk);
        Assert.That((await office.InDbAsync(db => db.Set<OfficeEvent>().SingleAsync())).Details, Does.Contain("XA000000010CN"));
        var problem = await office.RefusedAsync("input.invalid", SampleData.Posted() with { MailNumber = new string('X', 41) }, Role.Clerk);
        Assert.That(problem.Fields!.Keys, Is.EqualTo(new[] { "mailNumber" }));
    }

    [Test]
    public async Task RegisterRequest_WithFaults_NamesEveryField()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        var bad = SampleData.Posted() with { Subject = "", ArrivedOn = SampleData.Day("2026-03-03"), Applicant = new("") };
        var problem = await office.RefusedAsync("input.invalid", bad, Role.Clerk);
        Assert.That(problem.Fields!.Keys, Is.SupersetOf(new[] { "subject", "arrivedOn", "applicant.name", "applicant.phone" }));
    }

    [TestCase(IntakeChannel.InPerson, "REC-1", "2026-03-02")]
    [TestCase(IntakeChannel.ExpressPost, "REC-2", "2026-03-03")]
    [TestCase(IntakeChannel.OrdinaryPost, "REC-3", "2026-03-04")]
    [TestCase(IntakeChannel.Fax, "REC-4", "2026-03-04")]
    [TestCase(IntakeChannel.Email, "REC-6", "2026-03-02")]
    [TestCase(IntakeChannel.Other, "REC-7", "2026-03-04")]
    [TestCase(IntakeChannel.Oral, "INT-4", "2026-03-02")]
    public async Task RegisterRequest_ByEachChannel_IsReceivedAsItsRuleSays(IntakeChannel channel, string rule, string receivedOn)
    {
        await using var office = await TestOffice.OpenAsync("2026-03-05");
        var receipt = await office.DoAsync(SampleData.Posted("2026-03-02") with
        {
            Channel = channel,
            SignedOn = SampleData.Day("2026-03-03"),
            ConfirmedOn = SampleData.Day("2026-03-04"),
            ReadBackAndSigned = true,
        }, Role.Clerk);
        Assert.That((receipt.ReceiptRule, receipt.ReceivedOn), Is.EqualTo((rule, (DateOnly?)SampleData.Day(receivedOn))));
    }

    [Test]
    public async Task REC_7_AnotherChannelWithARuleOfItsOwn_FollowsThatRule()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-05");
        var receipt = await office.DoAsync(SampleData.Posted("2026-03-02") with
        {
            Channel = IntakeChannel.Other,
            OwnRuleOn = SampleData.Day("2026-03-03")
        }, Role.Clerk);
        Assert.That((receipt.ReceiptRule, receipt.ReceivedOn), Is.EqualTo(("REC-7", (DateOnly?)SampleData.Day("2026-03-03"))));
    }

    [Test]
    public async Task INT_4_AnOralRequestNotReadBackAndSigned_IsRefused()
    {
        await using var office = await TestOffice.OpenAsync();
        await office.RefusedAsync("intake.not-read-back", SampleData.Posted() with { Channel = IntakeChannel.Oral }, Role.Clerk);
    }

    [Test]
    public async Task INT_9_AnAgentsCaseCountsUnderThePrincipalsKind()
    {
        await using var office = await TestOffice.OpenAsync();
        var receipt = await office.DoAsync(SampleData.Posted() with
        {
            ApplicantType = ApplicantType.Business,
            Agent = SampleData.Applicant("代理人")
        }, Role.Clerk);
        var view = await office.DoAsync(new ReadCase.Query(receipt.CaseNumber), Role.Clerk);
        Assert.That(view.ApplicantType, Is.EqualTo(ApplicantType.Business));
        Assert.That(view.Parties.Select(p => p.Role), Is.EqualTo(new[] { PartyRole.Applicant, PartyRole.Agent }));
    }

    [Test]
    public async Task RegisterRequest_SignedBeforeItArrived_NamesTheField()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-05");
        var problem = await office.RefusedAsync("input.invalid", SampleData.Posted("2026-03-02") with { SignedOn = SampleData.Day("2026-03-01") }, Role.Clerk);
        Assert.That(problem.Fields!.Keys, Is.EqualTo(new[] { "signedOn" }));
    }
}
