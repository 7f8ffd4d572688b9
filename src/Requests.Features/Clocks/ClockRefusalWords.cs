using Requests.Features.Pipeline;
using Requests.Statute.Clocks;

namespace Requests.Features.Clocks;

/// <summary>What each refusal of the clock says to a person.</summary>
internal static class ClockRefusalWords
{
    public static Text Of(ClockRefusalKind kind) => new(kind.ToString(), kind.ToString());
}
