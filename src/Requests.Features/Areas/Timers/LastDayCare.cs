using Requests.Features.Services.Deadlines;
using Requests.Statute.Clocks;

namespace Requests.Features.Areas.Timers;

/// <summary>Who sees to it that a last day is not forgotten.</summary>
public enum CareBy
{
    /// <summary>The reply itself: reminders and ladder of the body's settings (<see cref="RemindDue"/>).</summary>
    Reply,

    /// <summary>Told to who works on the case some days before, and to the head once it is missed (<see cref="RemindDue"/>).</summary>
    Case,

    /// <summary>Told as <see cref="Case"/> before; once it has run out, what follows is proposed (<see cref="ProposeLapses"/>).</summary>
    CaseThenLapse,

    /// <summary>The applicant is told (<see cref="RemindApplicants"/>); once it has run out, what follows is proposed.</summary>
    ApplicantThenLapse,

    /// <summary><see cref="RemindDisputes"/>: officer and head, before and after.</summary>
    Dispute,

    /// <summary><see cref="RemindSideDuties"/>: the desk, before and after.</summary>
    Docket,

    /// <summary>RemindAnnualReport.</summary>
    Report,

    /// <summary>A right of the applicant: the letter and the status page tell it, and nobody in the office has anything to do by it.</summary>
    RightOfTheApplicant,
}

/// <summary>How one kind of last day is cared for.</summary>
/// <param name="Days">Working days before it at which somebody is told; empty where the body's settings or another sweep say.</param>
/// <param name="Escalates">Once it is missed the head hears of it.</param>
public sealed record LastDayCare(LastDayKind Kind, CareBy By, IReadOnlyList<int> Days, bool Escalates = false)
{
    private static readonly IReadOnlyList<int> Before = [2, 0];
    private static readonly IReadOnlyList<int> SameDay = [0];

    /// <summary>One row for every kind of the law's own list.</summary>
    public static readonly IReadOnlyList<LastDayCare> All =
    [
        new(LastDayKind.Contact, CareBy.Case, SameDay, Escalates: true),
        new(LastDayKind.Reply, CareBy.Reply, []),
        new(LastDayKind.ReplyAfterCorrection, CareBy.Reply, []),
        new(LastDayKind.ReplyExtended, CareBy.Reply, []),
        new(LastDayKind.ReplyAfterFee, CareBy.Reply, []),
        new(LastDayKind.ReplyByLaterDate, CareBy.Reply, []),
        new(LastDayKind.ReplyByOrder, CareBy.Reply, []),
        // Steps that may be taken until a day and are barred after it; where that day is the reply's, it is told with the reply.
        new(LastDayKind.CorrectionNotice, CareBy.Case, Before),
        new(LastDayKind.ExtensionNotice, CareBy.Case, Before),
        new(LastDayKind.FeeNotice, CareBy.Case, Before),
        new(LastDayKind.Correction, CareBy.ApplicantThenLapse, []),
        new(LastDayKind.FeePayment, CareBy.ApplicantThenLapse, []),
        new(LastDayKind.Reasons, CareBy.ApplicantThenLapse, []),
        new(LastDayKind.ThirdPartyAnswer, CareBy.CaseThenLapse, Before),
        new(LastDayKind.CoMakerAnswer, CareBy.CaseThenLapse, Before),
        new(LastDayKind.AgencyAnswer, CareBy.CaseThenLapse, Before),
        new(LastDayKind.Search, CareBy.Case, Before, Escalates: true),
        new(LastDayKind.WordAfterReturn, CareBy.Case, SameDay, Escalates: true),
        new(LastDayKind.Publication, CareBy.Docket, []),
        new(LastDayKind.RecordCorrection, CareBy.Docket, []),
        new(LastDayKind.Complaint, CareBy.Docket, []),
        new(LastDayKind.AnnualReport, CareBy.Report, []),
        new(LastDayKind.ReconsiderationAnswer, CareBy.Dispute, []),
        new(LastDayKind.ReconsiderationAnswerSimplified, CareBy.Dispute, []),
        new(LastDayKind.CourtDefence, CareBy.Dispute, []),
        new(LastDayKind.AppealJudgment, CareBy.Dispute, []),
        new(LastDayKind.AppealRuling, CareBy.Dispute, []),
        new(LastDayKind.OpinionReport, CareBy.Dispute, []),
        new(LastDayKind.ObeyDecision, CareBy.Dispute, []),
        new(LastDayKind.Reconsideration, CareBy.RightOfTheApplicant, []),
        new(LastDayKind.DirectSuit, CareBy.RightOfTheApplicant, []),
        new(LastDayKind.RemedyNotTold, CareBy.RightOfTheApplicant, []),
        new(LastDayKind.ReconsiderationOfSilence, CareBy.RightOfTheApplicant, []),
        new(LastDayKind.SuitOverSilence, CareBy.RightOfTheApplicant, []),
        new(LastDayKind.SuitAfterReconsideration, CareBy.RightOfTheApplicant, []),
        new(LastDayKind.OuterLimit, CareBy.RightOfTheApplicant, []),
    ];

    /// <summary>The row of a kind.</summary>
    public static LastDayCare Of(LastDayKind kind) => All.First(c => c.Kind == kind);

    /// <summary>Told by the case's own reminders beside the reply.</summary>
    internal static bool IsOfCase(CaseDeadline deadline) => Of(deadline.Kind).By is CareBy.Case or CareBy.CaseThenLapse;
}
