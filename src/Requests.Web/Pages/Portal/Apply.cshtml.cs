using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Requests.Features.Areas.Portal;
using Requests.Features.Areas.Register;
using Requests.Features.Kernel;
using Requests.Features.Services.Intake;
using Requests.Web.Hosting;
using Requests.Web.Pages.Forms;

namespace Requests.Web.Pages.Portal;

/// <summary>
/// A request without an account: the questions of Art. 29 and no other (INT-1, INT-2), a look at all answers, the receipt.
/// Between the stages the answers travel in the form; only who asks for it has them kept here.
/// </summary>
[EnableRateLimiting(RateLimits.Portal)]
internal sealed class ApplyModel(IMediator mediator, Caller caller, IEnumerable<IValidator<SubmitOnline.Command>> validators) : PageModel
{
    private ApplyForm _form = null!;
    private FormValues _values = FormValues.Empty;

    public string View { get; private set; } = "_ApplyForm";

    public string Title { get; private set; } = "apply.title";

    public IReadOnlyList<ApplyStep> Steps => _form.Draw(_values);

    /// <summary>Where there is something to mend, all questions are shown at once, on a phone too.</summary>
    public FormErrors? Errors { get; private set; }

    public IntakeReceipt? Receipt { get; private set; }

    /// <summary>What is published already, and who has it; null where that was not asked.</summary>
    public SuggestPublished.Response? Suggested { get; private set; }

    /// <summary>What spared the request.</summary>
    public NoteSavedRequest.Response? Found { get; private set; }

    public KeepDraft.Response? Kept { get; private set; }

    /// <summary>What became of the enclosures: why one was not taken, null for those that were. The request itself has arrived.</summary>
    public IReadOnlyList<(string Name, string? Why)> Files { get; private set; } = [];

    /// <summary>Names of files that were chosen on a page that did not send them; no page can choose them again by itself.</summary>
    public IReadOnlyList<string> ChosenFiles { get; private set; } = [];

    /// <summary>A receipt goes to the address that was given.</summary>
    public bool Mailed { get; private set; }

    /// <summary>Makes a form sent twice one request.</summary>
    [BindProperty]
    public string Key { get; set; } = Guid.NewGuid().ToString("N");

    /// <summary>Code of the kept draft that is being gone on with.</summary>
    [BindProperty]
    public string? Draft { get; set; }

    public async Task OnGetAsync(CancellationToken ct) => await PrepareAsync(ct);

    public void OnGetContinue() => (View, Title) = ("_ApplyContinue", "draft.continue");

    public async Task<IActionResult> OnPostOpenAsync(CancellationToken ct)
    {
        var result = await mediator.Send(new ReadDraft.Query(Draft ?? ""), ct);
        if (result.Problem is { } problem)
        {
            OnGetContinue();
            return Refused(new FormErrors([(problem.Text.ToString(), "draft")]) { Result = Texts.T("form.notFound") }, problem);
        }
        await PrepareAsync(ct);
        _values = ApplyForm.Opened(result.Value.Answers);
        return Page();
    }

