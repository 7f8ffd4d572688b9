using Requests.Features.Kernel;
using Requests.Statute.Clocks;

namespace Requests.Features.Services.Clock;

/// <summary>A clock as read, for a person or another system: every deadline by rule id, and how each day was counted.</summary>
/// <param name="ReplyDueOn">The last day to reply; while a correction or a fee is awaited it does not bind.</param>
/// <param name="ReplyRule">The rule that set it.</param>
/// <param name="Provisional">暂定: rests on days no notice has ruled yet (CNT-6).</param>
public sealed record ClockAnswer(
    DateOnly ReplyDueOn, bool Provisional, string ReplyRule, string CalendarVersion, ClockPhase Phase,
    IReadOnlyList<ClockAnswer.DeadlineLine> Deadlines, IReadOnlyList<ClockAnswer.PauseLine> Pauses,
    IReadOnlyList<ClockAnswer.WarningLine> Warnings, IReadOnlyList<TrailDay> Trail)
{
    /// <param name="From">The start day, itself not counted (CNT-1).</param>
    /// <param name="Entry">The entry that opened it; none for the receipt itself.</param>
    /// <param name="Option">The last day for a step the agency may take but does not owe.</param>
    public sealed record DeadlineLine(LastDayKind Kind, string Rule, DateOnly DueOn, bool Provisional, DateOnly From, DeadlineState State, DeadlineOwner Owner,
        bool Option, int? Entry, string Article);

    public sealed record PauseLine(DateOnly FirstOn, DateOnly LastOn, string Rule, int Entry, bool Answered);

    public sealed record WarningLine(ClockWarningKind Kind, int Entry, Text Words, string? Rule, string? Article);

    public static ClockAnswer Of(ClockReading reading) => new(
        reading.ReplyDueOn.On, reading.ReplyDueOn.Provisional, reading.ReplyRule, reading.CalendarVersion, reading.Phase,
        [.. reading.Deadlines.Select(d => new DeadlineLine(d.Kind, d.Rule, d.Due.On, d.Due.Provisional, d.From, d.State, d.Owner,
            d.IsOption, d.EntrySequence, d.Article))],
        [.. reading.Pauses.Select(p => new PauseLine(p.FirstOn, p.LastOn, p.Rule, p.EntrySequence, p.Answered))],
        [.. reading.Warnings.Select(w => new WarningLine(w.Kind, w.EntrySequence, ClockRefusalWords.Of(w), w.Refusal?.RuleId, w.Refusal?.Article))],
        reading.Trail);
}
