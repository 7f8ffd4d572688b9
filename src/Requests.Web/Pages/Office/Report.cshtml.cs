using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Pipeline;
using Requests.Features.Reports;
using Requests.Statute.AnnualReport;
using Requests.Statute.Outcomes;

namespace Requests.Web.Pages.Office;

/// <summary>The annual report as a view of the cases: tables whose every figure opens its cases, and the checks.</summary>
internal sealed class ReportModel(IMediator mediator, IOfficeClock clock) : PageModel
{
    // Before it the report had other forms, which this program does not hold.
    private const int FirstForm = 2019;

    public ReadAnnualReport.Response Report { get; private set; } = null!;

    public IEnumerable<int> Years => Enumerable.Range(FirstForm, clock.Today.Year - FirstForm + 1).Reverse();

    public static IReadOnlyList<PartThreeColumn> Columns => PartThreeTable.Columns;

    /// <summary>Cells that a check names.</summary>
    public IReadOnlySet<(string Row, string Column)> Faulty { get; private set; } = new HashSet<(string, string)>();

    /// <summary>The form is in Chinese; its rows are the leaves and five more.</summary>
    public static string EnglishOf(string row) => Leaves.TryParse(row, out var leaf) ? Leaves.Of(leaf).English : Texts.T("choice.reportRow." + row);

    public async Task<IActionResult> OnGetAsync(int? year, CancellationToken ct)
    {
        var read = await mediator.Send(new ReadAnnualReport.Query(year ?? clock.Today.Year), ct);
        if (read.Problem is { } problem) return this.Refuse(problem);
        Report = read.Value;
        Faulty = Report.Checks.SelectMany(c => c.Cells).Select(c => (c.Row, c.Column)).ToHashSet();
        return Page();
    }
}
