using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Calendars;
using Requests.Features.Kernel;
using Requests.Features.Services.Clock;
using Requests.Web.Hosting;
using Requests.Web.Pages.Forms;

namespace Requests.Web.Pages.Office;

/// <summary>The calendar: paste a notice, see it day by day and every case it moves, then enter it in one act.</summary>
internal sealed class CalendarNoticeModel(IMediator mediator, Caller caller) : PageModel
{
    public ListCalendar.Response Calendar { get; private set; } = null!;

    public bool MayChange => Permissions.MayEver(Act.ManageCalendar, caller.Roles);

    public bool MayPropose => Permissions.MayEver(Act.ProposeCalendarNotice, caller.Roles);

    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public int? Year { get; set; }

    [BindProperty]
    public string? PublishedOn { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? Deviation { get; set; }

    /// <summary>What the pasted text was read as.</summary>
    public ReadNoticeText.Response? Reading { get; private set; }

    public CalendarMoves? Preview { get; private set; }

    /// <summary>The notice was entered and waits for the second person.</summary>
    public bool Entered { get; private set; }

    public bool MayConfirm => Permissions.MayEver(Act.ConfirmCalendarNotice, caller.Roles);

    public FormErrors? Errors { get; private set; }

    public string Key { get; private set; } = Guid.NewGuid().ToString("N");

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync([FromForm] string? key, [FromForm] string? enter, CancellationToken ct)
    {
        Key = key ?? Key;
        if (!MayPropose) return this.Refuse(CommonProblems.NotAllowed);
        if (Year is not { } year || !DateOnly.TryParse(PublishedOn, System.Globalization.CultureInfo.InvariantCulture, out var published))
            return await RefuseAsync(new FormErrors([(Texts.T("calendar.fields"), "f-year")]), StatusCodes.Status400BadRequest, ct);
        var read = await mediator.Send(new ReadNoticeText.Query(year, Text ?? ""), ct);
        if (read.Problem is { } unread) return await RefuseAsync(unread, ct);
        Reading = read.Value;
        var (off, work) = (Reading.OffDays, Reading.WorkDays);
        var deviation = string.IsNullOrWhiteSpace(Deviation) ? null : Deviation.Trim();
        if (enter is null)
        {
            var preview = await mediator.Send(new PreviewCalendarChange.Query(Number ?? "", published, year, off, work, deviation), ct);
            if (preview.Problem is { } problem) return await RefuseAsync(problem, ct);
            Preview = preview.Value;
            return await ShowAsync(ct);
        }
        var entered = await caller.OnceAsync(
            Key, () => mediator.Send(new EnterCalendarNotice.Command(Number ?? "", year, published, off, work, deviation), ct));
        if (entered.Problem is { } refused) return await RefuseAsync(refused, ct);
        (Entered, Reading) = (true, null);
        return await ShowAsync(ct);
    }

    private Task<IActionResult> RefuseAsync(Problem problem, CancellationToken ct) => RefuseAsync(
        new FormErrors(problem.Fields is { } fields ? [.. fields.SelectMany(f => f.Value).Select(m => (m,
            (string?)null))] : [(problem.Text.ToString(), null)], problem.RuleId, problem.Article),
        ProblemAnswers.StatusOf(problem.Kind), ct);

    private async Task<IActionResult> RefuseAsync(FormErrors errors, int status, CancellationToken ct)
    {
        Errors = errors;
        Response.StatusCode = status;
        return await ShowAsync(ct);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var read = await mediator.Send(new ListCalendar.Query(), ct);
        if (read.Problem is { } problem) return this.Refuse(problem);
        Calendar = read.Value;
        return Page();
    }
}
