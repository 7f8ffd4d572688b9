using FluentValidation;
using Requests.Features.Kernel;
using Requests.Features.Services.Calendars;
using Requests.Statute.Calendars;

namespace Requests.Features.Services.Clock;

/// <param name="Name">The festival, as the notice has it.</param>
public sealed record DayInput(DateOnly On, string? Name = null)
{
    internal NamedDay ToNamedDay() => new(On, Name?.Trim() ?? "");
}

/// <summary>Days that a notice or a local order changes.</summary>
public interface ICalendarChangeInput
{
    IReadOnlyList<DayInput>? OffDays { get; }

    IReadOnlyList<DayInput>? WorkDays { get; }
}

internal static class CalendarChangeInputs
{
    private const int MaxDays = 120;

    public static CalendarDays ToDays(this ICalendarChangeInput input) =>
        new([.. (input.OffDays ?? []).Select(d => d.ToNamedDay())], [.. (input.WorkDays ?? []).Select(d => d.ToNamedDay())]);

    public static void RulesForDays<T>(this AbstractValidator<T> validator) where T : ICalendarChangeInput
    {
        validator.RuleFor(c => c.OffDays).Must((c, days) => days is { Count: > 0 } || c.WorkDays is { Count: > 0 })
            .WithMessage(_ => CalendarProblems.NoDays.Text.ToString());
        validator.RuleFor(c => c.OffDays).Must(days => days is null || days.Count <= MaxDays).WithMessage($"≤ {MaxDays}");
        validator.RuleFor(c => c.WorkDays).Must(days => days is null || days.Count <= MaxDays).WithMessage($"≤ {MaxDays}");
        validator.RuleForEach(c => c.OffDays).NotNull().Must(HasShortName).WithMessage($"≤ {TextLimits.Name}");
        validator.RuleForEach(c => c.WorkDays).NotNull().Must(HasShortName).WithMessage($"≤ {TextLimits.Name}");
    }

    private static bool HasShortName(DayInput? day) => day?.Name is not { Length: > TextLimits.Name };
}
