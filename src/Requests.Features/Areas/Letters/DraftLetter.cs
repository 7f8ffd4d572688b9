using FluentValidation;
using MediatR;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Clock;
using Requests.Features.Services.Intake;
using Requests.Features.Services.Letters;
using Requests.Features.Services.Privacy;
using Requests.Statute.Fees;
using Requests.Statute.Letters;
using Requests.Statute.Outcomes;

namespace Requests.Features.Areas.Letters;

/// <summary>起草文书: writes the answer of the case's outcome, or a process letter, or writes either anew. Every version is kept; nothing leaves, and nothing is entered in the clock.</summary>
public static class DraftLetter
{
    /// <param name="Kind">Code of a kind an officer drafts; null for the answer, whose kind follows from the outcome.</param>
    /// <param name="DocumentNo">The process letter to write anew; null for a new one, and for the answer.</param>
    /// <param name="Points">Every point to be clarified, in a correction notice.</param>
    /// <param name="WorkingDays">The period given, or added.</param>
    /// <param name="Reason">The counts that look excessive, or why more time is needed.</param>
    /// <param name="Consultation">Who is consulted, where somebody is or is told so.</param>
    /// <param name="ThirdParty">To whom; a notice of release goes to the third party of the case where none is named.</param>
    /// <param name="ThirdPartyIsOrganisation">Addressed as 你单位, not as 您.</param>
    /// <param name="Count">By page: the pages; by item the register counts the place of the request in the month.</param>
    /// <param name="PaySlip">Number of the payment slip that goes with a fee notice.</param>
    /// <param name="PayWay">The channel through which a fee is paid.</param>
    /// <param name="Fields">What neither the case nor the terms say, field by field (letters.md 2.1).</param>
    /// <param name="Facts">The answer: what was found, in the officer's words; the model paragraph stands in for it.</param>
    /// <param name="Reasons">The answer: why, in the officer's words.</param>
    /// <param name="ServedOnline">The answer is meant for electronic service: it names the online channel for reconsideration (SRV-7).</param>
    [Acts(Act.DraftReply, Act.DraftNotice)]
    public sealed record Command(string? Kind = null, int? DocumentNo = null, IReadOnlyList<string>? Points = null,
        string? Guidance = null, int? WorkingDays = null,
        string? Reason = null, ConsultationKind? Consultation = null, string? Passages = null, Person? ThirdParty = null, string? Agency = null,
        FeeTariff? Tariff = null, int? Count = null, IReadOnlyList<FieldValue>? Fields = null, bool ThirdPartyIsOrganisation = false,
        string? Facts = null, string? Reasons = null, bool ServedOnline = false, string? PaySlip = null, string? PayWay = null) : CaseCommand<LetterStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Kind).Must(code => code is null || LetterKinds.Find(code) is { IsDrafted: true });
            RuleForEach(c => c.Points).NotEmpty().MaximumLength(TextLimits.Reason);
            RuleFor(c => c.Points).NotEmpty().When(Needs(LetterTerm.Points));
            RuleFor(c => c.Guidance).MaximumLength(TextLimits.Reason);
            RuleFor(c => c.Reason).MaximumLength(TextLimits.Reason).NotEmpty().When(Needs(LetterTerm.Reason), ApplyConditionTo.CurrentValidator);
            RuleFor(c => c.WorkingDays).InclusiveBetween(1, 60).NotNull().When(Needs(LetterTerm.WorkingDays), ApplyConditionTo.CurrentValidator);
            RuleFor(c => c.Consultation).IsInEnum().NotNull().When(Needs(LetterTerm.Consultation), ApplyConditionTo.CurrentValidator);
            RuleFor(c => c.Consultation).Equal(ConsultationKind.ThirdParty)
                .When(c => LetterKinds.Find(c.Kind) is { Addressee: LetterAddressee.ThirdParty, Consults: true });
            RuleFor(c => c.Passages).MaximumLength(TextLimits.RequestText).NotEmpty().When(Needs(LetterTerm.Passages), ApplyConditionTo.CurrentValidator);
            RuleFor(c => c.Agency).MaximumLength(TextLimits.Name).NotEmpty().When(Needs(LetterTerm.Agency), ApplyConditionTo.CurrentValidator);
            RuleFor(c => c.ThirdParty).NotNull().When(c => Needs(LetterTerm.ThirdParty)(c) && c.DocumentNo is null);
            RuleFor(c => c.ThirdParty!).SetValidator(new PersonValidator(IntakeDoor.Office)).When(c => c.ThirdParty is not null);
            RuleFor(c => c.Tariff).IsInEnum().NotNull().When(Needs(LetterTerm.Tariff), ApplyConditionTo.CurrentValidator);
            RuleFor(c => c.Count).InclusiveBetween(1, FeeQuote.MaxCount);
            RuleFor(c => c.PaySlip).MaximumLength(TextLimits.Name).NotEmpty().When(Needs(LetterTerm.PaySlip), ApplyConditionTo.CurrentValidator);
            RuleFor(c => c.PayWay).MaximumLength(TextLimits.Reason).NotEmpty().When(Needs(LetterTerm.PayWay), ApplyConditionTo.CurrentValidator);
            RuleFor(c => c.Facts).MaximumLength(TextLimits.RequestText);
            RuleFor(c => c.Reasons).MaximumLength(TextLimits.RequestText);
            RuleForEach(c => c.Fields).ChildRules(field =>
            {
                field.RuleFor(f => f.Name).NotEmpty().MaximumLength(TextLimits.Code);
                field.RuleFor(f => f.Value).NotNull().MaximumLength(TextLimits.RequestText);
            });
        }

        private static Func<Command, bool> Needs(LetterTerm term) => c => LetterKinds.Find(c.Kind)?.Needs(term) ?? false;
    }

    internal sealed class Handler(DraftTypings typings, CaseOpener desk, CaseLetters letters, LetterLifecycle lifecycle, LetterVersions versions, FeeRegister fees,
        PersonalVault vault, IOfficeClock clock) : IRequestHandler<Command, Result<LetterStanding>>
    {
        public async Task<Result<LetterStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            if (desk.Refusal(LetterActs.Of(LetterAct.Write, isReply: command.Kind is null), found) is { } notNow) return notNow;
            var words = new LetterWords(Own(command.Facts), Own(command.Reasons), command.Fields);
            if (LetterComposer.Check(words) is { } faulty) return faulty;

            var written = await WrittenAsync(command, found, cancellationToken);
            if (written.Problem is { } missing) return missing;
            var (terms, draft) = written.Value;
            var drafted = await lifecycle.DraftAsync(found, new LetterOrder(words, terms, command.ServedOnline), draft, cancellationToken);
            if (drafted.Problem is { } unlawful) return unlawful;
            await typings.ForgetOwnAsync(found, command.Kind, command.DocumentNo, cancellationToken);
            return LetterStanding.Of(found, drafted.Value, versions.Open(drafted.Value.CurrentText));
        }

        // What it is about, and the draft it is written on.
        private async Task<Result<(NoticeTerms? Terms, Document? Draft)>> WrittenAsync(Command command, Case found, CancellationToken ct)
        {
            if (command.Kind is not { } code)
            {
                if (found.Leaf is null) return ReplyProblems.NotClassified;
                if (command.ServedOnline && (await desk.SettingsAsync(found.BodyId, ct)).ReconsiderationUrl is null) return ReplyProblems.NoOnlineChannel;
                // A letter that has left stays as it is, also when an order calls for another answer.
                return (null, await letters.ReplyAsync(found, ct) is { } reply && reply.May(LetterAct.Write) ? reply : null);
            }
            var kind = LetterKinds.Of(code);
            var draft = command.DocumentNo is { } no ? await letters.FindAsync(found, no, ct) : null;
            if (command.DocumentNo is not null && (draft?.May(LetterAct.Write) is not true || draft.Kind != kind)) return LetterProblems.NoSuchNotice;
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
                PaySlip = Own(command.PaySlip),
                PayWay = Own(command.PayWay),
            };
            if (kind != LetterKinds.FeeNotice) return (terms, draft);
            if (found.DueOn is not { } replyDueOn) return ClockProblems.NotReceived;
            var charged = await fees.CompleteAsync(found, terms, clock.Today, replyDueOn, onlyPointsToPublic: false, ct);
            return charged.Problem is { } unlawful ? unlawful : (charged.Value, draft);
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

        private static string? Own(string? words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim();
    }
}
