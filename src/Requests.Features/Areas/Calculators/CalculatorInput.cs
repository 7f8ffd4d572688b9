using System.Text.Json.Serialization;
using FluentValidation;
using Requests.Statute.Calendars;

namespace Requests.Features.Areas.Calculators;

/// <summary>Bounds of what the calculators take: wide enough for any rehearsal, narrow enough that no call is heavy.</summary>
public static class CalculatorLimits
{
    public const int WorkingDays = 2000;
    public const int Entries = 200;
    public const int CalendarDays = 5000;
    public const int Years = 20;

    public static readonly DateOnly From = new(2000, 1, 1);
    public static readonly DateOnly To = new(2199, 12, 31);
}

/// <summary>A calendar that replaces the built-in one: Monday to Friday, less the days off, plus the working days; never provisional.</summary>
/// <param name="OffDays">Days off.</param>
/// <param name="WorkDays">Working days; a day in both lists is one.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record CalendarInput(IReadOnlyList<DateOnly>? OffDays = null, IReadOnlyList<DateOnly>? WorkDays = null)
{
    internal WorkdayCalendar ToCalendar() => WorkdayCalendar.From(OffDays ?? [], WorkDays ?? []);
}

internal static class CalculatorRules
{
    public static IRuleBuilderOptions<T, DateOnly?> InReach<T>(this IRuleBuilder<T, DateOnly?> rule) =>
        rule.InclusiveBetween(CalculatorLimits.From, CalculatorLimits.To);

    public static IRuleBuilderOptions<T, DateOnly> InReach<T>(this IRuleBuilder<T, DateOnly> rule) =>
        rule.InclusiveBetween(CalculatorLimits.From, CalculatorLimits.To);
}

internal sealed class CalendarInputValidator : AbstractValidator<CalendarInput>
{
    public CalendarInputValidator()
    {
        RuleFor(c => c.OffDays).Must(FewEnough).WithMessage($"≤ {CalculatorLimits.CalendarDays}");
        RuleFor(c => c.WorkDays).Must(FewEnough).WithMessage($"≤ {CalculatorLimits.CalendarDays}");
        RuleForEach(c => c.OffDays).InReach();
        RuleForEach(c => c.WorkDays).InReach();
    }

    private static bool FewEnough(IReadOnlyList<DateOnly>? days) => days is null || days.Count <= CalculatorLimits.CalendarDays;
}
