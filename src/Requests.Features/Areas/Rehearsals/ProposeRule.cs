using FluentValidation;
using MediatR;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;
using Requests.Statute.Clocks;

namespace Requests.Features.Areas.Rehearsals;

/// <summary>登记法定期限调整: a change of the law's lengths with its day of effect, as data. It counts nothing before it is switched on; rehearse it first.</summary>
public static class ProposeRule
{
    /// <param name="From">First day of effect: for requests received on or after it.</param>
    /// <param name="LawTitle">The act that changes the law, with its number.</param>
    /// <param name="Lengths">What it changes, in working days; the rest stays.</param>
    [Acts(Act.ProposeRule)]
    public sealed record Command(DateOnly From, string LawTitle, OwnPeriods Lengths) : ICommand<RuleView>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        private const int Longest = 250;

        public Validator()
        {
            RuleFor(c => c.From).GreaterThan(ClockPeriods.Order711From);
            RuleFor(c => c.LawTitle).NotEmpty().MaximumLength(TextLimits.Subject);
            RuleFor(c => c.Lengths).NotNull().NotEqual(OwnPeriods.None);
            RuleFor(c => c.Lengths).Must(lengths => lengths is null || PeriodLength.All.All(l => l.Own(lengths) is not { } days
                || (days >= 1 && days <= Longest)))
                .WithMessage($"1–{Longest}");
            RuleFor(c => c.Lengths!.Pauses).Null().When(c => c.Lengths is not null);
            RuleFor(c => c.Lengths!.RestDayArrival).Null().When(c => c.Lengths is not null);
        }
    }

    internal sealed class Handler(RequestsDb db, EventLog events, ICaller caller, IOfficeClock clock) : IRequestHandler<Command, Result<RuleView>>
    {
        public Task<Result<RuleView>> Handle(Command command, CancellationToken cancellationToken)
        {
            var rule = new RuleChange(Guid.CreateVersion7(), command.From, command.LawTitle.Trim(), command.Lengths, caller.Name, clock.Now);
            db.Set<RuleChange>().Add(rule);
            events.Record(Act.ProposeRule, null, new { rule.Id, rule.From, rule.Act, rule.Lengths });
            return Task.FromResult<Result<RuleView>>(RuleView.Of(rule));
        }
    }
}

/// <param name="IsOn">It counts; false while it is only rehearsed.</param>
public sealed record RuleView(Guid Id, DateOnly From, string LawTitle, OwnPeriods Lengths, string ByName, bool IsOn, string? OnByName)
{
    public static RuleView Of(RuleChange rule) => new(rule.Id, rule.From, rule.Act, rule.Lengths, rule.ByName, rule.OnAt is not null, rule.OnByName);
}
