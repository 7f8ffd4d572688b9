using MediatR;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Release;

namespace Requests.Features.Areas.Release;

/// <summary>Takes a mark away again.</summary>
public static class RemoveMark
{
    [Acts(Act.RedactFile)]
    public sealed record Command(int MarkNo) : CaseCommand<CaseStanding>;

    internal sealed class Handler(CaseOpener desk, ReleaseFiles release, EventLog events, IOfficeClock clock) : IRequestHandler<Command, Result<CaseStanding>>
    {
        public async Task<Result<CaseStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            if ((await release.MarksAsync(found.Id, cancellationToken))
                .SingleOrDefault(m => m.No == command.MarkNo) is not { } mark) return ReleaseProblems.NoSuchMark;

            mark.Remove();
            events.Record(Act.RedactFile, found, clock.Today, new { MarkNo = mark.No, mark.FileNo, Removed = true });
            return CaseStanding.Of(found);
        }
    }
}
