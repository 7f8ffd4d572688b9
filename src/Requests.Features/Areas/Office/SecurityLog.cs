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

    /// <summary>Failures from one network, whatever the names, at which the operators are told: somebody tries one password on many.</summary>
    private const int FailuresOfANetwork = 30;

    /// <summary>Refusals of one person's rights within the hour at which who watches is told.</summary>
    private const int DenialsUntilAlarm = 20;

    /// <summary>Refused keys of one network that are written down in a minute.</summary>
    private const int KeysNoted = 10;

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
        await WatchNetworkAsync(ct);
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

    /// <summary>A sign-in; of an administrator or operator from a network never seen with the account it is told as well.</summary>
    public async Task SignedInAsync(User user, UserSession session, string how, CancellationToken ct)
    {
        await NoteAsync(SecurityEventKind.SignedIn, user, how, ct);
        if (caller.Address.Length == 0 || user.HomeBodyId is not { } home) return;
        var powerful = user.IsOperator || await db.Set<Membership>().AnyAsync(m => m.UserId == user.Id && m.Role == Role.Administrator, ct);
        if (!powerful) return;
        var before = db.Set<UserSession>().Where(s => s.UserId == user.Id && s.Id != session.Id);
        // The first sign-in of all comes from somewhere, too.
        if (!await before.AnyAsync(ct) || await before.AnyAsync(s => s.Address == caller.Address, ct)) return;
        await NoteAsync(SecurityEventKind.NewPlace, user, how, ct);
        await TellAsync(new Notice(home, null, NoticeKind.NewPlace, $"new-place/{user.Id:N}/{vault.Hash(caller.Address)[..16]}", user.UserName!, caller.Address),
            [user, .. (await notices.HoldersAsync(home, ct, Role.Administrator)).Where(u => u.Id != user.Id)], ct);
    }

    /// <summary>A key that is unknown, revoked or out of its time was tried.</summary>
    public async Task KeyRefusedAsync(ApiKey? key, string network, CancellationToken ct)
    {
        // A row for each of some; a flood is one row less worth than the room it takes.
        var since = clock.Now.AddMinutes(-1);
        if (await db.Set<SecurityEvent>().CountAsync(e => e.Address == network && e.Kind == SecurityEventKind.KeyRefused && e.At > since,
            ct) >= KeysNoted) return;
        await AddAsync(new SecurityEvent(SecurityEventKind.KeyRefused, key?.BodyId, key?.UserId,
            key?.Name ?? "", network, "", clock.Now), ct);
    }

    /// <summary>A good key is used from another network than before.</summary>
    public Task KeyFromNewPlaceAsync(ApiKey key, string network,
        CancellationToken ct) => AddAsync(new SecurityEvent(SecurityEventKind.NewPlace, key.BodyId, key.UserId,
        key.Name, network, "api key", clock.Now), ct);

    /// <summary>Somebody signed in asked for what none of their roles may do.</summary>
    /// <param name="door">Method and pattern of the door, without what was filled in.</param>
    public async Task DeniedAsync(string door, CancellationToken ct)
    {
        await AddAsync(new SecurityEvent(SecurityEventKind.Denied, caller.BodyId, caller.UserId, caller.Name, caller.Address,
            door[..Math.Min(door.Length, TextLimits.Name)], clock.Now), ct);
        if (caller.BodyId is not { } body || caller.UserId is not { } id) return;
        var since = clock.Now.AddHours(-1);
        var all = await db.Set<SecurityEvent>().CountAsync(e => e.UserId == id && e.Kind == SecurityEventKind.Denied && e.At > since, ct);
        if (all < DenialsUntilAlarm) return;
        await TellAsync(new Notice(body, null, NoticeKind.DeniedOften, $"denied-often/{id:N}/{clock.Now:yyyyMMdd}", caller.Name, $"{all}"),
            await notices.HoldersAsync(body, ct, Role.Administrator, Role.Supervisor), ct);
    }

    private async Task WatchNetworkAsync(CancellationToken ct)
    {
        if (caller.Address.Length == 0) return;
        var since = clock.Now - Wait;
        var all = await db.Set<SecurityEvent>().CountAsync(e => e.Address == caller.Address && e.Kind == SecurityEventKind.SignInFailed && e.At > since, ct);
        if (all < FailuresOfANetwork) return;
        foreach (var operators in (await db.Set<User>().Where(u => u.IsOperator && u.IsActive
            && u.HomeBodyId != null).ToListAsync(ct)).GroupBy(u => u.HomeBodyId!.Value))
        {
            await TellAsync(new Notice(operators.Key, null, NoticeKind.GuessingFromNetwork,
                $"guessing/{vault.Hash(caller.Address)[..16]}/{clock.Now:yyyyMMddHH}", caller.Address, $"{all}"), [.. operators], ct);
        }
    }

    private async Task TellAsync(Notice notice, IReadOnlyList<User> users, CancellationToken ct)
    {
        await notices.TellAsync(notice, users, ct);
        await db.SaveChangesAsync(ct);
    }

    private async Task AddAsync(SecurityEvent row, CancellationToken ct)
    {
        db.Set<SecurityEvent>().Add(row);
        await db.SaveChangesAsync(ct);
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
