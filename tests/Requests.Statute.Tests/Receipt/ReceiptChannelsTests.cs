using Requests.Statute.Receipt;

namespace Requests.Statute.Tests.Receipt;

public sealed class ReceiptChannelsTests
{
    private static readonly ReceiptEvidence Plain = new(new DateOnly(2026, 3, 2));

    private static readonly Dictionary<ReceiptQuestion, ReceiptEvidence> Answered = new()
    {
        [ReceiptQuestion.SignedOn] = Plain with { SignedOn = new DateOnly(2026, 3, 3) },
        [ReceiptQuestion.ConfirmedOn] = Plain with { ConfirmedOn = new DateOnly(2026, 3, 1) },
        [ReceiptQuestion.AddressedToDisclosureOffice] = Plain with { AddressedToDisclosureOffice = false },
        [ReceiptQuestion.OwnRuleOn] = Plain with { OwnRuleOn = new DateOnly(2026, 3, 4) },
        [ReceiptQuestion.ReadBackAndSigned] = Plain,
        [ReceiptQuestion.MailNumber] = Plain with { MailNumber = "EA123456789CN" },
    };

    [Test]
    public void EveryChannel_HasOneRow() =>
        Assert.That(ReceiptChannels.All.Select(row => row.Channel), Is.EquivalentTo(Enum.GetValues<IntakeChannel>()));

    [Test]
    public void ReceiptDate_LooksAtNothingThatIsNotAsked()
    {
        Assert.That(Answered.Keys, Is.EquivalentTo(Enum.GetValues<ReceiptQuestion>()));
        foreach (var row in ReceiptChannels.All.Where(r => r.Channel != IntakeChannel.Unknown))
            foreach (var (question, evidence) in Answered.Where(a => !row.Questions.Contains(a.Key)))
                Assert.That(ReceiptDate.Of(row.Channel, evidence), Is.EqualTo(ReceiptDate.Of(row.Channel, Plain)), $"{row.Channel}: {question} counts but is not asked");
    }
}
