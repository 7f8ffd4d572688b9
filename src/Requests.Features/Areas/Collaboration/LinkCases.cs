using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Collaboration;

/// <summary>关联案件: two cases belong together, for a reason. It is shown on both, stands in the history of both and goes into the file of both.</summary>
public static class LinkCases
{
    /// <param name="OtherNumber">登记编号 of the other case.</param>
    /// <param name="Words">Why they belong together; no personal data.</param>
    [Acts(Act.LinkCases)]
    public sealed record Command(string OtherNumber, string Words) : CaseCommand<CaseStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.OtherNumber).NotEmpty().MaximumLength(TextLimits.Code);
            RuleFor(c => c.Words).NotEmpty().MaximumLength(TextLimits.Reason);
        }
    }

    internal sealed class Handler(RequestsDb db, CaseOpener desk, EventLog events, ICaller caller, IOfficeClock clock) : IRequestHandler<Command, Result<CaseStanding>>
    {
        public async Task<Result<CaseStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            if (await desk.FindTypedAsync(command.OtherNumber, cancellationToken) is not { } other)
                return CollaborationProblems.NoOtherCase.With(command.OtherNumber.Trim()).At("otherNumber");
            if (desk.Refusal(Act.LinkCases, other) is { } stopped) return stopped;
            if (other.Id == found.Id) return CollaborationProblems.LinkedToItself.At("otherNumber");
            var (one, two) = (found.Id, other.Id);
            if (await db.Set<CaseLink>().AnyAsync(l => (l.CaseId == one && l.OtherId == two) || (l.CaseId == two && l.OtherId == one), cancellationToken))
                return CollaborationProblems.AlreadyLinked.At("otherNumber");
            db.Add(new CaseLink(found.Id, other.Id, found.BodyId, command.Words.Trim(), caller.Name, clock.Now));
            other.Touch(Guid.NewGuid());
            events.Record(Act.LinkCases, found, clock.Today, new { Linked = other.Number, Words = command.Words.Trim() });
            events.Record(Act.LinkCases, other, clock.Today, new { Linked = found.Number, Words = command.Words.Trim() });
            return CaseStanding.Of(found);
        }
    }
}
