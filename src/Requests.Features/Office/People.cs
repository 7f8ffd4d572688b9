using Microsoft.EntityFrameworkCore;
using Requests.Features.Access;
using Requests.Features.Data;

namespace Requests.Features.Office;

/// <summary>
/// The names people go by. Records keep account names, which never change; whoever reads them is told the name behind,
/// and of those without an account what they are.
/// </summary>
public sealed class People(RequestsDb db)
{
    /// <summary>From the account name on record to the name shown; an account that is unknown here keeps its own.</summary>
    public async Task<Func<string, string>> NamesAsync(IEnumerable<string> accounts, CancellationToken ct)
    {
        var asked = accounts.Distinct().ToList();
        var names = await db.Users.AsNoTracking().Where(u => asked.Contains(u.UserName!)).ToDictionaryAsync(u => u.UserName!, u => u.DisplayName, ct);
        return account => names.TryGetValue(account, out var name) ? name : account switch
        {
            "applicant" => Words.Of(Role.Applicant).ToString(),
            "system" => Words.Of(Role.System).ToString(),
            _ => account,
        };
    }

    public async Task<string> NameAsync(string account, CancellationToken ct) => (await NamesAsync([account], ct))(account);
}
