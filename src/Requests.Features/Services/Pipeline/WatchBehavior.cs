using System.Globalization;
using MediatR;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Features.Services.Pipeline;

/// <summary>What whoever watches over access must see when it is done (PII-11): it goes into the security log with account, network and time.</summary>
/// <param name="about">The property that says whom or what it was about: a user name, a case number, the name of a key. Never personal data.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class WatchedAttribute(SecurityEventKind kind, string? about = null) : Attribute
{
    public SecurityEventKind Kind => kind;

    public string? About => about;
}

/// <summary>What is watched only where it is asked for in a certain way, such as a question whose answer is taken away as a file.</summary>
public interface IWatchedAtTimes
{
    bool IsWatched { get; }
}

/// <summary>Writes the security log for what is <see cref="WatchedAttribute"/>: within the command's transaction, of a query right after it.</summary>
public sealed class WatchBehavior<TRequest, TResponse>(RequestsDb db, ICaller caller, IOfficeClock clock) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IRefusable<TResponse>
{
    private static readonly WatchedAttribute? Watched = (WatchedAttribute?)Attribute.GetCustomAttribute(typeof(TRequest), typeof(WatchedAttribute));

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var response = await next();
        if (Watched is null || response.Problem is not null || request is IWatchedAtTimes { IsWatched: false }) return response;
        var about = Watched.About is { } name ? Convert.ToString(typeof(TRequest).GetProperty(name)!.GetValue(request), CultureInfo.InvariantCulture) : null;
        var details = string.IsNullOrEmpty(about) ? UseCase.NameOf(typeof(TRequest)) : $"{UseCase.NameOf(typeof(TRequest))}: {about}";
        var seen = db.Set<SecurityEvent>().Add(new SecurityEvent(Watched.Kind, caller.BodyId, caller.UserId, caller.Key is null ? caller.Name : $"{caller.Name} ({caller.Key})",
            caller.Address, details[..Math.Min(details.Length, TextLimits.Name)], clock.Now));
        if (request is not ICommandMarker)
        {
            await db.SaveChangesAsync(cancellationToken);
            seen.State = Microsoft.EntityFrameworkCore.EntityState.Detached;
        }
        return response;
    }
}
