using MediatR;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Clock;
using Requests.Statute.Clocks;

namespace Requests.Features.Areas.Clocks;

/// <summary>逾期不缴费: the fee was not paid within 20 working days, so the request counts as given up (CLK-9). The outcome and its letter follow.</summary>
public static class NoteFeeLapse
{
    /// <param name="On">The day it is noted; later than the last day of the period.</param>
    [Acts(Act.NoteFeeLapse)]
    public sealed record Command(DateOnly On) : CaseCommand<CaseStanding>;

    internal sealed class Handler(CaseOpener desk, ClockRecorder clock) : IRequestHandler<Command, Result<CaseStanding>>
    {
        public async Task<Result<CaseStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;

            if (found.StandingEntry(ClockEntryKind.FeeNotice) is { DeliveredOn: null }) return ClockProblems.NoticeNotDelivered;
            var problem = await clock.EnterAsync(Act.NoteFeeLapse, found, new ClockEntry(0, ClockEntryKind.FeeLapsed, command.On),
                null, null, cancellationToken, "CLK-9");
            return problem is null ? CaseStanding.Of(found) : problem;
        }
    }
}
