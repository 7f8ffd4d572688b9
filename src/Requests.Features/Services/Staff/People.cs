using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Features.Services.Staff;

/// <summary>
/// The names people go by. Records keep account names, which never change; whoever reads them is told the name behind,
/// and of those without an account what they are.
/// </summary>
public sealed class People(RequestsDb db)
{
    private static readonly Text NotSignedIn = Text.Of("People.NotSignedIn");

    // A page asks for the same few people again and again; null: no account of that name.
    private readonly Dictionary<string, string?> _known = [];

    /// <summary>Names on record of those who act without an account.</summary>
    public static readonly IReadOnlyList<string> Strangers = ["applicant", "system", "anonymous"];

    /// <summary>From the account name on record to the name shown; an account that is unknown here keeps its own.</summary>
    public async Task<Func<string, string>> NamesAsync(IEnumerable<string> accounts, CancellationToken ct)
    {
        var asked = accounts.Distinct().Where(account => !_known.ContainsKey(account) && !Strangers.Contains(account)).ToList();
        if (asked.Count > 0)
        {
            var names = await db.Set<User>().AsNoTracking().Where(u => asked.Contains(u.UserName!)).ToDictionaryAsync(u => u.UserName!,
                u => u.DisplayName, ct);
            foreach (var account in asked) _known[account] = names.GetValueOrDefault(account);
        }
        return account => _known.GetValueOrDefault(account) ?? NameOf(account);
    }

    /// <summary>Of somebody without an account; any other keeps the account's own name.</summary>
    public static string NameOf(string stranger) => stranger switch
    {
        "applicant" => Text.Of(Role.Applicant).ToString(),
        "system" => Text.Of(Role.System).ToString(),
        "anonymous" => NotSignedIn.ToString(),
        _ => stranger,
    };

    public async Task<string> NameAsync(string account, CancellationToken ct) => (await NamesAsync([account], ct))(account);
}
