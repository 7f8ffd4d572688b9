using FluentValidation;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Privacy;
using Requests.Statute.Intake;
using Requests.Statute.Privacy;

namespace Requests.Features.Services.Intake;

/// <summary>A person or organisation as written on the request. Only what Art. 29 needs (INT-1, PII-2); no purpose (INT-2).</summary>
public sealed record Person(string Name, string? IdNumber = null, string? Phone = null, string? Address = null, string? Email = null)
{
    // Records print their members; this one must never reach a log.
    public override string ToString() => nameof(Person);

    /// <summary>What is doubtful about the number; null where it was not given or nothing is.</summary>
    public static IdentityDoubt? DoubtOf(string? number, ApplicantType? type) =>
        string.IsNullOrWhiteSpace(number) ? null : IdentityNumber.Judge(CanonicalForm.Of(PersonalField.IdNumber, number), type);

    internal Party ToParty(PersonalVault vault, Guid bodyId, Guid caseId, PartyRole role, bool isOrganisation = false)
    {
        var id = Guid.CreateVersion7();
        return new(id, bodyId, caseId, role, Sealed(PersonalField.Name, Name), Sealed(PersonalField.IdNumber, IdNumber), Sealed(PersonalField.Phone, Phone),
            Sealed(PersonalField.Address, Address), Sealed(PersonalField.Email, Email is null ? null : MailAddress.Tidy(Email)), isOrganisation);

        SealedText Sealed(PersonalField field, string? value) => vault.Seal(Party.PlaceOf(id, field.ToString()), field, value);
    }
}

/// <summary>Who takes the person in.</summary>
internal enum IntakeDoor
{
    /// <summary>The person is there and can look again: a doubtful number is refused.</summary>
    Portal,

    /// <summary>The letter says what it says and its day of receipt runs: a doubtful number is taken and marked.</summary>
    Office,
}

internal sealed class PersonValidator : AbstractValidator<Person>
{
    private static readonly Text NoContact = Text.Of("Person.NoContact");
    private static readonly Text Undeliverable = Text.Of("Person.Undeliverable");

    /// <param name="type">Null where the kind of person is not told.</param>
    public PersonValidator(IntakeDoor door, ApplicantType? type = null)
    {
        RuleFor(p => p.Name).NotEmpty().MaximumLength(TextLimits.Name);
        RuleFor(p => p.IdNumber).MaximumLength(TextLimits.Code);
        if (door == IntakeDoor.Portal)
            RuleFor(p => p.IdNumber).Must(number => Person.DoubtOf(number, type) is null)
                .WithMessage(p => Text.Of(Person.DoubtOf(p.IdNumber, type)!.Value).ToString());
        RuleFor(p => p.Phone).MaximumLength(TextLimits.Code)
            .Must((p, _) => !(string.IsNullOrWhiteSpace(p.Phone) && string.IsNullOrWhiteSpace(p.Address) && string.IsNullOrWhiteSpace(p.Email)))
            .WithMessage(_ => NoContact.ToString());
        RuleFor(p => p.Address).MaximumLength(TextLimits.Subject);
        RuleFor(p => p.Email).MaximumLength(TextLimits.Name).Must(email => MailAddress.CanBeDelivered(email!)).WithMessage(_ => Undeliverable.ToString())
            .When(p => !string.IsNullOrEmpty(p.Email));
    }
}
