namespace Requests.Features.Kernel;

/// <summary>The one port through which the program learns what day it is: a date in the office's zone, never the server's.</summary>
public interface IOfficeClock
{
    /// <summary>The instant to the microsecond: no provider keeps less, so that what is read back equals what was written.</summary>
    DateTimeOffset Now { get; }

    DateOnly Today { get; }

    DateOnly DayOf(DateTimeOffset at);

    /// <summary>The same instant, told in the office's zone.</summary>
    DateTimeOffset InOffice(DateTimeOffset at);
}

public sealed class OfficeClock(TimeProvider time, TimeZoneInfo zone) : IOfficeClock
{
    public DateTimeOffset Now
    {
        get
        {
            var now = time.GetUtcNow();
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        }
    }

    public DateOnly Today => DayOf(Now);

    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(InOffice(at).DateTime);

    public DateTimeOffset InOffice(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone);
}
