using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Privacy;

namespace Requests.Features.Areas.Portal;

/// <summary>好差评: after the reply the applicant says once, in five steps and a word, how the service was. It changes nothing in the case.</summary>
public static class RateService
{
    /// <param name="Words">May stay empty; read without the case and the name.</param>
    [Acts(Act.RateService)]
    public sealed record Command(Satisfaction Satisfaction, string? Words = null) : PortalCommand<CaseStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Satisfaction).IsInEnum();
            RuleFor(c => c.Words).MaximumLength(TextLimits.Reason);
        }
    }

    internal sealed class Handler(RequestsDb db, CaseOpener desk, PersonalVault vault, EventLog events, IOfficeClock clock) : IRequestHandler<Command, Result<CaseStanding>>
    {
        public async Task<Result<CaseStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            if (found.RepliedOn is null) return PortalProblems.NothingToRate;
            if (await db.Set<ServiceRating>().AnyAsync(r => r.CaseId == found.Id, cancellationToken)) return PortalProblems.RatedBefore;
            var words = string.IsNullOrWhiteSpace(command.Words) ? null : vault.SealString(ServiceRating.WordsPlace(found.Id), command.Words.Trim());
            db.Add(new ServiceRating(found.Id, found.BodyId, command.Satisfaction, words, clock.Today));
            // What was said stands in no history: colleagues on the case must not see who praised or blamed them.
            events.Record(Act.RateService, found, clock.Today);
            return CaseStanding.Of(found);
        }
    }
}
