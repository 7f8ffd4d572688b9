using MediatR;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Calendars;

namespace Requests.Features.Services.Cases;

/// <summary>Before a use case reads, it is known whether the body restricts cases at all; where it does not, no query asks who need know.</summary>
public sealed class RestrictionBehavior<TRequest, TResponse>(RequestsDb db, BodyFacts facts, ICaller caller) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IRefusable<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (db.MayBeOutsider && caller.BodyId is { } body) db.LearnRestrictions(body, (await facts.OfAsync(body, cancellationToken)).Restricts);
        return await next();
    }
}
