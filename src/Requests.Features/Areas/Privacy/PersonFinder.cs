using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Privacy;
using Requests.Paper;

namespace Requests.Features.Areas.Privacy;

/// <summary>Parties by what is known of them: exact values, compared by their keyed hashes (PII-5), or the number of an item of post.</summary>
public sealed partial class PersonFinder(RequestsDb db, PersonalVault vault)
{
    /// <summary>Cases that one search brings up at most.</summary>
    public const int Most = 100;

    [GeneratedRegex("^(?:[A-Z]{2}[0-9]{9}[A-Z]{2}|[0-9]{13})$")]
    private static partial Regex PostNumber();

    /// <summary>Every value given must match; all parties where none is.</summary>
    public IQueryable<Party> By(string? givenName, string? idNumber, string? givenPhone, string? givenEmail)
    {
        var parties = db.Set<Party>().AsNoTracking();
        if (HashOf(PersonalField.Name, givenName) is { } name) parties = parties.Where(p => p.Name.Hash == name);
        if (HashOf(PersonalField.IdNumber, idNumber) is { } id) parties = parties.Where(p => p.IdNumber.Hash == id);
        if (HashOf(PersonalField.Phone, givenPhone) is { } phone) parties = parties.Where(p => p.Phone.Hash == phone);
        if (HashOf(PersonalField.Email, givenEmail) is { } email) parties = parties.Where(p => p.Email.Hash == email);
        return parties;
    }

    /// <summary>Any one of name, number, telephone, address of mail, or the number of an item of post, as somebody at the counter says it.</summary>
    public async Task<IQueryable<Party>> SaidAsync(IQueryable<Party> among, string said, CancellationToken ct)
    {
        var (name, id, phone, email) = (vault.Hash(PersonalField.Name, said), vault.Hash(PersonalField.IdNumber, said),
            vault.Hash(PersonalField.Phone, said), vault.Hash(PersonalField.Email, said));
        var posted = await PostedAsync(said, ct);
        return among.Where(p => p.Name.Hash == name || p.IdNumber.Hash == id || p.Phone.Hash == phone || p.Email.Hash == email
            || (posted.Contains(p.CaseId) && p.Role == PartyRole.Applicant));
    }

    // The number on a letter that was sent, or on the envelope in which the request came; only what has its form is looked for.
    private async Task<List<Guid>> PostedAsync(string text, CancellationToken ct)
    {
        var number = Characters.Unified(text).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        if (!PostNumber().IsMatch(number)) return [];
        var sent = db.Set<Document>().Where(d => d.Services.Any(s => s.TrackingNumber == number)).Select(d => d.CaseId);
        var came = db.Set<OfficeEvent>().Where(e => e.Act == nameof(Act.RegisterRequest) && e.CaseId != null
            && e.Details.Contains(number)).Select(e => e.CaseId!.Value);
        return await sent.Union(came).OrderBy(id => id).Take(Most).ToListAsync(ct);
    }

    private string? HashOf(PersonalField field, string? value) => string.IsNullOrWhiteSpace(value) ? null : vault.Hash(field, value);
}
