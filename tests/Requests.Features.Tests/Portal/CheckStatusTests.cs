using System.Globalization;
using Requests.Features.Areas.Clocks;
using Requests.Features.Areas.Intake;
using Requests.Features.Areas.Portal;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Statute.Outcomes;

namespace Requests.Features.Tests.Portal;

public sealed class CheckStatusTests
{
    [Test]
    public async Task CheckStatus_TellsStateTurnAndDay()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        var receipt = await office.DoAsync(SubmitOnlineTests.Request());
        var status = await office.DoAsync(new CheckStatus.Query(receipt.CaseNumber.ToLowerInvariant(), " " + receipt.QueryCode.ToLowerInvariant()));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((status.State, status.Status, status.Turn), Is.EqualTo((CaseState.Received, "received", Turn.Office)));
            Assert.That(status.Sentence, Is.EqualTo("申请已登记，收到日期是2026年3月2日。下一步由承办人员查找。最迟2026年3月30日答复您。"));
            Assert.That(status.DueOn, Is.EqualTo(SampleData.Day("2026-03-30")));
            Assert.That(status.Story, Is.Empty);
            Assert.That(status.Letters, Is.Empty);
            Assert.That(status.Trail[^1].On, Is.EqualTo(status.DueOn));
            Assert.That(status.Remedies, Is.Null);
        }
    }

    [Test]
    public async Task REM_7a_WhenTheAnswerIsLate_TheStatusTellsWhereToTurnAndUntilWhen()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        var receipt = await office.DoAsync(SubmitOnlineTests.Request());
        office.GoTo("2026-03-31");
        var status = await office.DoAsync(new CheckStatus.Query(receipt.CaseNumber, receipt.QueryCode));
        Assert.That(status.Status, Is.EqualTo("overdue"));
        Assert.That(status.Remedies!.ReconsiderationBy, Is.EqualTo(SampleData.Day("2026-05-29")));
        Assert.That(status.Remedies.SuitBy, Is.EqualTo(SampleData.Day("2026-09-30")));
        Assert.That((status.Remedies.Advice!.Zh, status.Remedies.Advice.En), Is.EqualTo(("两种途径都可以选择；建议先申请行政复议，不收费，办理较快。",
            "Either way is open; reconsideration first is advised: it is free of charge and faster.")), "on silence the choice is free, and advice is owed");
    }

    [Test, SetUICulture("en")]
    public async Task CheckStatus_SpeaksTheLanguageOfTheRequest()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        var receipt = await office.DoAsync(SubmitOnlineTests.Request());
        var status = await office.DoAsync(new CheckStatus.Query(receipt.CaseNumber, receipt.QueryCode));
        Assert.That(CultureInfo.CurrentUICulture.Name, Is.EqualTo("en"));
        Assert.That(status.Sentence, Does.Contain("We will reply by 30 March 2026."));
    }

    [Test]
    public async Task CheckStatus_WithAWrongNumberOrAWrongCode_AnswersTheSame()
    {
        await using var office = await TestOffice.OpenAsync();
        var receipt = await office.DoAsync(SubmitOnlineTests.Request());
        var wrongCode = await office.RefusedAsync("portal.no-such-request", new CheckStatus.Query(receipt.CaseNumber, "AAAAAAAAAA"));
        var wrongNumber = await office.RefusedAsync("portal.no-such-request", new CheckStatus.Query("HCG-2026-0099", receipt.QueryCode));
        Assert.That(wrongNumber, Is.EqualTo(wrongCode));
        await office.RefusedAsync("portal.no-such-request", new CheckStatus.Query(null!, null!), Role.Head);
    }

    [Test]
    public async Task CheckStatus_OnTheApplicantsTurn_TellsTheLastDay()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        var receipt = await CorrectOnlineTests.AskedToCorrectAsync(office);
        var status = await office.DoAsync(new CheckStatus.Query(receipt.CaseNumber, receipt.QueryCode));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((status.Status, status.Turn), Is.EqualTo(("correction_sent", Turn.Applicant)));
            Assert.That(status.YourDeadline, Is.EqualTo(SampleData.Day("2026-03-09")));
            Assert.That(status.Sentence, Does.Contain("请最迟2026年3月9日补正"));
        }
    }

    [Test]
    public async Task CheckStatus_ShowsWhyTheDateMoved()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        var receipt = await CorrectOnlineTests.AskedToCorrectAsync(office);
        office.GoTo("2026-03-06");
        await office.DoAsync(new CorrectOnline.Command("2025年的") { Number = receipt.CaseNumber, QueryCode = receipt.QueryCode });
        var status = await office.DoAsync(new CheckStatus.Query(receipt.CaseNumber, receipt.QueryCode));
        Assert.That(status.Status, Is.EqualTo("correction_received"));
        Assert.That(status.Story.Select(h => (h.What, h.On, h.Before, h.After)), Is.EqualTo(new[]
        {
            ("我们请您补充，等您的时候不计时", SampleData.Day("2026-03-02"), null, null),
            ("收到您的补充，时间重新计算", SampleData.Day("2026-03-06"), (DateOnly?)SampleData.Day("2026-03-30"), (DateOnly?)SampleData.Day("2026-04-03")),
        }));
    }

    [Test]
    public async Task CheckStatus_WhileTheClockIsPaused_TellsThatTheNewDateIsForNow()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        var receipt = await office.DoAsync(SubmitOnlineTests.Request());
        await office.DoAsync(new AssignCase.Command(TestOffice.UserId(Role.Officer)) { CaseNumber = receipt.CaseNumber }, Role.Clerk);
        office.GoTo("2026-03-09");
        await office.DoAsync(new Consult.Command(ConsultationKind.Agency, SampleData.Day("2026-03-09"), "全文", Agency: "某市财政局",
            WorkingDays: 10)
        { CaseNumber = receipt.CaseNumber }, Role.Officer);
        office.GoTo("2026-03-11");
        var paused = await office.DoAsync(new CheckStatus.Query(receipt.CaseNumber, receipt.QueryCode));
        Assert.That(paused.Story.Where(h => h.ForNow).Select(h => h.Before), Is.EqualTo(new[] { (DateOnly?)SampleData.Day("2026-03-30") }));
        await office.DoAsync(new RecordConsultationAnswer.Command(1, SampleData.Day("2026-03-11"),
            ConsultationOpinion.Agrees)
        { CaseNumber = receipt.CaseNumber }, Role.Officer);
        office.GoTo("2026-03-12");
        var resumed = await office.DoAsync(new CheckStatus.Query(receipt.CaseNumber, receipt.QueryCode));
        Assert.That(resumed.Story.Where(h => h.ForNow), Is.Empty);
    }
}
