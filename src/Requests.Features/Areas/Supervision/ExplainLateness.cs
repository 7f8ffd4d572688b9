using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Supervision;

/// <summary>说明迟延原因: why a case is or was late. It explains; the late flag stays (CLK-1).</summary>
public static class ExplainLateness
{
    [Acts(Act.ExplainLateness)]
    public sealed record Command(LatenessCause Cause, string Explanation) : CaseCommand<CaseStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Cause).IsInEnum();
            RuleFor(c => c.Explanation).NotEmpty().MaximumLength(TextLimits.Reason);
        }
    }

    internal sealed class Handler(RequestsDb db, CaseOpener desk, EventLog events, ICaller caller,
        IOfficeClock clock) : IRequestHandler<Command, Result<CaseStanding>>
    {
        public async Task<Result<CaseStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            var overdue = (await desk.ReadClockAsync(found, cancellationToken))?.IsOverdueOn(clock.Today) ?? false;
            if (!found.WasLate && !overdue) return SupervisionProblems.NotLate;

            var note = await db.Set<LatenessNote>().SingleOrDefaultAsync(n => n.CaseId == found.Id, cancellationToken);
            if (note is null) db.Add(note = new LatenessNote(found.Id, found.BodyId));
            note.Set(command.Cause, command.Explanation, caller.Name, clock.Now);
            events.Record(Act.ExplainLateness, found, clock.Today, new { command.Cause, command.Explanation }, null, "CLK-1");
            return CaseStanding.Of(found);
        }
    }
}
