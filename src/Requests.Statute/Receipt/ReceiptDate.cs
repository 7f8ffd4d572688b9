namespace Requests.Statute.Receipt;

/// <summary>
/// The receipt date by channel (REC-1 to REC-7). It is the actual day, also on a rest day, and nothing that happens
/// inside the agency moves it (REC-9); the clock decides how a rest day counts (REC-8).
/// </summary>
public static class ReceiptDate
{
    private const string InPerson = "《政府信息公开条例》第三十一条第一项";
    private const string Post = "《政府信息公开条例》第三十一条第二项";
    private const string Network = "《政府信息公开条例》第三十一条第三项";
    private const string GuidingCase = Network + "；最高人民法院指导案例26号";
    private const string StateCouncilOffice = "国办公开办函〔2015〕207号";

    /// <exception cref="ArgumentOutOfRangeException">The channel is not one of the list.</exception>
    public static Receipt Of(IntakeChannel channel, ReceiptEvidence evidence) => channel switch
    {
        IntakeChannel.InPerson => new Receipt(evidence.ArrivedOn, "REC-1", InPerson),
        IntakeChannel.Oral => new Receipt(evidence.ArrivedOn, "INT-4", "《政府信息公开条例》第二十九条"),
        IntakeChannel.RegisteredPost or IntakeChannel.ExpressPost => Signed(evidence),
        IntakeChannel.OrdinaryPost => OnConfirmation(evidence, "REC-3", $"{Post}；{StateCouncilOffice}"),
        IntakeChannel.Fax => OnConfirmation(evidence, "REC-4", Network),
        IntakeChannel.Online when evidence.SiteStatesConfirmation => OnConfirmation(evidence, "REC-5", Network),
        IntakeChannel.Online => new Receipt(
            Earlier(evidence.SubmittedOn ?? evidence.ArrivedOn, evidence.ConfirmedOn), "REC-5", GuidingCase),
        IntakeChannel.Email => new Receipt(
            Earlier(evidence.ArrivedOn, evidence.ConfirmedOn), "REC-6", $"{Network}；{StateCouncilOffice}"),
        IntakeChannel.Other when evidence.OwnRuleOn is { } own => new Receipt(own, "REC-7", StateCouncilOffice),
        IntakeChannel.Other => OnConfirmation(evidence, "REC-7", StateCouncilOffice),
        _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, "Unknown channel."),
    };

    /// <summary>
    /// The day anyone of the agency signed, whoever the envelope names: the article of 2019 prevails over the letter of 2015
    /// (REC-2). Post for another unit or person still asks for a call to the applicant, which moves nothing (REC-3).
    /// </summary>
    private static Receipt Signed(ReceiptEvidence evidence) =>
        new(evidence.SignedOn ?? evidence.ArrivedOn, "REC-2", Post, evidence.AddressedToDisclosureOffice ? null : evidence.ArrivedOn);

    /// <summary>Received when confirmed; until then the office owes the applicant a call the day the request came.</summary>
    private static Receipt OnConfirmation(ReceiptEvidence evidence, string rule, string article) =>
        evidence.ConfirmedOn is { } confirmed
            ? new Receipt(confirmed, rule, article)
            : new Receipt(null, rule, article, ContactDueOn: evidence.ArrivedOn);

    private static DateOnly Earlier(DateOnly day, DateOnly? other) => other < day ? other.Value : day;
}
