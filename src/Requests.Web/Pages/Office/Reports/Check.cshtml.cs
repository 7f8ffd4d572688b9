using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Reports;
using Requests.Features.Kernel;
using Requests.Features.Services.Reports;
using Requests.Statute.AnnualReport;
using Requests.Statute.Disputes;
using Requests.Statute.Outcomes;
using Requests.Web.Hosting;
using Requests.Web.Pages.Forms;
using static Requests.Web.Pages.Texts;

namespace Requests.Web.Pages.Office.Reports;

/// <summary>A report that was made elsewhere: its tables pasted or read from a file, checked, and kept so that the next year can be held against them.</summary>
internal sealed class CheckModel(IMediator mediator, Caller caller) : PageModel
{
    private FormValues _typed = FormValues.Empty;

    public string Key { get; private set; } = Guid.NewGuid().ToString("N");

    public FormErrors? Errors { get; private set; }

    /// <summary>Identities that fail; null while nothing was checked.</summary>
    public IReadOnlyList<ReportCheck>? Failures { get; private set; }

    /// <summary>The year that was kept.</summary>
    public int? Entered { get; private set; }

    public ReportTables? Tables { get; private set; }

    public bool MayEnter => Permissions.MayEver(Act.WriteReport, caller.Roles);

    public IReadOnlySet<(string Row, string Column)> Faulty => (Failures ?? []).SelectMany(f => f.Cells).Select(c => (c.Row, c.Column)).ToHashSet();

    public IReadOnlyList<FormField> Head =>
    [
        Field("layout", FieldKind.Choice, [new(LayoutNames.Revised, T("report.layout", LayoutNames.Revised)),
            new(LayoutNames.Trial, T("report.layout", LayoutNames.Trial))]) with { Value = Layout },
    ];

    public IReadOnlyList<FormField> Body => [Field("partThree", FieldKind.Text), Field("partFour", FieldKind.Text, required: false),
        Field("before", FieldKind.Text, required: false)];

    public IReadOnlyList<FormField> Source => [Field("year", FieldKind.Number), Field("source", FieldKind.Line)];

    private string Layout => _typed.Has("layout") ? _typed["layout"] : LayoutNames.Revised;

    public IActionResult OnGet() => Permissions.MayEver(Act.ReadReports, caller.Roles) ? Page() : this.Refuse(CommonProblems.NotAllowed);

    public async Task<IActionResult> OnPostAsync([FromForm] string? key, [FromForm] bool enter, CancellationToken ct)
    {
        (_typed, Key) = (FormValues.Of(Request.Form), key ?? Key);
        var faults = new List<(string, string?)>();
        if (Request.Form.Files["file"] is { Length: > 0 } file)
        {
            if (ReportFile.Read(file) is not var (partThree,
                partFour)) return Refused(new FormErrors([(T("report.fileUnread", file.FileName), "file")]), StatusCodes.Status400BadRequest);
            _typed = _typed.With(("partThree", partThree), ("partFour", partFour));
        }
        Tables = Read("partThree", faults) is { } three ? new ReportTables(new PartThree(null, three), ReadPartFour(faults), Layout) : null;
        var before = _typed.Has("before") && Read("before", faults) is { } last ? new ReportTables(new PartThree(null, last), null, Layout) : null;
        if (faults.Count > 0 || Tables is null) return Refused(new FormErrors(faults), StatusCodes.Status400BadRequest);
        if (enter) return await EnterAsync(ct);
        var checkedNow = await mediator.Send(new CheckReport.Query(Tables.PartThree, Tables.PartFour, Layout, before), ct);
        if (checkedNow.Problem is { } problem) return Refused(problem);
        Failures = checkedNow.Value.Failures;
        return Page();
    }

    private async Task<IActionResult> EnterAsync(CancellationToken ct)
    {
        if (!int.TryParse(_typed["year"], NumberStyles.None, CultureInfo.InvariantCulture, out var year))
            return Refused(new FormErrors([(T("form.notANumber", T("calendar.year")), "f-year")]), StatusCodes.Status400BadRequest);
        var entered = await caller.OnceAsync(
            $"{Key}/{_typed.Fingerprint}", () => mediator.Send(new EnterKnownReport.Command(year, _typed["source"], Tables!), ct));
        if (entered.Problem is { } problem) return Refused(problem);
        (Failures, Entered) = (entered.Value.Failures, year);
        return Page();
    }

    private PartThreeLine[]? Read(string name, List<(string, string?)> faults)
    {
        var heads = PartThreeTable.RowHeads(LayoutNames.TryParse(Layout, out var form) ? form : ReportLayout.Revised2021);
        if (TypedTable.Read(_typed[name], heads.Count, PartThreeTable.Columns.Count) is { } rows) return [.. heads.Zip(rows,
            (head, row) => new PartThreeLine(head.Code, head.Chinese, row))];
        faults.Add((T("report.notATable", T($"field.ReportCheck.{name}"), heads.Count, PartThreeTable.Columns.Count), $"f-{name}"));
        return null;
    }

    private PartFourLine[]? ReadPartFour(List<(string, string?)> faults)
    {
        if (!_typed.Has("partFour")) return null;
        var forums = Enum.GetValues<DisputeForum>();
        if (TypedTable.Read(_typed["partFour"], forums.Length, PartFourLine.Figures) is { } rows) return [.. forums.Zip(rows,
            (forum, row) => new PartFourLine(forum, row))];
        faults.Add((T("report.notATable", T("field.ReportCheck.partFour"), forums.Length, PartFourLine.Figures), "f-partFour"));
        return null;
    }

    private FormField Field(string name, FieldKind kind, IReadOnlyList<Option>? options = null, bool required = true) =>
        new(name, kind, required, T($"field.ReportCheck.{name}"), Find($"hint.ReportCheck.{name}"), _typed[name], options ?? [], ErrorsOf($"f-{name}"));

    /// <summary>What the summary says about one field.</summary>
    public IReadOnlyList<string> ErrorsOf(string fieldId) => [.. (Errors?.Fields ?? []).Where(f => f.FieldId == fieldId).Select(f => f.Message)];

    private PageResult Refused(Problem problem) => Refused(
        new FormErrors(problem.Fields is { } fields ? [.. fields.SelectMany(f => f.Value.Select(m => (m,
            Source.FirstOrDefault(s => s.Path == f.Key)?.Id)))] : [(problem.Text.ToString(), null)], problem.RuleId, problem.Article),
        ProblemAnswers.StatusOf(problem.Kind));

    private PageResult Refused(FormErrors errors, int status)
    {
        (Errors, Tables, Response.StatusCode) = (errors, null, status);
        return Page();
    }
}
