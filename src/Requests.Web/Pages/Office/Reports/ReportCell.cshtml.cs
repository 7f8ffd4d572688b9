using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Reports;

namespace Requests.Web.Pages.Office.Reports;

/// <summary>The cases behind one figure of the annual report.</summary>
internal sealed class ReportCellModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Scope { get; set; }

    public ReportPlace Place { get; private set; } = null!;

    /// <summary>As the address names it.</summary>
    public string Column { get; private set; } = "";

    public ReadReportCell.Response Cell { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(int year, string row, string column, string? after, CancellationToken ct)
    {
        (Place, Column) = (ReportPlace.Of(year, Scope), column);
        var read = await mediator.Send(new ReadReportCell.Query(year, row, column, after, Scope: Place.Scope), ct);
        if (read.Problem is { } problem) return this.Refuse(problem);
        Cell = read.Value;
        return Page();
    }
}
