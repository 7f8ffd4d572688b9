using Requests.Features.Kernel;
using Requests.Features.Services.Notices;

namespace Requests.Features.Areas.Notices;

/// <summary>Whom a case in a state waits for.</summary>
public enum WaitsFor
{
    /// <summary>Clerks and heads: those who take it in hand.</summary>
    Desk,
    Officer,

    /// <summary>Who holds the next step of the letter's chain, or, where nobody does, those who can change that.</summary>
    NextStep,

    /// <summary>The clerks, who bring a reply to its addressee.</summary>
    Clerks,

    /// <summary>The applicant, who hears by letter and message; the officer hears of the answer and of its failing to come.</summary>
    Applicant,

    /// <summary>A third party or another body, who hear by letter; the officer as above.</summary>
    Others,

    /// <summary>It is at its end.</summary>
    Nobody,
}

/// <summary>State by person: who is told that a case waits for them, by which notices.</summary>
/// <param name="Told">In the inbox of the office; each goes out once an occasion.</param>
public sealed record WaitingState(CaseState State, WaitsFor For, IReadOnlyList<NoticeKind> Told);

/// <summary>The one table of it.</summary>
public static class WaitingStates
{
    public static readonly IReadOnlyList<WaitingState> All =
    [
        new(CaseState.AwaitingContact, WaitsFor.Desk, [NoticeKind.RequestArrived, NoticeKind.LastDayDue, NoticeKind.LastDayMissed]),
        new(CaseState.Received, WaitsFor.Desk, [NoticeKind.RequestArrived, NoticeKind.CaseOffered, NoticeKind.HandedBack, NoticeKind.UnassignedLong, NoticeKind.TurnCame]),
        new(CaseState.InProgress, WaitsFor.Officer, [NoticeKind.CaseAssigned, NoticeKind.LetterReturned, NoticeKind.CampaignReturned, NoticeKind.CorrectionCame, NoticeKind.ReasonsCame, NoticeKind.ReplyDue, NoticeKind.TurnCame]),
        new(CaseState.AwaitingCorrection, WaitsFor.Applicant, [NoticeKind.CorrectionCame, NoticeKind.CorrectionLapsed]),
        new(CaseState.AwaitingFee, WaitsFor.Applicant, [NoticeKind.FeeLapsed]),
        new(CaseState.Consulting, WaitsFor.Others, [NoticeKind.AnswerDue, NoticeKind.ThirdPartySilent, NoticeKind.CoMakerSilent, NoticeKind.AgencySilent]),
        new(CaseState.InApproval, WaitsFor.NextStep, [NoticeKind.LetterWaits, NoticeKind.CampaignWaits, NoticeKind.StepUnfilled]),
        new(CaseState.Approved, WaitsFor.Officer, [NoticeKind.LetterApproved, NoticeKind.CampaignApproved]),
        new(CaseState.Issued, WaitsFor.Clerks, [NoticeKind.LetterToServe, NoticeKind.CampaignToServe, NoticeKind.LetterCameBack, NoticeKind.LastDayDue, NoticeKind.TurnCame]),
        new(CaseState.Dispatched, WaitsFor.Applicant, [NoticeKind.ReplyUnopened]),
        new(CaseState.Served, WaitsFor.Officer, [NoticeKind.ReplyServed, NoticeKind.TurnCame]),
        new(CaseState.Closed, WaitsFor.Nobody, []),
        new(CaseState.Archived, WaitsFor.Nobody, []),
        new(CaseState.Destroyed, WaitsFor.Nobody, []),
        new(CaseState.Split, WaitsFor.Nobody, []),
    ];

    public static WaitingState Of(CaseState state) => All.First(w => w.State == state);
}
