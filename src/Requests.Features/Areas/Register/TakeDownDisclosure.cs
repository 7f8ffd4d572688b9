using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Cases;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Register;

namespace Requests.Features.Areas.Register;

/// <summary>撤下公开: takes an answered request out of the public list, with the reason; the history of the case keeps what stood there.</summary>
public static class TakeDownDisclosure
{
    /// <param name="Reason">Why, for colleagues and inspectors; no personal data.</param>
    [Acts(Act.ListDisclosure)]
    public sealed record Command(string Reason) : CaseCommand<CaseStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(TextLimits.Reason);
    }

    internal sealed class Handler(CaseOpener desk, RequestsDb db, EventLog events, IOfficeClock clock) : IRequestHandler<Command, Result<CaseStanding>>
    {
        public async Task<Result<CaseStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            if (await db.Set<DisclosureEntry>().SingleOrDefaultAsync(e => e.CaseId == found.Id, cancellationToken) is not { } listed) return PublicationProblems.NotListed;
            db.Remove(listed);
            events.Record(Act.ListDisclosure, found, clock.Today, new { TakenDown = listed.Title, listed.Link, command.Reason }, null, "PII-8");
            return CaseStanding.Of(found);
        }
    }
}
