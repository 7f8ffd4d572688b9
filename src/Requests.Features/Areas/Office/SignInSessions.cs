using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Features.Areas.Office;

/// <summary>Sign-ins as rows: each ends at its day whatever is done meanwhile, and every token of it is void once the row is ended.</summary>
public sealed class SignInSessions(RequestsDb db, IOfficeClock clock)
{
    private static readonly TimeSpan Pages = TimeSpan.FromHours(12);
    private static readonly TimeSpan Tokens = TimeSpan.FromDays(30);

    /// <summary>Opens one, saved at once: the token that names it leaves with the answer.</summary>
    public async Task<UserSession> OpenAsync(Guid userId, SessionKind kind, string address, string agent, CancellationToken ct)
    {
        var session = new UserSession(Guid.NewGuid(), userId, kind, address, agent, clock.Now, clock.Now + (kind == SessionKind.Pages ? Pages : Tokens));
        db.Set<UserSession>().Add(session);
        await db.SaveChangesAsync(ct);
        return session;
    }

    public async Task EndAsync(Guid id, CancellationToken ct)
    {
        if (await db.Set<UserSession>().SingleOrDefaultAsync(s => s.Id == id, ct) is not { } session) return;
        session.End(clock.Now);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>
    /// Takes a refresh token once. One that comes a second time is in two hands: its whole session ends, and with it whatever
    /// was made of it since.
    /// </summary>
    /// <returns>The session in its next turn; null when the token is no longer good.</returns>
    public async Task<(UserSession? Session, bool Reused)> TakeTurnAsync(Guid id, int turn, CancellationToken ct)
    {
        if (await db.Set<UserSession>().SingleOrDefaultAsync(s => s.Id == id, ct) is not { } session || !session.IsOpen(clock.Now)) return (null, false);
        var reused = turn != session.Turn;
        if (reused) session.End(clock.Now);
        else session.NextTurn(clock.Now);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Two at once with one token: the later is a reuse.
            db.ChangeTracker.Clear();
            await EndAsync(id, ct);
            return (null, true);
        }
        return (reused ? null : session, reused);
    }
}
