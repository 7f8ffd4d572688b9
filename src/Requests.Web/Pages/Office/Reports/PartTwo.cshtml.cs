using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Reports;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Reports;
using Requests.Web.Hosting;
using Requests.Web.Pages.Forms;
using static Requests.Web.Pages.Texts;

namespace Requests.Web.Pages.Office.Reports;

/// <summary>Part two being filled in: the figures of Art. 20, each with where it can be looked up.</summary>
internal sealed class PartTwoModel(IMediator mediator, Caller caller) : PageModel
{
    private FormValues _typed = FormValues.Empty;
    private IReadOnlyList<ReadDutyFigures.Line> _present = [];

    public PartTwo Form { get; private set; } = null!;

    public ReportPlace Place { get; private set; } = null!;

    public FormErrors? Errors { get; private set; }

    public string Key { get; private set; } = Guid.NewGuid().ToString("N");

    public static string NameOf(string row, string column) => $"{row}.{column}";

    public string Typed(string row, string column) => _typed.Has("sent") ? _typed[NameOf(row, column)]
        : _present.FirstOrDefault(f => f.Row == row && f.Column == column)?.Value.ToString("0.####", CultureInfo.InvariantCulture) ?? "";

    public string Link(string row) => _typed.Has("sent") ? _typed[NameOf(row, "link")] : _present.FirstOrDefault(f => f.Row == row
        && f.EvidenceLink is not null)?.EvidenceLink ?? "";

    public Task<IActionResult> OnGetAsync(int year, CancellationToken ct) => ShowAsync(year, ct);

    public async Task<IActionResult> OnPostAsync(int year, [FromForm] string? key, CancellationToken ct)
    {
        var shown = await ShowAsync(year, ct);
        if (Form is null) return shown;
        (_typed, Key) = (FormValues.Of(Request.Form), key ?? Key);
        var (figures, faults) = (new List<RecordDutyFigures.Figure>(), new List<(string, string?)>());
        foreach (var (row, column, label) in Form.Blocks.SelectMany(b => b.Rows.SelectMany(r => b.Columns.Select(c => (r.Code, c.Code, $"{ReportWords.Label(r.Code, r.Name)} {ReportWords.Label(c.Code, c.Chinese)}")))))
        {
            var name = NameOf(row, column);
            if (!_typed.Has(name)) continue;
            if (decimal.TryParse(_typed[name], NumberStyles.Number, CultureInfo.InvariantCulture, out var value)) figures.Add(new(row,
                column, value, HasText(_typed[NameOf(row, "link")])));
            else faults.Add((T("form.notANumber", label), name));
        }
        if (faults.Count > 0) return Refuse(new FormErrors(faults), StatusCodes.Status400BadRequest);
        var recorded = await caller.OnceAsync(Key, () => mediator.Send(new RecordDutyFigures.Command(year, figures), ct));
        if (recorded.Problem is not { } problem) return Redirect(Place.To() + "#two");
        var messages = problem.Fields is { } fields ? fields.SelectMany(f => f.Value).Distinct() : [problem.Text.ToString()];
        return Refuse(new FormErrors([.. messages.Select(m => (m, (string?)null))], problem.RuleId, problem.Article), ProblemAnswers.StatusOf(problem.Kind));
    }

    private PageResult Refuse(FormErrors errors, int status)
    {
        (Errors, Response.StatusCode) = (errors, status);
        return Page();
    }

    private async Task<IActionResult> ShowAsync(int year, CancellationToken ct)
    {
        Place = new ReportPlace(year, ReportScope.Body);
        var read = await mediator.Send(new ReadAnnualReport.Query(year), ct);
        if (read.Problem is { } problem) return this.Refuse(problem);
        Form = read.Value.PartTwo;
        _present = (await mediator.Send(new ReadDutyFigures.Query(year), ct)).Value.Figures;
        return Page();
    }

    private static string? HasText(string text) => text.Length > 0 ? text : null;
}
