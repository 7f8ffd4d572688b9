using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Statute.Clocks;
using Requests.Statute.Outcomes;

namespace Requests.Features.Areas.Portal;

/// <summary>What decides which sentence an applicant is told.</summary>
/// <param name="ReplyRule">The rule that set the day the reply is due.</param>
/// <param name="FeeAsked">A fee was asked for.</param>
/// <param name="Consulted">Somebody was consulted, answered or not.</param>
/// <param name="Asked">Who is being consulted while the clock is paused.</param>
/// <param name="ReasonsOpen">Reasons were asked for and have not come.</param>
/// <param name="DateMoved">The last change of the due date came from a calendar or an undone entry.</param>
/// <param name="NextOpinion">Whose opinion on the draft is next.</param>
/// <param name="DraftReturned">The draft came back to be improved.</param>
/// <param name="MailReturned">The last attempt at service came back.</param>
public sealed record StatusFacts(
    CaseState State,
    ClockPhase Phase,
    bool Overdue = false,
    string? ReplyRule = null,
    bool FeeAsked = false,
    bool Consulted = false,
    ConsultationKind? Asked = null,
    bool ReasonsOpen = false,
    bool DateMoved = false,
    Role? NextOpinion = null,
    bool DraftReturned = false,
    bool MailReturned = false,
    bool Disputed = false)
{
    /// <summary>A key of <see cref="StatusSentences.Table"/>.</summary>
    public string Code => State switch
    {
        CaseState.AwaitingContact when Phase != ClockPhase.Withdrawn => "awaiting_contact",
        CaseState.Split => "split",
        CaseState.Dispatched => "dispatched",
        _ when Disputed => "disputed",
        CaseState.Archived or CaseState.Destroyed => "archived",
        _ when Phase == ClockPhase.Withdrawn => "withdrawn",
        CaseState.Served => "served",
        _ when Phase == ClockPhase.Lapsed => FeeAsked ? "lapsed_fee" : "lapsed_correction",
        CaseState.Closed => "closed",
        CaseState.Issued when MailReturned => "returned_mail",
        _ when Overdue => "overdue",
        CaseState.Approved or CaseState.Issued => "approved",
        CaseState.InApproval => NextOpinion is Role.Leader or Role.Chief ? "in_approval" : "in_review",
        CaseState.AwaitingCorrection => "correction_sent",
        CaseState.AwaitingFee => "fee_noticed",
        _ => AtWork,
    };

    private string AtWork => Asked switch
    {
        ConsultationKind.ThirdParty => "third_party_pause",
        ConsultationKind.Agency => "agency_pause",
        ConsultationKind.CoMaker => "co_maker",
        _ when ReasonsOpen => "reasons_requested",
        _ when DraftReturned => "returned_internal",
        _ when DateMoved => "date_moved",
        _ => ReplyRule switch
        {
            ClockRules.Extension or ClockRules.Reasons => "extended",
            _ when Consulted => "resumed",
            ClockRules.Fee => "fee_paid",
            ClockRules.ReplyAfterCorrection => "correction_received",
            _ => State == CaseState.Received ? "received" : "in_progress",
        },
    };
}
