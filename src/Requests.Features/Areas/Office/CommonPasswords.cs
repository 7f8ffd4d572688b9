using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Features.Areas.Office;

/// <summary>
/// Refuses passwords that a guesser tries first: those of a list of common ones, rows of keys and numbers, and whatever is made of the
/// names of person, body and product. The list and the reckoning are those of the package zxcvbn-core (MIT).
/// </summary>
public sealed class CommonPasswords(RequestsDb db, AccessRules rules) : IPasswordValidator<User>
{
    /// <summary>Of 0 to 4: what a guesser with a stolen hash finds within eleven days is refused.</summary>
    private const int LeastScore = 3;

    // The reckoning grows with the cube of the length; what stands behind makes a password no weaker.
    private const int Looked = 48;

    private const int ShortestName = 2;

    private static readonly string[] Product = ["requests", "disclosure", "yishenqing", "gongkai", "依申请公开", "信息公开"];

    public async Task<IdentityResult> ValidateAsync(UserManager<User> manager, User user, string? password)
    {
        if (string.IsNullOrEmpty(password)) return IdentityResult.Success;
        if (rules.PublishedPasswords.Contains(password, StringComparer.OrdinalIgnoreCase))
            return rules.IsDemonstration ? IdentityResult.Success : Refused("IdentityErrors.PasswordPublished");
        var bodies = await db.Set<Body>().AsNoTracking()
            .Where(b => b.Id == user.HomeBodyId || db.Set<Membership>().Any(m => m.UserId == user.Id && m.BodyId == b.Id))
            .Select(b => new { b.Code, b.Name }).ToListAsync();
        List<string> names = [user.UserName ?? "", user.DisplayName, user.Email?.Split('@')[0] ?? "", .. bodies.SelectMany(b => new[] { b.Code, b.Name })];
        var known = names.SelectMany(n => n.Split(['.', '-', '_', ' '], StringSplitOptions.RemoveEmptyEntries).Append(n))
            .Where(n => n.Length >= ShortestName).Concat(Product).Select(n => n.ToLowerInvariant()).Distinct().ToList();
        if (IsMadeOf(password.ToLowerInvariant(), known)) return Refused("IdentityErrors.PasswordOfNames");
        return Zxcvbn.Zxcvbn.MatchPassword(password[..Math.Min(password.Length, Looked)],
            known).Score < LeastScore ? Refused("IdentityErrors.PasswordCommon") : IdentityResult.Success;
    }

    // What is left when the known names are taken out is too little to be a secret.
    private static bool IsMadeOf(string password, List<string> names)
    {
        var left = password;
        foreach (var name in names.OrderByDescending(n => n.Length)) left = left.Replace(name, "", StringComparison.Ordinal);
        return left.Length < password.Length && left.Count(char.IsLetterOrDigit) < 6;
    }

    private static IdentityResult Refused(string key) => IdentityResult.Failed(IdentityErrors.Weak(key));
}
