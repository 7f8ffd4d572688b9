using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Access;
using Requests.Features.Cases;
using Requests.Features.Office;
using Requests.Features.Pipeline;
using Requests.Web.Hosting;
using Requests.Web.Pages.Forms;

namespace Requests.Web.Pages.Office.Admin;

/// <summary>The form of any command about the office itself.</summary>
internal sealed class OfficeActModel(IMediator mediator, Caller caller, IOfficeClock clock) : PageModel
{
    private IReadOnlyList<Option> _units = [];
    private FormValues _present = FormValues.Empty;

    public OfficeAct Act { get; private set; } = null!;

    /// <summary>The user or key the act is about.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Of { get; set; }

    public IReadOnlyList<FormPart> Parts { get; private set; } = [];

    public FormErrors? Errors { get; private set; }

    public string Key { get; private set; } = Guid.NewGuid().ToString("N");

    /// <summary>A key just made, shown this once.</summary>
    public CreateApiKey.Response? NewKey { get; private set; }

    public IEnumerable<(string Path, string Value)> Hidden => Act.Hidden.Select(path => (path, _present[path]));

    public async Task<IActionResult> OnGetAsync(string act, CancellationToken ct)
    {
        if (await PrepareAsync(act, ct) is { } problem) return this.Refuse(problem);
        return Draw(Form(), Act.Present is null ? FormValues.Fresh(clock.Today) : _present);
    }

    public async Task<IActionResult> OnPostAsync(string act, [FromForm] string? key, [FromForm] string? more, CancellationToken ct)
    {
        if (await PrepareAsync(act, ct) is { } missing) return this.Refuse(missing);
        var (form, values) = (Form(), FormValues.Of(Request.Form, more));
        Key = key ?? Key;
        if (more is not null) return Draw(form, values);
        if (form.Read<object>(values) is not { } command)
        {
            Errors = form.Errors(values);
            return Draw(form, values, StatusCodes.Status400BadRequest);
        }
        caller.IdempotencyKey = Key;
        var (problem, answer) = await OfficeActs.SendAsync(mediator, Act.Of?.Invoke(command, Of) ?? command, ct);
        if (problem is not null)
        {
            Errors = form.Refuse(problem, values);
            return Draw(form, values, ProblemAnswers.StatusOf(problem.Kind));
        }
        NewKey = answer as CreateApiKey.Response;
        return NewKey is null ? Redirect($"{Act.Back}?done={Act.Address}") : Page();
    }

    private CommandForm Form() => new(Act.Command, path => path switch
    {
        "unit" => _units,
        "scopes" => [.. ApiScopes.All.Select(s => new Option(s, Texts.T("choice.scope." + s)))],
        "language" => [.. Texts.Languages.Select(l => new Option(l, Texts.T("choice.language." + l)))],
        _ when path.EndsWith("roles", StringComparison.Ordinal) || path is "settings.replyChain" or "settings.noticeChain" or "settings.digestTo" =>
            [.. Options.Of(typeof(Role))!.Where(o => o.Value is not ("applicant" or "system"))],
        _ => null,
    });

    private PageResult Draw(CommandForm form, FormValues values, int status = StatusCodes.Status200OK)
    {
        Parts = [.. form.Draw(values).Where(p => !Act.Hidden.Contains(p.Path))];
        Response.StatusCode = status;
        return Page();
    }

    private async Task<Problem?> PrepareAsync(string act, CancellationToken ct)
    {
        if (OfficeActs.Find(act) is not { } found) return CaseProblems.NotFound;
        Act = found;
        if (!Permissions.MayEver(UseCase.ActOf(Act.Command)!.Value, caller.Roles)) return CommonProblems.NotAllowed;
        if (Act.Command == typeof(CreateUser.Command) || Act.Command == typeof(ChangeUserRoles.Command))
            _units = await mediator.Send(new ReadBody.Query(), ct) is { Problem: null } body ? [.. body.Value.Units.Select(u => new Option(u.Code, u.Name))] : [];
        if (Act.Present is null) return null;
        var present = await Act.Present(mediator, Of, ct);
        if (present.Problem is null) _present = FormValues.Present(present.Value);
        return present.Problem;
    }
}
