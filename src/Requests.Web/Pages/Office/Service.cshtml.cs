using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Service;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Statute.Service;
using Requests.Web.Hosting;
using Requests.Web.Pages.Forms;
using static Requests.Web.Pages.Texts;

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

    /// <summary>Code of the way that was chosen for <see cref="Letter"/>, whose questions alone are then asked.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Way { get; set; }

    /// <summary>Number of the letter for which a way was chosen.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Letter { get; set; }

    private (int DocumentNo, string What, CommandForm Form, FormValues Values)? _sent;

    public ReadCase.Response Case { get; private set; } = null!;

    public IReadOnlyList<ReadService.Letter> Letters { get; private set; } = [];

    /// <summary>What may be recorded now, letter by letter; by its name in the form: sent, received, returned.</summary>
    public ILookup<int, (string What, IReadOnlyList<FormPart> Parts)> Forms { get; private set; } = Array.Empty<int>().ToLookup(n => n,
        _ => ("", (IReadOnlyList<FormPart>)[]));

    public FormErrors? Errors { get; private set; }

    public Conflict? Changed { get; private set; }

    public string? DoneName { get; private set; }

    public bool MayServe => Permissions.May(Act.RecordService, caller.Roles, Case.State);

    public string Key { get; private set; } = Guid.NewGuid().ToString("N");

    public static string NameOf(string what) => CaseActs.All.First(a => a.Command == Commands[what]).Name;

    /// <summary>How far the return receipt (送达回证) of an attempt is filled in.</summary>
    public static string ReceiptOf(ReadService.Attempt attempt) => attempt switch
    {
        { Method: null } => T("service.noReceipt"),
        { Missing.Count: 0 } => T("service.complete"),
        _ => T("service.lacks", string.Join(T("list.enumeration"),
            attempt.Missing.Select(m => string.Join(T("service.or"), m.Split('|').Select(f => T("proofField." + f)))))),
    };

    /// <summary>The way a letter is being served by: chosen, or the only one left.</summary>
    public ServiceMethod? WayOf(ReadService.Letter letter)
    {
        var open = letter.Ways.Where(w => w.Open).Select(w => w.Method).ToList();
        var chosen = _sent is { What: "sent" } sent && sent.DocumentNo == letter.DocumentNo ? sent.Values["method"] : Letter == letter.DocumentNo || Letter is null ? Way : null;
        return Enum.TryParse<ServiceMethod>(chosen, ignoreCase: true, out var way) && open.Contains(way) ? way : open is [var only] ? only : null;
    }

    public string AddressOf(ReadService.Letter letter, ServiceMethod way) =>
        $"/cases/{CaseAddress.Of(Case.CaseNumber)}/service?letter={letter.DocumentNo}&way={Camel(way.ToString())}#sent{letter.DocumentNo}";

    public Task<IActionResult> OnGetAsync(string number, string? done, CancellationToken ct)
    {
        DoneName = done is not null && Commands.ContainsKey(done) ? NameOf(done) : null;
        return ShowAsync(number, ct);
    }

    /// <param name="what">sent, received or returned.</param>
    /// <param name="proofUpload">A scan that proves it; becomes a file of the case first.</param>
    public async Task<IActionResult> OnPostAsync(string number, [FromForm] string? what, [FromForm] int documentNo, [FromForm] Guid? seen,
        [FromForm] string? key, IFormFile? proofUpload, CancellationToken ct)
    {
        if (what is null || !Commands.TryGetValue(what, out var type)) return this.Refuse(CommonProblems.Invalid);
        Key = key ?? Key;
        var typed = Request.Form.ToDictionary(f => f.Key, f => f.Value);
        _sent = (documentNo, what, FormOf(documentNo, what, type), new FormValues(typed));
        if (what == "sent" && Enum.TryParse<ServiceMethod>(typed.GetValueOrDefault("method"), ignoreCase: true, out var way) && ServiceRules.Lawful.Contains(way))
        {
            // One day says both; how many witnesses there were, their names.
            if (ServiceQuestions.IsAtOnce(way) && string.IsNullOrWhiteSpace(typed.GetValueOrDefault("dispatchedOn"))) typed["dispatchedOn"] = typed.GetValueOrDefault("receivedOn");
            if (string.IsNullOrWhiteSpace(typed.GetValueOrDefault("witnesses")))
                typed["witnesses"] = FormValues.Several(typed.GetValueOrDefault("particulars.witnesses").ToString()).Count.ToString(CultureInfo.InvariantCulture);
            _sent = (documentNo, what, FormOf(documentNo, what, type), new FormValues(typed));
        }
        if (proofUpload is not null)
        {
            var before = await mediator.Send(new ReadCase.Query(number), ct);
            if (before.Problem is { } missing) return this.Refuse(missing);
            await using var content = proofUpload.OpenReadStream();
            var attached = await caller.OnceAsync(
                $"{Key}/proof", () => mediator.AttachAsync(number, FilePurpose.ServiceProof, proofUpload.FileName, content, null, ct));
            if (attached.Problem is { } refused)
            {
                Errors = new FormErrors([(refused.Text.ToString(), $"{what}{documentNo}-upload")], refused.RuleId, refused.Article);
                return await AgainAsync(number, refused.Kind, ct);
            }
            typed["proofFile"] = attached.Value.No.ToString(CultureInfo.InvariantCulture);
            // The file is kept whoever was faster; what it is to prove is still guarded.
            if (seen == before.Value.Version) seen = attached.Value.Version;
        }
        var (form, values) = (_sent.Value.Form, new FormValues(typed));
        _sent = (documentNo, what, form, values);
        if (form.Read<object>(values) is not { } command)
        {
            Errors = form.Errors(values);
            return await AgainAsync(number, ProblemKind.Invalid, ct);
        }
        var (problem, _) = await caller.OnceAsync(Key, () => CaseActs.SendAsync(mediator, command, number, seen, ct));
        if (problem is null) return Redirect($"/cases/{CaseAddress.Of(number)}/service?done={what}");
        if (problem == CommonProblems.ChangedMeanwhile) Changed = await Conflict.ReadAsync(mediator, number, Request.Form, ct);
        else Errors = form.Refuse(problem, values);
        return await AgainAsync(number, problem.Kind, ct);
    }

    private async Task<IActionResult> AgainAsync(string number, ProblemKind kind, CancellationToken ct)
    {
        var shown = await ShowAsync(number, ct);
        Response.StatusCode = ProblemAnswers.StatusOf(kind);
        return shown;
    }

    private async Task<IActionResult> ShowAsync(string number, CancellationToken ct)
    {
        var read = await mediator.Send(new ReadCase.Query(number), ct);
        if (read.Problem is { } missing) return this.Refuse(missing);
        var service = await mediator.Send(new ReadService.Query(number), ct);
        if (service.Problem is { } problem) return this.Refuse(problem);
        (Case, Letters) = (read.Value, service.Value.Letters);
        Forms = Letters.SelectMany(letter => Open(letter).Select(what => (letter.DocumentNo, what,
            Draw(letter, what)))).ToLookup(f => f.DocumentNo, f => (f.what, f.Item3));
        return Page();
    }

    private IEnumerable<string> Open(ReadService.Letter letter)
    {
        var underway = letter.Attempts is [.., { ReceivedOn: null, ReturnedOn: null }];
        if (WayOf(letter) is not null && Permissions.May(Act.RecordService, caller.Roles, Case.State)) yield return "sent";
        if (underway && Permissions.May(Act.RecordService, caller.Roles, Case.State)) yield return "received";
        if (underway && Permissions.May(Act.RecordReturnedMail, caller.Roles, Case.State)) yield return "returned";
    }

    // What was sent is shown again in the form it came from; the letter is named by the form, not asked, and so is the way.
    private IReadOnlyList<FormPart> Draw(ReadService.Letter letter, string what)
    {
        var method = what switch { "sent" => WayOf(letter), "received" => letter.Attempts[^1].Method, _ => null };
        var parts = _sent is { } sent && sent.DocumentNo == letter.DocumentNo && sent.What == what ? sent.Form.Draw(sent.Values)
            : FormOf(letter.DocumentNo, what, Commands[what]).Draw(Fresh(method, what));
        var shown = parts.Where(p => p.Path != "documentNo" && p is not FormField { Path: "proofFile", Options.Count: 0 });
        return [.. method is not { } way ? shown : Asked(shown, [.. ServiceQuestions.Of(way), "method"], what == "sent" && ServiceQuestions.IsAtOnce(way))];
    }

    private static IEnumerable<FormPart> Asked(IEnumerable<FormPart> parts, HashSet<string> asked, bool atOnce)
    {
        foreach (var part in parts)
            if (part is FormGroup group && group.Parts.Any(p => asked.Contains(p.Path))) yield return group with { Parts = [.. group.Parts.Where(p => asked.Contains(p.Path))] };
            else if (part is FormField { Path: "receivedOn" } day && atOnce) yield return day with { Required = true, Label = T("service.servedOn") };
            else if (part is FormField && asked.Contains(part.Path)) yield return part;
    }

    // What is handed over is handed over today, unless somebody says otherwise.
    private FormValues Fresh(ServiceMethod? method, string what)
    {
        var fresh = FormValues.Fresh(clock.Today);
        if (what != "sent" || method is not { } way) return fresh;
        fresh = fresh.With(("method", Camel(way.ToString())));
        return ServiceQuestions.IsAtOnce(way) ? fresh.With(("receivedOn", Days.Iso(clock.Today))) : fresh;
    }

    private CommandForm FormOf(int documentNo, string what, Type command) => new(command, path => path switch
    {
        "method" => Letters.FirstOrDefault(l => l.DocumentNo == documentNo) is { } letter ? [.. letter.Ways.Where(w => w.Open).Select(w => new Option(Camel(w.Method.ToString()), Options.WordOf(w.Method)))] : null,
        "proofFile" => Case is null ? [] : [.. Case.Files.Where(f => f.Purpose == FilePurpose.ServiceProof).Select(f => new Option(f.No.ToString(CultureInfo.InvariantCulture), f.FileName))],
        _ => null,
    }, what + documentNo, kept: ["method"]);

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
