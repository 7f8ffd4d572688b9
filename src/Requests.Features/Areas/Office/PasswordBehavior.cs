using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Office;

/// <summary>A command that brings the caller's present password along. It is checked before the command's transaction, so that a wrong one counts.</summary>
public interface IGivesPassword
{
    string PresentPassword { get; }
}

/// <summary>Checks the password where a command brings it, and asks for it where one needs it (<see cref="AccessRules.ConfirmedFor"/>).</summary>
public sealed class PasswordBehavior<TRequest, TResponse>(IServiceProvider services, ICaller caller, AccessRules rules, IOfficeClock clock)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IRefusable<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (request is IGivesPassword given)
        {
            if (await services.GetRequiredService<PresentPassword>().RefusalAsync(given.PresentPassword,
                cancellationToken) is { } wrong) return TResponse.Refuse(wrong);
        }
        // A session is a person at a screen; the program itself and its verbs have none.
        else if (caller.WantsPasswordFor(typeof(TRequest), rules, clock))
        {
            return TResponse.Refuse(AccessProblems.PasswordNeeded);
        }
        return await next();
    }
}

/// <summary>The caller's password, looked at once more. Whoever guesses at it is slowed down as at the sign-in.</summary>
public sealed class PresentPassword(RequestsDb db, UserManager<User> users, SecurityLog log, Caller caller, IOfficeClock clock)
{
    /// <summary>Null when it is right; the session then counts as confirmed from now on.</summary>
    public async Task<Problem?> RefusalAsync(string password, CancellationToken ct)
    {
        if (await users.FindByIdAsync(caller.UserId.ToString()!) is not { UserName: { } name } user) return CommonProblems.NotSignedIn;
        if (await log.MustWaitAsync(name, ct)) return AccessProblems.Locked;
        if (!await users.CheckPasswordAsync(user, password))
            return await log.FailedAsync(name, user, ct) ? AccessProblems.Locked : OfficeProblems.WrongPassword.At("presentPassword");
        if (caller.SessionId is { } session)
            await db.Set<UserSession>().Where(s => s.Id == session).ExecuteUpdateAsync(set => set.SetProperty(s => s.ConfirmedAt, clock.Now), ct);
        caller.ConfirmedAt = clock.Now;
        return null;
    }
}
