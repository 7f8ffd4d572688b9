using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Clock;
using Requests.Features.Services.Intake;
using Requests.Features.Services.Letters;
using Requests.Features.Services.Letters.Checks;
using Requests.Features.Services.Privacy;
using Requests.Letters.Checks;
using Requests.Paper;
using Requests.Statute.Fees;
using Requests.Statute.Letters;
using Requests.Statute.Outcomes;
using Severity = Requests.Letters.Checks.Severity;

namespace Requests.Features.Areas.Letters;

/// <summary>
/// A letter as it would be drafted now from what the officer has written so far: how it looks, what it says in English, what
/// is still missing and what the checks before sending find. Nothing is kept, and names are masked.
/// </summary>
public static class PreviewLetter
{
    /// <param name="Kind">Code of a kind an officer drafts; null, or a kind of answer, for the reply.</param>
    /// <param name="Leaf">Reply: as if the case ended so; null for the outcome it is classified with.</param>
    /// <param name="Basis">Goes with <paramref name="Leaf"/>; null for what is on file.</param>
    /// <param name="Facts">Reply: what was found, in the officer's words.</param>
    /// <param name="Reasons">Reply: why, in the officer's words.</param>
    /// <param name="ServedOnline">Reply: meant for electronic service (SRV-7).</param>
    /// <param name="Points">Of a correction notice.</param>
    /// <param name="Reason">The counts that look excessive, or why more time is needed.</param>
    /// <param name="ThirdParty">Null for the one on file.</param>
    /// <param name="ThirdPartyIsOrganisation">Addressed as 你单位, not as 您.</param>
    /// <param name="Fields">What neither the case nor the terms say.</param>
    [Acts(Act.ViewCase)]
    public sealed record Query(string CaseNumber = "", string? Kind = null, OutcomeLeaf? Leaf = null, NotHeldKind? NotHeldKind = null,
        OutcomeBasis? Basis = null,
        string? Facts = null, string? Reasons = null, bool ServedOnline = false, IReadOnlyList<string>? Points = null, string? Guidance = null, int? WorkingDays = null,
        string? Reason = null, ConsultationKind? Consultation = null, string? Passages = null, Person? ThirdParty = null, string? Agency = null,
        FeeTariff? Tariff = null, int? Count = null, IReadOnlyList<FieldValue>? Fields = null, bool ThirdPartyIsOrganisation = false, string? PaySlip = null,
        string? PayWay = null) : IQuery<Response>
    {
        public override string ToString() => nameof(PreviewLetter);
    }

    /// <param name="Html">A fragment for <c>paper.css</c>.</param>
    /// <param name="MissingGlyphs">Characters no face at hand has; the letter cannot be sent with them (GLYPH).</param>
    /// <param name="Missing">Fields the letter must still state.</param>
    /// <param name="Findings">What the clock and the checks before sending have against it.</param>
    public sealed record Response(string Kind, string Title, string Html, IReadOnlyList<EnglishFact> EnglishFacts, IReadOnlyList<string> MissingGlyphs,
        IReadOnlyList<LetterGap> Missing, IReadOnlyList<Found> Findings)
    {
        /// <summary>The letter part by part, for the editor, which lays it out itself.</summary>
        [JsonIgnore]
        public IReadOnlyList<Part> Parts { get; init; } = [];
    }

    /// <summary>One part of the letter: a block nobody writes in, or a passage of runs.</summary>
    /// <param name="Html">Of a block.</param>
    /// <param name="Own">The officer may word it anew as a whole.</param>
    /// <param name="Words">The passage as it stands, to be written on; null where a name in it is masked, or fields in it are still to be filled in.</param>
    public sealed record Part(string? Html, IReadOnlyList<Run> Runs, OwnPart? Own, string? Words)
    {
        public string Text => string.Concat(Runs.Select(r => r.Text));
    }

    /// <param name="Text">As a screen shows it.</param>
    /// <param name="Field">The field whose value it is; null for words of the template.</param>
    /// <param name="Matter">The one of several matters it is said of.</param>
    /// <param name="ByOfficer">The officer says it, or is yet to.</param>
    public sealed record Run(string Text, LetterField? Field, int? Matter, bool ByOfficer);

