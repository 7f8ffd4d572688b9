using FluentValidation;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Privacy;
using Requests.Statute.Privacy;

namespace Requests.Features.Services.Intake;

/// <summary>A person or organisation as written on the request. Only what Art. 29 needs (INT-1, PII-2); no purpose (INT-2).</summary>
public sealed record Person(string Name, string? IdNumber = null, string? Phone = null, string? Address = null, string? Email = null)
{
    // Records print their members; this one must never reach a log.
    public override string ToString() => nameof(Person);

    internal Party ToParty(PersonalVault vault, Guid bodyId, Guid caseId, PartyRole role, bool isOrganisation = false) => new(Guid.CreateVersion7(), bodyId, caseId, role,
        vault.Seal(Name), vault.Seal(IdNumber), vault.Seal(Phone), vault.Seal(Address), vault.Seal(Email), isOrganisation);
}

internal sealed class PersonValidator : AbstractValidator<Person>
{
    private static readonly Text BadIdNumber = Text.Of("Person.BadIdNumber");
    private static readonly Text NoContact = Text.Of("Person.NoContact");

    public PersonValidator()
    {
        RuleFor(p => p.Name).NotEmpty().MaximumLength(TextLimits.Name);
        RuleFor(p => p.IdNumber).MaximumLength(TextLimits.Code)
            .Must(id => id!.Length != 18 || IdNumber.IsValid(id)).When(p => !string.IsNullOrEmpty(p.IdNumber), ApplyConditionTo.CurrentValidator)
            .WithMessage(_ => BadIdNumber.ToString());
        RuleFor(p => p.Phone).MaximumLength(TextLimits.Code)
            .Must((p, _) => !(string.IsNullOrWhiteSpace(p.Phone) && string.IsNullOrWhiteSpace(p.Address) && string.IsNullOrWhiteSpace(p.Email)))
            .WithMessage(_ => NoContact.ToString());
        RuleFor(p => p.Address).MaximumLength(TextLimits.Subject);
        RuleFor(p => p.Email).MaximumLength(TextLimits.Name).EmailAddress().When(p => !string.IsNullOrEmpty(p.Email));
    }
}
