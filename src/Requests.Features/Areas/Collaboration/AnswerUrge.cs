using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Notices;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Staff;

namespace Requests.Features.Areas.Collaboration;

/// <summary>回复催办: who was urged, or acts for them today, says how it stands; the supervisor is told.</summary>
public static class AnswerUrge
{
    /// <param name="No">Number of the urging in the case.</param>
    [Acts(Act.AnswerUrge)]
    public sealed record Command(int No, string Words) : CaseCommand<CaseStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Words).NotEmpty().MaximumLength(TextLimits.Reason);
    }

    internal sealed class Handler(RequestsDb db, CaseOpener desk, NoticeSender notices, Absences absences, EventLog events, ICaller caller, IOfficeClock clock)
        : IRequestHandler<Command, Result<CaseStanding>>
    {
        public async Task<Result<CaseStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var ct = cancellationToken;
            var opened = await desk.OpenAsync(command, ct);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            if (await db.Set<Urge>().SingleOrDefaultAsync(u => u.CaseId == found.Id && u.No == command.No, ct) is not { } urge) return CollaborationProblems.NoSuchUrge;
            if (urge.AnsweredAt is not null) return CollaborationProblems.UrgeAnswered;
            if (urge.ToUserId != caller.UserId && await absences.DeputyOfAsync(found.BodyId, urge.ToUserId, clock.Today, ct) != caller.UserId)
                return CollaborationProblems.NotUrged;
            urge.Reply(command.Words.Trim(), caller.Name, clock.Now);
            events.Record(Act.AnswerUrge, found, clock.Today, new { command.No, command.Words });
            if (await db.Set<User>().FindAsync([urge.ByUserId], ct) is { IsActive: true } by)
                await notices.TellAsync(new Notice(found.BodyId, found.Id, NoticeKind.UrgeAnswered, $"urge-answered/{found.Id:N}/{urge.No}", found.Number,
                    caller.DisplayName is { Length: > 0 } name ? name : caller.Name, command.Words.Trim()), [by], ct);
            return CaseStanding.Of(found);
        }
    }
}
