using System.Text.Json;
using System.Text.Json.Nodes;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Intake;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Statute.Intake;
using Requests.Statute.Receipt;
using Requests.Statute.Service;
using Requests.Web.Hosting;
using Requests.Web.Pages.Forms;
using static Requests.Web.Pages.Texts;

namespace Requests.Web.Pages.Office;

/// <summary>更正登记内容: one part of what was taken in at a time; below it what was put right before, and what waits for a second person.</summary>
internal sealed class CorrectModel(IMediator mediator, Caller caller) : PageModel
{
    /// <summary>The parts, with the fields of the command each of them asks.</summary>
    private static readonly IReadOnlyList<(string Part, string[] Paths)> Table =
    [
        ("receipt", ["receipt"]),
        ("applicant", ["applicantType", "applicant"]),
        ("agent", ["agent", "mandateUntil", "removeAgent"]),
        ("guardian", ["guardian", "removeGuardian"]),
        ("content", ["subject", "requestText", "matters"]),
        ("wanted", ["wanted"]),
    ];

    private readonly CommandForm _form = new(typeof(CorrectRequest.Command));

    public ReadCase.Response Case { get; private set; } = null!;

    public IReadOnlyList<FormPart> Parts { get; private set; } = [];

    public FormErrors? Errors { get; private set; }

    public Conflict? Changed { get; private set; }

    public string Key { get; private set; } = Guid.NewGuid().ToString("N");

    /// <summary>Which part is being put right; null while none is chosen.</summary>
    public string? Part { get; private set; }

    public string? Said { get; private set; }

    public static IEnumerable<string> All => Table.Select(t => t.Part);

    public bool MayCorrect => Permissions.May(Act.CorrectRequest, caller.Roles, Case.State);

    public bool MayConfirm => Permissions.May(Act.ConfirmCorrection, caller.Roles, Case.State);

    public ReadCase.CorrectionLine? Waiting => Case.Corrections.FirstOrDefault(c => c.State == IntakeCorrectionState.Waiting);

    public bool IsNoted => Case.RepliedOn is not null;

    /// <summary>A value in the reader's words.</summary>
    public static string Value(RequestField field, string? value) => value is null ? T("correct.nothing") : field switch
    {
        RequestField.Channel => Options.WordOf(Enum.Parse<IntakeChannel>(value)),
        RequestField.ApplicantType => Options.WordOf(Enum.Parse<ApplicantType>(value)),
        RequestField.WantedForm => Options.WordOf(Enum.Parse<WantedForm>(value)),
        RequestField.WantedRoute => Options.WordOf(Enum.Parse<WantedRoute>(value)),
        RequestField.ArrivedOn or RequestField.SignedOn or RequestField.ConfirmedOn or RequestField.OwnRuleOn or RequestField.MandateUntil => Days.Full(DateOnly.Parse(value, System.Globalization.CultureInfo.InvariantCulture)),
        RequestField.AddressedToDisclosureOffice or RequestField.ElectronicServiceConsent => T(value == "true" ? "answer.yes"
            : "answer.no"),
        RequestField.Matters => string.Join('\n', JsonSerializer.Deserialize<string[]>(value)!),
        _ => value,
    };

