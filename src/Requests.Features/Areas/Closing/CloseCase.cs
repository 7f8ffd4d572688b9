using MediatR;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Letters;
using Requests.Features.Services.Pipeline;
using Requests.Statute.Clocks;
using Requests.Statute.Outcomes;

namespace Requests.Features.Areas.Closing;

/// <summary>
/// 结案: the reply is served, or the applicant withdrew. A lapsed request gets its letter (DOC-18) first. A wish to correct a record
/// is no disclosure request (Art. 41): its notice ends it, whichever of its results it tells, with no outcome and outside the report.
/// </summary>
public static class CloseCase
{
    [Acts(Act.CloseCase)]
    public sealed record Command : CaseCommand<CaseStanding>;

    internal sealed class Handler(CaseOpener desk, RecordCorrectionCases corrections, EventLog events, IOfficeClock clock)
        : IRequestHandler<Command, Result<CaseStanding>>
    {
        public async Task<Result<CaseStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            if (found.State != CaseState.Served)
            {
                if (found.ClockPhase == ClockPhase.Withdrawn) found.ClassifyAsWithdrawn(clock.Today);
                else if (!await corrections.IsAnsweredAsync(found, cancellationToken)) return ClosingProblems.NotFinished;
                else if (await corrections.EndAsync(Act.CloseCase, found, cancellationToken) is { } stopped) return stopped;
            }

            found.Close(Act.CloseCase, clock.Today);
            events.Record(Act.CloseCase, found, clock.Today,
                new { Leaf = found.Leaf is { } leaf ? Leaves.Of(leaf).Code : null, found.RepliedOn, found.WasLate });
            return CaseStanding.Of(found);
        }
    }
}
