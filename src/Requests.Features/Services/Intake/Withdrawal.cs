using MediatR;
using Requests.Features.Data.Entities;
using Requests.Features.Events;
using Requests.Features.Kernel;
using Requests.Features.Services.Clock;
using Requests.Features.Services.Pipeline;
using Requests.Statute.Clocks;

namespace Requests.Features.Services.Intake;

/// <summary>撤回: ends a case at the applicant's wish, whoever brings the news. Before receipt is fixed there is no clock to stop.</summary>
public sealed class Withdrawal(ClockRecorder clockDesk, EventLog events, IMediator mediator, IOfficeClock clock)
{
    public async Task<Problem?> EnterAsync(Case found, DateOnly on, CancellationToken ct)
    {
        if (on > clock.Today) return IntakeProblems.InTheFuture.At("on");
        if (on < found.ArrivedOn) return IntakeProblems.BeforeArrival.At("on");
        if (found.ReceivedOn is null) events.Record(Act.Withdraw, found, on);
        else if (await clockDesk.EnterAsync(Act.Withdraw, found, new ClockEntry(0, ClockEntryKind.Withdrawn, on), null, null, ct) is { } problem)
            return problem;
        found.ClassifyAsWithdrawn(on);
        found.Close(Act.Withdraw, on);
        await mediator.Publish(new CaseWithdrawn(found), ct);
        return null;
    }
}
