using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Cases;
using Requests.Features.Services.Clock;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Statute.Clocks;

namespace Requests.Features.Areas.Office;

/// <summary>What a body sets over the periods of the law, and from which day.</summary>
public interface IPeriodChange
{
    /// <summary>Requests received on or after this day are counted by it.</summary>
    DateOnly From { get; }

    /// <summary>All that the body sets from then on; what is left out is as the law has it. Null: nothing.</summary>
    OwnPeriods? Periods { get; }

    string Reason { get; }
}

/// <param name="Moved">Open cases that move.</param>
public sealed record PeriodMoves(DateOnly From, int Moved, IReadOnlyList<MovedCase> Cases);

internal sealed class PeriodChangeValidator<T> : AbstractValidator<T> where T : IPeriodChange
{
    private const int YearsAhead = 2;

    public PeriodChangeValidator(IOfficeClock clock)
    {
        RuleFor(c => c.From).Must(from => from >= ClockPeriods.Order711From && from <= clock.Today.AddYears(YearsAhead))
            .WithMessage(_ => Text.Of("PeriodRules.FromOutside").With($"{ClockPeriods.Order711From:yyyy-MM-dd}").ToString());
        RuleFor(c => c.Periods!).SetValidator(OwnPeriodsValidator.For(null)).When(c => c.Periods is not null);
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(TextLimits.Reason);
    }
}

/// <summary>Which cases a change of a body's own periods reaches.</summary>
internal static class PeriodReach
{
    public static PeriodChange ToChange(this IPeriodChange change, ICaller caller, IOfficeClock clock) =>
        new(change.From, (change.Periods ?? OwnPeriods.None).WithoutTheLaws(), change.Reason.Trim(), caller.Name, clock.Now);

    /// <summary>Open cases received from the day on.</summary>
    public static IQueryable<Case> Open(DueDateMoves moves, Body body, IPeriodChange change) =>
        moves.Running(body.Id).Where(c => c.ReceivedOn >= change.From);

    /// <summary>
    /// Null where the change may be made. What is answered was answered under the rule of its day: a change that would
    /// judge it anew is refused, with the first day that is free.
    /// </summary>
    public static async Task<Problem?> CheckAsync(RequestsDb db, Body body, PeriodChange change, CancellationToken ct)
    {
        var after = body.Settings with { Periods = [.. body.Settings.Periods, change] };
        var ended = await db.Set<Case>().AsNoTracking()
            .Where(c => c.BodyId == body.Id && c.ReceivedOn >= change.From
                && (c.ClockPhase == ClockPhase.Replied || c.ClockPhase == ClockPhase.Lapsed || c.ClockPhase == ClockPhase.Withdrawn))
            .Select(c => c.ReceivedOn!.Value).Distinct().ToListAsync(ct);
        var rejudged = ended.Where(day => body.Settings.PeriodsFor(day) != after.PeriodsFor(day)).ToList();
        return rejudged.Count == 0 ? null : OfficeProblems.PeriodsOfAnsweredCases.With($"{rejudged.Max().AddDays(1):yyyy-MM-dd}").At("from");
    }
}
