using System.Text.Json.Serialization;
using FluentValidation;
using Requests.Statute.Calendars;
using Requests.Statute.Clocks;

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

/// <summary>Lengths in working days that replace those of the law; what is not given stays as the law has it on the day.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record PeriodsInput(
    int? ReplyWorkingDays = null, int? CorrectionNoticeWorkingDays = null, int? CorrectionWorkingDays = null, int? ExtensionWorkingDays = null,
    int? ThirdPartyWorkingDays = null, int? CoMakerWorkingDays = null, int? AgencyWorkingDays = null, int? FeeWorkingDays = null,
    int? ReasonsWorkingDays = null, int? PublicationWorkingDays = null, int? RecordCorrectionWorkingDays = null, int? OrderWorkingDays = null,
    PauseConvention? Pauses = null, RestDayArrival? RestDayArrival = null)
{
    internal ClockPeriods Over(ClockPeriods law) => new()
    {
        ReplyWorkingDays = ReplyWorkingDays ?? law.ReplyWorkingDays,
        CorrectionNoticeWorkingDays = CorrectionNoticeWorkingDays ?? law.CorrectionNoticeWorkingDays,
        CorrectionWorkingDays = CorrectionWorkingDays ?? law.CorrectionWorkingDays,
        ExtensionWorkingDays = ExtensionWorkingDays ?? law.ExtensionWorkingDays,
        ThirdPartyWorkingDays = ThirdPartyWorkingDays ?? law.ThirdPartyWorkingDays,
        CoMakerWorkingDays = CoMakerWorkingDays ?? law.CoMakerWorkingDays,
        AgencyWorkingDays = AgencyWorkingDays ?? law.AgencyWorkingDays,
        FeeWorkingDays = FeeWorkingDays ?? law.FeeWorkingDays,
        ReasonsWorkingDays = ReasonsWorkingDays ?? law.ReasonsWorkingDays,
        PublicationWorkingDays = PublicationWorkingDays ?? law.PublicationWorkingDays,
        RecordCorrectionWorkingDays = RecordCorrectionWorkingDays ?? law.RecordCorrectionWorkingDays,
        OrderWorkingDays = OrderWorkingDays ?? law.OrderWorkingDays,
        Pauses = Pauses ?? law.Pauses,
        RestDayArrival = RestDayArrival ?? law.RestDayArrival,
    };

    internal IEnumerable<int?> Lengths() =>
    [
        ReplyWorkingDays, CorrectionNoticeWorkingDays, CorrectionWorkingDays, ExtensionWorkingDays, ThirdPartyWorkingDays, CoMakerWorkingDays,
        AgencyWorkingDays, FeeWorkingDays, ReasonsWorkingDays, PublicationWorkingDays, RecordCorrectionWorkingDays, OrderWorkingDays,
    ];
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

internal sealed class PeriodsInputValidator : AbstractValidator<PeriodsInput>
{
    public PeriodsInputValidator()
    {
        RuleFor(p => p).Must(p => p.Lengths().All(length => length is null or (>= 1 and <= CalculatorLimits.WorkingDays)))
            .WithMessage($"1..{CalculatorLimits.WorkingDays}");
        RuleFor(p => p.Pauses).IsInEnum();
        RuleFor(p => p.RestDayArrival).IsInEnum();
    }
}
