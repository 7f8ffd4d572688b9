using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Service;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
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

    // Asked only where a letter is left with somebody who refuses it, or made known by public notice (SRV-6, SRV-8).
    private static readonly string[] OfSpecialWays = ["recipientRefused", "witnesses", "recorded", "otherMethodsFailed"];

    private (int DocumentNo, string What, CommandForm Form, FormValues Values)? _sent;

    public ReadCase.Response Case { get; private set; } = null!;

    public IReadOnlyList<ReadService.Letter> Letters { get; private set; } = [];

    /// <summary>What may be recorded now, letter by letter; by its name in the form: sent, received, returned.</summary>
    public ILookup<int, (string What, IReadOnlyList<FormPart> Parts)> Forms { get; private set; } = Array.Empty<int>().ToLookup(n => n,
        _ => ("", (IReadOnlyList<FormPart>)[]));

    public FormErrors? Errors { get; private set; }

    public Conflict? Changed { get; private set; }

    public string? DoneName { get; private set; }

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
            (IReadOnlyList<FormPart>)Draw(letter.DocumentNo, what)))).ToLookup(f => f.DocumentNo, f => (f.what, f.Item3));
        return Page();
    }

    private IEnumerable<string> Open(ReadService.Letter letter)
    {
        var underway = letter.Attempts is [.., { ReceivedOn: null, ReturnedOn: null }];
        if (letter.Ways.Count > 0 && Permissions.May(Act.RecordService, caller.Roles, Case.State)) yield return "sent";
        if (underway && Permissions.May(Act.RecordService, caller.Roles, Case.State)) yield return "received";
        if (underway && Permissions.May(Act.RecordReturnedMail, caller.Roles, Case.State)) yield return "returned";
    }

    // What was sent is shown again in the form it came from; the letter is named by the form, not asked.
    private FormPart[] Draw(int documentNo, string what)
    {
        var parts = _sent is { } sent && sent.DocumentNo == documentNo && sent.What == what ? sent.Form.Draw(sent.Values) : FormOf(documentNo, what, Commands[what]).Draw(FormValues.Fresh(clock.Today));
        var shown = parts.Where(p => p.Path != "documentNo" && p is not FormField { Path: "proofFile", Options.Count: 0 }).ToArray();
        var special = shown.OfType<FormField>().Where(f => OfSpecialWays.Contains(f.Path)).ToList();
        if (special.Count == 0) return shown;
        var folded = new FormGroup($"special-{what}{documentNo}", T("service.special"), special.All(f => f.Value.Length == 0 && !f.Bad), special);
        return [.. shown.Except(special).TakeWhile(p => p is FormField), folded, .. shown.Except(special).SkipWhile(p => p is FormField)];
    }

    private CommandForm FormOf(int documentNo, string what, Type command) => new(command, path => path switch
    {
        "method" => Letters.FirstOrDefault(l => l.DocumentNo == documentNo) is { } letter ? [.. letter.Ways.Where(w => w.Open).Select(w => new Option(Camel(w.Method.ToString()), Options.WordOf(w.Method)))] : null,
        "proofFile" => Case is null ? [] : [.. Case.Files.Where(f => f.Purpose == FilePurpose.ServiceProof).Select(f => new Option(f.No.ToString(CultureInfo.InvariantCulture), f.FileName))],
        _ => null,
    }, what + documentNo);

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
