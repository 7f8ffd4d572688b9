using Requests.Statute.Clocks;

namespace Requests.Features.Services.Clock;

/// <summary>What a warning of the clock says to a person.</summary>
public static class ClockRefusalWords
{
    /// <summary>An entry without effect says why.</summary>
    public static Text Of(ClockWarning warning) => warning.Refusal is { } refusal ? Text.Of(refusal.Kind) : Text.Of(warning.Kind);
}
