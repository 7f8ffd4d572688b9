using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Notices;
using Requests.Features.Services.Privacy;

namespace Requests.Features.Areas.Office;

/// <summary>Writes down what whoever watches over access must see, each with account and address, and slows guessing down.</summary>
public sealed class SecurityLog(RequestsDb db, ICaller caller, PersonalVault vault, NoticeSender notices, IOfficeClock clock)
{
    /// <summary>Failures from one network for one name, known or not, until it has to wait.</summary>
    public const int FailuresUntilWait = 5;

    /// <summary>Failures for one account, from wherever, at which its administrators are told.</summary>
    private const int FailuresUntilAlarm = 10;

    private static readonly TimeSpan Wait = TimeSpan.FromMinutes(15);

    /// <summary>Records in a save of its own: a refusal leaves its trace too.</summary>
    public async Task NoteAsync(SecurityEventKind kind, User? user, string details, CancellationToken ct = default)
    {
        db.Set<SecurityEvent>().Add(new SecurityEvent(kind, user?.HomeBodyId ?? caller.BodyId, user?.Id, user?.UserName ?? "", caller.Address,
            details, clock.Now));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>
    /// Whether this name has to wait where the caller is. Elsewhere it does not: nobody keeps another out by wrong guesses. A
    /// name that no account has waits alike; what was typed is not kept, it may be a password.
    /// </summary>
    public async Task<bool> MustWaitAsync(string userName, CancellationToken ct) =>
        await FailuresAsync(Mark(userName), ct) >= FailuresUntilWait;

    /// <summary>Notes a failure; true when the name has to wait from now on.</summary>
    public async Task<bool> FailedAsync(string userName, User? user, CancellationToken ct)
    {
        var mark = Mark(userName);
        await NoteAsync(SecurityEventKind.SignInFailed, user, mark, ct);
        var waits = await FailuresAsync(mark, ct) >= FailuresUntilWait;
        if (waits) await NoteAsync(SecurityEventKind.SlowedDown, user, mark, ct);
        if (user is { HomeBodyId: { } home })
        {
            var since = clock.Now - Wait;
            var all = await db.Set<SecurityEvent>().CountAsync(e => e.UserId == user.Id && e.Kind == SecurityEventKind.SignInFailed && e.At > since, ct);
            if (all == FailuresUntilAlarm)
            {
                var alarm = new Notice(home, null, NoticeKind.SignInAlarm, $"sign-in-alarm/{user.Id:N}/{clock.Now:yyyyMMddHH}", user.UserName!, $"{all}");
                await notices.TellAsync(alarm, [user, .. (await notices.HoldersAsync(home, ct, Role.Administrator)).Where(u => u.Id != user.Id)], ct);
                await db.SaveChangesAsync(ct);
            }
        }
        return waits;
    }

    /// <summary>A password set by link, which proves who its holder is, ends the wait of that name everywhere. Saved with the command.</summary>
    public void PasswordSet(User user) => db.Set<SecurityEvent>().Add(
        new SecurityEvent(SecurityEventKind.PasswordChanged, user.HomeBodyId, user.Id, user.UserName!, caller.Address, Mark(user.UserName!), clock.Now));

    private async Task<int> FailuresAsync(string mark, CancellationToken ct)
    {
        var since = clock.Now - Wait;
        var set = await db.Set<SecurityEvent>().Where(e => e.Kind == SecurityEventKind.PasswordChanged && e.Details == mark && e.At > since)
            .MaxAsync(e => (DateTimeOffset?)e.At, ct);
        if (set is { } at) since = at;
        return await db.Set<SecurityEvent>().CountAsync(e => e.Address == caller.Address && e.Kind == SecurityEventKind.SignInFailed && e.At > since
            && e.Details == mark, ct);
    }

    // However its letters are written: a name has one wait.
    private string Mark(string userName) => vault.Hash(userName.Trim().ToUpperInvariant());
}
