using Requests.Statute.Calendars;
using Requests.Statute.Clocks;

namespace Requests.Statute.AnnualReport;

/// <summary>When a year's report is due (REP-1, REP-4, CLK-13).</summary>
/// <param name="Statutory">31 January, for governments 31 March, of the next year. A hard date: it does not roll over a rest day.</param>
/// <param name="FinishBy">Last working day on or before it.</param>
/// <param name="PlanBy">The superior's internal date, else eleven days before; never after <paramref name="FinishBy"/>.</param>
public sealed record AnnualReportDue(DateOnly Statutory, DueDate FinishBy, DateOnly PlanBy)
{
    // "Before 31 January" is read as including it, but planned for the 20th (Q15).
    private const int PlanDaysAhead = 11;

    /// <summary>Only a year that is over can be reported on for good; a running one still counts.</summary>
    public static bool YearIsOver(int year, DateOnly today) => year < today.Year;

    /// <param name="year">The year reported on.</param>
    /// <param name="isGovernment">A people's government, not a department.</param>
    /// <param name="internalDate">Earlier date set by the superior (REP-4).</param>
    /// <param name="calendar">Working days.</param>
    public static AnnualReportDue For(int year, bool isGovernment, DateOnly? internalDate, WorkdayCalendar calendar)
    {
        var statutory = OtherClocks.AnnualReportDueOn(year, isGovernment);
        var finish = OtherClocks.FinishBy(statutory, calendar);
        var plan = internalDate ?? statutory.AddDays(-PlanDaysAhead);
        return new(statutory, finish, plan <= finish.On ? plan : finish.On);
    }
}
