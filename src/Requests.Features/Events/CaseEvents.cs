using MediatR;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Features.Events;

/// <summary>
/// What happened to a case, told to other areas inside the same transaction. They are consequences, not a second log: the
/// record of what was done is the event log alone. A handler that fails rolls the command back.
/// </summary>
public abstract record CaseEvent(Case Case) : INotification;

/// <summary>A request came in, by whatever way.</summary>
public sealed record RequestArrived(Case Case) : CaseEvent(Case);

/// <summary>分办: the case has another officer.</summary>
public sealed record CaseAssigned(Case Case, Guid OfficerId) : CaseEvent(Case);

/// <summary>分办到处室: it lies on a unit's desk.</summary>
/// <param name="Unit">Its name.</param>
public sealed record CaseOffered(Case Case, string Unit) : CaseEvent(Case);

/// <summary>退回分办: its officer, or the unit it was offered to, gave it back.</summary>
/// <param name="Reason">For colleagues; no personal data.</param>
public sealed record CaseHandedBack(Case Case, string Reason) : CaseEvent(Case);

/// <summary>撤回: the applicant ended the request.</summary>
public sealed record CaseWithdrawn(Case Case) : CaseEvent(Case);

/// <summary>The applicant added something nobody had asked for.</summary>
/// <param name="FileNo">Number of the file in the case.</param>
public sealed record MaterialArrived(Case Case, int FileNo) : CaseEvent(Case);

/// <summary>补正: the applicant's correction is in, and the clock has it (CLK-1b).</summary>
public sealed record CorrectionArrived(Case Case, int FileNo) : CaseEvent(Case);

/// <summary>说明理由: the applicant's reasons are in (CLK-11).</summary>
public sealed record ReasonsArrived(Case Case, int FileNo) : CaseEvent(Case);

/// <summary>协办: a unit was ordered to search.</summary>
public sealed record SearchOrdered(Case Case, SearchRecord Search) : CaseEvent(Case);

/// <summary>检索记录: whoever searched has signed it.</summary>
public sealed record SearchSigned(Case Case, SearchRecord Search) : CaseEvent(Case);

/// <summary>Somebody outside who was asked has answered by the address they were sent.</summary>
/// <param name="Consultation">Number of the letter within the case.</param>
public sealed record OpinionCame(Case Case, int Consultation) : CaseEvent(Case);

/// <summary>更正: something that was taken in wrongly has been put right.</summary>
/// <param name="Correction">With the days it moved.</param>
public sealed record RequestCorrected(Case Case, IntakeCorrection Correction) : CaseEvent(Case);

/// <summary>更正: it moves a date or a right, and waits for a second person.</summary>
public sealed record CorrectionWaits(Case Case, IntakeCorrection Correction) : CaseEvent(Case);

/// <summary>转送: what is another body's has gone there.</summary>
/// <param name="To">Name of that body.</param>
/// <param name="From">Name of this one.</param>
public sealed record RequestPassedOn(Case Case, Referral Referral, string To, string From) : CaseEvent(Case);

/// <summary>The other body took it, or not.</summary>
/// <param name="Case">Of the first body.</param>
/// <param name="By">Name of the other body.</param>
/// <param name="Taken">The other body's case; null where it refused.</param>
public sealed record ReferralAnswered(Case Case, Referral Referral, string By, Case? Taken) : CaseEvent(Case);

/// <summary>The last day of the reply moved without a letter that tells the applicant.</summary>
/// <param name="Occasion">The same at every repetition: a calendar notice, an answer that came.</param>
/// <param name="WentOn">The period stood still and runs again; the day before was none to rely on.</param>
public sealed record DueDayMoved(Case Case, DateOnly? Before, string Occasion, bool WentOn = false) : CaseEvent(Case);

/// <summary>投诉举报: one came, and this is who looks into it.</summary>
public sealed record ComplaintCame(SideDuty Complaint, User InCharge, DateOnly DueOn, bool DueIsProvisional) : INotification;

/// <summary>A command has done its acts and is about to be saved: the last chance to add what follows from them.</summary>
/// <param name="Acts">Acts on cases that no seal holds yet.</param>
public sealed record CommandCompleting(IReadOnlyList<(Act Act, Case Case)> Acts) : INotification;
