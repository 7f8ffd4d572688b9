using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Reports;

namespace Requests.Web.Pages.Office;

/// <summary>The cases behind one figure of the annual report.</summary>
internal sealed class ReportCellModel(IMediator mediator) : PageModel
{
    public int Year { get; private set; }

    public ReadReportCell.Response Cell { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(int year, string row, string column, string? after, CancellationToken ct)
    {
        var read = await mediator.Send(new ReadReportCell.Query(year, row, column, after), ct);
        if (read.Problem is { } problem) return this.Refuse(problem);
        (Year, Cell) = (year, read.Value);
        return Page();
    }
}
