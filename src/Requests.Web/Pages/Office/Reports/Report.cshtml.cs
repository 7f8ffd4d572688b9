using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Reports;
using Requests.Features.Kernel;
using Requests.Features.Services.Reports;
using Requests.Statute.AnnualReport;
using Requests.Statute.Outcomes;
using Requests.Web.Pages.Forms;
using static Requests.Web.Pages.Texts;

namespace Requests.Web.Pages.Office.Reports;

/// <summary>The annual report as a view of the cases: six parts, tables whose every figure opens its cases, checks, freezing.</summary>
internal sealed class ReportModel(IMediator mediator, ICaller caller, IOfficeClock clock) : PageModel
{
    private static readonly string[] Sums = [PartThreeTable.New, PartThreeTable.CarriedIn, PartThreeTable.Total, PartThreeTable.CarriedOut];

    [BindProperty(SupportsGet = true)]
    public string? Scope { get; set; }

    public ReadAnnualReport.Response Report { get; private set; } = null!;

    public ReportPlace Place { get; private set; } = null!;

    public IEnumerable<int> Years => Enumerable.Range(ReportLayouts.FirstYear, clock.Today.Year - ReportLayouts.FirstYear + 1).Reverse();

    public static IReadOnlyList<PartThreeColumn> Columns => PartThreeTable.Columns;

    public static IReadOnlyList<PrintAnnualReport.Format> Formats { get; } = Enum.GetValues<PrintAnnualReport.Format>();

    /// <summary>Cells that a check names.</summary>
    public IReadOnlySet<(string Row, string Column)> Faulty { get; private set; } = new HashSet<(string, string)>();

    public bool MayWrite => Report.Frozen is null && Permissions.MayEver(Act.WriteReport, caller.Roles);

    public bool MayFreeze => Permissions.MayEver(Act.FreezeReport, caller.Roles);

    /// <summary>Why it cannot be frozen now; null when it can.</summary>
    public string? NotYet => !AnnualReportDue.YearIsOver(Report.Year, clock.Today) ? ReportProblems.YearRuns.With(Report.Year).Text.ToString() : null;

    public bool Holds => Report.Checks.All(c => c.Ok) && Report.TextFindings.Count == 0;

    public IEnumerable<(int Part, string Key, ReadAnnualReport.Prose Prose)> Texts =>
        [(1, "report.one", Report.PartOne), (5, "report.five", Report.PartFive), (6, "report.six", Report.PartSix)];

    public IReadOnlyList<Bars> Charts
    {
        get
        {
            var trends = Report.Trends;
            var outcomes = Report.PartThree.Rows.Where(r => !Sums.Contains(r.Code) && r.Values[^1] > 0).OrderByDescending(r => r.Values[^1]).ToList();
            var all = outcomes.Sum(r => r.Values[^1] ?? 0);
            var replied = trends.OnTime + trends.Late;
            return
            [
                new(T("chart.outcomes"), T("report.row"), [(T("board.cases"), "c-base")],
                    [.. outcomes.Select(r => new Bars.Line(NameOf(r), [r.Values[^1]!.Value], Place.To($"/{r.Code}/total"), Bars.Share((decimal)r.Values[^1]!.Value / all)))]),
                new(T("chart.months"), T("chart.month"), [(T("chart.new"), "c-base"), (T("chart.answered"), "c-soft")],
                    [.. trends.Months.Select(m => new Bars.Line(MonthName(m.Month), [m.New, m.Answered]))]),
                new(T("chart.timeliness"), T("chart.when"), [(T("board.cases"), "c-base")],
                    [new(T("chart.onTime"), [trends.OnTime], null, replied == 0 ? null : Bars.Share((decimal)trends.OnTime / replied)),
                        new(T("chart.late"), [trends.Late])]),
                new(T("chart.years"), T("report.years"), [(T("chart.new"), "c-base")],
                    [.. trends.Years.Select(y => new Bars.Line(y.Year.ToString(CultureInfo.InvariantCulture), [OnRecord(y) ? y.New : null]))]),
                new(T("chart.channels"), T("work.channel"), [(T("chart.new"), "c-base")],
                    [.. trends.Channels.Select(c => new Bars.Line(ReportWords.Channel(c.Code), [c.Count]))]),
            ];
        }
    }

    /// <summary>The form is in Chinese; its rows are the leaves and five more.</summary>
    public static string NameOf(PartThreeLine row) =>
        !English && row.Name is { } name ? name : ReportWords.Row(row.Code);

    public async Task<IActionResult> OnGetAsync(int? year, CancellationToken ct)
    {
        Place = ReportPlace.Of(year ?? clock.Today.Year, Scope);
        var read = await mediator.Send(new ReadAnnualReport.Query(Place.Year, Place.Scope), ct);
        if (read.Problem is { } problem) return this.Refuse(problem);
        Report = read.Value;
        Faulty = Report.Checks.SelectMany(c => c.Cells).Select(c => (c.Row, c.Column)).ToHashSet();
        return Page();
    }

    private static string MonthName(int month) => CultureInfo.CurrentCulture.DateTimeFormat.GetAbbreviatedMonthName(month);

    // A year before the first case on record tells nothing.
    private bool OnRecord(YearCount year) => year.Year == Report.Year || Report.Trends.Years.Any(y => y.Year <= year.Year && y.New > 0);
}
