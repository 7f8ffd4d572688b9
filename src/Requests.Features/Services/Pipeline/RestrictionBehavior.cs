using MediatR;
using Requests.Features.Data;
using Requests.Features.Kernel;

namespace Requests.Features.Services.Pipeline;

/// <summary>Before a use case reads, it is known whether the body restricts cases at all; where it does not, no query asks who need know.</summary>
public sealed class RestrictionBehavior<TRequest, TResponse>(RequestsDb db, IOfficeClock clock) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IRefusable<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        await db.LearnRestrictionsAsync(clock.Today, cancellationToken);
        return await next();
    }
}
