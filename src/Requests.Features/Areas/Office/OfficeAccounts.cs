using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Features.Areas.Office;

/// <summary>Finds what an administrator may manage: the caller's body, and the users who work in it.</summary>
public sealed class OfficeAccounts(RequestsDb db, ICaller caller, UserManager<User> users)
{
    public static readonly IReadOnlyList<Role> GivenRoles =
        [Role.Clerk, Role.Officer, Role.Reviewer, Role.Head, Role.Leader, Role.Chief, Role.Supervisor, Role.Administrator];

    public async Task<Result<Body>> BodyAsync(CancellationToken ct) =>
        caller.BodyId is { } id && await db.Set<Body>().FindAsync([id], ct) is { } body ? body : OfficeProblems.NoBody;

    /// <summary>A user of the caller's body.</summary>
    public async Task<Result<User>> UserAsync(string userName, CancellationToken ct)
    {
        var user = await users.FindByNameAsync(userName);
        var here = user is not null && await db.Set<Membership>().AnyAsync(m => m.UserId == user.Id && m.BodyId == caller.BodyId, ct);
        return here ? user! : OfficeProblems.NoSuchUser;
    }

    /// <summary>A user whose account itself the caller may change: the body that opened it answers for it, wherever else its owner works.</summary>
    public async Task<Result<User>> OwnUserAsync(string userName, CancellationToken ct)
    {
        var found = await UserAsync(userName, ct);
        if (found.Problem is not null || caller.IsSystem) return found;
        return found.Value.HomeBodyId == caller.BodyId ? found : OfficeProblems.UserOfOtherBodies;
    }

    /// <summary>Whether the caller's body has an active administrator besides this user.</summary>
    public Task<bool> HasOtherAdministratorAsync(Guid userId, CancellationToken ct) => (
        from m in db.Set<Membership>()
        join u in db.Set<User>() on m.UserId equals u.Id
        where m.BodyId == caller.BodyId && m.Role == Role.Administrator && m.UserId != userId && u.IsActive
        select m).AnyAsync(ct);

    /// <summary>The unit's id; null where none is named.</summary>
    public async Task<Result<Guid?>> UnitAsync(string? code, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(code)) return (Guid?)null;
        var id = await db.Set<Data.Entities.Unit>().Where(u => u.BodyId == caller.BodyId && u.Code == code).Select(u => (Guid?)u.Id).SingleOrDefaultAsync(ct);
        return id is null ? OfficeProblems.NoSuchUnit : id;
    }

    /// <summary>Opens an account.</summary>
    /// <param name="home">The body that answers for it.</param>
    /// <param name="password">Null: nobody signs in by password until its owner has set one.</param>
    public async Task<Result<User>> OpenAccountAsync(Guid home, string userName, string displayName, string? password, string language)
    {
        var user = new User { Id = Guid.NewGuid(), UserName = userName, DisplayName = displayName, Language = language, HomeBodyId = home };
        var done = password is null ? await users.CreateAsync(user) : await users.CreateAsync(user, password);
        return done.Succeeded ? user : OfficeProblems.Of(done);
    }

    /// <summary>Null when the password may be taken.</summary>
    /// <param name="field">The command's field it came in.</param>
    public async Task<Problem?> RefusePasswordAsync(User user, string password, string field)
    {
        foreach (var validator in users.PasswordValidators)
            if (await validator.ValidateAsync(users, user, password) is { Succeeded: false } refused) return OfficeProblems.Of(refused, field);
        return null;
    }

    /// <summary>Null when it was changed. An address belongs to one account: whoever reads its mail can set that account's password.</summary>
    public async Task<Problem?> ChangeEmailAsync(User user, string? email, CancellationToken ct)
    {
        var address = string.IsNullOrWhiteSpace(email) ? null : email.Trim();
        var normalized = users.NormalizeEmail(address);
        if (address is not null && await db.Set<User>().AnyAsync(u => u.NormalizedEmail == normalized && u.Id != user.Id,
            ct)) return OfficeProblems.EmailTaken.At("email");
        (user.Email, user.EmailConfirmed) = (address, false);
        await users.UpdateAsync(user);
        return null;
    }
}

internal static class OfficeRules
{
    public static IRuleBuilderOptions<T, IReadOnlyList<Role>> MustBeGivenRoles<T>(this IRuleBuilder<T, IReadOnlyList<Role>> roles) =>
        roles.NotNull().Must(r => r is not null && r.All(OfficeAccounts.GivenRoles.Contains))
            .WithMessage(_ => Text.Of("OfficeAccounts.StaffRolesCanGiven").ToString());

    public static IRuleBuilderOptions<T, string?> MustBeAnAddress<T>(this IRuleBuilder<T, string?> email) =>
        email.MaximumLength(TextLimits.Name).EmailAddress()
            .WithMessage(_ => Text.Of("OfficeAccounts.WriteWholeEMailAddress").ToString());

    public static IRuleBuilderOptions<T, string> MustBeBodyCode<T>(this IRuleBuilder<T, string> code) =>
        code.NotEmpty().Matches("^[A-Z0-9]{2,10}$").WithMessage(_ => Text.Of("OfficeAccounts.BodyCodeCapitalLettersDigits").ToString());
}
