using Requests.Features.Areas.Clocks;
using Requests.Features.Areas.Disputes;
using Requests.Features.Areas.Timers;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Tests.Replies;
using Requests.Features.Tests.Timers;
using Requests.Statute.Disputes;
using Requests.Statute.Remedies;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Disputes;

public sealed class DisputeTests
{
    [Test]
    public async Task RegisterDispute_InReconsideration_TellsBothAnswerDays()
    {
        await using var path = await ReplyCase.OpenAsync("2026-03-02");
        path.Office.GoTo("2026-04-28");
        var dispute = await path.DoAsync(new RegisterDispute.Command(DisputeForum.Reconsideration, "某市人民政府", Day("2026-04-28")));
        Assert.That(dispute.Duties.Select(d => (d.RuleId, d.Due.On)), Is.EqualTo(new[] { ("REM-8", Day("2026-05-08")), ("REM-8", Day("2026-05-14")) }), "T14");
        Assert.That(dispute.Column, Is.EqualTo(PartFourColumn.Open));
    }

    [Test]
    public async Task RegisterDispute_InCourt_GivesFifteenCalendarDays()
    {
        await using var path = await ReplyCase.OpenAsync("2026-03-02");
        path.Office.GoTo("2026-09-21");
        var dispute = await path.DoAsync(new RegisterDispute.Command(DisputeForum.DirectSuit, "某区人民法院", Day("2026-09-20")));
        Assert.That(dispute.Duties.Single().Due.On, Is.EqualTo(Day("2026-10-08")), "T15");
    }

    [TestCase(DisputeForum.Reconsideration, DisputeResult.DecisionUpheld, PartFourColumn.Upheld, new string[0], TestName = "SEED_8_UpheldInReconsideration")]
    [TestCase(DisputeForum.DirectSuit, DisputeResult.SuitDismissed, PartFourColumn.OtherResult, new[] { "REM-11" }, TestName = "SEED_8_SuitDismissedAsWrongDefendant")]
    [TestCase(DisputeForum.DirectSuit, DisputeResult.ClaimsDismissed, PartFourColumn.Upheld, new[] { "REM-11" }, TestName = "REM_11_AppealAgainstAJudgment")]
    [TestCase(DisputeForum.Reconsideration, DisputeResult.OrderedToPerform, PartFourColumn.Corrected, new[] { "CLK-15" }, TestName = "CLK_15_OrderedToPerform")]
    public async Task RecordDisputeResult_GivesColumnAndNextDuties(DisputeForum forum, DisputeResult result, PartFourColumn column, string[] rules)
    {
        await using var path = await ReplyCase.OpenAsync("2026-03-02");
        var dispute = await path.DoAsync(new RegisterDispute.Command(forum, "某机关", Day("2026-03-02")));
        path.Office.GoTo("2026-05-11");
        var ended = await path.DoAsync(new RecordDisputeResult.Command(dispute.DisputeId, result, Day("2026-05-11")));
        Assert.That(ended.Column, Is.EqualTo(column));
        Assert.That(ended.Duties.Select(d => d.RuleId), Is.EqualTo(rules));
    }

    [Test]
    public async Task SEED_8_RegisterDispute_OfASuitOfUnknownKind_IsTakenAsASuit()
    {
        await using var path = await ReplyCase.OpenAsync("2026-03-02");
        var dispute = await path.DoAsync(new RegisterDispute.Command(null, "某区人民法院", Day("2026-03-02")));
        Assert.That(dispute.Duties.Single().RuleId, Is.EqualTo("REM-9"));
        await path.RefusedAsync("dispute.wrong-forum", new RecordDisputeResult.Command(dispute.DisputeId, DisputeResult.DecisionUpheld, Day("2026-03-02")));
        var ended = await path.DoAsync(new RecordDisputeResult.Command(dispute.DisputeId, DisputeResult.SuitDismissed, Day("2026-03-02"), Final: true));
        Assert.That((ended.Column, ended.Duties.Count), Is.EqualTo((PartFourColumn.OtherResult, 0)));
    }

