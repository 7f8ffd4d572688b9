using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Cases;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Statute.Clocks;

namespace Requests.Features.Areas.Supervision;

/// <summary>
/// 办理时限分析: how many replies of a period left in time by the day that counts (SRV-4: post on posting, otherwise on
/// signature), why the others did not, and which step costs the days.
/// </summary>
public static class ReadLateness
{
    private const int MostListed = 500;
    private const int MostMeasured = 2000;

    /// <param name="From">First day of reply; 1 January of this year unless told.</param>
    /// <param name="To">Last day of reply; today unless told.</param>
    [Acts(Act.ViewOverview)]
    public sealed record Query(DateOnly? From = null, DateOnly? To = null) : IQuery<Response>;

    /// <param name="Replied">First replies that left in the period.</param>
    /// <param name="Late">Of them, after the due day.</param>
    /// <param name="OnTimeRate">Share in time, from 0 to 1; null when nothing was replied.</param>
    /// <param name="OverdueNow">Open cases whose day has passed; they are in no rate yet.</param>
    /// <param name="Steps">Over the latest cases of the period, at most two thousand.</param>
    public sealed record Response(DateOnly From, DateOnly To, int Replied, int Late, decimal? OnTimeRate, int OverdueNow, IReadOnlyList<CauseCount> Causes,
        int Unexplained, IReadOnlyList<StepCost> Steps, IReadOnlyList<LateCase> Cases, IReadOnlyList<PastLetterLine> PastLetters,
        IReadOnlyList<GroupRate> ByUnit, IReadOnlyList<GroupRate> ByOfficer);

    /// <summary>How one unit or officer answered in the period.</summary>
    /// <param name="Name">Null: cases nobody has been given.</param>
    /// <param name="OnTimeRate">Share in time, from 0 to 1; null when nothing was replied.</param>
    /// <param name="Open">Cases they have now, whatever the period.</param>
    public sealed record GroupRate(Guid? Id, string? Name, int Replied, int Late, decimal? OnTimeRate, int Open, int OverdueNow);

    /// <summary>补录: a letter recorded after its day, which would lift or has lifted lateness; it is looked at here whoever agreed.</summary>
    /// <param name="LetterOn">The day it says it left.</param>
    /// <param name="RecordedOn">The day it was recorded.</param>
    public sealed record PastLetterLine(string CaseNumber, string Kind, string LetterNumber, DateOnly LetterOn, DateOnly RecordedOn,
        PastLetterState State, string Reason);

    public sealed record CauseCount(LatenessCause Cause, Text Name, int Count);

    /// <param name="ShareOfDays">Of all working days these replies took in the office, from 0 to 1.</param>
    /// <param name="LongestIn">In how many late cases this step took more days than any other.</param>
    public sealed record StepCost(CaseStep Step, Text Name, int Cases, decimal Median, int Longest, int TotalDays, decimal ShareOfDays, int LongestIn);

