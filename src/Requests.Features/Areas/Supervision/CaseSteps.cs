using Requests.Features.Data;
using Requests.Features.Areas.Cases;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Statute.Calendars;
using Requests.Statute.Clocks;

namespace Requests.Features.Areas.Supervision;

/// <summary>The steps every request takes inside the office, in order; each ends with an act that leaves an event.</summary>
public enum CaseStep
{
    /// <summary>From receipt until somebody was given the case.</summary>
    Assigning,

    /// <summary>Until the outcome was classified: search, consultation, correction.</summary>
    Examining,

    /// <summary>Until the draft was submitted.</summary>
    Drafting,

    /// <summary>Until the whole chain had agreed, returns included.</summary>
    Approving,

    /// <summary>Until the reply left.</summary>
    Sending,
}

/// <summary>One step of one case: from the day the one before ended to the day it ended, or today.</summary>
/// <param name="WorkingDays">After <paramref name="From"/> through <paramref name="To"/>, days in which the office waited for others taken out.</param>
public sealed record StepSpan(CaseStep Step, DateOnly From, DateOnly To, int WorkingDays);

/// <summary>Reads the steps of a case out of its events and its clock.</summary>
public static class CaseSteps
{
    public static readonly IReadOnlyList<CaseStep> All = Enum.GetValues<CaseStep>();

    /// <summary>Names of the acts whose events <see cref="Of"/> reads.</summary>
    internal static readonly string[] Acts =
        [.. new[] { Act.AssignCase, Act.ClassifyOutcome, Act.SubmitDraft, Act.GiveOpinion, Act.IssueReply, Act.ReopenCase,
            Act.ReceiveOrder }.Select(a => a.ToString())];

    /// <summary>The steps of the first answer of a case, or for a case in work those taken so far; the last one is the one it is in.</summary>
    /// <param name="events">Events of the case by sequence, at least those of <see cref="Acts"/>.</param>
    /// <param name="reading">Its clock, to take out the days it waited; null counts them.</param>
    public static IReadOnlyList<StepSpan> Of(Case @case, IReadOnlyList<OfficeEvent> events, ClockReading? reading, WorkdayCalendar calendar, DateOnly today)
    {
        var isOpen = CaseFilters.OpenStates.Contains(@case.State);
        var last = isOpen ? today : @case.RepliedOn ?? @case.ClosedOn ?? today;
        var (start, own) = Round(@case, events, isOpen);
        var waits = Waits(@case, reading, calendar, today);
        var spans = new List<StepSpan>();
        var from = start;
        foreach (var (step, end) in Ends(@case, own, isOpen))
        {
            var to = Later(from, end is { } day && day < last ? day : last);
            spans.Add(new StepSpan(step, from, to, Math.Max(0, calendar.CountWorkdays(from, to) - waits.Count(d => d > from && d <= to))));
            if (end is null) break;
            from = to;
        }
        return spans;
    }

    // The acts of the answer looked at: a case taken up again is measured from then on, an ended one by its first answer.
    private static (DateOnly Start, IReadOnlyList<OfficeEvent> Events) Round(Case @case, IReadOnlyList<OfficeEvent> events, bool isOpen)
    {
        var again = events.Where(e => e.Act is nameof(Act.ReopenCase) or nameof(Act.ReceiveOrder)).ToList();
        var received = @case.ReceivedOn ?? @case.ArrivedOn;
        if (again.Count == 0) return (received, events);
        return isOpen
            ? (again[^1].LawOn, [.. events.Where(e => e.Sequence > again[^1].Sequence)])
            : (received, [.. events.Where(e => e.Sequence < again[0].Sequence)]);
    }

    // Each step with the day it ended; none for the one the case is in.
    private static IEnumerable<(CaseStep Step, DateOnly? End)> Ends(Case @case, IReadOnlyList<OfficeEvent> events, bool isOpen)
    {
        var assigned = First(events, Act.AssignCase, 0);
        if (assigned is null && (@case.OfficerId is null || @case.State == CaseState.Received) && isOpen)
        {
            yield return (CaseStep.Assigning, null);
            yield break;
        }
        yield return (CaseStep.Assigning, assigned?.LawOn ?? DateOnly.MinValue);
        var classified = events.LastOrDefault(e => e.Act == nameof(Act.ClassifyOutcome));
        yield return (CaseStep.Examining, classified?.LawOn ?? (isOpen ? null : DateOnly.MaxValue));
        if (classified is null) yield break;
        var submitted = First(events, Act.SubmitDraft, classified.Sequence);
        yield return (CaseStep.Drafting, submitted?.LawOn ?? (isOpen ? null : DateOnly.MaxValue));
        if (submitted is null) yield break;
        var issued = First(events, Act.IssueReply, submitted.Sequence);
        var agreed = events.LastOrDefault(e => e.Act == nameof(Act.GiveOpinion) && e.Sequence > submitted.Sequence
            && (issued is null || e.Sequence < issued.Sequence));
        var isAgreed = !isOpen || @case.State is CaseState.Approved or CaseState.Issued;
        if (isOpen && @case.State == CaseState.InProgress)
        {
            // Returned: the draft is the officer's again.
            yield return (CaseStep.Approving, agreed?.LawOn ?? submitted.LawOn);
            yield return (CaseStep.Drafting, null);
            yield break;
        }
        yield return (CaseStep.Approving, isAgreed ? agreed?.LawOn ?? submitted.LawOn : null);
        if (isAgreed) yield return (CaseStep.Sending, isOpen ? null : DateOnly.MaxValue);
    }

    private static OfficeEvent? First(IReadOnlyList<OfficeEvent> events, Act act, int after)
    {
        var name = act.ToString();
        return events.FirstOrDefault(e => e.Act == name && e.Sequence > after);
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    // Working days in which the applicant or somebody consulted had the case.
    private static HashSet<DateOnly> Waits(Case @case, ClockReading? reading, WorkdayCalendar calendar, DateOnly today)
    {
        var days = new HashSet<DateOnly>();
        if (@case.Ledger.Count == 0) return days;
        foreach (var pause in reading?.Pauses ?? []) Add(pause.FirstOn, pause.LastOn);
        DateOnly? asked = null;
        foreach (var entry in ReplyClock.Standing(@case.ClockEntries))
        {
            switch (entry.Kind)
            {
                case ClockEntryKind.CorrectionNotice or ClockEntryKind.FeeNotice:
                    asked = entry.On;
                    break;
                case ClockEntryKind.CorrectionReceived or ClockEntryKind.CorrectionLapsed or ClockEntryKind.FeePaid or ClockEntryKind.FeeLapsed or ClockEntryKind.FeeWaived when asked is { } from:
                    Add(from.AddDays(1), entry.On);
                    asked = null;
                    break;
            }
        }
        if (asked is { } still) Add(still.AddDays(1), today);
        return days;

        void Add(DateOnly from, DateOnly to)
        {
            for (var day = from; day <= to && day <= today; day = day.AddDays(1))
                if (calendar.IsWorkday(day)) days.Add(day);
        }
    }
}
