using Requests.Features.Areas.Collaboration;
using Requests.Features.Areas.Letters;
using Requests.Features.Areas.Notices;
using Requests.Features.Areas.Supervision;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Tests.Replies;
using Requests.Features.Tests.Timers;

namespace Requests.Features.Tests.Collaboration;

/// <summary>催办: recorded, told once to whose turn it is, open on case and board until they answer.</summary>
public sealed class UrgeTests
{
    [Test]
    public async Task TheOfficerIsTold_Answers_AndTheSupervisorHears()
    {
        await using var path = await ReplyCase.OpenAsync();
        var urged = await path.DoAsync(new UrgeCase.Command("请在本周内提出意见。"), Role.Supervisor);
        Assert.That((urged.No, urged.To), Is.EqualTo((1, "Officer")));
        Assert.That(await path.Office.InboxAsync(), Is.EqualTo(new[] { "Urged Officer" }));
        var line = (await path.Office.DoAsync(new ListInbox.Query(), Role.Officer)).Notices.Single();
        Assert.That((line.Path, line.Text), Is.EqualTo(($"/cases/{path.Number}/together", line.Text)));
        Assert.That(line.Text, Does.Contain("请在本周内提出意见。"));
        Assert.That((await BoardAsync(path)).Urges, Is.EqualTo(1));
        Assert.That((await path.Office.DoAsync(new CountMyTurn.Query(), Role.Officer)).Urges, Is.EqualTo(1));

        await path.DoAsync(new AnswerUrge.Command(1, "已找到文件，明日起草。"));
        Assert.That(await path.Office.InboxAsync(), Is.EqualTo(new[] { "UrgeAnswered Supervisor", "Urged Officer" }));
        var told = (await path.Office.DoAsync(new ReadTogether.Query(path.Number), Role.Supervisor)).Urges.Single();
        Assert.That((told.By, told.To, told.Answer, told.AnsweredBy), Is.EqualTo(("Supervisor", "Officer", "已找到文件，明日起草。", "Officer")));
        Assert.That((await BoardAsync(path)).Urges, Is.Zero);
        Assert.That((await path.Office.EventsAsync(path.Number)).Select(e => e.Act), Does.Contain(nameof(Act.UrgeCase)).And.Contain(nameof(Act.AnswerUrge)));
    }

    [Test]
    public async Task WhileALetterWaits_WhoHoldsItsStepIsUrged()
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.ClassifyNotResponsibleAsync();
        await path.DoAsync(new DraftLetter.Command());
        await path.DoAsync(new SubmitLetter.Command());
        Assert.That((await path.DoAsync(new UrgeCase.Command("请审核。"), Role.Supervisor)).To, Is.EqualTo("Reviewer"));
        await path.RefusedAsync("collaboration.not-urged", new AnswerUrge.Command(1, "好"));
        await path.DoAsync(new AnswerUrge.Command(1, "好"), Role.Reviewer);
        await path.RefusedAsync("collaboration.urge-answered", new AnswerUrge.Command(1, "好"), Role.Reviewer);
        await path.RefusedAsync("collaboration.no-such-urge", new AnswerUrge.Command(2, "好"), Role.Reviewer);
    }

    [Test]
    public async Task WhoActsForTheUrged_HearsItToo_AndMayAnswer()
    {
        await using var path = await ReplyCase.OpenAsync();
        var today = SampleData.Day("2026-03-02");
        await path.Office.DoAsync(new EnterAbsence.Command(today, today, DeputyUserId: TestOffice.UserId(Role.Clerk)), Role.Officer);
        await path.DoAsync(new UrgeCase.Command("请办理。"), Role.Head);
        Assert.That(await path.Office.InboxAsync(), Does.Contain("Urged Officer").And.Contain("Urged Clerk"));
        await path.DoAsync(new AnswerUrge.Command(1, "代为回复。"), Role.Clerk);
    }

    [Test]
    public async Task WithNobodyToUrge_ItIsRefused_AndAnOfficerUrgesNobody()
    {
        await using var office = await TestOffice.OpenAsync();
        var number = await office.CaseAsync(assigned: false);
        await office.RefusedAsync("collaboration.nobody-to-urge", new UrgeCase.Command("请办理。") { CaseNumber = number }, Role.Supervisor);
        await office.RefusedAsync("access.not-allowed", new UrgeCase.Command("请办理。") { CaseNumber = number }, Role.Officer);
    }

    private static async Task<CaseRisk> BoardAsync(ReplyCase path) => (await path.Office.DoAsync(new ReadRiskBoard.Query(), Role.Supervisor)).Cases.Single();
}
