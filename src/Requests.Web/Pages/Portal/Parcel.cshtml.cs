using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Requests.Features.Areas.Portal;
using Requests.Features.Kernel;
using Requests.Web.Hosting;
using Requests.Web.Pages.Forms;

namespace Requests.Web.Pages.Portal;

/// <summary>The reply and everything that goes with it, by number and query code, which are posted and never stand in an address.</summary>
[EnableRateLimiting(RateLimits.Portal)]
internal sealed class ParcelModel(IMediator mediator) : PageModel
{
    private const long Kilo = 1024;

    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public string? QueryCode { get; set; }

    public ReadParcel.Response? Parcel { get; private set; }

    public CheckStatus.Response? Status { get; private set; }

    /// <summary>The one question after the reply; null once it was answered.</summary>
    public OfferedAct? Rating => Status is { MayRate: true } status ? PortalActs.For(status).Single(a => a.Act == Act.RateService).Offer() : null;

    public string Key { get; } = Guid.NewGuid().ToString("N");

    public FormErrors? Errors { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Response.Headers.CacheControl = "no-cache, no-store";
        var opened = await mediator.OpenParcelAsync(new ReadParcel.Query(Number ?? "", QueryCode ?? ""), ct);
        if (opened.Problem is { } problem)
        {
            Errors = new FormErrors([(problem.Text.ToString(), "number")]) { Result = Texts.T("form.notFound") };
            Response.StatusCode = ProblemAnswers.StatusOf(problem.Kind);
            return Page();
        }
        Parcel = opened.Value;
        Status = (await mediator.Send(new CheckStatus.Query(Number ?? "", QueryCode ?? ""), ct)).Value;
        return Page();
    }

    /// <summary>Kilobytes below a megabyte, else megabytes with one decimal.</summary>
    public static string Size(long bytes) => bytes < Kilo * Kilo
        ? Texts.T("parcel.kilobytes", Math.Max(1, (bytes + Kilo / 2) / Kilo))
        : Texts.T("parcel.megabytes", Math.Round((decimal)bytes / (Kilo * Kilo), 1));

    public static string Address(string ticket) => $"/api/v1/portal/parts/{ticket}";
}
