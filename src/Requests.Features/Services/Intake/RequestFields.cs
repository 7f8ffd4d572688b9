using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Requests.Features.Data.Entities;
using Requests.Features.Services.Privacy;
using Requests.Statute.Intake;
using Requests.Statute.Privacy;
using Requests.Statute.Receipt;
using Requests.Statute.Service;
using static Requests.Features.Data.Entities.RequestField;

namespace Requests.Features.Services.Intake;

/// <summary>What was taken in of a case, field by field: read, written and masked here and nowhere else.</summary>
public static class RequestFields
{
    private static readonly FrozenDictionary<RequestField, (PartyRole Role, PersonalField Field)> Persons = new Dictionary<RequestField,
        (PartyRole, PersonalField)>
    {
        [ApplicantName] = (PartyRole.Applicant, PersonalField.Name),
        [ApplicantIdNumber] = (PartyRole.Applicant, PersonalField.IdNumber),
        [ApplicantPhone] = (PartyRole.Applicant, PersonalField.Phone),
        [ApplicantAddress] = (PartyRole.Applicant, PersonalField.Address),
        [ApplicantEmail] = (PartyRole.Applicant, PersonalField.Email),
        [AgentName] = (PartyRole.Agent, PersonalField.Name),
        [AgentIdNumber] = (PartyRole.Agent, PersonalField.IdNumber),
        [AgentPhone] = (PartyRole.Agent, PersonalField.Phone),
        [AgentAddress] = (PartyRole.Agent, PersonalField.Address),
        [AgentEmail] = (PartyRole.Agent, PersonalField.Email),
        [GuardianName] = (PartyRole.Guardian, PersonalField.Name),
        [GuardianIdNumber] = (PartyRole.Guardian, PersonalField.IdNumber),
        [GuardianPhone] = (PartyRole.Guardian, PersonalField.Phone),
        [GuardianAddress] = (PartyRole.Guardian, PersonalField.Address),
        [GuardianEmail] = (PartyRole.Guardian, PersonalField.Email),
    }.ToFrozenDictionary();

    /// <summary>On which the receipt date hangs or by which it is proved (REC-1 to REC-7).</summary>
    public static readonly FrozenSet<RequestField> OfReceipt = [Channel, ArrivedOn, SignedOn, ConfirmedOn, AddressedToDisclosureOffice,
        OwnRuleOn, MailNumber];

    /// <summary>Who asks, for whom somebody acts, what is asked, and whether a reply on a screen counts as served: a right hangs on each.</summary>
    public static readonly FrozenSet<RequestField> OfRights =
        [ApplicantName, ApplicantIdNumber, AgentName, AgentIdNumber, MandateUntil, GuardianName, GuardianIdNumber, RequestText, Matters,
            ElectronicServiceConsent];

    /// <summary>The fields of one person of the case.</summary>
    public static IReadOnlyList<(RequestField Field, PersonalField Of)> OfPerson(PartyRole role) =>
        [.. Persons.Where(p => p.Value.Role == role).Select(p => (p.Key, p.Value.Field)).OrderBy(p => p.Key)];

    /// <summary>As it stands; null where there is no value.</summary>
    public static string? Of(Case @case, RequestField field, PersonalVault vault) => field switch
    {
        Channel => @case.Channel.ToString(),
        ArrivedOn => Day(@case.ArrivedOn),
        SignedOn => Day(@case.Evidence?.SignedOn),
        ConfirmedOn => Day(@case.Evidence?.ConfirmedOn),
        AddressedToDisclosureOffice => Flag(@case.Evidence?.AddressedToDisclosureOffice),
        OwnRuleOn => Day(@case.Evidence?.OwnRuleOn),
        MailNumber => @case.Evidence?.MailNumber,
        RequestField.ApplicantType => @case.ApplicantType.ToString(),
        MandateUntil => Day(PersonOf(@case, PartyRole.Agent)?.MandateUntil),
        Subject => @case.Subject,
        RequestText => @case.RequestText,
        Matters => MattersOf(@case.Matters.OrderBy(m => m.No).Select(m => m.Text)),
        RequestField.WantedForm => @case.WantedForm?.ToString(),
        WantedFormWords => @case.WantedFormWords,
        RequestField.WantedRoute => @case.WantedRoute?.ToString(),
        WantedRouteWords => @case.WantedRouteWords,
        ElectronicServiceConsent => Flag(@case.ElectronicServiceConsent),
        _ => PersonOf(@case, Persons[field].Role) is { } party ? vault.Open(SamePerson.Of(party, Persons[field].Field)) : null,
    };

