using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Clocks;
using Requests.Features.Areas.Disputes;
using Requests.Features.Areas.Intake;
using Requests.Features.Areas.Letters;
using Requests.Features.Areas.Outcomes;
using Requests.Features.Areas.Privacy;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Intake;
using Requests.Features.Services.Letters;
using Requests.Features.Services.Pipeline;
using Requests.Statute.Outcomes;
using Requests.Web.Hosting;
using Requests.Web.Pages.Forms;
using static Requests.Web.Pages.Texts;

namespace Requests.Web.Pages.Office;

/// <summary>The form of any act on a case, drawn from the act's command.</summary>
internal sealed class ActModel(IMediator mediator, Caller caller, IOfficeClock clock, Trial trial) : PageModel
{
    private static readonly Type[] AboutLetters = [typeof(SubmitLetter.Command), typeof(JudgeLetter.Command), typeof(IssueLetter.Command),
        typeof(VoidLetter.Command)];
    private readonly Dictionary<string, IReadOnlyList<Option>> _options = [];
    private IReadOnlyList<GuideOutcome.End> _ends = [];

    public ReadCase.Response Case { get; private set; } = null!;

    public CaseAct Act { get; private set; } = null!;

    public IReadOnlyList<FormPart> Parts { get; private set; } = [];

    /// <summary>Of the act that settles an outcome: what its leaf asks for. Null for every other act.</summary>
    public OutcomeForm? Outcome { get; private set; }

    /// <summary>The leaf comes first: it says which grounds matter.</summary>
    public bool ChoosesLeaf => Outcome is { Chosen: false } && HttpMethods.IsGet(Request.Method);

    public FormErrors? Errors { get; private set; }

    /// <summary>Somebody was faster; the form keeps what was typed and now carries the version it is shown with.</summary>
    public Conflict? Changed { get; private set; }

    /// <summary>Makes a form sent twice one act.</summary>
    public string Key { get; private set; } = Guid.NewGuid().ToString("N");

    /// <summary>Why it cannot be done now; the form is then not drawn.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Its day has passed: only what was done in time may still be entered.</summary>
    public NextStep? Late => Step is { Allowed: true, Article: not null } step ? step : null;

    /// <summary>The letter the act is about, to be read before judging it.</summary>
    public ReadLetter.Response? Draft { get; private set; }

    /// <summary>A letter leaves by this act: it is read before it is issued.</summary>
    public bool Leaves => Act.Command.IsDefined(typeof(LetsLetterGoAttribute), inherit: false);

    /// <summary>What would leave, as it was typed; null while nothing was tried.</summary>
    public TriedAct? Tried { get; private set; }

    /// <summary>Personal data shown for a reason that has been kept.</summary>
    public IReadOnlyList<RevealPersonalData.OpenParty> Revealed { get; private set; } = [];

    /// <summary>What the act answered to be read or printed.</summary>
    public string? Letter { get; private set; }

    public async Task<IActionResult> OnGetAsync(string number, string act, CancellationToken ct)
    {
        if (await PrepareAsync(number, act, ct) is { } problem) return this.Refuse(problem);
        if (Judging is { } letter) return Redirect($"/approvals?at={CaseAddress.Of(Case.CaseNumber)}-{letter}");
        Refusal = NotNow?.ToString();
        var fresh = FormValues.Fresh(clock.Today, Act.Command != typeof(IssueLetter.Command) || Draft is null || Request.Query.ContainsKey("documentNo") ? Request.Query
            : Request.Query.Append(new("documentNo", Draft.No.ToString(CultureInfo.InvariantCulture))));
        if (Act.Command == typeof(AskForCorrection.Command) && Case.Missing.Count > 0)
            fresh = FormValues.Present(new JsonObject
            {
                ["on"] = Days.Iso(clock.Today),
                ["points"] = new JsonArray([.. Case.Missing.Select(f => JsonValue.Create(Completeness.PointOf(f).Zh))])
            });
        Draw(Form(), !Settles ? fresh : OutcomeForm.WithMatters(Case.Outcome is null ? fresh : Settled(), Case));
        if (ChoosesLeaf && Request.Query.ContainsKey("leaf"))
        {
            Outcome = Outcome!.Unchosen();
            Errors = new([(Outcome.Leaf.Errors[0], Outcome.Leaf.Id)]);
        }
        // What is written already needs no answers to be seen.
        if (Draft is { } written && Refusal is null && Act.Command == typeof(IssueLetter.Command))
            await TryAsync(new IssueLetter.Command(written.No), number, Case.Version, ct);
        return Page();
    }

