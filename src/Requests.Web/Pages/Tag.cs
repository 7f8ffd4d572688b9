using Requests.Features.Areas.Cases;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Statute.Clocks;

namespace Requests.Web.Pages;

/// <summary>A state as word and shape.</summary>
/// <param name="Kind">Suffix of the style: new, active, wait, pause, risk, late, done, void, calm.</param>
internal sealed record Tag(string Kind, string Word)
{
    private const int Soon = 2;

    public static Tag Of(CaseState state, ClockPhase phase, bool overdue) => new(KindOf(state, phase, overdue), Text.Of(state).ToString());

    public static Tag Of(DocumentState state) => new(state switch
    {
        DocumentState.Draft => "new",
        DocumentState.InApproval => "wait",
        DocumentState.Returned => "risk",
        DocumentState.Approved or DocumentState.Issued or DocumentState.Dispatched => "active",
        DocumentState.Served => "done",
        _ => "void",
    }, Forms.Options.WordOf(state));

    /// <summary>A letter that was issued and not yet posted has not left, whatever its clock says.</summary>
    public static Tag Of(ReadCase.DocumentLine letter) => letter is { State: DocumentState.Dispatched, IsPosted: false }
        ? new("wait", Texts.T("letter.notPosted")) : Of(letter.State);

    /// <summary>Only what is late or nearly so has a ground of its own.</summary>
    public static Tag Left(int workingDays) => new(workingDays < 0 ? "late" : workingDays <= Soon ? "risk" : "calm", Days.Left(workingDays));

    private static string KindOf(CaseState state, ClockPhase phase, bool overdue) => state switch
    {
        _ when overdue => "late",
        CaseState.AwaitingContact or CaseState.Received => "new",
        CaseState.AwaitingCorrection or CaseState.AwaitingFee => "wait",
        CaseState.Split => "void",
        CaseState.Served or CaseState.Closed or CaseState.Archived or CaseState.Destroyed => "done",
        _ when phase == ClockPhase.Paused => "pause",
        _ when phase == ClockPhase.Withdrawn => "void",
        _ => "active",
    };
}
