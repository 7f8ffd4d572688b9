using Requests.Statute.Intake;

namespace Requests.Statute.Privacy;

/// <summary>What is doubtful about the number of an identity paper.</summary>
public enum IdentityDoubt
{
    /// <summary>A resident identity number whose birth date or check sign does not hold.</summary>
    ResidentNumberWrong,

    /// <summary>Nearly a resident identity number: of neither 18 nor, before 1999, 15 places.</summary>
    ResidentNumberLength,

    /// <summary>A credit code whose check sign does not hold.</summary>
    CreditCodeWrong,

    /// <summary>Nearly a credit code: neither of 18 places nor of the 9 or 15 of the older codes.</summary>
    CreditCodeLength,

    /// <summary>A natural person gave the number of an organisation.</summary>
    OfAnOrganisation,

    /// <summary>An organisation gave the number of a natural person.</summary>
    OfANaturalPerson,
}

/// <summary>Judges the number of an identity paper by the kind of person who gave it (INT-1, Art. 29).</summary>
public static class IdentityNumber
{
    private const int ResidentPlaces = 18, FormerResidentPlaces = 15, Shortest = 12, Longest = 20;

    /// <summary>
    /// Null where nothing is doubtful. Passports, passes and permits have many forms and are not judged; nor are the organisation codes of 9 and
    /// the registration numbers of 15 places that were given out before 2015.
    /// </summary>
    /// <param name="number">Canonical: letters and digits only, in capitals, half width.</param>
    /// <param name="type">Null or unknown where the kind of person is not told, as of an agent: either number will do.</param>
    public static IdentityDoubt? Judge(string number, ApplicantType? type)
    {
        var (resident, credit) = (IdNumber.IsValid(number), OrganisationCode.IsValid(number));
        return type switch
        {
            null or ApplicantType.Unknown => resident || credit || number.Length == FormerResidentPlaces ? null
                : LooksLikeCode(number) && number[..^1].Any(char.IsAsciiLetter) ? IdentityDoubt.CreditCodeWrong : OfResident(number),
            ApplicantType.NaturalPerson => resident ? null : credit ? IdentityDoubt.OfAnOrganisation : OfResident(number),
            _ => credit ? null : resident ? IdentityDoubt.OfANaturalPerson : OfOrganisation(number),
        };
    }

    // Digits alone, or with the X only this number ends in; of 18 places no other paper of a person is. Anything else with letters is another paper.
    private static IdentityDoubt? OfResident(string number)
    {
        if (LooksLikeCode(number)) return IdentityDoubt.ResidentNumberWrong;
        if (number.Length is < Shortest or > Longest || number[..^1].Any(c => !char.IsAsciiDigit(c))
            || !(char.IsAsciiDigit(number[^1]) || number[^1] == 'X')) return null;
        return number.Length switch
        {
            FormerResidentPlaces => IdNumber.IsFormer(number) ? null : IdentityDoubt.ResidentNumberWrong,
            ResidentPlaces => IdentityDoubt.ResidentNumberWrong,
            _ => IdentityDoubt.ResidentNumberLength,
        };
    }

    private static IdentityDoubt? OfOrganisation(string number) => number.Length switch
    {
        OrganisationCode.Length => LooksLikeCode(number) ? IdentityDoubt.CreditCodeWrong : null,
        16 or 17 or 19 or 20 when number.All(char.IsAsciiLetterOrDigit) => IdentityDoubt.CreditCodeLength,
        _ => null,
    };

    private static bool LooksLikeCode(string number) => number.Length == OrganisationCode.Length && number.All(char.IsAsciiLetterOrDigit);
}
