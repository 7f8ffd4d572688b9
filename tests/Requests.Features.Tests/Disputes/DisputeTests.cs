using Requests.Features.Access;
using Requests.Features.Disputes;
using Requests.Features.Tests.Replies;
using Requests.Statute.Disputes;
using static Requests.Features.Tests.Some;

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

    [Test]
    public async Task ListDisputes_ShowsOpenOnesFirstWithTheirDuties()
    {
        await using var path = await ReplyCase.OpenAsync("2026-03-02");
        var closed = await path.DoAsync(new RegisterDispute.Command(DisputeForum.Reconsideration, "某市人民政府", Day("2026-03-02")));
        await path.DoAsync(new RecordDisputeResult.Command(closed.DisputeId, DisputeResult.DecisionUpheld, Day("2026-03-02")));
        await path.DoAsync(new RegisterDispute.Command(DisputeForum.SuitAfterReconsideration, "某区人民法院", Day("2026-03-02")));
        var all = await path.Office.DoAsync(new ListDisputes.Query(path.Number), Role.Head);
        Assert.That(all.Select(d => (d.Forum, d.Column, d.Duties.Count)), Is.EqualTo(new (DisputeForum?, PartFourColumn, int)[]
        {
            (DisputeForum.SuitAfterReconsideration, PartFourColumn.Open, 1),
            (DisputeForum.Reconsideration, PartFourColumn.Upheld, 0),
        }));
        Assert.That(await path.Office.DoAsync(new ListDisputes.Query(OpenOnly: true), Role.Head), Has.Count.EqualTo(1));
    }
}
