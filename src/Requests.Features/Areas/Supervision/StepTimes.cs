using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Calendars;
using Requests.Features.Services.Cases;

namespace Requests.Features.Areas.Supervision;

/// <summary>How long each step usually takes in a body, in working days.</summary>
/// <param name="CasesMeasured">Answered cases behind the figures; 0: the default table.</param>
public sealed record UsualTimes(int CasesMeasured, IReadOnlyDictionary<CaseStep, decimal> WorkingDays)
{
    /// <summary>
    /// A body without history: an answer in 13 of the 20 days, most of it examining. A guess to begin with, replaced once
    /// <see cref="StepTimes.CasesNeeded"/> cases were answered.
    /// </summary>
    public static readonly UsualTimes Default = new(0, new Dictionary<CaseStep, decimal>
    {
        [CaseStep.Assigning] = 1,
        [CaseStep.Examining] = 6,
        [CaseStep.Drafting] = 2,
        [CaseStep.Approving] = 3,
        [CaseStep.Sending] = 1,
    });

    /// <summary>What is usually left: the rest of the step a case is in, never below zero, and every step after it.</summary>
    /// <param name="spent">Working days the case has been in this step.</param>
    public decimal Remaining(CaseStep step, int spent) =>
        Math.Max(0, WorkingDays[step] - spent) + CaseSteps.All.Where(s => s > step).Sum(s => WorkingDays[s]);
}

/// <summary>
/// Measures steps from the body's own history. The stated method: the median of each step's working days over the
/// <see cref="CasesMeasured"/> cases answered last, days of waiting for others taken out. A median, since one case that
/// lay for months must not make every forecast gloomy; the last cases, since offices change.
/// </summary>
public sealed class StepTimes(RequestsDb db, CaseOpener desk, WorkCalendars calendars, IOfficeClock clock)
{
    public const int CasesMeasured = 50;
    public const int CasesNeeded = 10;
    private const int IdsAQuestion = 200;

    public async Task<UsualTimes> UsualAsync(Guid bodyId, CancellationToken ct)
    {
        // A register that was taken over has answers without acts; its cases tell nothing about steps.
        var answered = await db.Set<Case>().AsNoTracking().Include(c => c.Ledger).AsSplitQuery()
            .Where(c => c.BodyId == bodyId && c.RepliedOn != null && c.OfficerId != null)
            .OrderByDescending(c => c.RepliedOn).ThenBy(c => c.Number).Take(CasesMeasured).ToListAsync(ct);
        if (answered.Count < CasesNeeded) return UsualTimes.Default;
        var spans = await MeasureAsync(answered, ct);
        var medians = CaseSteps.All.ToDictionary(step => step, step => Median([.. spans.SelectMany(s => s.Spans.Where(x => x.Step == step))
            .Select(x => x.WorkingDays)]));
        return new UsualTimes(answered.Count, medians);
    }

    /// <summary>The steps of these cases, which carry their ledgers.</summary>
    public async Task<IReadOnlyList<(Case Case, IReadOnlyList<StepSpan> Spans)>> MeasureAsync(IReadOnlyList<Case> cases, CancellationToken ct)
    {
        var acts = new List<OfficeEvent>();
        // Thousands of ids in one question take longer to write down than to answer.
        foreach (var ids in cases.Select(c => c.Id).Chunk(IdsAQuestion))
            acts.AddRange(await db.Set<OfficeEvent>().AsNoTracking()
                .Where(e => e.CaseId != null && ids.Contains(e.CaseId.Value) && CaseSteps.Acts.Contains(e.Act)).ToListAsync(ct));
        var events = acts.ToLookup(e => e.CaseId!.Value);
        var measured = new List<(Case, IReadOnlyList<StepSpan>)>();
        foreach (var @case in cases)
        {
            var reading = @case.Ledger.Count == 0 ? null : await desk.ReadClockAsync(@case, ct);
            measured.Add((@case, CaseSteps.Of(@case, [.. events[@case.Id].OrderBy(e => e.Sequence)], reading,
                await calendars.ForAsync(@case.BodyId, ct), clock.Today)));
        }
        return measured;
    }

    internal static decimal Median(IReadOnlyList<int> values)
    {
        if (values.Count == 0) return 0;
        var sorted = values.Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2m;
    }
}