    [Test]
    public async Task RecordDisputeResult_ThatTheForumCannotGive_IsRefused()
    {
        await using var path = await ReplyCase.OpenAsync("2026-03-02");
        var dispute = await path.DoAsync(new RegisterDispute.Command(DisputeForum.Reconsideration, "某市人民政府", Day("2026-03-02")));
        await path.RefusedAsync("dispute.wrong-forum", new RecordDisputeResult.Command(dispute.DisputeId, DisputeResult.SuitDismissed, Day("2026-03-02")));
        await path.RefusedAsync("dispute.not-found", new RecordDisputeResult.Command(Guid.Empty, DisputeResult.DecisionUpheld, Day("2026-03-02")));
    }

    [Test, Property("Rule", "REM-14")]
    public async Task ListDisputes_OfACase_TellsWhoIsSuedAndHowLong()
    {
        await using var path = await ReplyCase.OpenAsync("2026-03-02");
        var silent = await path.DoAsync(new RegisterDispute.Command(DisputeForum.DirectSuit, "某区人民法院", Day("2026-03-02")));
        var rights = (await path.Office.DoAsync(new ListDisputes.Query(path.Number), Role.Head)).Single(d => d.DisputeId == silent.DisputeId).Rights!;
        Assert.That((rights.Defendant, rights.FileBy), Is.EqualTo((Defendant.ReceivingBody, (DateOnly?)null)));
        Assert.That((await path.Office.DoAsync(new ListDisputes.Query(), Role.Head)).Single().Rights, Is.Null, "a list of many cases does not read each");
    }

    [TestCase(DisputeAbout.Silence, false, "某市城市管理局", Defendant.ReceivingBody)]
    [TestCase(DisputeAbout.Release, false, "某市城市管理局", Defendant.PublishingBody)]
    [TestCase(DisputeAbout.Reply, true, "", Defendant.ReceivingBody)]
    public async Task REM_14_WhoIsRightlySued_FollowsFromWhatIsAttacked(DisputeAbout about, bool office, string named, Defendant right)
    {
        await using var path = await ReplyCase.OpenAsync("2026-03-02");
        var dispute = await path.DoAsync(new RegisterDispute.Command(DisputeForum.DirectSuit, "某区人民法院", Day("2026-03-02"), About: about,
            OfficeActedInOwnName: office, NamedDefendant: "某市公安局"));
        Assert.That(named, Is.Not.Null);
        var rights = (await path.Office.DoAsync(new ListDisputes.Query(path.Number), Role.Head)).Single(d => d.DisputeId == dispute.DisputeId).Rights!;
        Assert.That((rights.Defendant, rights.DefendantIsWrong), Is.EqualTo((right, (bool?)true)), "the papers name another body");
    }