    /// <summary>Back from the review, with everything as it was.</summary>
    public async Task<IActionResult> OnPostEditAsync(CancellationToken ct)
    {
        await TakeAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostReviewAsync(CancellationToken ct)
    {
        await TakeAsync(ct);
        if (await ReadAsync(ct) is null) return Refused(Errors!, CommonProblems.Invalid);
        await SuggestAsync(ct);
        (View, Title) = ("_ApplyReview", "review.title");
        return Page();
    }

    /// <summary>Looks for what is published: the form again without script, the suggestions alone with it.</summary>
    public async Task<IActionResult> OnPostSuggestAsync(CancellationToken ct)
    {
        await TakeAsync(ct);
        await SuggestAsync(ct);
        return Request.Headers["X-Requested-With"] == "fetch" ? Partial("_ApplySuggestions", this) : Page();
    }

    /// <summary>What is published is enough: it is counted, and nothing is sent.</summary>
    public async Task<IActionResult> OnPostFoundAsync([FromForm] string? found, CancellationToken ct)
    {
        await TakeAsync(ct);
        var named = (found ?? "").Split('|', 2);
        var noted = await caller.OnceAsync($"{Key}/found", () => mediator.Send(new NoteSavedRequest.Command(named[^1], named[0]), ct));
        if (noted.Problem is { } problem) return Refused(new FormErrors([(problem.Text.ToString(), null)]), problem);
        (Found, View, Title) = (noted.Value, "_ApplyFound", "suggest.found");
        return Page();
    }

    private async Task SuggestAsync(CancellationToken ct)
    {
        var (subject, body) = (_values["subject"], _values["bodyCode"]);
        var read = await mediator.Send(new SuggestPublished.Query(subject, body.Length > 0 ? body : null), ct);
        Suggested = read.Problem is null ? read.Value : null;
    }

    public async Task<IActionResult> OnPostKeepAsync(CancellationToken ct)
    {
        await TakeAsync(ct);
        var result = await caller.OnceAsync(
            $"{Key}/{_values.Fingerprint}", () => mediator.Send(new KeepDraft.Command(_form.Answers(_values), Draft), ct));
        if (result.Problem is { } problem) return Refused(new FormErrors([(problem.Text.ToString(), null)]), problem);
        (Kept, Draft, View, Title) = (result.Value, result.Value.Code, "_ApplyKept", "draft.kept");
        return Page();
    }

    public async Task<IActionResult> OnPostSendAsync(IReadOnlyList<IFormFile>? files, CancellationToken ct)
    {
        await TakeAsync(ct);
        if (await ReadAsync(ct) is not { } command) return Refused(Errors!, CommonProblems.Invalid);
        var result = await caller.OnceAsync(Key, () => mediator.Send(command with { Draft = Draft }, ct));
        if (result.Problem == CommonProblems.KeyReused) return Refused(new FormErrors([(Texts.T("apply.sent"), null)]), CommonProblems.KeyReused);
        if (result.Problem is { } problem) return Refused(_form.Refuse(problem, _values), problem);
        (Receipt, Mailed) = (result.Value, command.Applicant.Email is { Length: > 0 });
        Files = await AddAsync(files ?? [], ct);
        (View, Title) = ("_ApplyReceipt", "receipt.title");
        return Page();
    }

    // The request has arrived whatever becomes of its enclosures; each may be added again on the status page.
    private async Task<IReadOnlyList<(string, string?)>> AddAsync(IReadOnlyList<IFormFile> files, CancellationToken ct)
    {
        var told = new List<(string, string?)>();
        foreach (var (file, index) in files.Where(f => f.Length > 0).Select((f, i) => (f, i)))
        {
            var (number, code) = (Receipt!.CaseNumber, Receipt.QueryCode);
            await using var content = file.OpenReadStream();
            var added = await caller.OnceAsync($"{Key}/{index}", () => mediator.AddMaterialAsync(number, code, file.FileName, content, ct));
            told.Add((file.FileName, added.Problem?.Text.ToString() ?? PortalFiles.Warning(added.Value.Opening)));
        }
        return told;
    }

    private async Task PrepareAsync(CancellationToken ct)
    {
        // The way back leads to what one typed oneself. Said at the last moment: the form's token forbids it earlier.
        Response.OnStarting(() =>
        {
            if (Receipt is null && Kept is null) Response.Headers.CacheControl = "private, no-cache";
            return Task.CompletedTask;
        });
        var bodies = (await mediator.Send(new ReadGuide.Query(), ct)).Value.Bodies;
        _form = new ApplyForm(bodies);
        if (bodies.Count == 0) (View, Title) = ("_ApplyClosed", "portal.closed");
    }

    private async Task TakeAsync(CancellationToken ct)
    {
        await PrepareAsync(ct);
        _values = FormValues.Of(Request.Form);
        ChosenFiles = [.. Request.Form["files"].Concat(Request.Form["chosen"]).Concat(Request.Form.Files.Select(f => f.FileName)).OfType<string>().Where(name => name.Length > 0).Distinct()];
    }

    // By the command's own validator, so that the review says the same as the sending would.
    private async Task<SubmitOnline.Command?> ReadAsync(CancellationToken ct)
    {
        var command = await _form.ReadAsync(_values, validators, ct);
        if (command is null) Errors = _form.Errors(_values);
        return command;
    }

    private PageResult Refused(FormErrors errors, Problem problem)
    {
        Errors = errors;
        Response.StatusCode = ProblemAnswers.StatusOf(problem.Kind);
        return Page();
    }
}
