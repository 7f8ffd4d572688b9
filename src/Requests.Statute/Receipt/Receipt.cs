namespace Requests.Statute.Receipt;

/// <summary>How a request reached the office.</summary>
public enum IntakeChannel
{
    /// <summary>当面.</summary>
    InPerson,

    /// <summary>挂号信.</summary>
    RegisteredPost,

    /// <summary>特快专递.</summary>
    ExpressPost,

    /// <summary>平常信函.</summary>
    OrdinaryPost,
    Fax,
    Email,

    /// <summary>The agency's own web form.</summary>
    Online,

    /// <summary>口头, written down by the disclosure office (INT-3).</summary>
    Oral,

    /// <summary>Another channel listed in the disclosure guide.</summary>
    Other,

    /// <summary>Not known: only for imported old cases, never guessed (SEED-6).</summary>
    Unknown,
}

/// <summary>What is on file about the arrival of a request.</summary>
/// <param name="ArrivedOn">The day it reached the agency, whichever unit or machine took it in.</param>
/// <param name="SignedOn">The day anyone of the agency signed for it, the mail room included.</param>
/// <param name="ConfirmedOn">The day office and applicant confirmed it to each other.</param>
/// <param name="SubmittedOn">Web form: the day the system showed that it was submitted.</param>
/// <param name="AddressedToDisclosureOffice">False for post addressed to another unit or to a person (INT-6).</param>
/// <param name="SiteStatesConfirmation">Web form: the site announces that requests count only once confirmed.</param>
/// <param name="OwnRuleOn">Other channel: the day the agency's own published rule gives.</param>
/// <param name="HandedOverOn">The day the disclosure office got or registered it; kept for the file, moves nothing (REC-9).</param>
/// <param name="MailNumber">Number on the envelope; kept for the file, moves nothing.</param>
public sealed record ReceiptEvidence(
    DateOnly ArrivedOn,
    DateOnly? SignedOn = null,
    DateOnly? ConfirmedOn = null,
    DateOnly? SubmittedOn = null,
    bool AddressedToDisclosureOffice = true,
    bool SiteStatesConfirmation = false,
    DateOnly? OwnRuleOn = null,
    DateOnly? HandedOverOn = null,
    string? MailNumber = null);

public enum ReceiptState
{
    Received,

    /// <summary>The office must contact the applicant; processing and clock start when it has (REC-3, REC-4, REC-7).</summary>
    AwaitingContact,
}

/// <summary>The receipt date (收到申请之日), the rule that gave it and the article behind it.</summary>
/// <param name="ReceivedOn">None while contact is awaited.</param>
/// <param name="RuleId">REC-1 to REC-7, or INT-4.</param>
/// <param name="Article">As printed.</param>
/// <param name="ContactDueOn">The day by which the office must have contacted the applicant; null where nobody need be.</param>
public sealed record Receipt(DateOnly? ReceivedOn, string RuleId, string Article, DateOnly? ContactDueOn = null)
{
    public ReceiptState State => ReceivedOn is null ? ReceiptState.AwaitingContact : ReceiptState.Received;
}
