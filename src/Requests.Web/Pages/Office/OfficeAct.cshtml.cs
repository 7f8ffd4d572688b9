using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Office;
using Requests.Features.Areas.Reports;
using Requests.Features.Areas.Supervision;
using Requests.Features.Areas.Webhooks;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Web.Hosting;
using Requests.Web.Pages.Forms;

namespace Requests.Web.Pages.Office;

/// <summary>The form of any command about the office itself.</summary>
internal sealed class OfficeActModel(IMediator mediator, Caller caller, AccessRules rules, IOfficeClock clock) : PageModel
{
    private static readonly Type[] ChoosesColleagues = [typeof(EnterAbsence.Command), typeof(FreezeAnnualReport.Command)];
    private static readonly string[] Telling = ["user", "userName", "year"];

    private IReadOnlyList<Option> _units = [];
    private IReadOnlyList<ListColleagues.Colleague> _colleagues = [];
    private IReadOnlyList<Option> _events = [];
    private IReadOnlyList<Option> _services = [];
    private FormValues _link = FormValues.Empty;
    private FormValues _present = FormValues.Empty;

    public OfficeAct Act { get; private set; } = null!;

    /// <summary>What the act is about, in words: a user, a year.</summary>
    public string? About => Telling.Select(name => _link[name]).FirstOrDefault(said => said.Length > 0);

    public string Back => Act.BackFrom(_link);

    public IReadOnlyList<FormPart> Parts { get; private set; } = [];

    /// <summary>The headings of a long form, in their order.</summary>
    public IReadOnlyList<FormGroup> Sections => [.. Parts.OfType<FormGroup>().Where(g => g.IsSection)];

    public FormErrors? Errors { get; private set; }

    public string Key { get; private set; } = Guid.NewGuid().ToString("N");

    /// <summary>A secret just made, shown this once.</summary>
    public Secret? Made { get; private set; }

    public IEnumerable<(string Path, string Value)> Hidden => Act.Hidden.Select(path => (path, _link[path]));

    /// <summary>What the report that is to be frozen does not say; nothing for every other act.</summary>
    public IReadOnlyList<string> Gaps { get; private set; } = [];

    /// <summary>The act wants the password again, which was given too long ago.</summary>
    public bool AsksPassword { get; private set; }

    public async Task<IActionResult> OnGetAsync(string act, CancellationToken ct)
    {
        if (await PrepareAsync(act, ct) is { } problem) return this.Refuse(problem);
        AsksPassword = caller.WantsPasswordFor(Act.Command, rules, clock);
        return Draw(Form(), Act.Present is null ? FormValues.Fresh(clock.Today, Request.Query) : _present);
    }

    public async Task<IActionResult> OnPostAsync(string act, [FromForm] string? key, [FromForm] string? more, [FromForm] string? confirm, CancellationToken ct)
    {
        if (await PrepareAsync(act, ct) is { } missing) return this.Refuse(missing);
        var (form, values) = (Form(), FormValues.Of(Request.Form, more));
        Key = key ?? Key;
        AsksPassword = caller.WantsPasswordFor(Act.Command, rules, clock);
        if (more is not null) return Draw(form, values);
        if (form.Read<object>(values) is not { } command)
        {
            Errors = form.Errors(values);
            return Draw(form, values, StatusCodes.Status400BadRequest);
        }
        if (AsksPassword && (await mediator.Send(new ConfirmPassword.Command(confirm ?? ""), ct)).Problem is { } unconfirmed)
        {
            Errors = new FormErrors([((unconfirmed.Fields?.Values.First()[0] ?? unconfirmed.Text.ToString()), "confirm")]);
            return Draw(form, values, ProblemAnswers.StatusOf(unconfirmed.Kind));
        }
        AsksPassword = false;
        var (problem, answer) = await caller.OnceAsync(
            Key, () => OfficeActs.SendAsync(mediator, Act.Of?.Invoke(command, _link) ?? command, ct));
        if (problem is not null)
        {
            Errors = form.Refuse(problem, values);
            return Draw(form, values, ProblemAnswers.StatusOf(problem.Kind));
        }
        Made = Secret.In(answer, clock);
        return Made is null ? Redirect(Act.DoneFrom(_link)) : Page();
    }