    /// <summary>Gives the case a value of the same form.</summary>
    public static void Set(Case @case, RequestField field, string? value, PersonalVault vault)
    {
        switch (field)
        {
            case Channel: @case.CorrectReceipt(Enum.Parse<IntakeChannel>(value!), EvidenceOf(@case)); break;
            case ArrivedOn: @case.CorrectReceipt(@case.Channel, EvidenceOf(@case) with { ArrivedOn = DayOf(value)!.Value }); break;
            case SignedOn: @case.CorrectReceipt(@case.Channel, EvidenceOf(@case) with { SignedOn = DayOf(value) }); break;
            case ConfirmedOn: @case.CorrectReceipt(@case.Channel, EvidenceOf(@case) with { ConfirmedOn = DayOf(value) }); break;
            case AddressedToDisclosureOffice:
                @case.CorrectReceipt(@case.Channel,
                EvidenceOf(@case) with { AddressedToDisclosureOffice = value != "false" }); break;
            case OwnRuleOn: @case.CorrectReceipt(@case.Channel, EvidenceOf(@case) with { OwnRuleOn = DayOf(value) }); break;
            case MailNumber: @case.CorrectReceipt(@case.Channel, EvidenceOf(@case) with { MailNumber = value }); break;
            case RequestField.ApplicantType: @case.CorrectApplicantType(Enum.Parse<ApplicantType>(value!)); break;
            case MandateUntil: PersonOf(@case, PartyRole.Agent)?.Mandate(DayOf(value)); break;
            case Subject: @case.CorrectContent(value!, @case.RequestText); break;
            case RequestText: @case.CorrectContent(@case.Subject, value!); break;
            case Matters: @case.CorrectMatters(value is null ? [] : JsonSerializer.Deserialize<string[]>(value)!); break;
            case RequestField.WantedForm:
                @case.CorrectWishes(Choice<WantedForm>(value), @case.WantedFormWords, @case.WantedRoute,
                @case.WantedRouteWords, @case.ElectronicServiceConsent); break;
            case WantedFormWords:
                @case.CorrectWishes(@case.WantedForm, value, @case.WantedRoute, @case.WantedRouteWords,
                @case.ElectronicServiceConsent); break;
            case RequestField.WantedRoute:
                @case.CorrectWishes(@case.WantedForm, @case.WantedFormWords, Choice<WantedRoute>(value),
                @case.WantedRouteWords, @case.ElectronicServiceConsent); break;
            case WantedRouteWords:
                @case.CorrectWishes(@case.WantedForm, @case.WantedFormWords, @case.WantedRoute, value,
                @case.ElectronicServiceConsent); break;
            case ElectronicServiceConsent:
                @case.CorrectWishes(@case.WantedForm, @case.WantedFormWords, @case.WantedRoute,
                @case.WantedRouteWords, value == "true"); break;
            default: SetPersonal(@case, field, value, vault); break;
        }
    }

    /// <summary>As whoever may not see personal data sees it.</summary>
    public static string? Masked(RequestField field, string? value) => value is null || !Persons.TryGetValue(field, out var person)
        ? value : person.Field switch
        {
            PersonalField.Name => Masks.Name(value),
            PersonalField.IdNumber => Masks.IdNumber(value),
            PersonalField.Phone => Masks.Phone(value),
            _ => new string('*', Math.Min(value.Length, 12)),
        };

    public static string? MattersOf(IEnumerable<string> texts) => texts.ToArray() is { Length: > 0 } all ? JsonSerializer.Serialize(all,
        Relaxed) : null;

    public static string? Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);

    public static string? Flag(bool? flag) => flag switch { true => "true", false => "false", null => null };

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // The last one named to the office acts.
    private static Party? PersonOf(Case @case, PartyRole role) => @case.Parties.LastOrDefault(p => p.Role == role);

    private static ReceiptEvidence EvidenceOf(Case @case) => @case.Evidence ?? new ReceiptEvidence(@case.ArrivedOn);

    private static DateOnly? DayOf(string? value) => value is null ? null : DateOnly.ParseExact(value, "O", CultureInfo.InvariantCulture);

    private static T? Choice<T>(string? value) where T : struct, Enum => value is null ? null : Enum.Parse<T>(value);

    private static void SetPersonal(Case @case, RequestField field, string? value, PersonalVault vault)
    {
        var (role, of) = Persons[field];
        // Without a name there is nobody.
        if (of == PersonalField.Name && value is null)
        {
            @case.RemoveParties(role);
            return;
        }
        if (PersonOf(@case, role) is not { } party)
        {
            // The last values of somebody who was taken out.
            if (value is null) return;
            party = new Party(Guid.CreateVersion7(), @case.BodyId, @case.Id, role, SealedText.None, SealedText.None, SealedText.None,
                SealedText.None, SealedText.None);
            @case.AddParty(party);
        }
        var anew = vault.Seal(Party.PlaceOf(party.Id, of.ToString()), of, of == PersonalField.Email && value is not null ? MailAddress.Tidy(value) : value);
        switch (of)
        {
            case PersonalField.Name: party.Correct(name: anew); break;
            case PersonalField.IdNumber: party.Correct(idNumber: anew); break;
            case PersonalField.Phone: party.Correct(phone: anew); break;
            case PersonalField.Address: party.Correct(address: anew); break;
            case PersonalField.Email: party.Correct(email: anew); break;
            default: throw new ArgumentOutOfRangeException(nameof(field), field, "No such value of a person.");
        }
    }
}
