using FluentValidation;
using MediatR;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Clock;
using Requests.Features.Services.Pipeline;
using Requests.Statute.Calendars;

namespace Requests.Features.Areas.Calendars;

/// <summary>
/// 录入国务院办公厅节假日通知: next year's notice, or an amendment of one in force (CNT-2, CNT-5). It moves the dates of every body,
/// so it waits for a second person (<see cref="ConfirmCalendarNotice"/>); then all open cases that it reaches are worked out
/// anew and provisional dates become firm (CNT-6).
/// </summary>
public static class EnterCalendarNotice
{
    /// <param name="Number">发文字号; entering the same number again corrects what was entered.</param>
    /// <param name="Year">The year the notice is for; its days may lie in the December before.</param>
    /// <param name="OffDays">放假, weekend days of the holiday included.</param>
    /// <param name="WorkDays">调休上班.</param>
    /// <param name="Deviation">The notice's own words, where its days do not balance with the statutory days of the year.</param>
    [Acts(Act.ProposeCalendarNotice)]
    public sealed record Command(string Number, int Year, DateOnly PublishedOn, IReadOnlyList<DayInput>? OffDays, IReadOnlyList<DayInput>? WorkDays,
        string? Deviation = null) : ICommand<Response>, ICalendarChangeInput;

    /// <param name="ProposalId">What the second person confirms.</param>
    /// <param name="Moves">The cases of the caller's body that it would move.</param>
    public sealed record Response(Guid ProposalId, CalendarMoves Moves);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Number).NotEmpty().MaximumLength(TextLimits.Name);
            RuleFor(c => c.Year).InclusiveBetween(2007, 2199);
            RuleFor(c => c.Deviation).MaximumLength(TextLimits.Reason);
            this.RulesForDays();
        }
    }

    internal sealed class Handler(RequestsDb db, CalendarUpdater desk, ICaller caller, IOfficeClock clock, EventLog events) : IRequestHandler<Command,
        Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var days = command.ToDays();
            var number = command.Number.Trim();
            var notice = new CalendarNotice(command.Year, number, command.PublishedOn, days.OffDays, days.WorkDays);
            if (await desk.CheckAsync(notice, command.Deviation, cancellationToken) is { } refusal) return refusal;
            var proposal = new CalendarProposal(Guid.CreateVersion7(), number, command.Year, command.PublishedOn, days.ToJson(), command.Deviation?.Trim(),
                caller.UserId!.Value, caller.Name, clock.Now);
            db.Set<CalendarProposal>().Add(proposal);
            events.Record(Act.ProposeCalendarNotice, caller.BodyId, new { proposal = proposal.Id, proposal.Source, proposal.Year, proposal.Deviation });
            return new Response(proposal.Id, await desk.PreviewAsync(proposal.ToChange(clock.Now), cancellationToken));
        }
    }
}
