using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Primitives;
using Requests.Features.Areas.Files;
using Requests.Features.Areas.Intake;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Statute.Receipt;
using Requests.Web.Hosting;
using Requests.Web.Pages.Forms;
using static Requests.Web.Pages.Texts;

namespace Requests.Web.Pages.Office;

/// <summary>The clerk's screen: the channel first, then only the questions it needs; the next one at once.</summary>
internal sealed class LogModel(IMediator mediator, Caller caller, IOfficeClock clock) : PageModel
{
    // One of them is needed (Art. 29), whichever.
    private static readonly string[] Contact = ["applicant.phone", "applicant.address", "applicant.email"];

    // Seldom on the letter: folded, until one of them is filled in.
    private static readonly string[] Rare = ["wantedForm", "wantedFormWords", "wantedRoute", "wantedRouteWords", "electronicServiceConsent", "matters"];

    private readonly CommandForm _form = new(typeof(RegisterRequest.Command));

    [BindProperty(SupportsGet = true)]
    public string Channel { get; set; } = ChannelEvidence.Usual;

    public IReadOnlyList<Option> Channels { get; } = [.. Options.Of(typeof(IntakeChannel))!.Where(o => ChannelEvidence.Has(o.Value))];

    public IReadOnlyList<FormPart> Parts { get; private set; } = [];

    public FormErrors? Errors { get; private set; }

    /// <summary>Of the letter that was just registered.</summary>
    public Slip? Slip { get; private set; }

    /// <summary>What is known beside the form: the receipt date the evidence gives, and cases that read alike.</summary>
    public LogBeside Beside { get; private set; } = LogBeside.Empty;

    /// <summary>Scans that were not taken, with why; the request is registered.</summary>
    public IReadOnlyList<(string Name, string Why)> RefusedFiles { get; private set; } = [];

    /// <summary>Under which a letter is registered once. It stands in the address, so that going back leads to the same one.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Key { get; set; }

    public IActionResult OnGet()
    {
        if (!Permissions.MayEver(Act.RegisterRequest, caller.Roles)) return this.Refuse(CommonProblems.NotAllowed);
        if (string.IsNullOrEmpty(Key)) return RedirectToPage(new { channel = Channel, key = BagLetter.NewKey() });
        Draw(FormValues.Fresh(clock.Today));
        return Page();
    }

    /// <summary>Looks without registering: the whole page without script, only what stands beside the form with it.</summary>
    public async Task<IActionResult> OnPostLookAsync(CancellationToken ct)
    {
        var values = FormValues.Of(Request.Form);
        Draw(values);
        Beside = await LogBeside.LookAsync(mediator, Channel, values, ct);
        return Request.Headers["X-Requested-With"] == "fetch" ? Partial("_LogBeside", Beside) : Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string? more, IReadOnlyList<IFormFile>? scans, CancellationToken ct)
    {
        var values = FormValues.Of(Request.Form, more);
        if (more is not null)
        {
            Draw(values);
            return Page();
        }
        if (_form.Read<RegisterRequest.Command>(values) is not { } command)
        {
            Errors = _form.Errors(values);
            return Refused(values, StatusCodes.Status400BadRequest);
        }
        var result = await caller.OnceAsync(Key, () => mediator.Send(command, ct));
        if (result.Problem is { } problem)
        {
            var isKnown = problem.Code == CommonProblems.KeyReused.Code;
            Errors = isKnown ? new([(T("log.changed"), null)]) : _form.Refuse(problem, values);
            // Registered before, with other words: whoever presses again means another letter.
            if (isKnown) Key = BagLetter.NewKey();
            return Refused(values, ProblemAnswers.StatusOf(problem.Kind));
        }
        Slip = new(result.Value, command.Applicant.Name, command.MailNumber);
        RefusedFiles = await AttachAsync(scans ?? [], ct);
        Key = BagLetter.NewKey();
        // The next envelope of the same bag came the same day.
        Draw(FormValues.Fresh(clock.Today, ChannelEvidence.All.Except(ChannelEvidence.OfOneLetter).Append("arrivedOn").Where(d => values[d].Length > 0).Select(d => KeyValuePair.Create(d, new StringValues(values[d])))));
        return Page();
    }

    private async Task<IReadOnlyList<(string, string)>> AttachAsync(IReadOnlyList<IFormFile> scans, CancellationToken ct)
    {
        var refused = new List<(string, string)>();
        foreach (var (scan, index) in scans.Where(s => s.Length > 0).Select((s, i) => (s, i)))
        {
            await using var content = scan.OpenReadStream();
            var attached = await caller.OnceAsync(
                $"{Key}/{index}", () => mediator.AttachAsync(Slip!.Receipt.CaseNumber, FilePurpose.Application, scan.FileName, content, null, ct));
            if (attached.Problem is { } problem) refused.Add((scan.FileName, problem.Text.ToString()));
        }
        return refused;
    }

    private PageResult Refused(FormValues values, int status)
    {
        Draw(values);
        Response.StatusCode = status;
        return Page();
    }

    // Questions of other channels are not asked; a dated proof follows the day it proves.
    private void Draw(FormValues values)
    {
        if (!ChannelEvidence.Has(Channel)) Channel = ChannelEvidence.Usual;
        var hidden = ChannelEvidence.All.Except(ChannelEvidence.Of(Channel)).Append("channel").ToHashSet();
        var all = _form.Draw(values).Where(p => !hidden.Contains(p.Path)).ToList();
        var dates = all.Where(p => p.Path == "arrivedOn" || ChannelEvidence.All.Contains(p.Path)).ToList();
        var rare = all.OfType<FormField>().Where(f => Rare.Contains(f.Path)).ToList();
        Parts = [.. dates, .. all.Except(dates).Except(rare).Select(p => p is FormGroup { Path: "applicant" } group ? OneOfItsContacts(group) : p),
            new FormGroup("rare", T("log.rare"), rare.All(f => !f.Given && !f.Bad), rare)];
    }

    private static FormGroup OneOfItsContacts(FormGroup applicant) => applicant with
    {
        Hint = T("log.contacts"),
        Parts = [.. applicant.Parts.Cast<FormField>().Select(f => Contact.Contains(f.Path) ? f with { Required = true, Hint = null } : f)],
    };
}
