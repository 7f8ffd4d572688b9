using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Reports;
using Requests.Features.Kernel;
using Requests.Features.Services.Reports;
using Requests.Web.Hosting;
using Requests.Web.Pages.Forms;

namespace Requests.Web.Pages.Office.Reports;

/// <summary>Part one, five or six being written: figures are quoted as fields, so that they cannot part from the tables.</summary>
internal sealed class ReportTextModel(IMediator mediator, Caller caller) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Scope { get; set; }

    public ReportPlace Place { get; private set; } = null!;

    public int Part { get; private set; }

    public string Key => Part switch { 1 => "report.one", 5 => "report.five", _ => "report.six" };

    public string Text { get; private set; } = "";

    public FormErrors? Errors { get; private set; }

    public string FormKey { get; private set; } = Guid.NewGuid().ToString("N");

    public IReadOnlyDictionary<string, string> Fields { get; private set; } = new Dictionary<string, string>();

    /// <summary>What was just written, with its figures filled in.</summary>
    public WriteReportText.Response? Written { get; private set; }

    public async Task<IActionResult> OnGetAsync(int year, int part, CancellationToken ct) => await ShowAsync(year, part, null, ct);

    public async Task<IActionResult> OnPostAsync(int year, int part, [FromForm] string? text, [FromForm] string? key, CancellationToken ct)
    {
        Place = ReportPlace.Of(year, Scope);
        FormKey = key ?? FormKey;
        var written = await caller.OnceAsync(key, () => mediator.Send(new WriteReportText.Command(year, part, text ?? "", Place.Scope), ct));
        if (written.Problem is { } problem)
        {
            Errors = new([(problem.Text.ToString(), "text")], problem.RuleId, problem.Article);
            Response.StatusCode = ProblemAnswers.StatusOf(problem.Kind);
        }
        else (Written, FormKey) = (written.Value, Guid.NewGuid().ToString("N"));
        return await ShowAsync(year, part, text ?? "", ct);
    }

    private async Task<IActionResult> ShowAsync(int year, int part, string? typed, CancellationToken ct)
    {
        if (!AnnualReports.EditedParts.Contains(part)) return NotFound();
        (Place, Part) = (ReportPlace.Of(year, Scope), part);
        var read = await mediator.Send(new ReadAnnualReport.Query(year, Place.Scope), ct);
        if (read.Problem is { } problem) return this.Refuse(problem);
        Text = typed ?? (part switch { 1 => read.Value.PartOne, 5 => read.Value.PartFive, _ => read.Value.PartSix }).Template;
        Fields = read.Value.Fields;
        return Page();
    }
}
