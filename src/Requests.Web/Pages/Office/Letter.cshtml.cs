using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Letters;
using Requests.Features.Areas.Letters.Checks;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Letters;
using Requests.Web.Hosting;
using Requests.Web.Pages.Forms;
using static Requests.Web.Pages.Texts;

namespace Requests.Web.Pages.Office;

/// <summary>One letter as it stands, masked: what checks say of it, who agreed to it, its versions and how it left.</summary>
internal sealed class LetterModel(IMediator mediator, Caller caller) : PageModel
{
    // What has left is no longer in anybody's way.
    private static readonly DocumentState[] Checked = [DocumentState.Draft, DocumentState.Returned, DocumentState.InApproval, DocumentState.Approved];

    private (string CheckId, string Reason)? _waiver;

    public ReadCase.Response Case { get; private set; } = null!;

    public ReadLetter.Response Letter { get; private set; } = null!;

    /// <summary>Null once the letter has left.</summary>
    public ChecksView? Checks { get; private set; }

    public FormErrors? Errors { get; private set; }

    public Conflict? Changed { get; private set; }

    public string? DoneName { get; private set; }

    public bool MaySubmit => Letter.State == DocumentState.Draft && May(LetterAct.Submit);

    /// <summary>It is the caller's turn.</summary>
    public bool MayJudge => Case.NextSteps.Any(s => s is { Allowed: true, Act: Act.GiveOpinion or Act.ApproveNotice } && s.DocumentNo == Letter.No);

    public bool MayIssue => Letter.State == DocumentState.Approved && May(LetterAct.Issue);

    /// <summary>Approved or issued, and never left: it can be taken back.</summary>
    public bool MayVoid => Letter.State is DocumentState.Approved or DocumentState.Issued && Letter.Services.Count == 0 && May(LetterAct.Void);

    /// <summary>What issuing is called for this letter.</summary>
    public Text IssueName => Text.Of(LetterActs.Of(LetterAct.Issue, Letter.Kind));

    /// <summary>A letter with its real names is a reading of personal data, and recorded as one.</summary>
    public bool MayDownload => Permissions.MayEver(Act.RevealPersonalData, caller.Roles);

    /// <summary>It is then downloaded as it was filed when it was issued, not as it would be written now.</summary>
    public bool HasLeft => Letter.State is DocumentState.Issued or DocumentState.Dispatched or DocumentState.Served;

    public Task<IActionResult> OnGetAsync(string number, int no, string? done, CancellationToken ct)
    {
        DoneName = done switch { "submit" => T("letter.submitted"), "waive" => T("checks.waive"), _ => null };
        return ShowAsync(number, no, ct);
    }

    public async Task<IActionResult> OnPostSubmitAsync(string number, int no, [FromForm] Guid? seen, [FromForm] string? key, CancellationToken ct)
    {
        var problem = (await caller.OnceAsync(key, () => mediator.Send(new SubmitLetter.Command(no) { CaseNumber = number, SeenVersion = seen }, ct))).Problem;
        return problem is null ? Redirect($"/cases/{CaseAddress.Of(number)}/letters/{no}?done=submit") : await RefuseAsync(number, no, problem, ct);
    }

    public async Task<IActionResult> OnPostWaiveAsync(string number, int no, [FromForm] Guid? seen, [FromForm] string? key,
        [FromForm] string? checkId, [FromForm] string? reason,
        [FromForm] string? back, CancellationToken ct)
    {
        var waiver = new OverrideCheck.Command(no, checkId ?? "", reason ?? "") { CaseNumber = number, SeenVersion = seen };
        var waived = await caller.OnceAsync(key, () => mediator.Send(waiver, ct));
        _waiver = (checkId ?? "", reason ?? "");
        if (waived.Problem is { } problem) return await RefuseAsync(number, no, problem, ct);
        return Redirect(back == "approvals" ? $"/approvals?at={CaseAddress.Of(number)}-{no}" : $"/cases/{CaseAddress.Of(number)}/letters/{no}?done=waive#checks");
    }

    private bool May(LetterAct act) => Permissions.May(LetterActs.Of(act, Letter.Kind), caller.Roles, Case.State);

    private async Task<IActionResult> RefuseAsync(string number, int no, Problem problem, CancellationToken ct)
    {
        if (problem == CommonProblems.ChangedMeanwhile) Changed = await Conflict.ReadAsync(mediator, number, Request.Form, ct);
        else Errors = FormErrors.Of(problem);
        var shown = await ShowAsync(number, no, ct);
        Response.StatusCode = ProblemAnswers.StatusOf(problem.Kind);
        return shown;
    }

    private async Task<IActionResult> ShowAsync(string number, int no, CancellationToken ct)
    {
        var read = await mediator.Send(new ReadCase.Query(number), ct);
        if (read.Problem is { } missing) return this.Refuse(missing);
        var letter = await mediator.Send(new ReadLetter.Query(number, no), ct);
        if (letter.Problem is { } problem) return this.Refuse(problem);
        (Case, Letter) = (read.Value, letter.Value);
        if (Checked.Contains(Letter.State) && await mediator.Send(new CheckLetter.Query(number, no), ct) is { Problem: null, Value.Checks.Count: > 0 } run)
            Checks = new ChecksView(Case, run.Value, ChecksView.MayWaiveIn(caller, Case.State), Typed: _waiver);
        return Page();
    }
}
