using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Clocks;
using Requests.Features.Areas.Letters;
using Requests.Features.Areas.Outcomes;
using Requests.Features.Areas.Service;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Tests.Replies;
using Requests.Features.Tests.Service;
using Requests.Statute.Service;
using static Requests.Features.Kernel.CaseState;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Cases;

public sealed class NextStepsTests
{
    private static readonly LetterProgress Notice = new(1, IsReply: false, DocumentState.InApproval, Role.Head);

    /// <summary>How a case stands, who looks, and the step that comes first.</summary>
    private static IEnumerable<TestCaseData> Due()
    {
        yield return Row(new(AwaitingContact), Role.Clerk, Act.ConfirmReceipt);
        yield return Row(new(Received), Role.Head, Act.AssignCase);
        yield return Row(new(InProgress) { Refusals = Refuse(Act.ReceiveReasons) }, Role.Officer, Act.ClassifyOutcome);
        yield return Row(new(InProgress) { SearchUnsigned = true }, Role.Officer, Act.SignSearchRecord);
        yield return Row(new(InProgress) { Classified = true, SearchUnsigned = true }, Role.Officer, Act.DraftReply);
        yield return Row(new(InProgress) { Classified = true, Letters = [Reply(DocumentState.Draft)] }, Role.Officer, Act.SubmitDraft);
        yield return Row(new(InProgress) { Classified = true, Letters = [Reply(DocumentState.Returned)] }, Role.Officer, Act.DraftReply);
        yield return Row(new(InProgress) { Letters = [Notice with { State = DocumentState.Draft, Turn = null }] }, Role.Officer, Act.DraftNotice);
        yield return Row(new(InProgress) { Letters = [Notice] }, Role.Head, Act.ApproveNotice);
        yield return Row(new(InProgress) { Letters = [Notice with { State = DocumentState.Approved, Turn = null }] }, Role.Officer, Act.IssueNotice);
        yield return Row(new(InProgress) { Withdrawn = true, Classified = true }, Role.Officer, Act.CloseCase);
        yield return Row(new(Consulting) { ConsultationUndelivered = true, ConsultationUnanswered = true }, Role.Clerk, Act.RecordConsultationDelivery);
        yield return Row(new(Consulting) { ConsultationUnanswered = true }, Role.Officer, Act.RecordConsultationAnswer);
        yield return Row(new(AwaitingCorrection) { Refusals = Refuse(Act.NoteCorrectionLapse) }, Role.Officer, Act.ReceiveCorrection);
        yield return Row(new(AwaitingCorrection), Role.Officer, Act.NoteCorrectionLapse);
        yield return Row(new(AwaitingFee) { Refusals = Refuse(Act.NoteFeeLapse) }, Role.Clerk, Act.RecordFeePayment);
        yield return Row(new(InApproval) { Letters = [Reply(DocumentState.InApproval, Role.Reviewer)] }, Role.Reviewer, Act.GiveOpinion);
        yield return Row(new(Approved) { Letters = [Reply(DocumentState.Approved)] }, Role.Officer, Act.IssueReply);
        yield return Row(new(Issued) { Letters = [Reply(DocumentState.Issued)] }, Role.Clerk, Act.RecordService);
        yield return Row(new(Dispatched) { Letters = [Reply(DocumentState.Dispatched)] }, Role.Clerk, Act.RecordService);
        yield return Row(new(Served), Role.Officer, Act.CloseCase);
        yield return Row(new(Closed), Role.Clerk, Act.ArchiveCase);
    }

    [TestCaseSource(nameof(Due))]
    public void TheFirstStep_IsWhatTheCaseNeedsNext(CaseProgress progress, Role role, Act act)
    {
        var first = NextSteps.For(progress, new HashSet<Role> { role })[0];
        Assert.That((first.Act, first.Allowed, first.Rank), Is.EqualTo((act, true, StepRank.Due)));
        Assert.That(first.Why, Is.Not.Null, "and it says why");
    }

    [Test, Property("Rule", "SRV-8")]
    public async Task AReplyThatCameBack_IsNotCalledOneThatHasNotLeft()
    {
        await using var path = await ServiceTests.IssuedAsync();
        await path.DoAsync(new RecordService.Command(ServiceMethod.PostalExpress, Day("2026-03-02"), TrackingNumber: "EA000000000CN"));
        path.Office.GoTo("2026-03-10");
        await path.DoAsync(new RecordReturnedMail.Command(Day("2026-03-10"), "查无此人"), Role.Clerk);
        var number = (await path.Office.DoAsync(new ListCases.Query(), Role.Clerk)).Cases.Single().CaseNumber;
        var step = (await path.Office.DoAsync(new ReadCase.Query(number), Role.Clerk)).NextSteps[0];
        Assert.That((step.Act, step.Why!.Zh), Is.EqualTo((Act.RecordService, "答复已经退回，等待另行送达。")));
    }

    [Test]
    public async Task TheList_SaysOfEachCaseWhatItNeedsNext_AndWhoseTurnItIs()
    {
        await using var work = await ReplyCase.OpenAsync();
        Assert.That(await NextAsync(), Is.EqualTo((Act.ClassifyOutcome, (Role?)null)));
        await work.ClassifyNotResponsibleAsync();
        Assert.That(await NextAsync(), Is.EqualTo((Act.DraftReply, (Role?)null)));
        await work.DoAsync(new DraftLetter.Command());
        await work.DoAsync(new SubmitLetter.Command());
        Assert.That(await NextAsync(), Is.EqualTo((Act.GiveOpinion, (Role?)Role.Reviewer)));
        await work.AgreeAsync(Role.Reviewer);
        Assert.That(await NextAsync(), Is.EqualTo((Act.GiveOpinion, (Role?)Role.Head)));

        async Task<(Act, Role?)> NextAsync()
        {
            var next = (await work.Office.DoAsync(new ListCases.Query(), Role.Clerk)).Cases.Single().Next!;
            return (next.Act, next.Turn);
        }
    }

