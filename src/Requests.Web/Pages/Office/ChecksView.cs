using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Letters.Checks;
using Requests.Features.Kernel;

namespace Requests.Web.Pages.Office;

/// <summary>The checks of one letter as a page shows them.</summary>
/// <param name="MayWaive">The caller may let the letter pass in spite of one.</param>
/// <param name="Back">Where a waiver leads back to; null: the letter itself.</param>
/// <param name="Typed">The reason of a waiver that was refused.</param>
internal sealed record ChecksView(ReadCase.Response Case, CheckLetter.Response Letter, bool MayWaive, string? Back = null,
    (string CheckId, string Reason)? Typed = null)
{
    /// <summary>What stands out, the gravest first; what is in order needs one line for all.</summary>
    public IReadOnlyList<CheckLetter.Check> Found =>
        [.. Letter.Checks.Where(c => c.Outcome is not (CheckLetter.Outcome.Ok or CheckLetter.Outcome.Later)).OrderByDescending(c => c.Outcome == CheckLetter.Outcome.Blocking)];

    public IReadOnlyList<CheckLetter.Check> Fine => [.. Letter.Checks.Where(c => c.Outcome is CheckLetter.Outcome.Ok or CheckLetter.Outcome.Later)];

    public static bool MayWaiveIn(ICaller caller, CaseState state) => Permissions.May(Act.OverrideCheck, caller.Roles, state);

    public static Tag TagOf(CheckLetter.Outcome outcome) => new(outcome switch
    {
        CheckLetter.Outcome.Ok => "done",
        CheckLetter.Outcome.Warning => "risk",
        CheckLetter.Outcome.Blocking => "late",
        CheckLetter.Outcome.Waived => "void",
        _ => "wait",
    }, Forms.Options.WordOf(outcome));
}
