using Requests.Statute.Calendars;
using Requests.Statute.Disputes;
using Requests.Statute.Outcomes;

namespace Requests.Statute.Tests.Disputes;

public sealed class DisputeTests
{
    private static readonly WorkdayCalendar Calendar = WorkdayCalendar.Shipped;

    [TestCase(DisputeClockKind.ReconsiderationAnswerSimplified, "2026-04-28", "2026-05-08", "REM-8", TestName = "T14_REM_8_Simplified_FiveWorkdays")]
    [TestCase(DisputeClockKind.ReconsiderationAnswer, "2026-04-28", "2026-05-14", "REM-8", TestName = "T14_REM_8_Ordinary_TenWorkdays")]
    [TestCase(DisputeClockKind.CourtDefence, "2026-09-20", "2026-10-08", "REM-9", TestName = "T15_REM_9_CourtDefence_RollsOverTheHoliday")]
    [TestCase(DisputeClockKind.AppealJudgment, "2026-03-02", "2026-03-17", "REM-11", TestName = "REM_11_AppealAgainstJudgment")]
    [TestCase(DisputeClockKind.AppealRuling, "2026-03-02", "2026-03-12", "REM-11", TestName = "REM_11_AppealAgainstRuling")]
    [TestCase(DisputeClockKind.OpinionReport, "2026-03-02", "2026-05-06", "REM-12", TestName = "REM_12_OpinionReport_RollsOverMayDay")]
    [TestCase(DisputeClockKind.ObeyDecision, "2026-09-24", "2026-10-29", "CLK-15", TestName = "T18_CLK_15_NoTermSet_TwentyWorkdays")]
    public void Clock(DisputeClockKind kind, string received, string due, string ruleId)
    {
        var clock = DisputeClocks.For(kind, Dates.On(received), Calendar);
        Assert.That((clock.Kind, clock.RuleId, clock.Due), Is.EqualTo((kind, ruleId, new DueDate(Dates.On(due), false))));
    }

    [Test, Property("Rule", "REM-13")]
    public void REM_13_TermSetByTheDecision_Prevails()
    {
        var clock = DisputeClocks.Obey(new(2026, 9, 24), new(2026, 10, 9), Calendar);
        Assert.That((clock.RuleId, clock.Due), Is.EqualTo(("REM-13", new DueDate(new(2026, 10, 9), false))));
        Assert.That(DisputeClocks.Obey(new(2026, 9, 24), null, Calendar).Due.On, Is.EqualTo(new DateOnly(2026, 10, 29)));
    }

    [Property("Rule", "REM-10")]
    [TestCase("2026-03-01", false, false, true)]
    [TestCase("2026-03-03", false, true, false)]
    [TestCase("2026-03-03", true, false, false)]
    [TestCase("2026-03-03", true, true, true)]
    public void REM_10_EvidenceAfterTheAct(string gathered, bool newReasons, bool consent, bool allowed) =>
        Assert.That(DisputeRules.MayAddEvidence(Dates.On(gathered), new(2026, 3, 2), newReasons, consent), Is.EqualTo(allowed));

    [Property("Rule", "REM-14")]
    [TestCase(true, false, false, Defendant.ReplyingBody)]
    [TestCase(true, false, true, Defendant.DisclosureOffice)]
    [TestCase(false, false, false, Defendant.ReceivingBody)]
    [TestCase(true, true, false, Defendant.PublishingBody)]
    public void REM_14_WhoIsSued(bool replied, bool proactive, bool office, Defendant expected) =>
        Assert.That(DisputeRules.WhoIsSued(replied, proactive, office), Is.EqualTo(expected));

    [Property("Rule", "REM-17")]
    [TestCase(OutcomeLeaf.Granted, true, false)]
    [TestCase(OutcomeLeaf.Partial, true, false)]
    [TestCase(OutcomeLeaf.RefusedInternal, true, true)]
    [TestCase(OutcomeLeaf.Granted, false, true)]
    public void REM_17_ReleaseHold(OutcomeLeaf leaf, bool hold, bool allowed) => Assert.That(DisputeRules.MaySupply(leaf, hold), Is.EqualTo(allowed));

    [Property("Rule", "REM-16")]
    [TestCase(DisputeResult.DecisionUpheld, PartFourColumn.Upheld)]
    [TestCase(DisputeResult.RequestRejectedOnMerits, PartFourColumn.Upheld)]
    [TestCase(DisputeResult.ClaimsDismissed, PartFourColumn.Upheld)]
    [TestCase(DisputeResult.Changed, PartFourColumn.Corrected)]
    [TestCase(DisputeResult.Revoked, PartFourColumn.Corrected)]
    [TestCase(DisputeResult.PartlyRevoked, PartFourColumn.Corrected)]
    [TestCase(DisputeResult.DeclaredUnlawful, PartFourColumn.Corrected)]
    [TestCase(DisputeResult.DeclaredVoid, PartFourColumn.Corrected)]
    [TestCase(DisputeResult.OrderedToPerform, PartFourColumn.Corrected)]
    [TestCase(DisputeResult.DisclosureForbidden, PartFourColumn.Corrected)]
    [TestCase(DisputeResult.NotAccepted, PartFourColumn.OtherResult)]
    [TestCase(DisputeResult.ApplicationDismissed, PartFourColumn.OtherResult)]
    [TestCase(DisputeResult.SuitDismissed, PartFourColumn.OtherResult)]
    [TestCase(DisputeResult.Withdrawn, PartFourColumn.OtherResult)]
    [TestCase(DisputeResult.Terminated, PartFourColumn.OtherResult)]
    [TestCase(DisputeResult.Mediated, PartFourColumn.OtherResult)]
    [TestCase(DisputeResult.Pending, PartFourColumn.Open)]
    public void Result_HasItsColumn(DisputeResult result, PartFourColumn column) => Assert.That(DisputeResults.Of(result).Column, Is.EqualTo(column));

    [Test]
    public void Results_AreCompleteAndInOrder()
    {
        Assert.That(DisputeResults.All.Select(info => info.Result), Is.EqualTo(Enum.GetValues<DisputeResult>()));
        Assert.That(DisputeResults.All.Select(info => info.Code), Is.Unique);
        Assert.That(DisputeResults.Of(DisputeResult.SuitDismissed).Fits(DisputeForum.Reconsideration), Is.False);
        Assert.That(DisputeResults.Of(DisputeResult.SuitDismissed).Fits(DisputeForum.DirectSuit), Is.True);
    }
}