    [Test]
    public async Task REM_3_REM_7c_REM_18_PeriodsToldWrongly_AreCountedAsTheLawSays()
    {
        await using var path = await ReplyCase.OpenAsync("2026-03-02");
        await path.ClassifyNotResponsibleAsync();
        await path.ApproveAsync();
        await path.IssueAndServeAsync();
        var served = (await path.LookAsync()).RepliedOn!.Value;
        path.Office.GoTo("2026-09-01");
        async Task<DisputeRights> RightsAsync(RegisterDispute.Command command)
        {
            var dispute = await path.DoAsync(command);
            return (await path.Office.DoAsync(new ListDisputes.Query(path.Number), Role.Head)).Single(d => d.DisputeId == dispute.DisputeId).Rights!;
        }
        var legal = await RightsAsync(new(DisputeForum.Reconsideration, "某市人民政府", Day("2026-09-01")));
        var longer = await RightsAsync(new(DisputeForum.Reconsideration, "某市人民政府", Day("2026-09-01"), PrintedDays: 300));
        var shorter = await RightsAsync(new(DisputeForum.Reconsideration, "某市人民政府", Day("2026-09-01"), PrintedDays: 30));
        var untold = await RightsAsync(new(DisputeForum.Reconsideration, "某市人民政府", Day("2026-09-01"), RemediesKnownOn: Day("2026-08-03")));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((legal.FiledInTime, legal.Printed), Is.EqualTo(((bool?)false, (PrintedPeriodEffect?)null)));
            Assert.That((longer.FiledInTime, longer.Printed, longer.RuleIds), Is.EqualTo(((bool?)true,
                (PrintedPeriodEffect?)PrintedPeriodEffect.LongerBinds, longer.RuleIds)));
            Assert.That(longer.RuleIds, Does.Contain("REM-18"));
            Assert.That((shorter.FileBy, shorter.Printed), Is.EqualTo((legal.FileBy,
                (PrintedPeriodEffect?)PrintedPeriodEffect.ShorterIsVoid)), "the law's period runs");
            Assert.That((untold.FiledInTime, untold.FileBy), Is.EqualTo(((bool?)true, (DateOnly?)Day("2026-10-08"))),
                "60 days from learning of it, rolled over the holiday");
            Assert.That(untold.RuleIds, Does.Contain("REM-3"));
            Assert.That(served, Is.LessThan(Day("2026-09-01")));
        }
        var decided = await path.DoAsync(new RegisterDispute.Command(DisputeForum.Reconsideration, "某市人民政府", Day("2026-09-01")));
        await path.DoAsync(new RecordDisputeResult.Command(decided.DisputeId, DisputeResult.DecisionUpheld, Day("2026-09-01"), SuitUntold: true));
        var after = (await path.Office.DoAsync(new ListDisputes.Query(path.Number), Role.Head)).Single(d => d.DisputeId == decided.DisputeId).Rights!;
        Assert.That(after.SueBy, Is.EqualTo((DateOnly?)Day("2027-09-01")), "a year, since the decision did not say so");
    }

    [Test]
    public async Task REM_10_EvidenceAfterTheAct_GoesInOnlyWithNewReasonsAndConsent()
    {
        await using var path = await ReplyCase.OpenAsync("2026-03-02");
        var dispute = await path.DoAsync(new RegisterDispute.Command(DisputeForum.DirectSuit, "某区人民法院", Day("2026-03-02")));
        await path.RefusedAsync("input.invalid", new AllowMoreEvidence.Command(dispute.DisputeId, "", "某区人民法院通知书", Day("2026-03-02")));
        await path.RefusedAsync("dispute.in-the-future", new AllowMoreEvidence.Command(dispute.DisputeId, "新提出送达地址错误", "某区人民法院通知书", Day("2026-03-03")));
        await path.DoAsync(new AllowMoreEvidence.Command(dispute.DisputeId, "新提出送达地址错误", "某区人民法院通知书", Day("2026-03-02")));
        var listed = (await path.Office.DoAsync(new ListDisputes.Query(path.Number), Role.Head)).Single();
        Assert.That((listed.MoreEvidence!.NewReasons, listed.MoreEvidence.Consent), Is.EqualTo(("新提出送达地址错误", "某区人民法院通知书")));
    }

    [Test]
    public async Task ListDisputes_ShowsOpenOnesFirstWithTheirDuties()
    {
        await using var path = await ReplyCase.OpenAsync("2026-03-02");
        var closed = await path.DoAsync(new RegisterDispute.Command(DisputeForum.Reconsideration, "某市人民政府", Day("2026-03-02")));
        await path.DoAsync(new RecordDisputeResult.Command(closed.DisputeId, DisputeResult.DecisionUpheld, Day("2026-03-02")));
        await path.DoAsync(new RegisterDispute.Command(DisputeForum.SuitAfterReconsideration, "某区人民法院", Day("2026-03-02")));
        var all = await path.Office.DoAsync(new ListDisputes.Query(path.Number), Role.Head);
        Assert.That(all.Select(d => (d.Forum, d.Column, d.Duties.Count(x => x.SettledOn is null))), Is.EqualTo(new (DisputeForum?, PartFourColumn, int)[]
        {
            (DisputeForum.SuitAfterReconsideration, PartFourColumn.Open, 1),
            (DisputeForum.Reconsideration, PartFourColumn.Upheld, 0),
        }));
        Assert.That(await path.Office.DoAsync(new ListDisputes.Query(OpenOnly: true), Role.Head), Has.Count.EqualTo(1));
    }

    [Test]
    [Property("Rule", "REM-8")]
    public async Task RegisterDispute_WhenTheProcedureIsKnown_KeepsOneAnswerDay()
    {
        await using var path = await ReplyCase.OpenAsync("2026-03-02");
        path.Office.GoTo("2026-04-28");
        var simplified = new RegisterDispute.Command(DisputeForum.Reconsideration, "某市人民政府", Day("2026-04-28"), Simplified: true);
        Assert.That((await path.DoAsync(simplified)).Duties.Single().Due.On, Is.EqualTo(Day("2026-05-08")));
        await path.RefusedAsync("input.invalid", simplified with { Forum = DisputeForum.DirectSuit });
    }

    [Test]
    public async Task SettleDisputeDuty_OfOneOfTheTwoAnswerDays_SettlesTheAnswer()
    {
        await using var path = await ReplyCase.OpenAsync("2026-03-02");
        path.Office.GoTo("2026-04-28");
        var dispute = await path.DoAsync(new RegisterDispute.Command(DisputeForum.Reconsideration, "某市人民政府", Day("2026-04-28")));
        path.Office.GoTo("2026-05-11");
        var done = await path.DoAsync(new SettleDisputeDuty.Command(dispute.Duties[1].DutyId, Day("2026-05-11"), "回执"));
        Assert.That(done.InTime, "ten working days end on 05-14");
        Assert.That((await ListAsync(path)).Duties.Select(d => d.SettledOn), Is.All.EqualTo(Day("2026-05-11")));
        await path.RefusedAsync("dispute.duty-settled", new SettleDisputeDuty.Command(dispute.Duties[0].DutyId, Day("2026-05-11")));
        await path.RefusedAsync("dispute.no-such-duty", new SettleDisputeDuty.Command(Guid.Empty, Day("2026-05-11")));
    }

    [Test]
    [Property("Rule", "REM-11")]
    public async Task OpenNextInstance_ByTheOtherSide_KeepsOneCountAndOwesADefence()
    {
        await using var path = await ReplyCase.OpenAsync("2026-03-02");
        var suit = await path.DoAsync(new RegisterDispute.Command(DisputeForum.DirectSuit, "某区人民法院", Day("2026-03-02")));
        await path.RefusedAsync("dispute.not-decided", new OpenNextInstance.Command(suit.DisputeId, DisputeInstance.Appeal, "某市中级人民法院",
            Day("2026-03-02"), ByUs: false));
        path.Office.GoTo("2026-06-01");
        var judged = await path.DoAsync(new RecordDisputeResult.Command(suit.DisputeId, DisputeResult.ClaimsDismissed, Day("2026-06-01")));
        Assert.That(judged.Duties.Single().Kind, Is.EqualTo(DisputeClockKind.AppealJudgment));
        await path.RefusedAsync("dispute.already-decided", new RecordDisputeResult.Command(suit.DisputeId, DisputeResult.Revoked, Day("2026-06-01")));
        path.Office.GoTo("2026-06-10");
        await path.RefusedAsync("dispute.no-such-instance",
            new OpenNextInstance.Command(suit.DisputeId, DisputeInstance.FirstInstance, "某院", Day("2026-06-10"), ByUs: false));
        var appealed = await path.DoAsync(new OpenNextInstance.Command(suit.DisputeId, DisputeInstance.Appeal, "某市中级人民法院", Day("2026-06-10"), ByUs: false));
        Assert.That((appealed.Column, appealed.Duties.Single().RuleId, appealed.Duties.Single().Due.On),
            Is.EqualTo((PartFourColumn.Open, "REM-9", Day("2026-06-25"))));

        path.Office.GoTo("2026-08-03");
        await path.DoAsync(new RecordDisputeResult.Command(suit.DisputeId, DisputeResult.Revoked, Day("2026-08-03")));
        var listed = await ListAsync(path);
        Assert.That(listed.Stages.Select(s => (s.Instance, s.Result)), Is.EqualTo(new[]
        {
            (DisputeInstance.FirstInstance, DisputeResult.ClaimsDismissed), (DisputeInstance.Appeal, DisputeResult.Revoked),
        }));
        Assert.That((listed.Column, listed.Duties.All(d => d.SettledOn is not null)), Is.EqualTo((PartFourColumn.Corrected, true)),
            "one dispute, the last result counts");
    }

    [Test]
    [Property("Rule", "CLK-15")]
    public async Task ReceiveOrder_OnceAJudgmentIsInForce_OpensTheNewPeriodThen()
    {
        await using var path = await ReplyCase.OpenAsync("2026-03-02");
        await path.ClassifyNotResponsibleAsync();
        await path.ApproveAsync();
        await path.IssueAndServeAsync();
        path.Office.GoTo("2026-06-01");
        var suit = await path.DoAsync(new RegisterDispute.Command(DisputeForum.DirectSuit, "某区人民法院", Day("2026-05-06")));
        var judged = await path.DoAsync(new RecordDisputeResult.Command(suit.DisputeId, DisputeResult.OrderedToPerform, Day("2026-06-01")));
        Assert.That((judged.State, judged.Duties.Single().Kind),
            Is.EqualTo((Features.Kernel.CaseState.Served, DisputeClockKind.AppealJudgment)), "it can still be appealed");
        path.Office.GoTo("2026-06-17");
        var ordered = await path.DoAsync(new ReceiveOrder.Command(Day("2026-06-17"), "某区人民法院（2026）1号", WorkingDays: 15, DisputeId: suit.DisputeId));
        Assert.That((ordered.State, ordered.DueOn), Is.EqualTo((Features.Kernel.CaseState.InProgress, (DateOnly?)Day("2026-07-09"))));
        Assert.That((await ListAsync(path)).Duties.Select(d => d.SettledOn), Is.All.Not.Null);
        await path.RefusedAsync("dispute.not-found", new ReceiveOrder.Command(Day("2026-06-17"), "某院", DisputeId: Guid.NewGuid()));
    }

    [Test]
    public async Task RemindDisputes_DayAfterDay_TellsOfficerAndHeadOnceAtEachStep()
    {
        await using var office = await SweepOffice.OpenAsync("2026-04-28");
        var number = await office.CaseAsync("2026-04-28", assigned: true);
        await office.DoAsync(new RegisterDispute.Command(DisputeForum.DirectSuit, "某区人民法院", Day("2026-04-28")) { CaseNumber = number }, Role.Officer);
        for (var day = Day("2026-04-29"); day <= Day("2026-05-20"); day = day.AddDays(1))
        {
            office.GoTo(day.ToString("O"));
            await office.SweepAsync(RemindDisputes.Name);
            await office.SweepAsync(RemindDisputes.Name);
        }
        var inbox = (await office.InboxAsync()).Where(n => n.StartsWith("Dispute", StringComparison.Ordinal)).ToList();
        Assert.That(inbox.GroupBy(n => n).ToDictionary(g => g.Key, g => g.Count()), Is.EqualTo(new Dictionary<string, int>
        {
            ["DisputeDue Officer"] = 4,
            ["DisputeDue Head"] = 4,
            ["DisputeOverdue Officer"] = 1,
            ["DisputeOverdue Head"] = 1,
        }), "5, 2, 1 and 0 working days before 2026-05-13, and once after it");
    }

    [Test]
    public async Task RemindDisputes_OfTwoDisputesWithTheSameDay_LosesNeither()
    {
        await using var office = await SweepOffice.OpenAsync("2026-04-28");
        var number = await office.CaseAsync("2026-04-28", assigned: true);
        foreach (var court in new[] { "甲法院", "乙法院" })
            await office.DoAsync(new RegisterDispute.Command(DisputeForum.DirectSuit, court, Day("2026-04-28")) { CaseNumber = number }, Role.Officer);
        office.GoTo("2026-05-13");
        await office.SweepAsync(RemindDisputes.Name);
        Assert.That((await office.InboxAsync()).Count(n => n == "DisputeDue Officer"), Is.EqualTo(2));
    }

    [Test]
    public async Task RemindDisputes_WhenAnAppealWasPossible_SaysThatTheJudgmentIsInForce()
    {
        await using var office = await SweepOffice.OpenAsync("2026-04-28");
        var number = await office.CaseAsync("2026-04-28", assigned: true);
        var suit = await office.DoAsync(new RegisterDispute.Command(DisputeForum.DirectSuit, "某院", Day("2026-04-28")) { CaseNumber = number }, Role.Officer);
        await office.DoAsync(new RecordDisputeResult.Command(suit.DisputeId, DisputeResult.ClaimsDismissed,
            Day("2026-04-28"))
        { CaseNumber = number }, Role.Officer);
        office.GoTo("2026-06-01");
        await office.SweepAsync(RemindDisputes.Name);
        Assert.That(await office.InboxAsync(), Is.EqualTo(["JudgmentFinal Head", "JudgmentFinal Officer"]));
    }

    private static async Task<ListDisputes.Response> ListAsync(ReplyCase path) => (await path.Office.DoAsync(new ListDisputes.Query(path.Number), Role.Head)).Single();
}
