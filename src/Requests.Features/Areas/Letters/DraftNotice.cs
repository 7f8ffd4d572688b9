using FluentValidation;
using MediatR;
using Requests.Features.Areas.Cases;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Intake;
using Requests.Features.Services.Letters;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Privacy;
using Requests.Statute.Fees;
using Requests.Statute.Letters;

namespace Requests.Features.Areas.Letters;

/// <summary>起草过程文书: writes a letter that waits for its chain, or writes it anew after a return. Nothing is entered in the clock before it leaves.</summary>
public static class DraftNotice
{
    /// <param name="Kind">Code of a kind an officer drafts.</param>
    /// <param name="DocumentNo">The draft to write anew; null for a new one.</param>
    /// <param name="Points">Every point to be clarified, in a correction notice.</param>
    /// <param name="WorkingDays">The period given, or added.</param>
    /// <param name="Reason">The counts that look excessive, or why more time is needed.</param>
    /// <param name="Consultation">Who is consulted, where somebody is or is told so.</param>
    /// <param name="ThirdParty">To whom; a notice of release goes to the third party of the case where none is named.</param>
    /// <param name="ThirdPartyIsOrganisation">Addressed as 你单位, not as 您.</param>
    /// <param name="Fields">What neither the case nor the terms say.</param>
    [Acts(Act.DraftNotice)]
    public sealed record Command(string Kind, int? DocumentNo = null, IReadOnlyList<string>? Points = null, string? Guidance = null, int? WorkingDays = null,
        string? Reason = null, ConsultationKind? Consultation = null, string? Passages = null, Person? ThirdParty = null, string? Agency = null,
        FeeTariff? Tariff = null, int? Count = null, IReadOnlyList<FieldValue>? Fields = null, bool ThirdPartyIsOrganisation = false) : CaseCommand<NoticeStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Kind).Must(k => LetterKinds.Find(k) is { IsDrafted: true });
            RuleForEach(c => c.Points).NotEmpty().MaximumLength(TextLimits.Reason);
            RuleFor(c => c.Points).NotEmpty().When(Needs(LetterTerm.Points));
            RuleFor(c => c.Guidance).MaximumLength(TextLimits.Reason);
            RuleFor(c => c.Reason).MaximumLength(TextLimits.Reason).NotEmpty().When(Needs(LetterTerm.Reason), ApplyConditionTo.CurrentValidator);
            RuleFor(c => c.WorkingDays).InclusiveBetween(1, 60).NotNull().When(Needs(LetterTerm.WorkingDays), ApplyConditionTo.CurrentValidator);
            RuleFor(c => c.Consultation).IsInEnum().NotNull().When(Needs(LetterTerm.Consultation), ApplyConditionTo.CurrentValidator);
            RuleFor(c => c.Consultation).Equal(ConsultationKind.ThirdParty).When(c => LetterKinds.Find(c.Kind) is { Addressee: LetterAddressee.ThirdParty, Consults: true });
            RuleFor(c => c.Passages).MaximumLength(TextLimits.RequestText).NotEmpty().When(Needs(LetterTerm.Passages), ApplyConditionTo.CurrentValidator);
            RuleFor(c => c.Agency).MaximumLength(TextLimits.Name).NotEmpty().When(Needs(LetterTerm.Agency), ApplyConditionTo.CurrentValidator);
            RuleFor(c => c.ThirdParty).NotNull().When(c => Needs(LetterTerm.ThirdParty)(c) && c.DocumentNo is null);
            RuleFor(c => c.ThirdParty!).SetValidator(new PersonValidator()).When(c => c.ThirdParty is not null);
            RuleFor(c => c.Tariff).IsInEnum().NotNull().When(Needs(LetterTerm.Tariff), ApplyConditionTo.CurrentValidator);
            RuleFor(c => c.Count).InclusiveBetween(1, FeeQuote.MaxCount).NotNull().When(Needs(LetterTerm.Count), ApplyConditionTo.CurrentValidator);
            RuleForEach(c => c.Fields).ChildRules(field =>
            {
                field.RuleFor(f => f.Name).NotEmpty().MaximumLength(TextLimits.Code);
                field.RuleFor(f => f.Value).NotNull().MaximumLength(TextLimits.RequestText);
            });
        }

        private static Func<Command, bool> Needs(LetterTerm term) => c => LetterKinds.Find(c.Kind)?.Needs(term) ?? false;
    }

    internal sealed class Handler(CaseDesk desk, ProcessLetters letters, LetterVersions versions, PersonalVault vault, EventLog events, IOfficeClock clock)
        : IRequestHandler<Command, Result<NoticeStanding>>
    {
        public async Task<Result<NoticeStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            var kind = LetterKinds.Of(command.Kind);
            var words = new LetterWords(Fields: command.Fields);
            if (LetterDesk.Check(words) is { } faulty) return faulty;

            Document? draft = null;
            if (command.DocumentNo is { } no)
            {
                draft = await letters.FindAsync(found, no, cancellationToken);
                if (draft is not { State: DocumentState.Draft or DocumentState.Returned } || draft.Kind != kind) return LetterProblems.NoSuchNotice;
                draft.Touch(Guid.NewGuid());
            }
            var terms = new NoticeTerms(kind)
            {
                Points = command.Points ?? [],
                Guidance = command.Guidance,
                WorkingDays = command.WorkingDays,
                Reason = command.Reason,
                Consultation = command.Consultation,
                Passages = command.Passages,
                Agency = command.Agency,
                PartyId = PartyOf(command, kind, found, draft),
                Tariff = command.Tariff,
                Count = command.Count,
            };
            var drafted = await letters.DraftAsync(found, terms, words, draft, cancellationToken);
            if (drafted.Problem is { } unlawful) return unlawful;
            var document = drafted.Value;
            events.Record(Act.DraftNotice, found, clock.Today, new { DocumentNo = document.No, document.Kind, Draft = document.CurrentText.No, document.CurrentText.Hash });
            return NoticeStanding.Of(found, document, versions.Open(document.CurrentText));
        }

        private Guid? PartyOf(Command command, LetterKind kind, Case found, Document? draft)
        {
            if (kind.Addressee != LetterAddressee.ThirdParty) return null;
            if (command.ThirdParty is { } person)
            {
                var party = person.ToParty(vault, found.BodyId, found.Id, PartyRole.ThirdParty, command.ThirdPartyIsOrganisation);
                found.AddParty(party);
                return party.Id;
            }
            return (draft is null ? null : versions.Open(draft.CurrentText)?.Terms?.PartyId) ?? found.Parties.LastOrDefault(p => p.Role == PartyRole.ThirdParty)?.Id;
        }
    }
}
