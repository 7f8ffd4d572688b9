using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Letters;
using Requests.Features.Areas.Search;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Letters;
using Requests.Statute.Letters;
using Requests.Web.Hosting;
using Requests.Web.Pages.Forms;
using static Requests.Web.Pages.Texts;

namespace Requests.Web.Pages.Office;

/// <summary>
/// Writing a letter in the letter itself: the reply, or a process letter. What is typed is kept for its writer; every saving is a version.
/// </summary>
internal sealed class DraftModel(IMediator mediator, Caller caller) : PageModel
{
    public ReadCase.Response Case { get; private set; } = null!;

    /// <summary>Of a process letter; null for the reply.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    /// <summary>Number of the process letter that is written anew.</summary>
    [BindProperty(SupportsGet = true)]
    public int? No { get; set; }

    /// <summary>What is on file now.</summary>
    public ReadWording.Response Kept { get; private set; } = null!;

    public LetterForm Form { get; private set; } = null!;

    /// <summary>Null while there is nothing to show; then the refusal says why.</summary>
    public PreviewLetter.Response? Preview { get; private set; }

    public Problem? NoPreview { get; private set; }

    /// <summary>The letter to be written in; null while there is nothing to show.</summary>
    public DraftSheet? Sheet { get; private set; }

    /// <summary>What the caller typed and saved as no version, and who else is at the draft.</summary>
    public KeepTyping.Response? Typing { get; private set; }

    /// <summary>The versions of the draft and its opinions; null while nothing is drafted.</summary>
    public ReadLetter.Response? Letter { get; private set; }

    /// <summary>An earlier version that is gone on with; null for the last one.</summary>
    [BindProperty(SupportsGet = true)]
    public int? From { get; set; }

    /// <summary>Why it came back from its chain; null where it did not.</summary>
    public ReadLetter.Opinion? Returned => Letter is { State: DocumentState.Returned } ? Letter.Opinions.LastOrDefault(o => o is { Verdict: Verdict.Return, TakesBack: null, IsTakenBack: false }) : null;

    /// <summary>What is typed goes back to an older version than the one on file.</summary>
    private bool IsTypedOnOlder => Typing is { Words: not null } && Kept.Draft > 0 && Typing.OnVersion != Kept.Draft;

    public FormErrors? Errors { get; private set; }

    /// <summary>Somebody saved another version meanwhile; both are shown, and one of them is chosen.</summary>
    public bool OtherVersion { get; private set; }

    /// <summary>Somebody was faster, at this letter or at another thing of the case.</summary>
    public Conflict? Changed { get; private set; }

    /// <summary>How like requests were answered and what became of it; null beside a process letter.</summary>
    public ReadPrecedents.Response? Precedents { get; private set; }

    public bool Saved { get; private set; }

    public string Key { get; private set; } = Guid.NewGuid().ToString("N");

    /// <summary>The process letter's row; null for the reply, whose kind follows from the outcome.</summary>
    public LetterKind? Process => LetterKinds.Find(Kind) is { Decides: false } kind ? kind : null;

    public bool IsReply => Process is null;

    public bool MayDraft => Step is { Allowed: true };

    /// <summary>Why it cannot be written now.</summary>
    public Text? Refusal => MayDraft ? null : Step?.Why ?? CommonProblems.NotAllowed.Text;

    /// <summary>What stands in the way is the outcome.</summary>
    public bool NeedsOutcome => Refusal == ReplyProblems.NotClassified.Text;

    public static string FateTag(ReadPrecedents.Fate fate) => fate switch
    {
        ReadPrecedents.Fate.Overturned => "late",
        ReadPrecedents.Fate.Pending => "wait",
        ReadPrecedents.Fate.Upheld => "done",
        _ => "calm",
    };

    private NextStep? Step => LetterActs.Of(LetterAct.Write,
        IsReply) is var act ? Case.NextSteps.Concat(Case.StepsOfOthers).FirstOrDefault(s => s.Act == act) : null;

    /// <summary>The page itself, for the form and its links.</summary>
    public string Address => $"/cases/{CaseAddress.Of(Case.CaseNumber)}/draft" + (No is { } no ? $"?kind={Kind}&no={no}" : IsReply ? "" : $"?kind={Kind}");

    public async Task<IActionResult> OnGetAsync(string number, bool saved, CancellationToken ct)
    {
        if (await PrepareAsync(number, ct) is { } problem) return this.Refuse(problem);
        Saved = saved && Kept.Draft > 0;
        if (MayDraft) await KeepAsync(null, ct);
        if (From is { } version)
        {
            var earlier = await mediator.Send(new ReadWording.Query(number, Process?.Code, No ?? Kept.DocumentNo, version), ct);
            if (earlier.Problem is { } unknown) return this.Refuse(unknown);
            Form = LetterForm.Of(Process, earlier.Value);
        }
        else Form = Typing?.Words is { } typed ? LetterForm.Of(Process, Kept, typed) : LetterForm.Of(Process, Kept);
        OtherVersion = From is null && IsTypedOnOlder;
        await PreviewAsync(ct);
        return Page();
    }

