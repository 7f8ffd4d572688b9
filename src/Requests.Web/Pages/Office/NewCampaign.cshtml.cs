using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Campaigns;
using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Search;
using Requests.Features.Kernel;
using Requests.Features.Services.Search;
using Requests.Web.Hosting;
using Requests.Web.Pages.Forms;

namespace Requests.Web.Pages.Office;

/// <summary>Chooses what is answered together with a case: what reads alike, what a list of words finds, and numbers typed by hand.</summary>
[RequestFormLimits(ValueCountLimit = OpenCampaign.Most + 100)]
internal sealed class NewCampaignModel(IMediator mediator, Caller caller) : PageModel
{
    /// <param name="Likeness">Null where words found it.</param>
    public sealed record Candidate(string CaseNumber, string Subject, CaseState State, DateOnly? DueOn, bool DueIsProvisional, string? Officer, double? Likeness,
        IReadOnlyList<Difference> Differences, bool Chosen);

    [BindProperty(SupportsGet = true)]
    public string? Case { get; set; }

    /// <summary>Looks for open cases with these words beside those that read alike.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Words { get; set; }

    public ReadCase.Response Of { get; private set; } = null!;

    public IReadOnlyList<Candidate> Candidates { get; private set; } = [];

    public FormErrors? Errors { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Typed by hand, one a line.</summary>
    public string More { get; private set; } = "";

    public string Key { get; private set; } = Guid.NewGuid().ToString("N");

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!Permissions.MayEver(Act.AnswerTogether, caller.Roles)) return this.Refuse(CommonProblems.NotAllowed);
        return await ShowAsync(null, ct);
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string? name, [FromForm] string[]? numbers, [FromForm] string? more, [FromForm] string? key, CancellationToken ct)
    {
        (Name, More, Key) = (name ?? "", more ?? "", key ?? Key);
        IReadOnlyList<string> chosen = [.. (numbers ?? []).Concat(FormValues.Several(More)).Where(n => !string.IsNullOrWhiteSpace(n)).Distinct()];
        var opened = await caller.OnceAsync(key, () => mediator.Send(new OpenCampaign.Command(Case ?? "", Name, chosen), ct));
        if (opened.Problem is null) return Redirect($"/campaigns/{opened.Value.Id:N}");
        Errors = opened.Problem.Fields is { } fields
            ? new FormErrors([.. fields.SelectMany(f => f.Value.Select(m => (m, (string?)(f.Key switch { "name" => "name", "caseNumbers" => "more", _ => null }))))]) : FormErrors.Of(opened.Problem);
        Response.StatusCode = ProblemAnswers.StatusOf(opened.Problem.Kind);
        return await ShowAsync(chosen, ct);
    }

    private async Task<IActionResult> ShowAsync(IReadOnlyList<string>? chosen, CancellationToken ct)
    {
        var read = await mediator.Send(new ReadCase.Query(Case ?? ""), ct);
        if (read.Problem is { } problem) return this.Refuse(problem);
        Of = read.Value;
        if (Name.Length == 0) Name = Of.Subject;
        var alike = await mediator.Send(new ListAlike.Query(Of.CaseNumber), ct);
        if (alike.Problem is { } closed) return this.Refuse(closed);
        var candidates = alike.Value.Select(a => new Candidate(a.CaseNumber, a.Subject, a.State, a.DueOn, a.DueIsProvisional, a.Officer, a.Likeness, a.Differences,
            chosen?.Contains(a.CaseNumber) ?? ((a.Mine || a.Officer is null) && a.Differences.Count == 0))).ToList();
        if (Words?.Trim() is { Length: > 0 } words && await mediator.Send(new ListCases.Query(Open: true, Words: words, Size: ListCases.MaximumPage), ct) is { Problem: null } found)
            candidates.AddRange(found.Value.Cases.Where(c => c.CaseNumber != Of.CaseNumber && candidates.TrueForAll(a => a.CaseNumber != c.CaseNumber))
                .Select(c => new Candidate(c.CaseNumber, c.Subject, c.State, c.DueOn, c.DueIsProvisional, c.Officer, null, [], chosen?.Contains(c.CaseNumber) ?? false)));
        Candidates = candidates;
        return Page();
    }
}
