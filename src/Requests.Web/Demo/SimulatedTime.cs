namespace Requests.Web.Demo;

/// <summary>The clock a rehearsal moves by hand.</summary>
internal sealed class SimulatedTime(TimeZoneInfo zone) : TimeProvider
{
    private DateTimeOffset _now;

    /// <summary>Moves to a time of day in the office's zone; never back.</summary>
    public void GoTo(DateOnly day, TimeOnly at)
    {
        var local = day.ToDateTime(at);
        var wanted = new DateTimeOffset(local, zone.GetUtcOffset(local));
        if (wanted > _now) _now = wanted;
    }

    public override DateTimeOffset GetUtcNow() => _now;
}
