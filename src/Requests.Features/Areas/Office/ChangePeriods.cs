using FluentValidation;
using MediatR;
using Requests.Features.Data.Entities;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Clock;
using Requests.Features.Services.Notices;
using Requests.Features.Services.Pipeline;
using Requests.Statute.Clocks;

namespace Requests.Features.Areas.Office;

/// <summary>
/// 设定本机关的办理期限: shorter than the law as a promise of the body's own, from a day on. Earlier requests keep the rule of
/// their day; open cases received since are worked out anew, each keeping its old date with the reason.
/// </summary>
public static class ChangePeriods
{
    [Acts(Act.ManagePeriods)]
    public sealed record Command(DateOnly From, string Reason, OwnPeriods? Periods = null) : ICommand<PeriodMoves>, IPeriodChange;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(IOfficeClock clock) => Include(new PeriodChangeValidator<Command>(clock));
    }

    internal sealed class Handler(RequestsDb db, DueDateMoves moves, EventLog events, ICaller caller, IOfficeClock clock)
        : IRequestHandler<Command, Result<PeriodMoves>>
    {
        public async Task<Result<PeriodMoves>> Handle(Command command, CancellationToken cancellationToken)
        {
            if (await db.Set<Body>().FindAsync([caller.BodyId], cancellationToken) is not { } body) return OfficeProblems.NoBody;
            var change = command.ToChange(caller, clock);
            if (await PeriodReach.CheckAsync(db, body, change, cancellationToken) is { } refusal) return refusal;
            var before = body.Settings.PeriodsFor(command.From);
            body.Change(body.Name, body.Settings with { Periods = [.. body.Settings.Periods, change] });
            var moved = await moves.ApplyAsync(PeriodReach.Open(moves, body, command),
                new(Act.ManagePeriods, command.From, change.Reason!, "CLK-1", NoticeKind.PeriodsMoved, $"periods-moved/{body.Version:N}"), cancellationToken);
            events.Record(Act.ManagePeriods, body.Id, new
            {
                command.From,
                change.Reason,
                before,
                after = body.Settings.PeriodsFor(command.From),
                Moved = moved.Count
            });
            return new PeriodMoves(command.From, moved.Count, [.. moved.Select(m => m.Move)]);
        }
    }
}