    /// <param name="Id">Name of the check, or the rule the clock goes by.</param>
    public sealed record Found(string Id, Severity Severity, Text Text, string? Place);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Kind).Must(k => LetterKinds.Find(k) is { IsDrafted: true } or { Decides: true }).When(q => q.Kind is not null);
            RuleFor(q => q.Leaf).IsInEnum();
            RuleFor(q => q.NotHeldKind).IsInEnum();
            RuleFor(q => q.Consultation).IsInEnum();
            RuleFor(q => q.Tariff).IsInEnum();
            RuleFor(q => q.Count).InclusiveBetween(1, FeeQuote.MaxCount);
            RuleFor(q => q.PaySlip).MaximumLength(TextLimits.Name);
            RuleFor(q => q.PayWay).MaximumLength(TextLimits.Reason);
            RuleFor(q => q.WorkingDays).InclusiveBetween(1, 60);
            RuleForEach(q => q.Points).MaximumLength(TextLimits.Reason);
            RuleFor(q => q.Facts).MaximumLength(TextLimits.RequestText);
            RuleFor(q => q.Reasons).MaximumLength(TextLimits.RequestText);
            RuleFor(q => q.Guidance).MaximumLength(TextLimits.Reason);
            RuleFor(q => q.Reason).MaximumLength(TextLimits.Reason);
            RuleFor(q => q.Passages).MaximumLength(TextLimits.RequestText);
            RuleFor(q => q.Agency).MaximumLength(TextLimits.Name);
            RuleFor(q => q.ThirdParty!.Name).MaximumLength(TextLimits.Name).When(q => q.ThirdParty is not null);
            RuleForEach(q => q.Fields).ChildRules(field =>
            {
                field.RuleFor(f => f.Name).NotEmpty().MaximumLength(TextLimits.Code);
                field.RuleFor(f => f.Value).NotNull().MaximumLength(TextLimits.RequestText);
            });
        }
    }

    private static readonly Text ByAnalogy = Text.Of("PreviewLetter.ByAnalogy");

    internal sealed class Handler(RequestsDb db, LetterWriter writer, LetterScreen screen, LetterVersions versions, CheckRunner checks,
        FeeRegister fees, PersonalVault vault, IOfficeClock clock) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            // Read apart from the session's entities: what is tried out here must never be saved.
            var found = await db.Set<Case>().AsNoTracking().Include(c => c.Ledger).Include(c => c.Parties).Include(c => c.Matters).AsSplitQuery()
                .SingleOrDefaultAsync(c => c.Number == query.CaseNumber, cancellationToken);
            if (found is null) return CaseProblems.NotFound;
            var words = new LetterWords(Own(query.Facts), Own(query.Reasons), query.Fields);
            if (LetterComposer.Check(words) is { } faulty) return faulty;

            var composed = LetterKinds.Find(query.Kind) is { IsDrafted: true } kind ? await NoticeAsync(query, kind, found, words,
                cancellationToken) : await ReplyAsync(query, found, words, cancellationToken);
            if (composed.Problem is { } refused) return refused;
            var (letter, unlawful) = composed.Value;
            List<Found> findings = unlawful is null ? [] : [new(unlawful.RuleId ?? unlawful.Code, Severity.Blocking, unlawful.Text, null)];
            if (letter.Leaf is not null && ReplyRemedies.Choice(found.Rulings, clock.Today, query.ServedOnline).Warning is { } unsettled)
                findings.Add(new("REM-5", Severity.Warning, Text.Of(unsettled), null));
            // Art. 36 has no item for it: what stands in the letter is an analogy (Q-L3).
            if (letter.Kind == LetterKinds.Reconfirm) findings.Add(new("ART-LEAF", Severity.Warning, ByAnalogy, null));
            foreach (var standing in await checks.RunAsync(found, Draft(found, letter), lateConfirmed: false, cancellationToken))
                findings.AddRange(standing.Finding.Faults.Select(f => new Found(standing.Finding.Check.Id, standing.Finding.Check.Severity,
                    f.Detail, f.Place)));
            return new Response(letter.Kind.Code, letter.Title, screen.Html(found, letter.Paper), screen.English(found, letter),
                [.. PaperText.MissingIn(letter.Paper).Select(c => c.Character)], LetterGap.Of(letter), findings)
            { Parts = [.. PartsOf(found, letter.Trace!)] };
        }

        private IEnumerable<Part> PartsOf(Case found, TracedLetter traced)
        {
            var first = true;
            foreach (var part in traced.Parts)
            {
                if (part is TracedBlock { Block: var block })
                {
                    yield return new(screen.Html(found, block, first), [], null, null);
                    if (block is TitleLines) first = false;
                }
                else if (part is TracedPassage passage)
                {
                    Run[] runs = [.. passage.Runs.Select(r => new Run(screen.Text(found, r.Text), r.Field is null ? null : LetterFields.Find(r.Field), r.Matter,
                        r is { Field: not null, OfCase: false }))];
                    var written = passage.Own is not null && screen.IsOpen(found, passage.Text) && !runs.Any(r => r is { ByOfficer: true, Field.IsComputed: false });
                    yield return new(null, runs, passage.Own, written ? passage.Text : null);
                }
            }
        }

        private async Task<Result<(Letter Letter, Problem? Unlawful)>> ReplyAsync(Query query, Case found, LetterWords words, CancellationToken ct)
        {
            if (query.Leaf is { } leaf)
            {
                foreach (var matter in found.Matters.Where(m => m.Leaf is null)) matter.Classify(leaf);
                found.Classify(leaf, query.NotHeldKind, query.Reason ?? found.OutcomeReason, query.Basis ?? found.OutcomeBasis, clock.Today);
            }
            if (found.Leaf is null) return ReplyProblems.NotClassified;
            if (found is { Leaf: OutcomeLeaf.UnavailableNotHeld, NotHeldKind: null }) return ReplyProblems.NotClassified.At("notHeldKind");
            if (!ReplyRemedies.HasGrounds(found.Rulings)) return ReplyProblems.NotClassified.At("basis.withheld");
            return await writer.ComposeAsync(found, new LetterOrder(words, Online: query.ServedOnline, Traced: true), clock.Today, null, ct);
        }

        private async Task<Result<(Letter Letter, Problem? Unlawful)>> NoticeAsync(Query query, LetterKind kind, Case found,
            LetterWords words, CancellationToken ct)
        {
            if (query.ThirdParty is { Name.Length: > 0 } person) found.AddParty(person.ToParty(vault, found.BodyId, found.Id,
                PartyRole.ThirdParty, query.ThirdPartyIsOrganisation));
            var terms = new NoticeTerms(kind)
            {
                Points = query.Points ?? [],
                Guidance = query.Guidance,
                WorkingDays = query.WorkingDays,
                Reason = query.Reason,
                Consultation = query.Consultation ?? (kind.Addressee == LetterAddressee.OtherBody ? ConsultationKind.CoMaker : ConsultationKind.ThirdParty),
                Passages = query.Passages,
                Agency = query.Agency,
                PartyId = kind.Addressee == LetterAddressee.ThirdParty ? found.Parties.LastOrDefault(p => p.Role == PartyRole.ThirdParty)?.Id : null,
                Tariff = query.Tariff,
                Count = query.Count,
                PaySlip = Own(query.PaySlip),
                PayWay = Own(query.PayWay),
            };
            if (kind == LetterKinds.FeeNotice && terms.Tariff is not null)
            {
                var charged = await fees.CompleteAsync(found, terms, clock.Today, found.DueOn ?? clock.Today, onlyPointsToPublic: false, ct);
                if (charged.Problem is { } unlawful) return unlawful;
                terms = charged.Value;
            }
            return await writer.ComposeAsync(found, new LetterOrder(words, terms, Traced: true), clock.Today, null, ct);
        }

        // A paper nobody has filed, so that the checks look at it as they look at a draft.
        private Document Draft(Case found, Letter letter)
        {
            var draft = new Document(Guid.CreateVersion7(), found.BodyId, found.Id, 0, letter.Kind, letter.Title, []);
            var version = versions.Seal(draft.Id, draft.NextTextNo, letter);
            draft.Write(version.Text, version.Hash, null, "", clock.Now, version.Content);
            return draft;
        }

        private static string? Own(string? words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim();
    }
}
