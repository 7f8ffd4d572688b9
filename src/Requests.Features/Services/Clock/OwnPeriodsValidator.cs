using FluentValidation;
using Requests.Features.Kernel;
using Requests.Statute.Citations;
using Requests.Statute.Clocks;

namespace Requests.Features.Services.Clock;

/// <summary>The bounds of the law for lengths that a body or a rehearsal sets over it: the one place that says them.</summary>
internal sealed class OwnPeriodsValidator : AbstractValidator<OwnPeriods>
{
    private OwnPeriodsValidator(DateOnly actDay)
    {
        var law = ClockPeriods.For(actDay);
        RuleFor(p => p).Custom((own, context) =>
        {
            foreach (var length in PeriodLength.All)
                if (length.Own(own) is { } days && Refuse(length, days, law) is { } words)
                    context.AddFailure(length.Name, Because(words, length.Rule, ClockRules.Article(length.Rule, actDay)).ToString());
        });
        RuleFor(p => p.Pauses).IsInEnum();
        RuleFor(p => p.RestDayArrival).IsInEnum();
    }

    /// <param name="actDay">The day whose law bounds them; none: the law in force.</param>
    public static OwnPeriodsValidator For(DateOnly? actDay) => new(actDay ?? DateOnly.MaxValue);

    private static Text Because(Text words, string rule, string article) =>
        Text.Of("OwnPeriodsValidator.Because").With(words, rule, new Text(ArticleWords.In(article, english: false), ArticleWords.In(article, english: true)));

    /// <summary>Null where the body may set so many days.</summary>
    private static Text? Refuse(PeriodLength length, int days, ClockPeriods law)
    {
        var (least, most) = length.Bounds(law);
        if (days >= least && days <= most) return null;
        return Text.Of(length.Freedom).With(least, most);
    }
}