    [Test]
    public void WhenNothingIsDueOfTheReader_WhatIsAwaitedOfOthersComesFirst()
    {
        var steps = NextSteps.OfOthers(new(InApproval) { Letters = [Reply(DocumentState.InApproval, Role.Leader)] }, new HashSet<Role> { Role.Officer });
        Assert.That((steps[0].Act, steps[0].Rank), Is.EqualTo((Act.GiveOpinion, StepRank.Due)));
        Assert.That(steps[0].Why!.Zh, Is.EqualTo("由分管领导办理。"), "not by every role that ever gives opinions");
        Assert.That(NextSteps.For(new(InApproval), new HashSet<Role> { Role.Officer }).Where(s => s is { Allowed: true, Rank: StepRank.Due }), Is.Empty);
    }

    [Test]
    public async Task OneTurnAfterTheOther_TheOpinionIsAllowedToWhoseTurnItIs()
    {
        await using var work = await ReplyCase.OpenAsync();
        await work.ClassifyNotResponsibleAsync();
        await work.DoAsync(new DraftLetter.Command());
        await work.DoAsync(new SubmitLetter.Command());
        Assert.That(await OpinionAsync(work, Role.Reviewer), Has.Property("Allowed").True.And.Property("DocumentNo").EqualTo(1));
        Assert.That((await OpinionAsync(work, Role.Chief)).Why!.Zh, Does.Contain("保密审查"), "the turn, in words");
        await work.AgreeAsync(Role.Reviewer);
        Assert.That((await OpinionAsync(work, Role.Reviewer)).Allowed, Is.False);
        Assert.That((await OpinionAsync(work, Role.Head)).Allowed, Is.True);
    }

    [Test]
    public async Task WhatIsTooLateToday_IsNoLongerUsual_AndSaysWhatCanStillBeRecorded_CLK_2()
    {
        await using var work = await ReplyCase.OpenAsync("2026-03-02");
        Assert.That(await StepAsync(work, Act.AskForCorrection), Has.Property("Rank").EqualTo(StepRank.Usual));
        work.Office.GoTo("2026-03-12");
        var late = await StepAsync(work, Act.AskForCorrection);
        Assert.That((late.Allowed, late.Rank, late.Article), Is.EqualTo((true, StepRank.Rare, "《政府信息公开条例》第三十条")));
        Assert.That(late.Why!.Zh, Does.Contain("7个工作日").And.EndWith("可以补登。"));
    }

    [Test]
    public async Task WhatTheLawRefusesOnAnyDay_IsRefusedWithItsArticle_CLK_2()
    {
        await using var work = await ReplyCase.OpenAsync("2026-03-02");
        await work.DoAsync(new AskForCorrection.Command(new(2026, 3, 2), ["哪一条路"], DeliveredOn: new(2026, 3, 2)));
        await work.DoAsync(new ReceiveCorrection.Command(new(2026, 3, 2), "解放路"));
        var second = await StepAsync(work, Act.AskForCorrection);
        Assert.That((second.Allowed, second.Article), Is.EqualTo((false, "《政府信息公开条例》第三十条")));
        Assert.That(second.Why!.Zh, Does.Contain("补正只能要求一次"));
    }

    [Test]
    public async Task FactsRuleOut_WhatTheTableOfPermissionsAllows()
    {
        await using var work = await ReplyCase.OpenAsync();
        Assert.That((await StepAsync(work, Act.DraftReply)).Why!.Zh, Does.Contain("办理结果"));
        foreach (var act in new[] { Act.SubmitDraft, Act.SignSearchRecord, Act.RecordConsultationAnswer, Act.RecordReturnedMail,
            Act.CloseCase, Act.UndoClockEntry, Act.SettleDisputeDuty })
            Assert.That(await StepAsync(work, act), Has.Property("Allowed").False.And.Property("Why").Not.Null, act.ToString());
        await work.DoAsync(new OrderSearch.Command("档案室", "全部", "停车", new(2026, 3, 4)));
        Assert.That(await StepAsync(work, Act.SignSearchRecord), Has.Property("Allowed").True);
        await work.DoAsync(new AskForCorrection.Command(new(2026, 3, 2), ["哪一条路"]));
        Assert.That(await StepAsync(work, Act.NoteCorrectionLapse), Has.Property("Allowed").False);
        Assert.That(await StepAsync(work, Act.ReceiveCorrection), Has.Property("Rank").EqualTo(StepRank.Due));
    }

    private static async Task<NextStep> StepAsync(ReplyCase work, Act act) =>
        (await work.Office.DoAsync(new ReadCase.Query(work.Number), Role.Officer)).NextSteps.Single(s => s.Act == act);

    private static async Task<NextStep> OpinionAsync(ReplyCase work, Role role) =>
        (await work.Office.DoAsync(new ReadCase.Query(work.Number), role)).NextSteps.Single(s => s.Act == Act.GiveOpinion);

    private static LetterProgress Reply(DocumentState state, Role? turn = null) => new(2, IsReply: true, state, turn);

    private static Dictionary<Act, Statute.Clocks.ClockRefusal> Refuse(Act act) =>
        new() { [act] = new(Statute.Clocks.ClockRefusalKind.PeriodStillRunning, "CLK-3", "第三十条") };

    private static TestCaseData Row(CaseProgress progress, Role role, Act act) => new TestCaseData(progress, role, act).SetArgDisplayNames($"{progress.State}", $"{role}", $"{act}");
}