    /// <param name="more">The list for which another row is asked.</param>
    /// <param name="arrange">The grounds of another leaf are asked for.</param>
    /// <param name="look">The letter is to be seen, not issued.</param>
    /// <param name="read">Which letter was read before it is issued, as <see cref="TriedAct.Token"/>.</param>
    public async Task<IActionResult> OnPostAsync(string number, string act, [FromForm] Guid? seen, [FromForm] string? key,
        [FromForm] string? more, [FromForm] string? arrange, [FromForm] string? look, [FromForm] string? read, CancellationToken ct)
    {
        if (await PrepareAsync(number, act, ct) is { } missing) return this.Refuse(missing);
        var (form, values) = (Form(), FormValues.Of(Request.Form, more));
        Key = key ?? Key;
        if (more is not null || arrange is not null) return Draw(form, values);
        if (form.Read<object>(values) is not { } command)
        {
            Errors = form.Errors(values);
            return Meanwhile ? Partial("_Tried", this) : Draw(form, values, StatusCodes.Status400BadRequest);
        }
        if (Leaves && (look is not null || read != TriedAct.TokenOf(command)))
        {
            await TryAsync(command, number, seen, ct);
            if (Meanwhile) return Partial("_Tried", this);
            if (Tried!.Problem is not { } unlawful) return Draw(form, values);
            if (unlawful == CommonProblems.ChangedMeanwhile) Changed = await Conflict.ReadAsync(mediator, number, Request.Form, ct, NotNow);
            else Errors = form.Refuse(unlawful, values);
            return Draw(form, values, ProblemAnswers.StatusOf(unlawful.Kind));
        }
        var (problem, answer) = await caller.OnceAsync(Key, () => CaseActs.SendAsync(mediator, command, number, seen, ct));
        if (problem is null)
        {
            if (answer is RevealPersonalData.Response open)
            {
                Revealed = open.Parties;
                return Page();
            }
            Letter = answer?.GetType().GetProperty("Text")?.GetValue(answer) as string;
            return Letter is null ? Redirect($"/cases/{CaseAddress.Of(number)}?done={Act.Address}") : Page();
        }
        if (problem == CommonProblems.ChangedMeanwhile) Changed = await Conflict.ReadAsync(mediator, number, Request.Form, ct, NotNow);
        else Errors = form.Refuse(problem, values);
        return Draw(form, values, ProblemAnswers.StatusOf(problem.Kind));
    }

    // An act on a letter stands under the row of its kind.
    private NextStep? Step => Case.NextSteps.Concat(Case.StepsOfOthers).Where(s => Act.Acts.Contains(s.Act)).OrderByDescending(s => s.Allowed)
        .ThenByDescending(s => s.DocumentNo == Draft?.No).FirstOrDefault();

    // A letter is judged where it is read with its checks.
    private int? Judging => Act.Command == typeof(JudgeLetter.Command) && Step is { Allowed: true } step ? step.DocumentNo : null;

    // An act that concerns no state of the case is not among its steps.
    private Text? NotNow => Step is { } step
        ? step.Allowed ? null : step.Why
        : Act.Acts.Any(a => Permissions.May(a, caller.Roles, Case.State)) ? null : CommonProblems.NotAllowed.Text;

    // The script asks while somebody types, and takes the letter alone.
    private bool Meanwhile => Request.Headers.XRequestedWith == "fetch";

    private async Task TryAsync(object command, string number, Guid? seen, CancellationToken ct)
    {
        var (problem, _) = await trial.RunAsync(() => CaseActs.SendAsync(mediator, command, number, seen, ct));
        Tried = new TriedAct(trial.Seen<TriedLetter>(), problem, TriedAct.TokenOf(command));
    }

    private bool Settles => Act.Command == typeof(ClassifyOutcome.Command);

    // An outcome is settled anew from what is on record, so that a list of withheld parts is not typed twice. Its kind of "not held" goes with its leaf.
    private FormValues Settled() => FormValues.Present(JsonSerializer.SerializeToNode(
        new ClassifyOutcome.Command(Case.Outcome!.Value, Request.Query.ContainsKey("leaf") ? null : Case.NotHeldKind, Case.OutcomeReason, Case.OutcomeBasis,
            Case.Matters.Count > 1 ? [.. Case.Matters.Where(m => m.Outcome is not null).Select(m => new ClassifyOutcome.MatterOutcome(m.No,
                m.Outcome!.Value, m.NotHeldKind, m.Reason, m.Basis))] : null),
        CommandForm.Json)!.AsObject(), Request.Query);

    private PageResult Draw(CommandForm form, FormValues values, int status = StatusCodes.Status200OK)
    {
        Parts = [.. form.Draw(values).Where(p => Concerns(p.Path))];
        if (Settles)
        {
            Outcome = OutcomeForm.Of(Parts, values, Case, _ends);
            Parts = Outcome.Rest;
        }
        Response.StatusCode = status;
        return Page();
    }

    // The reply waits to be served once it is issued; any other letter leaves with its issue, and is late by its own clock.
    private bool Concerns(string field) => Act.Command != typeof(IssueLetter.Command) || Draft is not { } letter || field == "documentNo"
        || (IsReply ? field == "lateConfirmed" && Case.Overdue : field != "lateConfirmed");

    private bool IsReply => Draft is { } letter && LetterActs.Of(LetterAct.Issue, letter.Kind) == Features.Kernel.Act.IssueReply;

