using FluentValidation;
using MediatR;
using Requests.Features.Services.Clock;
using Requests.Features.Kernel;
using Requests.Features.Services.Calendars;
using Requests.Statute.Clocks;

namespace Requests.Features.Areas.Calculators;

/// <summary>
/// The clock of a request that need not exist: every deadline and the trail for a receipt date and a list of events. The
/// order of the list does not matter. What the law would not let into a case's clock is refused with the rule.
/// </summary>
public static class PreviewClock
{
    /// <param name="Calendar">Replaces the built-in calendar.</param>
    /// <param name="Periods">Laid over the lengths of the law, within its bounds.</param>
    [Acts(Act.UseCalculators)]
    public sealed record Query(DateOnly? ReceivedOn, IReadOnlyList<Entry>? Entries = null, CalendarInput? Calendar = null, OwnPeriods? Periods = null)
        : IQuery<ClockAnswer>;

    /// <param name="Kind">correctionNotice, correctionReceived, thirdPartyConsulted, thirdPartyAnswered, coMakerConsulted, coMakerAnswered,
    /// agencyConsulted, agencyAnswered, reasonsRequested, reasonsReceived, laterDateSet, extended, feeNotice, feePaid, replied and so on.</param>
    /// <param name="On">The day it happened; for letters the day of dispatch.</param>
    /// <param name="DeliveredOn">The day the other side received the letter.</param>
    /// <param name="WorkingDays">A length, where the law leaves it open: an extension, or the period a letter gives.</param>
    /// <param name="UntilOn">A later date under Art. 35, or the last day an order sets.</param>
    public sealed record Entry(ClockEntryKind? Kind, DateOnly? On, DateOnly? DeliveredOn = null, int? WorkingDays = null, DateOnly? UntilOn = null);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.ReceivedOn).NotNull().InReach();
            RuleFor(q => q.Entries).Must(entries => entries is null || entries.Count <= CalculatorLimits.Entries).WithMessage($"≤ {CalculatorLimits.Entries}");
            RuleForEach(q => q.Entries).NotNull().SetValidator(new EntryValidator());
            RuleForEach(q => q.Entries).Must((q, entry) => Dates(entry).All(on => on <= q.ReceivedOn!.Value.AddYears(CalculatorLimits.Years)))
                .When(q => q.ReceivedOn is not null && q.ReceivedOn <= CalculatorLimits.To)
                    .WithMessage(_ => Text.Of("calculators.atMostYears").With(CalculatorLimits.Years).ToString());
            RuleFor(q => q.Calendar!).SetValidator(new CalendarInputValidator()).When(q => q.Calendar is not null);
            RuleFor(q => q.Periods!).SetValidator(q => OwnPeriodsValidator.For(q.ReceivedOn)).When(q => q.Periods is not null);
        }

        private static IEnumerable<DateOnly> Dates(Entry? entry) =>
            new[] { entry?.On, entry?.DeliveredOn, entry?.UntilOn }.OfType<DateOnly>();
    }

    internal sealed class EntryValidator : AbstractValidator<Entry>
    {
        public EntryValidator()
        {
            RuleFor(e => e.Kind).NotNull().IsInEnum().NotEqual(ClockEntryKind.Undone);
            RuleFor(e => e.On).NotNull().InReach();
            RuleFor(e => e.DeliveredOn).InReach();
            RuleFor(e => e.UntilOn).InReach();
            RuleFor(e => e.WorkingDays).InclusiveBetween(1, CalculatorLimits.WorkingDays);
        }
    }

    internal sealed class Handler(WorkCalendars calendars, ICaller caller) : IRequestHandler<Query, Result<ClockAnswer>>
    {
        public async Task<Result<ClockAnswer>> Handle(Query query, CancellationToken cancellationToken)
        {
            var given = query.Entries ?? [];
            var early = given.Index().FirstOrDefault(e => e.Item.DeliveredOn < e.Item.On);
            if (early.Item is not null) return ClockProblems.DeliveredBeforeSent.At($"entries[{early.Index}].deliveredOn");

            var receivedOn = query.ReceivedOn!.Value;
            var calendar = query.Calendar?.ToCalendar() ?? await calendars.ForAsync(caller.BodyId, cancellationToken);
            var order = InOrder(given);
            var ledger = order.Select((e, i) => new ClockEntry(i + 1, e.Item.Kind!.Value, e.Item.On!.Value, e.Item.DeliveredOn,
                e.Item.WorkingDays, UntilOn: e.Item.UntilOn)).ToList();
            var reading = ReplyClock.Read(receivedOn, ledger, calendar, (query.Periods ?? OwnPeriods.None).On(receivedOn));
            return reading.Warnings.FirstOrDefault(IsRefused) is { } refused
                ? ClockProblems.For(refused.Refusal!).At($"entries[{order[refused.EntrySequence - 1].Index}]")
                : ClockAnswer.Of(reading);
        }

        // A correction notice that went out late is a fact of which the law does not say what follows: both dates are
        // shown and the earlier holds (Q5).
        private static bool IsRefused(ClockWarning warning) =>
            warning.Refusal is { Kind: not ClockRefusalKind.CorrectionNoticeTooLate };

        // Letters stand before their answers in the list of kinds, so it settles the order within a day.
        private static List<(int Index, Entry Item)> InOrder(IReadOnlyList<Entry> entries) =>
            [.. entries.Index().OrderBy(e => e.Item.On).ThenBy(e => e.Item.Kind).ThenBy(e => e.Item.DeliveredOn).ThenBy(e => e.Item.WorkingDays)];
    }
}
