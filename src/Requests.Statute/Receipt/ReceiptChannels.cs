using static Requests.Statute.Receipt.ReceiptQuestion;

namespace Requests.Statute.Receipt;

/// <summary>A question about an arrival that not every channel asks. Each bears the name of what it fills.</summary>
public enum ReceiptQuestion
{
    SignedOn,
    ConfirmedOn,
    AddressedToDisclosureOffice,
    OwnRuleOn,

    /// <summary>The office's notes of an oral request were read back and signed (INT-4).</summary>
    ReadBackAndSigned,

    /// <summary>Number on the envelope; kept for the file, moves nothing.</summary>
    MailNumber,
}

/// <summary>What an office asks of a request by the way it came.</summary>
/// <param name="AtTheDesk">A clerk logs it; false where the system takes it in, or nobody knows the way.</param>
/// <param name="IsPost">It comes in the mail bag.</param>
/// <param name="Questions">On which the receipt date or its proof hangs (REC-1 to REC-7), beside the day of arrival.</param>
public sealed record ReceiptChannel(IntakeChannel Channel, bool AtTheDesk, bool IsPost, params IReadOnlyList<ReceiptQuestion> Questions);

/// <summary>One row a channel; <see cref="ReceiptDate"/> looks at no evidence that its row does not ask for.</summary>
public static class ReceiptChannels
{
    public static IReadOnlyList<ReceiptChannel> All { get; } =
    [
        new(IntakeChannel.InPerson, true, false),
        new(IntakeChannel.RegisteredPost, true, true, SignedOn, AddressedToDisclosureOffice, ConfirmedOn, MailNumber),
        new(IntakeChannel.ExpressPost, true, true, SignedOn, AddressedToDisclosureOffice, ConfirmedOn, MailNumber),
        new(IntakeChannel.OrdinaryPost, true, true, ConfirmedOn),
        new(IntakeChannel.Fax, true, false, ConfirmedOn),
        new(IntakeChannel.Email, true, false, ConfirmedOn),
        new(IntakeChannel.Online, false, false, ConfirmedOn),
        new(IntakeChannel.Oral, true, false, ReadBackAndSigned),
        new(IntakeChannel.Other, true, false, OwnRuleOn, ConfirmedOn),
        new(IntakeChannel.Unknown, false, false),
    ];
}
