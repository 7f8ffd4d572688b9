using Requests.Statute.Calendars;
using Requests.Statute.Clocks;
using static Requests.Statute.Clocks.ClockEntryKind;
using static Requests.Statute.Clocks.ClockRefusalKind;
using static Requests.Statute.Tests.Clocks.Ledgers;
using static Requests.Statute.Tests.Dates;

namespace Requests.Statute.Tests.Clocks;

/// <summary>Every refusal, and beside it the nearest entry that is allowed.</summary>
public sealed class MayAddTests
{
    private static readonly ClockEntry Correction = new(1, CorrectionNotice, On("2026-03-05"));
    private static readonly ClockEntry Fee = new(1, FeeNotice, On("2026-03-05"));
    private static readonly ClockEntry Reply = new(1, Replied, On("2026-03-20"));
    private static readonly ClockEntry Order = new(2, OrderReceived, On("2026-06-01"));
    private static readonly ClockEntry Asked = new(1, ReasonsRequested, On("2026-03-05"));
    private static readonly ClockEntry Answered = new(2, ReasonsReceived, On("2026-03-09"));

    public static IEnumerable<TestCaseData> Refused =>
    [
        No(BeforeReceipt, "CLK-1", [], new(9, Replied, On("2026-02-27"))),
        No(Closed, "CLK-1", [Reply], new(9, ThirdPartyConsulted, On("2026-03-23"))),
        No(Closed, "CLK-1", [Reply], new(9, Withdrawn, On("2026-03-23"))),
        No(NotRunning, "CLK-3", [Correction], new(9, Extended, On("2026-03-09"), WorkingDays: 5)),
        No(NotRunning, "CLK-3", [Correction], new(9, FeeNotice, On("2026-03-09"))),
        No(NotRunning, "CLK-3", [Fee], new(9, CorrectionNotice, On("2026-03-09"))),
        No(SetByOrder, "CLK-15", [Reply, Order], new(9, Extended, On("2026-06-03"), WorkingDays: 5)),
        No(SetByOrder, "CLK-15", [Reply, Order], new(9, FeeNotice, On("2026-06-03"))),
        No(CorrectionAlreadyAsked, "CLK-2", [Correction], new(9, CorrectionNotice, On("2026-03-09"))),
        No(CorrectionNoticeTooLate, "CLK-2", [], new(9, CorrectionNotice, On("2026-03-12"))),
        No(NoCorrectionAwaited, "CLK-3", [], new(9, CorrectionReceived, On("2026-03-12"))),
        No(NoCorrectionAwaited, "CLK-3", [], new(9, CorrectionLapsed, On("2026-05-12"))),
        No(PeriodStillRunning, "CLK-3", [Correction], new(9, CorrectionLapsed, On("2026-03-26"))),
        No(PeriodStillRunning, "CLK-3", [Fee], new(9, FeeLapsed, On("2026-03-26"))),
        No(PeriodProvisional, "CNT-6", [new(1, CorrectionNotice, On("2026-03-05"), DeliveredOn: On("2026-12-20"))], new(9, CorrectionLapsed, On("2027-03-01"))),
        No(PeriodProvisional, "CNT-6", [new(1, FeeNotice, On("2026-03-05"), DeliveredOn: On("2026-12-20"))], new(9, FeeLapsed, On("2027-03-01"))),
        No(NothingToAnswer, "CLK-1", [], new(9, ThirdPartyAnswered, On("2026-03-12"))),
        No(NothingToAnswer, "CLK-1", [new(1, AgencyConsulted, On("2026-03-05"))], new(9, ThirdPartyAnswered, On("2026-03-12"))),
        No(NothingToAnswer, "CLK-1", [new(1, AgencyConsulted, On("2026-03-05"))], new(9, AgencyAnswered, On("2026-03-12"), RefersTo: 2)),
        No(NothingToAnswer, "CLK-1", [new(1, AgencyConsulted, On("2026-03-05"))], new(9, AgencyAnswered, On("2026-03-04"))),
        No(NothingToAnswer, "CLK-1", [], new(9, ReasonsReceived, On("2026-03-12"))),
        No(AlreadyExtended, "CLK-4", [new(1, Extended, On("2026-03-05"), WorkingDays: 5)], new(9, Extended, On("2026-03-12"), WorkingDays: 5)),
        No(ExtensionLength, "CLK-4", [], new(9, Extended, On("2026-03-12"), WorkingDays: 21)),
        No(ExtensionTooLate, "CLK-5", [], new(9, Extended, On("2026-03-31"), WorkingDays: 5)),
        No(FeeNoticeTooLate, "CLK-10", [], new(9, FeeNotice, On("2026-03-31"))),
        No(FeeAlreadyNotified, "CLK-10", [Fee], new(9, FeeNotice, On("2026-03-09"))),
        No(NoFeeAwaited, "CLK-9", [], new(9, FeePaid, On("2026-03-09"))),
        No(NoFeeAwaited, "CLK-9", [Correction], new(9, FeeLapsed, On("2026-06-09"))),
        No(ReasonsAlreadyRequested, "CLK-11", [Asked], new(9, ReasonsRequested, On("2026-03-09"))),
        No(ReasonsNotReceived, "CLK-11", [Asked], new(9, LaterDateSet, On("2026-03-09"), UntilOn: On("2026-05-08"))),
        No(LaterDateMissing, "CLK-11", [Asked, Answered], new(9, LaterDateSet, On("2026-03-09"))),
        No(LaterDateTooLate, "CLK-11", [Asked, Answered], new(9, LaterDateSet, On("2026-03-31"), UntilOn: On("2026-05-08"))),
        No(NothingToUndo, "CLK-1", [Reply], new(9, Undone, On("2026-03-23"), RefersTo: 4)),
        No(NothingToUndo, "CLK-1", [Reply], new(9, Undone, On("2026-03-23"))),
        No(NothingToUndo, "CLK-1", [Reply], new(9, Undone, On("2026-03-23"), RefersTo: 9)),
        No(NothingToUndo, "CLK-1", [Reply, new(2, Undone, On("2026-03-23"), RefersTo: 1)], new(9, Undone, On("2026-03-23"), RefersTo: 1)),
    ];

