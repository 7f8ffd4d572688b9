using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Requests.Features.Areas.Notices;
using Requests.Features.Areas.Timers;
using Requests.Features.Services.Jobs;
using Requests.Web.Hosting;
using static Requests.Web.Pages.Texts;

namespace Requests.Web.Pages.Office.Admin;

/// <summary>Whether everything that must run runs: health of this node, the sweeps with what the self-check found, mail that was given up.</summary>
internal sealed class HealthModel(IMediator mediator, SweepRunner runner, HealthCheckService health) : PageModel
{
    public HealthReport Report { get; private set; } = null!;

    public IReadOnlyList<ListSweeps.Line> Lines { get; private set; } = [];

    public ReadSelfCheck.Response SelfCheck { get; private set; } = null!;

    public ReadProofCheck.Response Proofs { get; private set; } = null!;

    public ListDeadLetters.Response Dead { get; private set; } = null!;

    /// <summary>What a sweep that was just asked for came to.</summary>
    [TempData]
    public string? Ran { get; set; }

    /// <summary>How many of what a sweep looked at.</summary>
    public static string Counted(string sweep, int number) => T($"choice.things.{Sweeps.Find(sweep)!.Things}", Bars.Figure(number));

    /// <summary>What is amiss, in words; empty while nothing is.</summary>
    public string Say(string name, HealthReportEntry entry) =>
        entry.Status == HealthStatus.Healthy ? ""
        : entry.Data.TryGetValue(CalendarHealth.LastDay, out var day) ? T("health.calendarEnds", Days.Full((DateOnly)day))
        : Lines.Where(l => l.IsLate).Select(l => T("choice.sweep." + l.Name)).ToList() is { Count: > 0 } late && entry.Exception is null && name == "heartbeat" ? T("health.lateOnes", string.Join(T("list.enumeration"), late))
        : T("health.seeLog");

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var sweeps = await mediator.Send(new ListSweeps.Query(), ct);
        if (sweeps.Problem is { } problem) return this.Refuse(problem);
        Lines = sweeps.Value.Sweeps;
        SelfCheck = (await mediator.Send(new ReadSelfCheck.Query(), ct)).Value;
        Proofs = (await mediator.Send(new ReadProofCheck.Query(), ct)).Value;
        Dead = (await mediator.Send(new ListDeadLetters.Query(), ct)).Value;
        Report = await health.CheckHealthAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string sweep, CancellationToken ct)
    {
        var asked = await mediator.Send(new AskForSweep.Command(sweep), ct);
        if (asked.Problem is { } problem) return this.Refuse(problem);
        var run = await runner.RunAsync(Sweeps.Find(asked.Value.Name)!, ct);
        Ran = run.Ran
            ? T("health.ranNow", T("choice.sweep." + run.Sweep), Counted(run.Sweep, run.Checked), run.Done, run.Faults)
            : T("health.elsewhere", T("choice.sweep." + run.Sweep));
        return Redirect("/admin/health");
    }

    public async Task<IActionResult> OnPostRetryAsync([FromForm] Guid letter, CancellationToken ct)
    {
        var retried = await mediator.Send(new RetryDeadLetter.Command(letter), ct);
        return retried.Problem is { } problem ? this.Refuse(problem) : Redirect("/admin/health");
    }
}
