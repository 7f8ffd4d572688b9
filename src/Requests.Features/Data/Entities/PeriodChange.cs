using Requests.Statute.Clocks;

namespace Requests.Features.Data.Entities;

/// <summary>What a body sets over the periods of the law from a day on. It replaces what the body had set before.</summary>
/// <param name="From">Holds for requests received on or after this day; null: for all.</param>
/// <param name="Periods">Only what differs from the law.</param>
/// <param name="ByName">Who entered it; null where it came with the body.</param>
public sealed record PeriodChange(DateOnly? From, OwnPeriods Periods, string? Reason = null, string? ByName = null, DateTimeOffset? At = null)
{
    /// <summary>What is set for a request received on this day: the change with the latest day; of two with one day the later entered.</summary>
    public static OwnPeriods InForceOn(DateOnly receivedOn, IReadOnlyList<PeriodChange> changes) =>
        changes.Where(c => c.From is null || c.From <= receivedOn)
            .Aggregate((PeriodChange?)null, (found, next) => found is null || (next.From ?? DateOnly.MinValue) >= (found.From ?? DateOnly.MinValue) ? next : found)
            ?.Periods ?? OwnPeriods.None;
}
