using FluentValidation;
using MediatR;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Intake;
using Requests.Features.Services.Letters;
using Requests.Features.Services.Privacy;
using Requests.Statute.Fees;

namespace Requests.Features.Areas.Letters;

/// <summary>起草文书: writes the answer of the case's outcome, or a process letter, or writes either anew. Every version is kept; nothing leaves, and nothing is entered in the clock.</summary>
public static class DraftLetter
{
    /// <param name="Kind">DOC-3 to DOC-9, DOC-11 or DOC-19; null for the answer, whose kind follows from the outcome.</param>
    /// <param name="DocumentNo">The process letter to write anew; null for a new one, and for the answer.</param>
    /// <param name="Points">DOC-3: every point to be clarified.</param>
    /// <param name="WorkingDays">The period given, or added (DOC-5).</param>
    /// <param name="Reason">DOC-4: the counts. DOC-5: why more time is needed. DOC-11: what is excessive.</param>
    /// <param name="Consultation">Who is consulted, for DOC-6, DOC-7 and DOC-9.</param>
    /// <param name="ThirdParty">DOC-6 and DOC-8: to whom; DOC-8 goes to the third party of the case where none is named.</param>
    /// <param name="ThirdPartyIsOrganisation">Addressed as 你单位, not as 您.</param>
    /// <param name="Fields">What neither the case nor the terms say, field by field (letters.md 2.1).</param>
    /// <param name="Facts">The answer: what was found, in the officer's words; the model paragraph stands in for it.</param>
    /// <param name="Reasons">The answer: why, in the officer's words.</param>
    /// <param name="ServedOnline">The answer is meant for electronic service: it names the online channel for reconsideration (SRV-7).</param>
    [Acts(Act.DraftReply, Act.DraftNotice)]
    public sealed record Command(string? Kind = null, int? DocumentNo = null, IReadOnlyList<string>? Points = null, string? Guidance = null, int? WorkingDays = null,
        string? Reason = null, ConsultationKind? Consultation = null, string? Passages = null, Person? ThirdParty = null, string? Agency = null,
        FeeTariff? Tariff = null, int? Count = null, IReadOnlyList<FieldValue>? Fields = null, bool ThirdPartyIsOrganisation = false,
        string? Facts = null, string? Reasons = null, bool ServedOnline = false) : CaseCommand<LetterStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Kind).Must(kind => kind is null || NoticeTerms.Drafted.Contains(kind));
            RuleForEach(c => c.Points).NotEmpty().MaximumLength(TextLimits.Reason);
            RuleFor(c => c.Points).NotEmpty().When(c => c.Kind == "DOC-3");
            RuleFor(c => c.Guidance).MaximumLength(TextLimits.Reason);
            RuleFor(c => c.Reason).MaximumLength(TextLimits.Reason).NotEmpty().When(c => c.Kind is "DOC-4" or "DOC-5" or "DOC-11", ApplyConditionTo.CurrentValidator);
            RuleFor(c => c.WorkingDays).InclusiveBetween(1, 60).NotNull().When(c => c.Kind == "DOC-5", ApplyConditionTo.CurrentValidator);
            RuleFor(c => c.Consultation).IsInEnum().NotNull().When(c => c.Kind is "DOC-6" or "DOC-7" or "DOC-9", ApplyConditionTo.CurrentValidator);
            RuleFor(c => c.Consultation).Equal(ConsultationKind.ThirdParty).When(c => c.Kind == "DOC-6");
            RuleFor(c => c.Passages).MaximumLength(TextLimits.RequestText).NotEmpty().When(c => c.Kind is "DOC-6" or "DOC-9", ApplyConditionTo.CurrentValidator);
            RuleFor(c => c.Agency).MaximumLength(TextLimits.Name).NotEmpty().When(c => c.Kind == "DOC-9", ApplyConditionTo.CurrentValidator);
            RuleFor(c => c.ThirdParty).NotNull().When(c => c.Kind == "DOC-6" && c.DocumentNo is null);
            RuleFor(c => c.ThirdParty!).SetValidator(new PersonValidator()).When(c => c.ThirdParty is not null);
            RuleFor(c => c.Tariff).IsInEnum().NotNull().When(c => c.Kind == "DOC-11", ApplyConditionTo.CurrentValidator);
            RuleFor(c => c.Count).InclusiveBetween(1, FeeQuote.MaxCount).NotNull().When(c => c.Kind == "DOC-11", ApplyConditionTo.CurrentValidator);
            RuleFor(c => c.Facts).MaximumLength(TextLimits.RequestText);
            RuleFor(c => c.Reasons).MaximumLength(TextLimits.RequestText);
            RuleForEach(c => c.Fields).ChildRules(field =>
            {
                field.RuleFor(f => f.Name).NotEmpty().MaximumLength(TextLimits.Code);
                field.RuleFor(f => f.Value).NotNull().MaximumLength(TextLimits.RequestText);
            });
        }
    }

    internal sealed class Handler(CaseDesk desk, CaseLetters letters, LetterLifecycle lifecycle, LetterVersions versions, PersonalVault vault) : IRequestHandler<Command, Result<LetterStanding>>
    {
        public async Task<Result<LetterStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            if (desk.Refusal(LetterActs.Of(LetterAct.Write, isReply: command.Kind is null), found) is { } notNow) return notNow;
            var words = new LetterWords(Own(command.Facts), Own(command.Reasons), command.Fields);
            if (LetterDesk.Check(words) is { } faulty) return faulty;

            var written = await WrittenAsync(command, found, cancellationToken);
            if (written.Problem is { } missing) return missing;
            var (terms, draft) = written.Value;
            var drafted = await lifecycle.DraftAsync(found, new LetterOrder(words, terms, command.ServedOnline), draft, cancellationToken);
            if (drafted.Problem is { } unlawful) return unlawful;
            return LetterStanding.Of(found, drafted.Value, versions.Open(drafted.Value.CurrentText));
        }

        // What it is about, and the draft it is written on.
        private async Task<Result<(NoticeTerms? Terms, Document? Draft)>> WrittenAsync(Command command, Case found, CancellationToken ct)
        {
            if (command.Kind is not { } kind)
            {
                if (found.Leaf is null) return ReplyProblems.NotClassified;
                if (command.ServedOnline && (await desk.SettingsAsync(found.BodyId, ct)).ReconsiderationUrl is null) return ReplyProblems.NoOnlineChannel;
                // A letter that has left stays as it is, also when an order calls for another answer.
                return (null, await letters.ReplyAsync(found, ct) is { } reply && reply.May(LetterAct.Write) ? reply : null);
            }
            var draft = command.DocumentNo is { } no ? await letters.FindAsync(found, no, ct) : null;
            if (command.DocumentNo is not null && (draft?.May(LetterAct.Write) is not true || draft.Kind != kind)) return LetterProblems.NoSuchNotice;
            return (new NoticeTerms(kind)
            {
                Points = command.Points ?? [],
                Guidance = command.Guidance,
                WorkingDays = command.WorkingDays,
                Reason = command.Reason,
                Consultation = command.Consultation,
                Passages = command.Passages,
                Agency = command.Agency,
                PartyId = PartyOf(command, found, draft),
                Tariff = command.Tariff,
                Count = command.Count,
            }, draft);
        }

        private Guid? PartyOf(Command command, Case found, Document? draft)
        {
            if (command.Kind is not ("DOC-6" or "DOC-8")) return null;
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
