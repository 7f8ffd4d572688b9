using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Release;

namespace Requests.Features.Areas.Release;

/// <summary>暂停公开: a court or another authority stopped release; nothing is supplied until it is lifted (REM-17).</summary>
public static class SetReleaseHold
{
    /// <param name="Reason">The ruling, with its number.</param>
    [Acts(Act.HoldRelease)]
    public sealed record Command(string Reason) : CaseCommand<CaseStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(TextLimits.Reason);
    }

    internal sealed class Handler(CaseOpener desk, ReleaseFiles release, RequestsDb db, EventLog events, IOfficeClock clock)
        : IRequestHandler<Command, Result<CaseStanding>>
    {
        public async Task<Result<CaseStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            if (await release.HoldAsync(found.Id, cancellationToken) is not null) return ReleaseProblems.HoldStands;

            var no = await db.Set<ReleaseHold>().CountAsync(h => h.CaseId == found.Id, cancellationToken) + 1;
            db.Set<ReleaseHold>().Add(new ReleaseHold(found.BodyId, found.Id, no, clock.Today, command.Reason.Trim()));
            events.Record(Act.HoldRelease, found, clock.Today, new { HoldNo = no, command.Reason }, null, "REM-17");
            return CaseStanding.Of(found);
        }
    }
}
