using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Requests.Features.Areas.Portal;
using Requests.Features.Areas.Register;
using Requests.Web.Hosting;
using Requests.Web.Pages.Forms;

namespace Requests.Web.Pages.Portal;

/// <summary>What anybody can read without asking: searched before a request is made, or the list of answers a body has published.</summary>
[EnableRateLimiting(RateLimits.Portal)]
internal sealed class PublishedModel(IMediator mediator) : PageModel
{
    private const int PageSize = 30;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Body { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Skip { get; set; }

    public IReadOnlyList<ReadGuide.Body> Bodies { get; private set; } = [];

    /// <summary>Null while nothing was looked for.</summary>
    public FindPublished.Response? Found { get; private set; }

    public ReadDisclosureLog.Response? Log { get; private set; }

    /// <summary>How many answers are listed, in words.</summary>
    public string Counted => Log!.Count == 1 ? Texts.T("published.log.one") : Texts.T("published.log", Log.Count);

    public FormErrors? Errors { get; private set; }

    public FormField Words => new("q", FieldKind.Line, true, Texts.T("published.words"), null, Q ?? "", [], [.. Errors?.Fields.Select(f => f.Message) ?? []]);

    public string? NextAddress => Log is { } log && log.Count > Skip + PageSize ? $"/published?body={Uri.EscapeDataString(Body ?? "")}&year={Year}&skip={Skip + PageSize}" : null;

    /// <summary>Only addresses of the web are made links; anything else is shown as it is.</summary>
    public static bool IsAddress(string? link) => Uri.TryCreate(link, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Bodies = (await mediator.Send(new ReadGuide.Query(), ct)).Value.Bodies;
        Body = string.IsNullOrWhiteSpace(Body) ? null : Body;
        if (!string.IsNullOrWhiteSpace(Q)) return await FindAsync(Q.Trim(), ct);
        if (Bodies.Count == 0) return Page();
        var log = await mediator.Send(new ReadDisclosureLog.Query(Body ?? Bodies[0].Code, Year, Math.Max(0, Skip), PageSize), ct);
        if (log.Problem is { } problem) return this.Refuse(problem);
        Log = log.Value;
        return Page();
    }

    private async Task<IActionResult> FindAsync(string words, CancellationToken ct)
    {
        var found = await mediator.Send(new FindPublished.Query(words, Body), ct);
        if (found.Problem is not { } problem)
        {
            Found = found.Value;
            return Page();
        }
        if (problem.Fields is null) return this.Refuse(problem);
        Errors = new([.. problem.Fields.SelectMany(f => f.Value).Select(m => (m, (string?)Words.Id))]);
        Response.StatusCode = ProblemAnswers.StatusOf(problem.Kind);
        return Page();
    }
}