    /// <summary>What the last button says: the letter that goes, and what it asks for.</summary>
    public string IssueName => Tried is not { Letters: [var first, ..] } ? Act.Name
        : IsReply ? Act.Name : first.Fee is { } fee ? T("act.issueFee", NameOf(first), fee.ToString("#,0.##", CultureInfo.InvariantCulture)) : T("act.issue", NameOf(first));

    public static string NameOf(TriedLetter letter) => English ? letter.Kind.English : letter.Title;

    /// <summary>The reply's last day before, and with the letter gone.</summary>
    public (Stamp Before, Stamp After)? Moves => Tried is { Letters: [.., var last] }
        ? (Stamp.Due(Case.DueOn, Case.DueIsProvisional, Case.Overdue, Case.ClockPhase, Case.RepliedOn), Stamp.Due(last.DueOn, last.Provisional, false, last.Phase, Case.RepliedOn)) : null;

    private CommandForm Form() => new(Act.Command, path => _options.GetValueOrDefault(path)
        ?? (path.EndsWith(OutcomeForm.ThirdPartyLetters, StringComparison.Ordinal) ? ThirdParties() : null));

    private List<Option>? ThirdParties() =>
        Case.Consultations.Where(c => c.Kind == ConsultationKind.ThirdParty).Select(c => Numbered(c.No, $"{c.No} {Days.Short(c.SentOn)}")).ToList()
            is { Count: > 0 } letters ? letters : null;

    private async Task<Problem?> PrepareAsync(string number, string act, CancellationToken ct)
    {
        var read = await mediator.Send(new ReadCase.Query(number), ct);
        if (read.Problem is { } problem) return problem;
        Case = read.Value;
        if (CaseActs.Find(act) is not { } found) return CaseProblems.NotFound;
        Act = found;
        if (AboutLetters.Contains(Act.Command) && Meant() is { } meant
            && (await mediator.Send(new ReadLetter.Query(number, meant), ct)) is { Problem: null } letter) Draft = letter.Value;
        foreach (var member in Shape.Of(Act.Command))
            if (await OptionsAsync(member.Name, ct) is { } options) _options[member.Name] = options;
        if (Settles && (await mediator.Send(new GuideOutcome.Query(), ct)) is { Problem: null } guide) _ends = guide.Value.Ends;
        return null;
    }

    // The letter the address names, else the one the step is about, else the last that stands.
    private int? Meant() => int.TryParse(Request.Query["documentNo"], NumberStyles.None, CultureInfo.InvariantCulture, out var named) ? named
        : Step?.DocumentNo ?? Case.Documents.LastOrDefault(d => d.State != DocumentState.Voided)?.No;

    // What is chosen among the case's own things rather than typed.
    private async Task<IReadOnlyList<Option>?> OptionsAsync(string field, CancellationToken ct) => field switch
    {
        "officerId" => (await mediator.Send(new ListOfficers.Query(), ct)) is { Problem: null } officers
            ? [.. officers.Value.Officers.Select(o => new Option(o.Id.ToString(), T("case.load", o.Name, o.OpenCases)))]
            : [],
        // A body that lists no units yet may still name one.
        "unit" => await mediator.Send(new ListUnits.Query(), ct) is { Problem: null, Value.Count: > 0 } units ? [.. units.Value.Select(u => new Option(u.Name, u.Name))] : null,
        "toBody" => (await mediator.Send(new ListOtherBodies.Query(), ct)) is { Problem: null } bodies
            ? [.. bodies.Value.OrderByDescending(b => b.Name == Case.OutcomeBasis?.ResponsibleAgency).Select(b => new Option(b.Code, b.Name))]
            : [],
        "consultation" => [.. Case.Consultations.Select(c => Numbered(c.No, $"{Options.WordOf(c.Kind)} {c.Agency} {Days.Short(c.SentOn)}"))],
        "searchNo" => [.. Case.Searches.Select(s => Numbered(s.No, s.Unit))],
        "documentNo" => [.. Case.Documents.Select(d => Numbered(d.No, $"{d.Title} {d.Number}"))],
        "disputeId" => (await mediator.Send(new ListDisputes.Query(Case.CaseNumber), ct)) is { Problem: null } disputes
            ? [.. disputes.Value.Select(d => new Option(d.DisputeId.ToString(), $"{d.Organ} {d.Reference}".Trim()))]
            : [],
        "dutyId" => (await mediator.Send(new ListDisputes.Query(Case.CaseNumber), ct)) is { Problem: null } owing
            ? [.. owing.Value.SelectMany(d => d.Duties).Where(d => d.SettledOn is null).Select(d => new Option(d.DutyId.ToString(), $"{d.Name} {Days.Short(d.Due.On)}"))]
            : [],
        "sequence" => (await mediator.Send(new ExplainClock.Query(Case.CaseNumber), ct)) is { Problem: null } clock
            ? [.. clock.Value.Entries.Where(e => e.Stands).Select(e => Numbered(e.Sequence, $"{Days.Short(e.On)} {Options.WordOf(e.Kind)}"))]
            : [],
        _ => null,
    };

    private static Option Numbered(int number, string what) => new(number.ToString(CultureInfo.InvariantCulture), what.Trim());
}
