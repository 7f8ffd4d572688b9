using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Services.Privacy;

namespace Requests.Web.Hosting;

/// <summary>Sealed data belongs to one key: with another, or none, nothing is started, or an applicant's request would be taken and never be read.</summary>
internal static class KeyCheck
{
    private const string Name = "personal-key";
    private const string RingPrefix = "data-protection/";

    /// <summary>Compares the key with the one that the data was sealed under, or, in data of a program before 1.1, tries what it opens.</summary>
    /// <exception cref="StartException">It is another key.</exception>
    public static async Task RefuseOtherAsync(RequestsDb db, PersonalVault vault, CancellationToken ct)
    {
        var kept = await KeptAsync(db, ct);
        if (kept is not null && !vault.KeyIds.Contains(kept)) throw Wrong(kept, vault);
        if (kept is not null) return;
        var ring = await db.Set<InstallationValue>().AsNoTracking().Where(v => v.Name.StartsWith(RingPrefix)).FirstOrDefaultAsync(ct);
        if (ring is not null && !Opens(vault, ring)) throw Wrong(null, vault);
    }

    /// <summary>Notes the key in data that has none noted yet.</summary>
    /// <exception cref="StartException">It is another key.</exception>
    public static async Task RequireAsync(RequestsDb db, PersonalVault vault, DateTimeOffset at, CancellationToken ct)
    {
        await RefuseOtherAsync(db, vault, ct);
        if (await KeptAsync(db, ct) is not null) return;
        db.Set<InstallationValue>().Add(new InstallationValue(Name, vault.KeyId, at));
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }

    /// <summary>Everything was sealed under the current key.</summary>
    public static async Task NoteAsync(RequestsDb db, PersonalVault vault, DateTimeOffset at, CancellationToken ct)
    {
        (await db.Set<InstallationValue>().SingleAsync(v => v.Name == Name, ct)).Set(vault.KeyId, at);
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }

    /// <summary>Name of the key that the data is sealed under; null where none was noted.</summary>
    public static Task<string?> KeptAsync(RequestsDb db, CancellationToken ct) =>
        db.Set<InstallationValue>().AsNoTracking().Where(v => v.Name == Name).Select(v => v.Value).SingleOrDefaultAsync(ct);

    /// <summary>Whether the data of a SQLite file was sealed under a key, so that a missing one must not be made anew.</summary>
    public static bool IsSealed(string path)
    {
        if (!File.Exists(path)) return false;
        using var file = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false
        }.ToString());
        try
        {
            file.Open();
            using var look = file.CreateCommand();
            look.CommandText = $"SELECT count(*) FROM InstallationValues WHERE Name = '{Name}' OR Name LIKE '{RingPrefix}%'";
            return Convert.ToInt64(look.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture) > 0;
        }
        catch (SqliteException)
        {
            // No table yet, or no database: whoever opens it next says so.
            return false;
        }
    }

    private static bool Opens(PersonalVault vault, InstallationValue kept)
    {
        try
        {
            vault.OpenString(Access.KeyRing.PlaceOf(kept.Name), kept.Value);
            return true;
        }
        catch (Exception sealedUnderAnother) when (sealedUnderAnother is System.Security.Cryptography.CryptographicException or FormatException)
        {
            return false;
        }
    }

    private static StartException Wrong(string? kept, PersonalVault vault) => new(
        $"个人信息密钥（{vault.KeyId}）不是数据所用的密钥（{kept ?? "未注明"}），未启动。请放回原密钥文件 keys/personal.key，或者改正 Office:PersonalKey。 / " +
        $"The personal-data key ({vault.KeyId}) is not the one the data is sealed under ({kept ?? "not named"}); nothing was started. " +
        "Put the former keys/personal.key back, or set Office:PersonalKey right.");
}
