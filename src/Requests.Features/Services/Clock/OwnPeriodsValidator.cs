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
        new($"{words.Zh}（{rule}，{ArticleWords.In(article, english: false)}）", $"{words.En} ({rule}, {ArticleWords.In(article, english: true)})");

    /// <summary>Null where the body may set so many days.</summary>
    private static Text? Refuse(PeriodLength length, int days, ClockPeriods law)
    {
        var (least, most) = length.Bounds(law);
        if (days >= least && days <= most) return null;
        return length.Freedom switch
        {
            PeriodFreedom.AtMostTheLaw => new($"可以设定 {least} 至 {most} 个工作日：可以比法定期限短，不能更长。",
                $"It may be {least} to {most} working days: shorter than the law, never longer."),
            PeriodFreedom.OnlyTheLaw => new($"这是法律给对方的期限，只能是 {most} 个工作日。", $"The law gives this time to the other side: it stays {most} working days."),
            _ => new($"法律没有规定长短，可以设定 {least} 至 {most} 个工作日。", $"The law sets no length: choose {least} to {most} working days."),
        };
    }
}
