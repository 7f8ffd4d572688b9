using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Access;
using Requests.Features.Intake;
using Requests.Features.Pipeline;
using Requests.Statute.Receipt;
using Requests.Web.Hosting;
using Requests.Web.Pages.Forms;

namespace Requests.Web.Pages.Office;

/// <summary>The clerk's screen: the channel first, then only the questions it needs; the next one at once.</summary>
internal sealed class LogModel(IMediator mediator, Caller caller, IOfficeClock clock) : PageModel
{
    private static readonly string[] Evidence = ["signedOn", "confirmedOn", "addressedToDisclosureOffice", "ownRuleOn", "readBackAndSigned"];

    private static readonly Dictionary<string, string[]> EvidenceOf = new()
    {
        ["inPerson"] = [],
        ["registeredPost"] = ["signedOn", "addressedToDisclosureOffice", "confirmedOn"],
        ["expressPost"] = ["signedOn", "addressedToDisclosureOffice", "confirmedOn"],
        ["ordinaryPost"] = ["confirmedOn"],
        ["fax"] = ["confirmedOn"],
        ["email"] = ["confirmedOn"],
        ["oral"] = ["readBackAndSigned"],
        ["other"] = ["ownRuleOn", "confirmedOn"],
    };

    private readonly CommandForm _form = new(typeof(RegisterRequest.Command));

    [BindProperty(SupportsGet = true)]
    public string Channel { get; set; } = "registeredPost";

    public IReadOnlyList<Option> Channels { get; } = [.. Options.Of(typeof(IntakeChannel))!.Where(o => EvidenceOf.ContainsKey(o.Value))];

    public IReadOnlyList<FormPart> Parts { get; private set; } = [];

    public FormErrors? Errors { get; private set; }

    public IntakeReceipt? Receipt { get; private set; }

    public string Key { get; private set; } = Guid.NewGuid().ToString("N");

    public IActionResult OnGet()
    {
        if (!Permissions.MayEver(Act.RegisterRequest, caller.Roles)) return this.Refuse(CommonProblems.NotAllowed);
        Draw(FormValues.Fresh(clock.Today));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string? key, [FromForm] string? more, CancellationToken ct)
    {
        var values = FormValues.Of(Request.Form, more);
        Key = key ?? Key;
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
        caller.IdempotencyKey = Key;
        var result = await mediator.Send(command, ct);
        if (result.Problem is { } problem)
        {
            Errors = _form.Refuse(problem, values);
            return Refused(values, ProblemAnswers.StatusOf(problem.Kind));
        }
        Receipt = result.Value;
        Key = Guid.NewGuid().ToString("N");
        Draw(FormValues.Fresh(clock.Today));
        return Page();
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
        if (!EvidenceOf.ContainsKey(Channel)) Channel = "registeredPost";
        var hidden = Evidence.Except(EvidenceOf[Channel]).Append("channel").ToHashSet();
        var all = _form.Draw(values).Where(p => !hidden.Contains(p.Path)).ToList();
        var dates = all.Where(p => p.Path == "arrivedOn" || Evidence.Contains(p.Path)).ToList();
        Parts = [.. dates, .. all.Except(dates)];
    }
}
