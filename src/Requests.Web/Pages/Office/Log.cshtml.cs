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

    private readonly CommandForm _form = new(typeof(RegisterRequest.Command), kept: [ProposalField]);

    private const string ProposalField = "proposalId";

    /// <summary>The mail or scan that filled the form; null for a letter that is typed.</summary>
    public ReadProposal.Response? Proposal { get; private set; }

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

    public async Task<IActionResult> OnGetAsync(Guid? proposal, CancellationToken ct)
    {
        if (!Permissions.MayEver(Act.RegisterRequest, caller.Roles)) return this.Refuse(CommonProblems.NotAllowed);
        if (string.IsNullOrEmpty(Key)) return RedirectToPage(new { channel = Channel, key = BagLetter.NewKey(), proposal });
        var read = proposal is { } id ? await mediator.Send(new ReadProposal.Query(id), ct) : null;
        if (read?.Problem is { } problem) return this.Refuse(problem);
        Proposal = read?.Value;
        // Taken as it came, with nothing typed anew.
        if (Proposal is { PassedOn: not null }) return Redirect($"/proposals/{Proposal.Id}");
        if (Proposal is { Source: ProposalSource.Mail }) Channel = "email";
        Draw(FormValues.Fresh(clock.Today, Proposal is null ? null : Known(Proposal)));
        return Page();
    }

    /// <summary>A scan fills the form, several fill a bag; without script too.</summary>
    public async Task<IActionResult> OnPostScanAsync(IReadOnlyList<IFormFile>? letters, CancellationToken ct)
    {
        var proposed = new List<Guid>();
        foreach (var letter in (letters ?? []).Where(l => l.Length > 0).Take(FormValues.MostRows))
        {
            await using var content = letter.OpenReadStream();
            var scan = await mediator.Send(new ProposeScan.Command(letter.FileName, content), ct);
            if (scan.Problem is null) proposed.Add(scan.Value.Id);
            else (Errors, Response.StatusCode) = (new([(T("receipt.file", letter.FileName, scan.Problem.Text), "letters")]),
                ProblemAnswers.StatusOf(scan.Problem.Kind));
        }
        if (proposed.Count == 1) return RedirectToPage(new { channel = Channel, proposal = proposed[0] });
        if (proposed.Count > 1) return RedirectToPage("/Office/Bag", new { channel = Channel, proposals = string.Join(',', proposed) });
        Errors ??= new([(T("log.scan.nothing"), "letters")]);
        Draw(FormValues.Fresh(clock.Today));
        return Page();
    }

    internal static IEnumerable<KeyValuePair<string, StringValues>> Known(ReadProposal.Response proposal) =>
        proposal.Fields.Select(f => KeyValuePair.Create(f.Key, new StringValues(f.Value))).Append(new(ProposalField, proposal.Id.ToString()));

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
        if (Guid.TryParse(values[ProposalField], out var from)) Proposal = (await mediator.Send(new ReadProposal.Query(from),
            ct)) is { Problem: null } read ? read.Value : null;
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
        (Key, Proposal) = (BagLetter.NewKey(), null);
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
        var all = _form.Draw(values).Where(p => !hidden.Contains(p.Path)).Select(Marked).ToList();
        var dates = all.Where(p => p.Path == "arrivedOn" || ChannelEvidence.All.Contains(p.Path)).ToList();
        var rare = all.OfType<FormField>().Where(f => Rare.Contains(f.Path)).ToList();
        Parts = [.. dates, .. all.Except(dates).Except(rare).Select(p => p is FormGroup { Path: "applicant" } group ? OneOfItsContacts(group) : p),
            new FormGroup("rare", T("log.rare"), rare.All(f => !f.Given && !f.Bad), rare)];
        // After a refusal the summary has the focus.
        if (Errors is null) Parts = Focused(Parts);
    }

    // The keys begin at the first question that has no answer yet.
    private static IReadOnlyList<FormPart> Focused(IReadOnlyList<FormPart> parts)
    {
        var first = CommandForm.Fields(parts).FirstOrDefault(f => !f.Given && f.Kind is FieldKind.Line or FieldKind.Day or FieldKind.Number or FieldKind.Text && f.Value.Length == 0);
        return [.. parts.Select(Seek)];

        FormPart Seek(FormPart part) => part switch
        {
            FormGroup group => group with { Parts = [.. group.Parts.Select(Seek)] },
            FormField field when field == first => field with { Focus = true },
            _ => part,
        };
    }

    // What a program read stays marked until a person has changed it or sent it.
    private FormPart Marked(FormPart part) => Proposal is null ? part : part switch
    {
        FormGroup group => group with { Parts = [.. group.Parts.Select(Marked)] },
        FormField { Kind: not FieldKind.Kept } field when field.Given && Proposal.Fields.GetValueOrDefault(field.Path) == field.Value =>
            field with { Hint = T("log.proposed") },
        _ => part,
    };

    private static FormGroup OneOfItsContacts(FormGroup applicant) => applicant with
    {
        Hint = T("log.contacts"),
        Parts = [.. applicant.Parts.Cast<FormField>().Select(f => Contact.Contains(f.Path) ? f with { Required = true, Hint = null } : f)],
    };
}
