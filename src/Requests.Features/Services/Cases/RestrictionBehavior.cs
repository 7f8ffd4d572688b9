using MediatR;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Calendars;
using Requests.Features.Services.Staff;

namespace Requests.Features.Services.Cases;

/// <summary>Before a use case reads, it is known whether the body restricts cases at all; where it does not, no query asks who need know.</summary>
public sealed class RestrictionBehavior<TRequest, TResponse>(RequestsDb db, BodyFacts facts, Absences absences, ICaller caller, IOfficeClock clock)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IRefusable<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (db.MayBeOutsider && caller.BodyId is { } body)
        {
            var restricts = await facts.FindAsync(body, cancellationToken) is { Restricts: true };
            var actsFor = restricts && caller.UserId is { } me ? await absences.DeputisesForAsync(body, me, clock.Today, cancellationToken) : [];
            db.LearnRestrictions(body, restricts, actsFor);
        }
        return await next();
    }
}
