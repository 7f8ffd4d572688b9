namespace Requests.Features.Services.Calendars;

/// <summary>Whether the State Council's notice for next year ought to be in and is not (CNT-6).</summary>
public static class CalendarCoverage
{
    private const int NoticeExpectedFromMonth = 11;

    public static bool IsMissing(DateOnly coverageTo, DateOnly today) =>
        coverageTo < today || (today.Month >= NoticeExpectedFromMonth && coverageTo.Year <= today.Year);
}
