using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;

namespace Requests.Features.Services.Privacy;

/// <summary>How the applicant of another case stands to the one of this.</summary>
public enum ApplicantRelation
{
    SamePerson,

    /// <summary>The ID numbers differ, name and a way to reach them agree: a mistyped number parts nobody, but a person looks.</summary>
    ProbablySame,

    /// <summary>Only the name is known, and it agrees.</summary>
    SameName,
    Other,
}

/// <param name="Agreeing">The facts that agree, for "because".</param>
public sealed record Kinship(ApplicantRelation Relation, IReadOnlyList<PersonalField> Agreeing);

/// <summary>
/// Who is the same applicant: by ID number where both gave the same; else by name and one way to reach them. Only keyed hashes of
/// canonical forms are compared, nothing is opened.
/// </summary>
public sealed class SamePerson(RequestsDb db)
{
    private static readonly PersonalField[] WaysToReach = [PersonalField.Phone, PersonalField.Address, PersonalField.Email];

    public static bool Is(Party? one, Party? other) => Relation(one, other) == ApplicantRelation.SamePerson;

    public static ApplicantRelation Relation(Party? one, Party? other) => Compare(one, other).Relation;

    /// <summary>The name alone decides nothing, but where one of the two tells no more, as an old register, it is worth a look.</summary>
    public static Kinship Compare(Party? one, Party? other)
    {
        // An old register may not tell who asked.
        if (one is null || other is null) return new(ApplicantRelation.Other, []);
        var agreeing = Enum.GetValues<PersonalField>().Where(f => Of(one, f) is { IsNone: false } here
            && Of(other, f) is { IsNone: false } there && here.Hash == there.Hash).ToList();
        return new(Judge(one, other, agreeing), agreeing);
    }

    private static ApplicantRelation Judge(Party one, Party other, List<PersonalField> agreeing)
    {
        if (agreeing.Contains(PersonalField.IdNumber)) return ApplicantRelation.SamePerson;
        // Another name alone parts: families and agents share telephone and address.
        var named = agreeing.Contains(PersonalField.Name);
        if (named && agreeing.Exists(WaysToReach.Contains))
            return one.IdNumber.IsNone || other.IdNumber.IsNone ? ApplicantRelation.SamePerson : ApplicantRelation.ProbablySame;
        return named && (IsBare(one) || IsBare(other)) ? ApplicantRelation.SameName : ApplicantRelation.Other;
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

    /// <summary>One value of a person, sealed as it lies.</summary>
    public static SealedText Of(Party party, PersonalField field) => field switch
    {
        PersonalField.Name => party.Name,
        PersonalField.IdNumber => party.IdNumber,
        PersonalField.Phone => party.Phone,
        PersonalField.Address => party.Address,
        PersonalField.Email => party.Email,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, null),
    };
}