    /// <param name="seen">Version of the case the form was drawn with.</param>
    /// <param name="draft">Number of the version it was written on.</param>
    /// <param name="act">save, keep, preview, add, discard, here, or model. with the passage that is to read as the template has it.</param>
    public async Task<IActionResult> OnPostAsync(string number, [FromForm] Guid? seen, [FromForm] int draft, [FromForm] string? key,
        [FromForm] string? act, CancellationToken ct)
    {
        if (await PrepareAsync(number, ct) is { } missing) return this.Refuse(missing);
        Key = key ?? Key;
        From = null;
        if (act == "discard")
        {
            await mediator.Send(new KeepTyping.Command(number, Process?.Code, No, Discard: true), ct);
            return Redirect(Address);
        }
        Form = LetterForm.Of(Process, Kept, Request.Form);
        if (act?.StartsWith("model.", StringComparison.Ordinal) is true) Form.GiveUp(act["model.".Length..]);
        if (act != "save")
        {
            if (MayDraft) await KeepAsync(act == "here" ? null : draft, ct);
            OtherVersion = IsTypedOnOlder;
            if (act == "here") return Partial("_DraftState", this);
            await PreviewAsync(ct);
            return Request.Headers.XRequestedWith == "fetch" ? Partial("_DraftSheet", this) : Page();
        }
        if (Form.Command(No) is not { } command)
        {
            Errors = Form.Errors();
            return await AgainAsync(draft, StatusCodes.Status400BadRequest, ct);
        }
        var (problem, answer) = await caller.OnceAsync(Key, () => CaseActs.SendAsync(mediator, command, number, seen, ct));
        if (problem is null)
        {
            if (!IsReply && answer is LetterStanding drafted) No = drafted.DocumentNo;
            return Redirect(Address + (Address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "saved=true");
        }
        if (problem == CommonProblems.ChangedMeanwhile)
        {
            OtherVersion = Kept.Draft > 0 && Kept.Draft != draft;
            Changed = await Conflict.ReadAsync(mediator, number, Request.Form, ct, MayDraft ? null : Refusal);
        }
        else Errors = Form.Refuse(problem);
        return await AgainAsync(draft, ProblemAnswers.StatusOf(problem.Kind), ct);
    }

    // A refused saving loses nothing either. What was typed on stays what it was typed on.
    private async Task KeepAsync(int? onVersion, CancellationToken ct)
    {
        var kept = await mediator.Send(new KeepTyping.Command(Case.CaseNumber, Process?.Code, No, onVersion is null ? null : Form.Typed, onVersion ?? 0), ct);
        if (kept.Problem is null) Typing = kept.Value;
    }

    private async Task<IActionResult> AgainAsync(int draft, int status, CancellationToken ct)
    {
        if (MayDraft) await KeepAsync(draft, ct);
        await PreviewAsync(ct);
        Response.StatusCode = status;
        return Page();
    }

    private async Task PreviewAsync(CancellationToken ct)
    {
        if (Form.Preview(Case.CaseNumber) is not { } query)
        {
            Errors ??= Form.Errors();
            return;
        }
        var preview = await mediator.Send(query, ct);
        NoPreview = preview.Problem;
        if (NoPreview is null) Preview = preview.Value;
        // What a process letter lacks is asked once its own questions have answers: most of it follows from them.
        if (Preview is not null && (IsReply || Form.IsAnswered)) Form.Ask(Preview.Missing.SelectMany(m => m.Fields));
        if (Preview is not null) Sheet = DraftSheet.Of(Preview, Form, Case.CaseNumber);
    }

    private async Task<Problem?> PrepareAsync(string number, CancellationToken ct)
    {
        var read = await mediator.Send(new ReadCase.Query(number), ct);
        if (read.Problem is { } missing) return missing;
        Case = read.Value;
        if (Kind is not null && LetterForm.Kinds.All(k => k.Code != Kind)) return LetterProblems.NoSuchNotice;
        var kept = await mediator.Send(new ReadWording.Query(number, Process?.Code, No), ct);
        if (kept.Problem is null) Kept = kept.Value;
        if (kept.Problem is null && Kept.DocumentNo is { } document && await mediator.Send(new ReadLetter.Query(number, document), ct) is { Problem: null } letter)
            Letter = letter.Value;
        if (IsReply) Precedents = (await mediator.Send(new ReadPrecedents.Query(number), ct)).Value;
        return kept.Problem;
    }
}