    /// <param name="WorstStep">The step that took the most working days.</param>
    public sealed record LateCase(string CaseNumber, [property: OutsideWords] string Subject, DateOnly? DueOn, DateOnly? RepliedOn,
        string? Officer, CaseStep? WorstStep, int? WorstStepDays,
        LatenessCause? Cause, string? Explanation);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.To).GreaterThanOrEqualTo(q => q.From).When(q => q.From is not null && q.To is not null);
    }

    internal sealed class Handler(RequestsDb db, StepTimes times, IOfficeClock clock) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var ct = cancellationToken;
            var (from, to) = (query.From ?? new DateOnly(clock.Today.Year, 1, 1), query.To ?? clock.Today);
            var replied = db.Set<Case>().AsNoTracking().Where(c => c.RepliedOn >= from && c.RepliedOn <= to);
            var (count, late) = (await replied.CountAsync(ct), await replied.CountAsync(c => c.WasLate, ct));
            var causes = await db.Set<LatenessNote>().AsNoTracking().Where(n => replied.Any(c => c.Id == n.CaseId && c.WasLate)).ToListAsync(ct);
            var overdue = await db.Set<Case>().OverdueOn(clock.Today).CountAsync(ct);

            var lately = await replied.Where(c => c.OfficerId != null).OrderByDescending(c => c.RepliedOn).ThenBy(c => c.Number).Include(c => c.Ledger)
                .AsSplitQuery()
                .Take(MostMeasured).ToListAsync(ct);
            var measured = await times.MeasureAsync(lately, ct);
            var worst = measured.Where(m => m.Spans.Count > 0).ToDictionary(m => m.Case.Number, m => Worst(m.Spans));
            return new Response(from, to, count, late, count == 0 ? null : Math.Round((count - late) / (decimal)count, 4), overdue,
                [.. causes.GroupBy(n => n.Cause).OrderByDescending(g => g.Count()).ThenBy(g => g.Key)
                    .Select(g => new CauseCount(g.Key, Text.Of(g.Key), g.Count()))],
                late - causes.Count, Costs(measured), await LateCasesAsync(replied.Where(c => c.WasLate), causes, worst, ct),
                await PastLettersAsync(from, to, ct), await ByUnitAsync(replied, ct), await ByOfficerAsync(replied, ct));
        }

        private async Task<IReadOnlyList<GroupRate>> ByUnitAsync(IQueryable<Case> replied, CancellationToken ct)
        {
            var past = await replied.GroupBy(c => new { Id = c.UnitId, c.WasLate }).Select(g => new Counted(g.Key.Id, g.Key.WasLate, g.Count())).ToListAsync(ct);
            var open = await db.Set<Case>().Open().GroupBy(c => new { Id = c.UnitId, Late = c.ClockPhase == ClockPhase.Running && c.DueOn < clock.Today })
                .Select(g => new Counted(g.Key.Id, g.Key.Late, g.Count())).ToListAsync(ct);
            var ids = past.Concat(open).Select(c => c.Id).OfType<Guid>().ToHashSet();
            return Rates(past, open, await db.Set<Data.Entities.Unit>().Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, ct));
        }

        private async Task<IReadOnlyList<GroupRate>> ByOfficerAsync(IQueryable<Case> replied, CancellationToken ct)
        {
            var past = await replied.GroupBy(c => new { Id = c.OfficerId, c.WasLate }).Select(g => new Counted(g.Key.Id, g.Key.WasLate, g.Count())).ToListAsync(ct);
            var open = await db.Set<Case>().Open().GroupBy(c => new { Id = c.OfficerId, Late = c.ClockPhase == ClockPhase.Running && c.DueOn < clock.Today })
                .Select(g => new Counted(g.Key.Id, g.Key.Late, g.Count())).ToListAsync(ct);
            var ids = past.Concat(open).Select(c => c.Id).OfType<Guid>().ToHashSet();
            return Rates(past, open, await db.Set<User>().Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, ct));
        }

        private static IReadOnlyList<GroupRate> Rates(List<Counted> past, List<Counted> open, Dictionary<Guid, string> names) =>
            [.. past.Concat(open).Select(c => c.Id).Distinct().Select(id =>
            {
                var (own, now) = (past.FindAll(c => c.Id == id), open.FindAll(c => c.Id == id));
                var (replied, late) = (own.Sum(c => c.Count), own.Where(c => c.Late).Sum(c => c.Count));
                return new GroupRate(id, id is { } known ? names.GetValueOrDefault(known) : null, replied, late,
                    replied == 0 ? null : Math.Round((replied - late) / (decimal)replied, 4), now.Sum(c => c.Count), now.Where(c => c.Late).Sum(c => c.Count));
            }).OrderByDescending(r => r.Late).ThenByDescending(r => r.Replied).ThenBy(r => r.Name, StringComparer.Ordinal)];

        private sealed record Counted(Guid? Id, bool Late, int Count);

        private async Task<IReadOnlyList<PastLetterLine>> PastLettersAsync(DateOnly from, DateOnly to, CancellationToken ct) =>
            [.. (await db.Set<PastLetter>().AsNoTracking().Join(db.Set<Case>(), p => p.CaseId, c => c.Id, (p, c) => new { Letter = p, c.Number })
                .OrderBy(r => r.Number).ThenBy(r => r.Letter.No).ToListAsync(ct))
                .Where(r => clock.DayOf(r.Letter.At) is var day && day >= from && day <= to).Take(MostListed)
                .Select(r => new PastLetterLine(r.Number, r.Letter.Kind.Chinese, r.Letter.Number, r.Letter.On, clock.DayOf(r.Letter.At),
                    r.Letter.State, r.Letter.Reason))];

        private static (CaseStep Step, int Days) Worst(IReadOnlyList<StepSpan> spans) =>
            spans.GroupBy(s => s.Step).Select(g => (g.Key, Days: g.Sum(s => s.WorkingDays))).OrderByDescending(s => s.Days).ThenBy(s => s.Key).First();

        private static IReadOnlyList<StepCost> Costs(IReadOnlyList<(Case Case, IReadOnlyList<StepSpan> Spans)> measured)
        {
            var all = measured.SelectMany(m => m.Spans).Sum(s => s.WorkingDays);
            return [.. CaseSteps.All.Select(step =>
            {
                var days = measured.Select(m => m.Spans.Where(s => s.Step == step).Select(s => (int?)s.WorkingDays).Sum() ?? 0).ToList();
                var longestIn = measured.Count(m => m.Case.WasLate && m.Spans.Count > 0 && Worst(m.Spans).Step == step);
                return new StepCost(step, Text.Of(step), days.Count, StepTimes.Median(days), days.DefaultIfEmpty().Max(), days.Sum(),
                    all == 0 ? 0 : Math.Round(days.Sum() / (decimal)all, 4), longestIn);
            })];
        }

        private async Task<IReadOnlyList<LateCase>> LateCasesAsync(IQueryable<Case> late, List<LatenessNote> notes,
            Dictionary<string, (CaseStep Step, int Days)> worst, CancellationToken ct)
        {
            var byCase = notes.ToDictionary(n => n.CaseId);
            var rows = await late.OrderByDescending(c => c.RepliedOn).ThenBy(c => c.Number).Take(MostListed)
                .Select(c => new
                {
                    c.Id,
                    c.Number,
                    c.Subject,
                    c.DueOn,
                    c.RepliedOn,
                    Officer = db.Set<User>().Where(u => u.Id == c.OfficerId)
                    .Select(u => u.DisplayName).FirstOrDefault()
                })
                .ToListAsync(ct);
            return [.. rows.Select(r => new LateCase(r.Number, r.Subject, r.DueOn, r.RepliedOn, r.Officer,
                worst.TryGetValue(r.Number, out var step) ? step.Step : null, worst.TryGetValue(r.Number, out step) ? step.Days : null,
                byCase.GetValueOrDefault(r.Id)?.Cause, byCase.GetValueOrDefault(r.Id)?.Explanation))];
        }
    }
}
