using FsCheck.Fluent;
using Requests.Statute.Receipt;
using static Requests.Statute.Tests.Dates;

namespace Requests.Statute.Tests.Receipt;

public sealed class ReceiptDateTests
{
    private static readonly DateOnly Arrived = On("2026-03-02");
    private static readonly DateOnly Later = On("2026-03-05");

    [Test]
    public void REC_1_InPerson_IsTheDayHandedIn() =>
        Expect(IntakeChannel.InPerson, new ReceiptEvidence(Arrived, ConfirmedOn: Later), "REC-1", Arrived);

    [Test, Property("Rule", "INT-3")]
    public void INT_4_Oral_IsTheDayWrittenDown() =>
        Expect(IntakeChannel.Oral, new ReceiptEvidence(Arrived), "INT-4", Arrived);

    [TestCase(IntakeChannel.RegisteredPost)]
    [TestCase(IntakeChannel.ExpressPost)]
    public void REC_2_SignedPost_IsTheDayAnyoneSigned(IntakeChannel channel) =>
        Expect(channel, new ReceiptEvidence(Later, SignedOn: Arrived, ConfirmedOn: Later), "REC-2", Arrived);

    [Test]
    public void REC_2_SignedPost_WithoutSlip_IsTheDayItArrived() =>
        Expect(IntakeChannel.RegisteredPost, new ReceiptEvidence(Arrived), "REC-2", Arrived);

    [Property("Rule", "INT-6")]
    [TestCase(IntakeChannel.RegisteredPost)]
    [TestCase(IntakeChannel.ExpressPost)]
    public void REC_2_SignedPost_AddressedToSomebodyElse_IsTheDaySigned_AndContactIsATask(IntakeChannel channel)
    {
        var evidence = new ReceiptEvidence(Arrived, SignedOn: Arrived, ConfirmedOn: Later, AddressedToDisclosureOffice: false);
        var receipt = ReceiptDate.Of(channel, evidence);
        Assert.That((receipt.ReceivedOn, receipt.RuleId, receipt.ContactDueOn), Is.EqualTo(((DateOnly?)Arrived, "REC-2", (DateOnly?)Arrived)));
    }

    [Property("Rule", "INT-6")]
    [TestCase(IntakeChannel.OrdinaryPost, true)]
    [TestCase(IntakeChannel.OrdinaryPost, false)]
    public void REC_3_OrdinaryPost_WaitsForConfirmation(IntakeChannel channel, bool toOffice)
    {
        var evidence = new ReceiptEvidence(Arrived, SignedOn: Arrived, AddressedToDisclosureOffice: toOffice);
        Expect(channel, evidence with { ConfirmedOn = Later }, "REC-3", Later);
        ExpectAwaited(channel, evidence, "REC-3");
    }

    [Test]
    public void REC_4_Fax_WaitsForConfirmation()
    {
        Expect(IntakeChannel.Fax, new ReceiptEvidence(Arrived, ConfirmedOn: Later), "REC-4", Later);
        ExpectAwaited(IntakeChannel.Fax, new ReceiptEvidence(Arrived), "REC-4");
    }

    [Test]
    public void REC_5_Online_IsTheDayOfSubmission_NotOfALaterConfirmation() =>
        Expect(IntakeChannel.Online, new ReceiptEvidence(Later, SubmittedOn: Arrived, ConfirmedOn: Later), "REC-5", Arrived);

    [Test]
    public void REC_5_Online_WhereTheSiteStatesConfirmation_WaitsForIt()
    {
        var evidence = new ReceiptEvidence(Arrived, SubmittedOn: Arrived, SiteStatesConfirmation: true);
        Expect(IntakeChannel.Online, evidence with { ConfirmedOn = Later }, "REC-5", Later);
        ExpectAwaited(IntakeChannel.Online, evidence, "REC-5");
    }

    [Test]
    public void REC_6_Email_IsTheEarlierOfArrivalAndConfirmation()
    {
        Expect(IntakeChannel.Email, new ReceiptEvidence(Arrived, ConfirmedOn: Later), "REC-6", Arrived);
        Expect(IntakeChannel.Email, new ReceiptEvidence(Later, ConfirmedOn: Arrived), "REC-6", Arrived);
    }

    [Test]
    public void REC_7_OtherChannel_FollowsTheAgencysRule_ElseConfirmation()
    {
        Expect(IntakeChannel.Other, new ReceiptEvidence(Arrived, ConfirmedOn: Later, OwnRuleOn: Arrived), "REC-7", Arrived);
        Expect(IntakeChannel.Other, new ReceiptEvidence(Arrived, ConfirmedOn: Later), "REC-7", Later);
        ExpectAwaited(IntakeChannel.Other, new ReceiptEvidence(Arrived), "REC-7");
    }

    [Test]
    public void REC_8_RestDay_IsTheActualDay() =>
        Expect(IntakeChannel.Email, new ReceiptEvidence(On("2017-06-18")), "REC-6", On("2017-06-18"));

    [FsCheck.NUnit.Property]
    public FsCheck.Property REC_9_InternalHandOver_MovesNothing() =>
        Prop.ForAll(
            Gen.Choose(0, 60).ToArbitrary(),
            Gen.Elements(Enum.GetValues<IntakeChannel>().Except([IntakeChannel.Unknown])).ToArbitrary(),
            (lag, channel) =>
            {
                var evidence = new ReceiptEvidence(Arrived, SignedOn: Arrived, ConfirmedOn: Later, SubmittedOn: Arrived);
                return ReceiptDate.Of(channel, evidence with { HandedOverOn = Arrived.AddDays(lag) })
                    == ReceiptDate.Of(channel, evidence);
            });

    private static void Expect(IntakeChannel channel, ReceiptEvidence evidence, string rule, DateOnly on)
    {
        var receipt = ReceiptDate.Of(channel, evidence);
        Assert.Multiple(() =>
        {
            Assert.That(receipt.ReceivedOn, Is.EqualTo(on));
            Assert.That(receipt.RuleId, Is.EqualTo(rule));
            Assert.That(receipt.State, Is.EqualTo(ReceiptState.Received));
            Assert.That(receipt.ContactDueOn, Is.Null);
        });
    }

    private static void ExpectAwaited(IntakeChannel channel, ReceiptEvidence evidence, string rule)
    {
        var receipt = ReceiptDate.Of(channel, evidence);
        Assert.Multiple(() =>
        {
            Assert.That(receipt.ReceivedOn, Is.Null);
            Assert.That(receipt.RuleId, Is.EqualTo(rule));
            Assert.That(receipt.State, Is.EqualTo(ReceiptState.AwaitingContact));
            Assert.That(receipt.ContactDueOn, Is.EqualTo(evidence.ArrivedOn));
        });
    }
}
