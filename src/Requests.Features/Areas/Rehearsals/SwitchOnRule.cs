using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Calendars;
using Requests.Features.Services.Clock;
using Requests.Features.Services.Notices;
using Requests.Features.Services.Pipeline;
using Requests.Statute.Clocks;

namespace Requests.Features.Areas.Rehearsals;

/// <summary>
/// 启用法定期限调整: a second operator lets it count. Open cases received on or after its day are worked out anew in every body;
/// what is answered keeps the law it was answered under.
/// </summary>
public static class SwitchOnRule
{
    [Acts(Act.SwitchOnRule)]
    public sealed record Command(Guid Id) : ICommand<RuleView>;

    internal sealed class Handler(RequestsDb db, LawPeriods law, DueDateMoves moves, EventLog events, ICaller caller,
        IOfficeClock clock) : IRequestHandler<Command, Result<RuleView>>
    {
        public async Task<Result<RuleView>> Handle(Command command, CancellationToken cancellationToken)
        {
            if (await db.Set<RuleChange>().SingleOrDefaultAsync(r => r.Id == command.Id,
                cancellationToken) is not { } rule) return RehearsalProblems.NoSuchRule;
            if (rule.OnAt is not null) return RehearsalProblems.AlreadyOn;
            if (rule.ByName == caller.Name) return RehearsalProblems.OwnProposal;
            var answered = await db.Set<Case>().IgnoreQueryFilters().AnyAsync(c => c.ReceivedOn >= rule.From
                && (c.ClockPhase == ClockPhase.Replied || c.ClockPhase == ClockPhase.Lapsed || c.ClockPhase == ClockPhase.Withdrawn), cancellationToken);
            if (answered) return RehearsalProblems.Backwards;

            rule.SwitchOn(caller.Name, clock.Now);
            await db.SaveChangesAsync(cancellationToken);
            law.Forget();
            var moved = await moves.ApplyAsync(moves.Running(null).Where(c => c.ReceivedOn >= rule.From),
                new(Act.ManagePeriods, rule.From, rule.Act, "CLK-1", NoticeKind.PeriodsMoved, $"rule-on/{rule.Id:N}"), cancellationToken);
            events.Record(Act.SwitchOnRule, null, new { rule.Id, rule.From, rule.Act, Moved = moved.Count });
            return RuleView.Of(rule);
        }
    }
}