    public static IEnumerable<TestCaseData> Allowed =>
    [
        Yes([], new(9, CorrectionNotice, On("2026-03-11"))),
        Yes([Correction], new(9, CorrectionReceived, On("2026-03-12"))),
        Yes([new(1, CorrectionNotice, On("2026-03-12"))], new(9, CorrectionReceived, On("2026-03-16"))),
        Yes([Correction], new(9, CorrectionLapsed, On("2026-03-27"))),
        Yes([Correction], new(9, Replied, On("2026-03-12"))),
        Yes([Correction], new(9, ThirdPartyConsulted, On("2026-03-12"))),
        Yes([], new(9, Extended, On("2026-03-30"), WorkingDays: 20)),
        Yes([], new(9, FeeNotice, On("2026-03-30"))),
        Yes([Fee], new(9, FeePaid, On("2026-03-09"))),
        Yes([Fee], new(9, FeeLapsed, On("2026-04-03"))),
        Yes([Asked, Answered], new(9, LaterDateSet, On("2026-03-30"), UntilOn: On("2026-05-08"))),
        Yes([Reply], new(9, OrderReceived, On("2026-06-01"))),
        Yes([Reply], new(9, Undone, On("2026-03-23"), RefersTo: 1)),
        Yes([Reply, Order], new(9, Replied, On("2026-06-05"))),
        // Recorded after the reply, but it happened before.
        Yes([Reply, new(2, ThirdPartyConsulted, On("2026-03-05"))], new(9, ThirdPartyAnswered, On("2026-03-12"))),
    ];

    [TestCaseSource(nameof(Refused))]
    public void MayAdd_NamesTheRule(ClockEntry[] ledger, ClockEntry next, ClockRefusalKind kind, string rule)
    {
        var refusal = ReplyClock.MayAdd(On(Received), ledger, next, WorkdayCalendar.Shipped);
        Assert.Multiple(() =>
        {
            Assert.That((refusal?.Kind, refusal?.RuleId), Is.EqualTo(((ClockRefusalKind?)kind, rule)));
            Assert.That(refusal?.Article, Is.EqualTo(ClockRules.Article(rule, On(Received))));
        });
    }

    [TestCaseSource(nameof(Refused))]
    public void Read_GivesARefusedEntryNoEffect(ClockEntry[] ledger, ClockEntry next, ClockRefusalKind kind, string rule)
    {
        var without = Read(ledger);
        var with = Read([.. ledger, next]);
        Assert.Multiple(() =>
        {
            Assert.That((with.ReplyDueOn, with.ReplyRule, with.Phase), Is.EqualTo((without.ReplyDueOn, without.ReplyRule, without.Phase)));
            Assert.That(with.Refusals(), Does.Contain(kind));
            Assert.That(with.Trail, Is.EqualTo(without.Trail));
        });
    }

    [TestCaseSource(nameof(Allowed))]
    public void MayAdd_LetsLawfulEntriesPass(ClockEntry[] ledger, ClockEntry next) =>
        Assert.That(ReplyClock.MayAdd(On(Received), ledger, next, WorkdayCalendar.Shipped), Is.Null);

    [Test]
    public void Refused_CoversEveryKind() =>
        Assert.That(Refused.Select(test => (ClockRefusalKind)test.Arguments[2]!).Distinct(), Is.EquivalentTo(Enum.GetValues<ClockRefusalKind>()));

    [Test]
    public void Read_SequenceUsedTwice_Throws() =>
        Assert.That(() => Read(Reply, Reply), Throws.ArgumentException);

    private static TestCaseData No(ClockRefusalKind kind, string rule, ClockEntry[] ledger, ClockEntry next) =>
        new TestCaseData(ledger, next, kind, rule).SetArgDisplayNames($"{rule.Replace('-', '_')} {kind} {Name(ledger)}{next.Kind} {next.On:MM-dd} {next.RefersTo}");

    private static TestCaseData Yes(ClockEntry[] ledger, ClockEntry next) =>
        new TestCaseData(ledger, next).SetArgDisplayNames($"{Name(ledger)}{next.Kind} {next.On:MM-dd}");

    private static string Name(ClockEntry[] ledger) => string.Concat(ledger.Select(entry => $"{entry.Kind}, "));
}
