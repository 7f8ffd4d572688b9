using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Collaboration;

/// <summary>取消关联: the two cases do not belong together after all. That they were linked stays in the history of both.</summary>
public static class UnlinkCases
{
    /// <param name="OtherNumber">登记编号 of the other case.</param>
    /// <param name="Reason">For colleagues; no personal data.</param>
    [Acts(Act.LinkCases)]
    public sealed record Command(string OtherNumber, string Reason) : CaseCommand<CaseStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.OtherNumber).NotEmpty().MaximumLength(TextLimits.Code);
            RuleFor(c => c.Reason).NotEmpty().MaximumLength(TextLimits.Reason);
        }
    }

    internal sealed class Handler(RequestsDb db, CaseOpener desk, EventLog events, IOfficeClock clock) : IRequestHandler<Command, Result<CaseStanding>>
    {
        public async Task<Result<CaseStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            if (await desk.FindTypedAsync(command.OtherNumber, cancellationToken) is not { } other)
                return CollaborationProblems.NoOtherCase.With(command.OtherNumber.Trim()).At("otherNumber");
            var (one, two) = (found.Id, other.Id);
            if (await db.Set<CaseLink>().SingleOrDefaultAsync(l => (l.CaseId == one && l.OtherId == two) || (l.CaseId == two && l.OtherId == one), cancellationToken)
                is not { } link) return CollaborationProblems.NotLinked.At("otherNumber");
            db.Remove(link);
            other.Touch(Guid.NewGuid());
            events.Record(Act.LinkCases, found, clock.Today, new { Unlinked = other.Number, Reason = command.Reason.Trim() });
            events.Record(Act.LinkCases, other, clock.Today, new { Unlinked = found.Number, Reason = command.Reason.Trim() });
            return CaseStanding.Of(found);
        }
    }
}
