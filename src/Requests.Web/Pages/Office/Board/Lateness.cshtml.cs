using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Supervision;
using Requests.Web.Pages.Forms;
using static Requests.Web.Pages.Texts;

namespace Requests.Web.Pages.Office.Board;

/// <summary>How many replies left in time, why the others did not, and which step costs the days; with the pack an inspection asks for.</summary>
internal sealed class LatenessModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    public ReadLateness.Response Read { get; private set; } = null!;

    public IReadOnlyList<FormField> Filters =>
    [
        new("from", FieldKind.Day, true, T("lateness.from"), null, Days.Iso(Read.From), [], []),
        new("to", FieldKind.Day, true, T("lateness.to"), null, Days.Iso(Read.To), [], []),
    ];

    public Bars Steps => new(T("lateness.steps"), T("board.step"), [(T("lateness.totalDays"), "c-base")],
        [.. Read.Steps.Select(s => new Bars.Line(s.Name.ToString(), [s.TotalDays], null,
            T("lateness.stepWords", Bars.Share(s.ShareOfDays), Bars.Figure(s.Median),
            s.Longest) + (s.LongestIn > 0 ? T("lateness.stepWorst", s.LongestIn) : "")))]);

    public Bars Causes => new(T("lateness.causes"), T("field.cause"), [(T("board.cases"), "c-late")],
        [.. Read.Causes.Select(c => new Bars.Line(c.Name.ToString(), [c.Count])),
            .. Read.Unexplained > 0 ? [new Bars.Line(T("lateness.unexplained"), [Read.Unexplained])] : Array.Empty<Bars.Line>()]);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var read = await mediator.Send(new ReadLateness.Query(Days.Read(From), Days.Read(To)), ct);
        if (read.Problem is { } problem) return this.Refuse(problem);
        Read = read.Value;
        return Page();
    }
}
