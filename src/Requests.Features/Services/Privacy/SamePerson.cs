using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;

namespace Requests.Features.Services.Privacy;

/// <summary>How the applicant of another case stands to the one of this.</summary>
public enum ApplicantRelation
{
    SamePerson,

    /// <summary>Only the name is known, and it agrees.</summary>
    SameName,
    Other,
}

/// <summary>
/// Who is the same applicant: by ID number where both gave one; else by name and one way to reach them. Only keyed hashes are
/// compared, nothing is opened.
/// </summary>
public sealed class SamePerson(RequestsDb db)
{
    public static bool Is(Party? one, Party? other)
    {
        // An old register may not tell who asked.
        if (one is null || other is null) return false;
        if (!one.IdNumber.IsNone && !other.IdNumber.IsNone) return Equal(one.IdNumber, other.IdNumber);
        return Equal(one.Name, other.Name) && (Equal(one.Phone, other.Phone) || Equal(one.Address, other.Address) || Equal(one.Email, other.Email));
    }

    /// <summary>The name alone decides nothing, but where one of the two tells no more, as an old register, it is worth a look.</summary>
    public static ApplicantRelation Relation(Party? one, Party? other)
    {
        if (Is(one, other)) return ApplicantRelation.SamePerson;
        return one is not null && other is not null && Equal(one.Name, other.Name) && (IsBare(one) || IsBare(other))
            ? ApplicantRelation.SameName : ApplicantRelation.Other;
    }

    /// <summary>Null where an old register did not tell.</summary>
    public static Party? ApplicantOf(Case @case) => @case.Parties.FirstOrDefault(p => p.Role == PartyRole.Applicant);

    /// <summary>The applicants of other cases of the body who share an ID number or a name with this one.</summary>
    public async Task<IReadOnlyList<Party>> NamesakesAsync(Party applicant, CancellationToken ct)
    {
        var (id, name) = (applicant.IdNumber.Hash, applicant.Name.Hash);
        return await db.Set<Party>().AsNoTracking()
            .Where(p => p.Role == PartyRole.Applicant && p.CaseId != applicant.CaseId && ((id != "" && p.IdNumber.Hash == id) || p.Name.Hash == name))
            .ToListAsync(ct);
    }

    private static bool IsBare(Party party) => party.IdNumber.IsNone && party.Phone.IsNone && party.Address.IsNone && party.Email.IsNone;

    private static bool Equal(SealedText one, SealedText other) => !one.IsNone && !other.IsNone && one.Hash == other.Hash;
}
