using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Primitives;
using Requests.Features.Access;
using Requests.Features.Cases;
using Requests.Features.Data.Entities;
using Requests.Features.Files;
using Requests.Features.Pipeline;
using Requests.Features.Service;
using Requests.Web.Hosting;
using Requests.Web.Pages.Forms;

namespace Requests.Web.Pages.Office;

/// <summary>How the letters of a case left and arrived, each with its proof; in time or not, remedies until when; and the next lawful step.</summary>
internal sealed class ServiceModel(IMediator mediator, Caller caller, IOfficeClock clock) : PageModel
{
    private static readonly Dictionary<string, Type> Commands = new()
    {
        ["sent"] = typeof(RecordService.Command),
        ["received"] = typeof(RecordReceived.Command),
        ["returned"] = typeof(RecordReturnedMail.Command),
    };

    public ReadCase.Response Case { get; private set; } = null!;

    public IReadOnlyList<ReadService.Letter> Letters { get; private set; } = [];

    /// <summary>What may be recorded now, by its name in the form: sent, received, returned.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<FormPart>> Forms { get; private set; } = new Dictionary<string, IReadOnlyList<FormPart>>();

    public FormErrors? Errors { get; private set; }

    public bool ChangedMeanwhile { get; private set; }

    public string? DoneName { get; private set; }

    public string Key { get; private set; } = Guid.NewGuid().ToString("N");

    /// <summary>The letter the forms are about; null when none is on its way.</summary>
    public ReadService.Letter? Current { get; private set; }

    public static string NameOf(string what) => CaseActs.All.First(a => a.Command == Commands[what]).Name;

    public Task<IActionResult> OnGetAsync(string number, string? done, CancellationToken ct)
    {
        DoneName = done is not null && Commands.ContainsKey(done) ? NameOf(done) : null;
        return ShowAsync(number, null, null, ct);
    }

    /// <param name="what">sent, received or returned.</param>
    /// <param name="proofUpload">A scan that proves it; becomes a file of the case first.</param>
    public async Task<IActionResult> OnPostAsync(string number, [FromForm] string? what, [FromForm] Guid? seen, [FromForm] string? key, IFormFile? proofUpload, CancellationToken ct)
    {
        if (what is null || !Commands.TryGetValue(what, out var type)) return this.Refuse(CommonProblems.Invalid);
        Key = key ?? Key;
        var typed = Request.Form.ToDictionary(f => f.Key, f => f.Value);
        if (proofUpload is not null)
        {
            var attached = await AttachAsync(number, seen, proofUpload, ct);
            if (attached.Problem is { } refused)
            {
                Errors = new FormErrors([(refused.Text.ToString(), $"{what}-upload")], refused.RuleId, refused.Article);
                return await AgainAsync(number, what, new FormValues(typed), refused, ct);
            }
            (typed["proofFile"], seen) = (attached.Value.No.ToString(CultureInfo.InvariantCulture), attached.Value.Version);
        }
        var values = new FormValues(typed);
        var form = FormOf(what, type);
        if (form.Read<object>(values) is not { } command)
        {
            Errors = form.Errors(values);
            return await AgainAsync(number, what, values, CommonProblems.Invalid, ct, form);
        }
        caller.IdempotencyKey = Key;
        var (problem, _) = await CaseActs.SendAsync(mediator, command, number, seen, ct);
        if (problem is null) return Redirect($"/cases/{number}/service?done={what}");
        ChangedMeanwhile = problem == CommonProblems.ChangedMeanwhile;
        if (!ChangedMeanwhile) Errors = form.Refuse(problem, values);
        return await AgainAsync(number, what, values, problem, ct, form);
    }

    private async Task<Result<AttachFile.Response>> AttachAsync(string number, Guid? seen, IFormFile upload, CancellationToken ct)
    {
        await using var content = upload.OpenReadStream();
        var taken = await mediator.Send(new TakeInFile.Command(number, upload.FileName, content), ct);
        if (taken.Problem is { } refused) return refused;
        caller.IdempotencyKey = $"{Key}/proof";
        return await mediator.Send(new AttachFile.Command(FilePurpose.ServiceProof, taken.Value) { CaseNumber = number, SeenVersion = seen }, ct);
    }

    private async Task<IActionResult> AgainAsync(string number, string what, FormValues values, Problem problem, CancellationToken ct, CommandForm? form = null)
    {
        var shown = await ShowAsync(number, what, values, ct, form);
        Response.StatusCode = ProblemAnswers.StatusOf(problem.Kind);
        return shown;
    }

    private async Task<IActionResult> ShowAsync(string number, string? what, FormValues? values, CancellationToken ct, CommandForm? form = null)
    {
        var read = await mediator.Send(new ReadCase.Query(number), ct);
        if (read.Problem is { } missing) return this.Refuse(missing);
        var service = await mediator.Send(new ReadService.Query(number), ct);
        if (service.Problem is { } problem) return this.Refuse(problem);
        (Case, Letters) = (read.Value, service.Value.Letters);
        // A process letter that left has no attempts; its delivery is recorded with its notice.
        Current = Letters.LastOrDefault(l => l.State == DocumentState.Issued || (l.State == DocumentState.Dispatched && l.Attempts.Count > 0));
        Forms = Open().ToDictionary(w => w, w => (form is not null && w == what ? form : FormOf(w, Commands[w])).Draw(w == what && values is not null ? values : FormValues.Fresh(clock.Today)));
        return Page();
    }

    private IEnumerable<string> Open() => Current?.State switch
    {
        DocumentState.Issued when Permissions.May(Act.RecordService, caller.Roles, Case.State) => ["sent"],
        DocumentState.Dispatched when Permissions.May(Act.RecordReturnedMail, caller.Roles, Case.State) => ["received", "returned"],
        DocumentState.Dispatched when Permissions.May(Act.RecordService, caller.Roles, Case.State) => ["received"],
        _ => [],
    };

    private CommandForm FormOf(string what, Type command) => new(command, path => path switch
    {
        "method" => Current is null ? null : [.. Current.Ways.Where(w => w.Open).Select(w => new Option(Camel(w.Method.ToString()), Options.WordOf(w.Method)))],
        "proofFile" => Case is null ? [] : [.. Case.Files.Where(f => f.Purpose == FilePurpose.ServiceProof).Select(f => new Option(f.No.ToString(CultureInfo.InvariantCulture), f.FileName))],
        _ => null,
    }, what);

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