    private CommandForm Form() => new(Act.Command, path => path switch
    {
        "unit" => _units,
        "userId" or "deputyUserId" => [.. _colleagues.Select(c => new Option(c.UserId.ToString(), c.Name))],
        "userName" when Act.Command == typeof(CreateApiKey.Command) => _services,
        "leader" => [.. _colleagues.Where(c => c.Roles.Any(FreezeAnnualReport.Answerable.Contains)).Select(c => new Option(c.UserName, c.Name))],
        _ when Act.Command == typeof(ChangeBodySettings.Command) && path.EndsWith(".workingDays", StringComparison.Ordinal) => Admin.Rungs.Days,
        "events" => _events,
        "scopes" => [.. ApiScopes.All.Select(s => new Option(s, Texts.T("choice.scope." + s)))],
        "language" => [.. Text.Languages.Select(l => new Option(l, Texts.T("choice.language." + l)))],
        _ when path.EndsWith("roles", StringComparison.Ordinal) || path is "settings.digestTo" or "settings.secondFactorRoles" =>
            [.. Options.Of(typeof(Role))!.Where(o => o.Value is not ("applicant" or "system" or "operator"))],
        _ => null,
    }, kept: Act.Kept);

    private PageResult Draw(CommandForm form, FormValues values, int status = StatusCodes.Status200OK)
    {
        var parts = form.Draw(values);
        Parts = Act.Sections.Count > 0 ? FormSection.Divide(parts,
            Act.Sections) : [.. parts.Where(p => !Act.Hidden.Contains(p.Path)).OrderByDescending(p => Act.First.Contains(p.Path))];
        Response.StatusCode = status;
        return Page();
    }

    private async Task<Problem?> PrepareAsync(string act, CancellationToken ct)
    {
        if (OfficeActs.Find(act) is not { } found) return CaseProblems.NotFound;
        Act = found;
        if (!Permissions.MayEver(UseCase.ActOf(Act.Command)!.Value, caller.Roles)) return CommonProblems.NotAllowed;
        _link = FormValues.Fresh(clock.Today, Request.Query);
        if (ChoosesColleagues.Contains(Act.Command))
            _colleagues = await mediator.Send(new ListColleagues.Query(), ct) is { Problem: null } colleagues ? colleagues.Value.Colleagues : [];
        if (Act.Command == typeof(CreateApiKey.Command))
            _services = await mediator.Send(new ListUsers.Query(), ct) is { Problem: null } users
                ? [.. users.Value.Where(u => u is { IsService: true, IsActive: true }).Select(u => new Option(u.UserName, u.DisplayName))] : [];
        if (Act.Command == typeof(SubscribeWebhook.Command))
            _events = await mediator.Send(new ListWebhooks.Query(),
                ct) is { Problem: null } hooks ? [.. hooks.Value.Events.Select(name => new Option(name, Texts.T("choice.event." + name)))] : [];
        if (Act.Command == typeof(CreateUser.Command) || Act.Command == typeof(InviteUser.Command) || Act.Command == typeof(ChangeUserRoles.Command))
            _units = await mediator.Send(new ReadBody.Query(),
                ct) is { Problem: null } body ? [.. body.Value.Units.Select(u => new Option(u.Code, u.Name))] : [];
        if (Act.Command == typeof(FreezeAnnualReport.Command) && int.TryParse(_link["year"], out var year)
            && await mediator.Send(new ReadAnnualReport.Query(year, Enum.TryParse<ReportScope>(_link["scope"], ignoreCase: true, out var scope) ? scope : ReportScope.Body), ct)
                is { Problem: null } report)
            Gaps = [.. report.Value.Checks.Where(c => !c.Ok).Select(c => $"{c.Detail} {c.Id}"), .. report.Value.TextFindings.Select(f => f.Detail), .. report.Value.Gaps.Select(g => g.Detail)];
        if (Act.Present is null) return null;
        var present = await Act.Present(mediator, _link, ct);
        if (present.Problem is null) _present = FormValues.Present(present.Value);
        return present.Problem;
    }
}

/// <summary>What a command answered that is shown this once and nowhere else.</summary>
internal sealed record Secret(string Title, IReadOnlyList<string> Lines)
{
    public static Secret? In(object? answer, IOfficeClock clock) => answer switch
    {
        CreateApiKey.Response key => new(Texts.T("admin.keyMade", key.Name), [key.Key]),
        SubscribeWebhook.Response hook => new(Texts.T("webhooks.made", hook.Name), [hook.Secret]),
        OpenCalendarFeed.Response feed => new(Texts.T("feed.made"), [feed.Address]),
        CreateUser.Response { Link: { } link, ValidUntil: { } until } made => new(Texts.T("users.made", made.User.DisplayName,
            Days.Moment(clock.InOffice(until))), [link]),
        ResetSignIn.Response reset => new(Texts.T("users.link", reset.UserName, Days.Moment(clock.InOffice(reset.ValidUntil))), [reset.Link]),
        ConfirmSecondFactor.Response on => new(Texts.T("profile.codes"), on.RecoveryCodes),
        RenewRecoveryCodes.Response anew => new(Texts.T("profile.codes"), anew.Codes),
        _ => null,
    };
}
