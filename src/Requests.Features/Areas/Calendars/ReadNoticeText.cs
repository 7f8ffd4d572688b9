using FluentValidation;
using MediatR;
using Requests.Features.Kernel;
using Requests.Features.Services.Clock;
using Requests.Statute.Calendars;

namespace Requests.Features.Areas.Calendars;

/// <summary>识别通知原文: reads the pasted sentences, or a JSON file, of a yearly notice into a day-by-day proposal; nothing is entered before somebody confirms it.</summary>
public static class ReadNoticeText
{
    /// <param name="Text">The paragraphs as published.</param>
    [Acts(Act.ManageCalendar)]
    public sealed record Query(int Year, string Text) : IQuery<Response>;

    /// <param name="OffDays">As entering the notice takes them, with <paramref name="WorkDays"/>.</param>
    /// <param name="SumRule">Why the days do not balance with the statutory days of the year; null when they do (CNT-2).</param>
    /// <param name="IsSure">Nothing is in doubt.</param>
    /// <param name="Sentences">What was made of each sentence.</param>
    public sealed record Response(int Year, IReadOnlyList<ProposedDay> Days, IReadOnlyList<NoticeDoubt> Doubts, Text? SumRule, bool IsSure,
        IReadOnlyList<DayInput> OffDays, IReadOnlyList<DayInput> WorkDays, IReadOnlyList<SentenceReading> Sentences);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Year).InclusiveBetween(2007, 2199);
            RuleFor(q => q.Text).NotEmpty().MaximumLength(TextLimits.RequestText);
        }
    }

    internal sealed class Handler : IRequestHandler<Query, Result<Response>>
    {
        public Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var (days, doubts, sentences) = NoticeText.Read(query.Year, query.Text);
            var (off, work) = (Of(days, works: false), Of(days, works: true));
            var notice = new CalendarNotice(query.Year, "", DateOnly.MinValue, [.. off.Select(d => d.ToNamedDay())], [.. work.Select(d => d.ToNamedDay())]);
            var sum = NoticeRules.Balance(notice, null)?.Text;
            return Task.FromResult<Result<Response>>(new Response(query.Year, days, doubts, sum, days.Count > 0 && doubts.Count == 0
                && sum is null && days.All(d => d.Doubt is null), off, work, sentences));
        }

        private static List<DayInput> Of(IReadOnlyList<ProposedDay> days, bool works) => [.. days.Where(d => d.Works == works)
            .Select(d => new DayInput(d.On, d.Name))];
    }
}
