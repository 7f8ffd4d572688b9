using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Privacy;
using Requests.Statute.Intake;

namespace Requests.Features.Services.Intake;

/// <summary>What a request lacks of Art. 29 (INT-1, INT-8), told at intake and again while a correction may still be asked for, since it
/// is asked for once.</summary>
public static class Completeness
{
    public static IReadOnlyList<IntakeField> Missing(Case @case, PersonalVault vault)
    {
        var applicant = @case.Parties.FirstOrDefault(p => p.Role == PartyRole.Applicant);
        var contact = applicant is null ? null : new[] { applicant.Phone, applicant.Address,
            applicant.Email }.Select(vault.Open).FirstOrDefault(way => !string.IsNullOrWhiteSpace(way));
        return Missing(@case, applicant is null ? null : vault.Open(applicant.Name), applicant is { IdNumber.IsNone: false }, contact);
    }

    internal static IReadOnlyList<IntakeField> Missing(Case @case, string? name, bool identityGiven, string? contact) =>
        [.. IntakeRules.Check(new IntakeFacts(name, identityGiven, contact, @case.RequestText, @case.FormAsWanted, @case.RouteAsWanted,
            @case.ApplicantType)).Select(f => f.Field)];

    /// <summary>The point of a correction notice that asks for it.</summary>
    public static Text PointOf(IntakeField field) => Text.Of(field, "point");
}
