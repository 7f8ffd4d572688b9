using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;

namespace Requests.Features.Services.Privacy;

/// <summary>
/// Takes the hashes of older rows anew when the canonical form of personal values changed. It needs the key, so it is no step of
/// the data's upgrade; it may run on any data, any number of times, and one stopped midway begins again.
/// </summary>
public sealed class PersonalHashes(RequestsDb db, PersonalVault vault, TimeProvider time)
{
    /// <summary>The row that tells which canonical form the hashes were taken of.</summary>
    private const string FormName = "canonical-form";

    /// <summary>Counts up with every change of <see cref="CanonicalForm"/>.</summary>
    private const string Form = "3";

    private const int Batch = 500;

    public async Task RefreshAsync(CancellationToken ct)
    {
        var kept = await db.Set<InstallationValue>().SingleOrDefaultAsync(v => v.Name == FormName, ct);
        if (kept?.Value == Form) return;
        var last = Guid.Empty;
        while (true)
        {
            var after = last;
            var parties = await db.Set<Party>().IgnoreQueryFilters().Where(p => p.Id.CompareTo(after) > 0).OrderBy(p => p.Id).Take(Batch).ToListAsync(ct);
            if (parties.Count == 0) break;
            foreach (var party in parties)
                party.Rehash(HashOf(PersonalField.Name, party.Name), HashOf(PersonalField.IdNumber, party.IdNumber), HashOf(PersonalField.Phone, party.Phone),
                    HashOf(PersonalField.Address, party.Address), HashOf(PersonalField.Email, party.Email));
            last = parties[^1].Id;
            await db.SaveChangesAsync(ct);
            db.ClearTracking();
        }
        if (kept is null) db.Set<InstallationValue>().Add(new InstallationValue(FormName, Form, time.GetUtcNow()));
        else kept.Set(Form, time.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (kept is null)
        {
            // Two nodes started together and did the same.
        }
        db.ClearTracking();
    }

    private string HashOf(PersonalField field, SealedText value)
    {
        if (value.IsNone) return value.Hash;
        try
        {
            return vault.Hash(field, vault.Open(value)!);
        }
        catch (CryptographicException)
        {
            // Sealed under another key: it can be neither read nor found, whatever its hash.
            return value.Hash;
        }
    }
}
