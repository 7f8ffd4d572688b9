using System.Text;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Requests.Features.Areas.Portal;
using Requests.Features.Areas.Supervision;
using Requests.Features.Kernel;
using Requests.Features.Services.Files;
using Requests.Statute.Clocks;
using Requests.Web.Hosting;
using Requests.Web.Pages.Forms;

namespace Requests.Web.Pages.Portal;

/// <summary>How a request stands, in one sentence, and what its applicant can do. Number and query code are posted, never in an address.</summary>
[EnableRateLimiting(RateLimits.Portal)]
internal sealed class StatusModel(IMediator mediator, Caller caller, IOfficeClock clock) : PageModel
{
    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public string? QueryCode { get; set; }

    public CheckStatus.Response? Answer { get; private set; }

    public FormErrors? Errors { get; private set; }

    public bool Done { get; private set; }

    /// <summary>What is wrong with a file that was taken all the same.</summary>
    public string? FileWarning { get; private set; }

    public string Key { get; private set; } = Guid.NewGuid().ToString("N");

    public IReadOnlyList<OfferedAct> Acts { get; private set; } = [];

    /// <summary>What the applicant is waited for to do.</summary>
    public OfferedAct? Asked => Acts.FirstOrDefault(a => a.Asked);

    /// <summary>How often the due date moved.</summary>
    public int Moves => Answer!.Story.Count(h => h.After is not null);

    /// <summary>Null where no date binds any more and none ever will.</summary>
    public Stamp? Stamp => PortalActs.PhaseOf(Answer!.Status) is var phase && phase == ClockPhase.Replied && Answer.RepliedOn is null ? null
        : Stamp.Due(Answer.DueOn, Answer.DueIsProvisional, Answer.Status == "overdue", phase, Answer.RepliedOn);

    /// <summary>Null while no day binds.</summary>
    public CalendarStrip? Strip => Answer is { Trail.Count: > 0 } one ? CalendarStrip.Of(one.ReceivedOn!.Value, one.Trail, one.DueOn, clock.Today) : null;

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostActAsync([FromForm] string? act, [FromForm] string? key, IFormFile? file, CancellationToken ct)
    {
        if (PortalActs.Find(act) is not { } offered) return BadRequest();
        var (form, values) = (offered.Form(), FormValues.Of(Request.Form));
        var problem = CommonProblems.Invalid;
        if (form.Read<object>(values) is { } command)
        {
            var taken = file is null ? null : await mediator.TakeInMaterialAsync(Number ?? "", QueryCode ?? "", file, ct);
            problem = taken?.Problem ?? await caller.OnceAsync(
                key, () => offered.SendAsync(mediator, PortalAct.WithFile(command, taken?.Value), Number ?? "", QueryCode ?? "", ct));
            // A file goes in beside the words of a correction, which alone move the date.
            if (problem is null && taken?.Value is { } kept && command is not AddMaterial.Command)
                problem = await caller.OnceAsync($"{key}/file", async () => (await mediator.Send(
                    new AddMaterial.Command { Number = Number ?? "", QueryCode = QueryCode ?? "", File = kept }, ct)).Problem);
            if (problem is null)
            {
                (Done, FileWarning) = (true, PortalFiles.Warning(taken?.Value.Opening));
                return await ShowAsync(ct);
            }
            Errors = form.Refuse(problem, values);
        }
        else
        {
            Errors = form.Errors(values);
        }
        var shown = await ShowAsync(ct, (offered, form, values));
        Response.StatusCode = ProblemAnswers.StatusOf(problem.Kind);
        return shown;
    }

    public async Task<IActionResult> OnPostLetterAsync([FromForm] int letter, CancellationToken ct)
    {
        var result = await mediator.Send(new DownloadReply.Query(Number ?? "", QueryCode ?? "", letter, Pdf: true), ct);
        if (result.Problem is { } problem) return this.Refuse(problem);
        return result.Value.Pdf is { } pdf ? File(pdf, "application/pdf", $"{result.Value.Title}.pdf")
            : File(Encoding.UTF8.GetBytes(result.Value.Text), "text/plain; charset=utf-8", $"{result.Value.Title}.txt");
    }

    public async Task<IActionResult> OnPostReceiptAsync(CancellationToken ct)
    {
        var slip = await mediator.Send(new PrintReceipt.Query(Number ?? "", QueryCode ?? ""), ct);
        return slip.Problem is { } problem ? this.Refuse(problem) : File(slip.Value.Pdf, "application/pdf", slip.Value.FileName);
    }

    /// <summary>The last day as an entry for a calendar of one's own.</summary>
    public async Task<IActionResult> OnPostCalendarAsync(CancellationToken ct)
    {
        var shown = await ShowAsync(ct);
        if (Answer is not { DueOn: { } due } answer) return shown;
        var day = new CalendarDay(answer.CaseNumber, answer.YourDeadline ?? due, Texts.T(answer.YourDeadline is null ? "status.calendar.reply" : "status.calendar.yours", answer.CaseNumber),
            $"{Request.Scheme}://{Request.Host}/status", answer.DueIsProvisional);
        return File(Encoding.UTF8.GetBytes(ICalendar.Write(answer.CaseNumber, Request.Host.Host, [day], clock.Now)), "text/calendar; charset=utf-8", $"{answer.CaseNumber}.ics");
    }

    // Why something comes late is asked of nobody who is in time.
    private OfferedAct InTime(OfferedAct act) => Answer!.YourDeadline is { } last && last >= clock.Today
        ? act with { Parts = [.. act.Parts.Where(p => p.Path != "delayReason" || p is FormField { Bad: true })] } : act;

    public async Task<IActionResult> OnPostMessagesAsync([FromForm] bool wanted, CancellationToken ct)
    {
        Done = (await mediator.Send(new ChooseMessages.Command(wanted, Number ?? "", QueryCode ?? ""), ct)).Problem is null;
        return await ShowAsync(ct);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken ct, (PortalAct Act, CommandForm Form, FormValues Values)? refused = null)
    {
        Response.Headers.CacheControl = "no-cache, no-store";
        var result = await mediator.Send(new CheckStatus.Query(Number ?? "", QueryCode ?? ""), ct);
        if (result.Problem is { } problem)
        {
            Errors = new FormErrors([(problem.Text.ToString(), "number")]) { Result = Texts.T("form.notFound") };
            Response.StatusCode = ProblemAnswers.StatusOf(problem.Kind);
            return Page();
        }
        Answer = result.Value;
        Acts = [.. PortalActs.For(Answer).Select(a => refused is { } r && r.Act == a ? a.Offer(r.Form, r.Values) : a.Offer()).Select(InTime)];
        return Page();
    }
}
