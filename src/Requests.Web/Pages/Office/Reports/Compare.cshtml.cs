using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Reports;
using Requests.Features.Services.Reports;
using static Requests.Web.Pages.Texts;

namespace Requests.Web.Pages.Office.Reports;

/// <summary>Two years of the report, or its frozen copy and what the cases say now: every place in which they differ.</summary>
internal sealed class CompareModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Scope { get; set; }

    public ReportPlace Place { get; private set; } = null!;

    public string Title { get; private set; } = "";

    /// <summary>What stands to the left and to the right.</summary>
    public (string Before, string After) Sides { get; private set; }

    /// <summary>Null where two years are compared.</summary>
    public ReadFrozenReport.Response? Frozen { get; private set; }

    public IReadOnlyList<ReportDifference> Differences { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(int year, int? before, CancellationToken ct)
    {
        Place = ReportPlace.Of(year, Scope);
        return before is { } other ? await CompareAsync(other, ct) : await SinceAsync(ct);
    }

    private async Task<IActionResult> CompareAsync(int before, CancellationToken ct)
    {
        var compared = await mediator.Send(new CompareReports.Query(Place.Year, before, Place.Scope), ct);
        if (compared.Problem is { } problem) return this.Refuse(problem);
        Title = T("report.comparing", before, Place.Year);
        Sides = (NameOf(compared.Value.Before), NameOf(compared.Value.After));
        Differences = compared.Value.Differences;
        return Page();
    }

    private async Task<IActionResult> SinceAsync(CancellationToken ct)
    {
        var read = await mediator.Send(new ReadFrozenReport.Query(Place.Year, Place.Scope), ct);
        if (read.Problem is { } problem) return this.Refuse(problem);
        (Frozen, Title, Sides, Differences) = (read.Value, T("report.sinceFrozen", Place.Year), (T("report.frozen"), T("report.now")), read.Value.Differences);
        return Page();
    }

    private static string NameOf(CompareReports.Side side) => T(side.Frozen ? "report.sideFrozen" : "report.side", side.Year);
}
