using Requests.Statute.Clocks;

namespace Requests.Features.Services.Clock;

/// <summary>What a refusal and a warning of the clock say to a person.</summary>
public static class ClockRefusalWords
{
    /// <summary>The lengths it names are those in force, which may be the body's own.</summary>
    public static Text Of(ClockRefusal refusal) => refusal.WorkingDays is { } days ? Text.Of(refusal.Kind).With(days) : Text.Of(refusal.Kind);

    /// <summary>An entry without effect says why.</summary>
    public static Text Of(ClockWarning warning) => warning.Refusal is { } refusal ? Of(refusal) : Text.Of(warning.Kind);
}
