using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Collaboration;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Web.Hosting;
using Requests.Web.Pages.Forms;

namespace Requests.Web.Pages.Office;

/// <summary>What colleagues say beside a case: notes, urgings, watchers. No letter takes anything from here.</summary>
internal sealed class TogetherModel(IMediator mediator, Caller caller) : PageModel
{
    public ReadCase.Response Case { get; private set; } = null!;

    public ReadTogether.Response Together { get; private set; } = null!;

    public FormErrors? Errors { get; private set; }

    /// <summary>What was typed and refused.</summary>
    public string Typed { get; private set; } = "";

    public string? DoneName { get; private set; }

    public string Key { get; } = Guid.NewGuid().ToString("N");

    public static IReadOnlyList<Option> Kinds => Options.Of(typeof(CaseNoteKind))!;

    public bool May(Act act) => Permissions.May(act, caller.Roles, Case.State);

    public async Task<IActionResult> OnGetAsync(string number, string? done, CancellationToken ct)
    {
        DoneName = done is null ? null : CaseActs.Find(done)?.Name;
        return await ShowAsync(number, ct);
    }

    public Task<IActionResult> OnPostNoteAsync(string number, [FromForm] string? key, [FromForm] CaseNoteKind kind, [FromForm] string? text, CancellationToken ct)
    {
        Typed = text ?? "";
        return DoAsync(number, "add-note", "text", key, new AddNote.Command(kind, text ?? ""), ct);
    }

    public Task<IActionResult> OnPostAnswerAsync(string number, [FromForm] string? key, [FromForm] int no, [FromForm] string? words, CancellationToken ct) =>
        DoAsync(number, "answer-urge", $"answer-{no}", key, new AnswerUrge.Command(no, words ?? ""), ct);

    public Task<IActionResult> OnPostWatchAsync(string number, [FromForm] string? key, [FromForm] bool watches, CancellationToken ct) =>
        DoAsync(number, "watch-case", "watch", key, new WatchCase.Command(watches), ct);

    private async Task<IActionResult> DoAsync(string number, string act, string field, string? key, object command, CancellationToken ct)
    {
        var (problem, _) = await caller.OnceAsync(key, () => CaseActs.SendAsync(mediator, command, number, null, ct));
        if (problem is null) return Redirect($"/cases/{CaseAddress.Of(number)}/together?done={act}");
        Errors = new FormErrors([(problem.Fields?.Values.FirstOrDefault()?[0] ?? problem.Text.ToString(), field)]);
        var shown = await ShowAsync(number, ct);
        Response.StatusCode = ProblemAnswers.StatusOf(problem.Kind);
        return shown;
    }

    private async Task<IActionResult> ShowAsync(string number, CancellationToken ct)
    {
        var read = await mediator.Send(new ReadCase.Query(number), ct);
        if (read.Problem is { } problem) return this.Refuse(problem);
        Case = read.Value;
        Together = (await mediator.Send(new ReadTogether.Query(number), ct)).Value;
        return Page();
    }
}