    public async Task<IActionResult> OnGetAsync(string number, string? part, string? done, CancellationToken ct)
    {
        if (await ReadAsync(number, part, ct) is { } problem) return this.Refuse(problem);
        Said = done is "waiting" or "made" or "noted" ? T($"correct.done.{done}") : null;
        if (Part is not null) Draw(Present());
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string number, string? part, [FromForm] Guid? seen, [FromForm] string? key,
        CancellationToken ct)
    {
        if (await ReadAsync(number, part, ct) is { } problem) return this.Refuse(problem);
        if (Part is null) return Redirect($"/cases/{CaseAddress.Of(Case.CaseNumber)}/correct");
        var values = FormValues.Of(Request.Form);
        Key = key ?? Key;
        if (_form.Read<CorrectRequest.Command>(values) is not { } command)
        {
            Errors = _form.Errors(values);
            return Draw(values, StatusCodes.Status400BadRequest);
        }
        // A list that this part does not ask for was not emptied.
        if (Part != "content") command = command with { Matters = null };
        var result = await caller.OnceAsync(Key, () => mediator.Send(command with { CaseNumber = number, SeenVersion = seen }, ct));
        if (result.Problem is not { } refused)
            return Redirect($"/cases/{CaseAddress.Of(Case.CaseNumber)}/correct?done={JsonNamingPolicy.CamelCase.ConvertName(result.Value.Correction.ToString())}");
        if (refused == CommonProblems.ChangedMeanwhile) Changed = await Conflict.ReadAsync(mediator, number, Request.Form, ct, null);
        else Errors = _form.Refuse(refused, values);
        return Draw(values, ProblemAnswers.StatusOf(refused.Kind));
    }

    public async Task<IActionResult> OnPostJudgeAsync(string number, [FromForm] int no, [FromForm] string? verdict,
        [FromForm] string? reason, [FromForm] Guid? seen, [FromForm] string? key, CancellationToken ct)
    {
        if (await ReadAsync(number, null, ct) is { } problem) return this.Refuse(problem);
        Key = key ?? Key;
        var judged = new ConfirmCorrection.Command(no, verdict == "agree" ? Verdict.Agree : Verdict.Return,
            reason ?? "")
        { CaseNumber = number, SeenVersion = seen };
        var result = await caller.OnceAsync(Key, () => mediator.Send(judged, ct));
        if (result.Problem is not { } refused) return Redirect($"/cases/{CaseAddress.Of(Case.CaseNumber)}?done=confirm-correction");
        Errors = new CommandForm(typeof(ConfirmCorrection.Command)).Refuse(refused, FormValues.Of(Request.Form));
        Response.StatusCode = ProblemAnswers.StatusOf(refused.Kind);
        return Page();
    }

    private async Task<Problem?> ReadAsync(string number, string? part, CancellationToken ct)
    {
        var read = await mediator.Send(new ReadCase.Query(number), ct);
        if (read.Problem is { } problem) return problem;
        Case = read.Value;
        Part = All.FirstOrDefault(p => p == part);
        return null;
    }

    // What is given whole shows what there is; of persons only what is typed changes.
    private FormValues Present() => FormValues.Present(JsonSerializer.SerializeToNode(new
    {
        receipt = Part != "receipt" ? null : new
        {
            Case.Channel,
            ArrivedOn = Days.Iso(Case.ArrivedOn),
            SignedOn = Case.Evidence?.SignedOn is { } signed ? Days.Iso(signed) : null,
            ConfirmedOn = Case.Evidence?.ConfirmedOn is { } confirmed ? Days.Iso(confirmed) : null,
            AddressedToDisclosureOffice = Case.Evidence?.AddressedToDisclosureOffice ?? true,
            OwnRuleOn = Case.Evidence?.OwnRuleOn is { } own ? Days.Iso(own) : null,
            Case.Evidence?.MailNumber,
        },
        Case.ApplicantType,
        Case.Subject,
        Case.RequestText,
        Matters = Case.Matters.Select(m => m.Text),
        Wanted = Part != "wanted" ? null : new
        {
            Case.WantedForm,
            Case.WantedFormWords,
            Case.WantedRoute,
            Case.WantedRouteWords,
            Case.ElectronicServiceConsent
        },
    }, CommandForm.Json)!.AsObject());

    private PageResult Draw(FormValues values, int status = StatusCodes.Status200OK)
    {
        var asked = Table.Single(t => t.Part == Part).Paths;
        var drawn = _form.Draw(values);
        Parts = [.. asked.Select(path => drawn.Single(p => p.Path == path)).Select(p => p is FormGroup group
            ? group with { Folded = false } : p), drawn.Single(p => p.Path == "reason")];
        Response.StatusCode = status;
        return Page();
    }
}
