using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Clock;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Clocks;

/// <summary>决定是否主张不可抗力: whether the body pleads an impediment in a case. It moves no date and lifts no lateness; a court weighs it.</summary>
public static class PleadImpediment
{
    /// <param name="Words">What is pleaded, or why nothing is.</param>
    [Acts(Act.PleadImpediment)]
    public sealed record Command(Guid ImpedimentId, bool IsPleaded, string Words) : CaseCommand<CaseStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Words).NotEmpty().MaximumLength(TextLimits.Reason);
    }

    internal sealed class Handler(CaseOpener desk, RequestsDb db, Impediments impediments, EventLog events, ICaller caller,
        IOfficeClock clock) : IRequestHandler<Command, Result<CaseStanding>>
    {
        public async Task<Result<CaseStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            if ((await impediments.OfAsync(found, found.RepliedOn ?? clock.Today,
                cancellationToken)).All(i => i.Id != command.ImpedimentId)) return ImpedimentProblems.NotOfThisCase;

            var plea = await db.Set<ImpedimentPlea>().SingleOrDefaultAsync(p => p.CaseId == found.Id
                && p.ImpedimentId == command.ImpedimentId, cancellationToken);
            if (plea is null) db.Set<ImpedimentPlea>().Add(plea = new ImpedimentPlea(found.BodyId, found.Id, command.ImpedimentId));
            plea.Decide(command.IsPleaded, command.Words.Trim(), caller.Name, clock.Now);
            events.Record(Act.PleadImpediment, found, clock.Today, new { command.ImpedimentId, command.IsPleaded, plea.Words }, null, "CLK-1");
            return CaseStanding.Of(found);
        }
    }
}
