using Requests.Features.Data.Entities;
using Requests.Statute.Clocks;

namespace Requests.Features.Services.Calendars;

/// <summary>
/// What a rehearsal supposes, laid over what is stored wherever calendar, lengths or templates are read in its scope. In every
/// other scope it is empty. So a rehearsal works through the very code that would count, and nothing is written.
/// </summary>
public sealed class Supposition
{
    public CalendarChange? Calendar { get; private set; }

    /// <summary>A change of the law's own lengths, from its day on.</summary>
    public (DateOnly From, OwnPeriods Lengths)? Law { get; private set; }

    /// <summary>What the body would set over the law.</summary>
    public PeriodChange? Periods { get; private set; }

    /// <summary>A template by its code, in its own words.</summary>
    public (string Code, string Text)? Template { get; private set; }

    public void Suppose(CalendarChange? calendar, (DateOnly From, OwnPeriods Lengths)? law, PeriodChange? periods, (string Code, string Text)? template) =>
        (Calendar, Law, Periods, Template) = (calendar, law, periods, template);
}
