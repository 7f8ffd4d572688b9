using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Cases;
using Requests.Features.Clocks;
using Requests.Features.Pipeline;
using Requests.Statute.Clocks;

namespace Requests.Web.Pages.Office;

/// <summary>One case: what binds, what may be done, what happened.</summary>
internal sealed class CaseModel(IMediator mediator, IOfficeClock clock) : PageModel
{
    public ReadCase.Response Case { get; private set; } = null!;

    /// <summary>Null before receipt is fixed.</summary>
    public ExplainClock.Response? Clock { get; private set; }

    /// <summary>Null while no day binds.</summary>
    public CalendarStrip? Strip { get; private set; }

    public IReadOnlyList<ReadHistory.Line> History { get; private set; } = [];

    public string? DoneName { get; private set; }

    /// <summary>What the caller may do now; the first is the main one.</summary>
    public IReadOnlyList<CaseAct> Allowed => [.. CaseActs.For(Case.NextSteps)];

    public IReadOnlyList<NextStep> Refused => [.. Case.NextSteps.Where(s => !s.Allowed)];

    public async Task<IActionResult> OnGetAsync(string number, string? done, CancellationToken ct)
    {
        var read = await mediator.Send(new ReadCase.Query(number), ct);
        if (read.Problem is { } problem) return this.Refuse(problem);
        Case = read.Value;
        DoneName = done is null ? null : CaseActs.Find(done)?.Name;
        History = [.. (await mediator.Send(new ReadHistory.Query(number), ct)).Value.Events.Reverse()];
        var explained = await mediator.Send(new ExplainClock.Query(number), ct);
        if (explained.Problem is not null) return Page();
        Clock = explained.Value;
        var binds = Case.ClockPhase is ClockPhase.Running or ClockPhase.Replied;
        if (binds) Strip = CalendarStrip.Of(Clock.ReceivedOn, Clock.Clock.Trail, Clock.Clock.ReplyDueOn, clock.Today);
        return Page();
    }
}
