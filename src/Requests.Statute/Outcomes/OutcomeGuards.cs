using Requests.Statute.Citations;
using static Requests.Statute.Outcomes.GuardKind;
using static Requests.Statute.Outcomes.OutcomeLeaf;

namespace Requests.Statute.Outcomes;

public enum GuardKind
{
    /// <summary>Something was separated, so the leaf is PARTIAL and no other.</summary>
    SeparatedMustBePartial,
    NothingSeparated,
    PartWithoutReason,
    SeparationReasonMissing,
    NotHeldKindMissing,
    NotHeldKindUnexpected,
    SearchMissing,
    SearchIncomplete,
    EarlierCaseMissing,
    OtherApplicant,
    OtherInformation,
    EarlierNotAnswered,
    EarlierNotServed,
    UnchangedFactsMissing,
    NotExactlyOneCorrection,
    CorrectionNotReceived,
    CorrectionReceived,
    UnclearPointMissing,
    NoticeMissing,
    NoticeDeliveryUnproven,
    PeriodStillRuns,
    ReasonOrPaymentOnFile,
    ThirdPartyLetterMissing,
    ThirdPartyDeliveryUnproven,
    ThirdPartyHarmMissing,

    /// <summary>Whoever the ground protects agreed to disclosure.</summary>
    ThirdPartyConsented,
    OwnAssessmentMissing,
    PublicInterestNotWeighed,
    ReleaseNoticeMissing,
    CitationMissing,
    CitationTooLow,
    CitationNotInForce,
    SecrecyBasisMissing,
    KindMissing,
    HarmEvidenceMissing,
    DiscretionReasonMissing,
    DutyToDiscloseUnchecked,
    ResponsibleAgencyMissing,
    ReasonsNotAsked,

    /// <summary>The period given for the reasons has not ended, and they are not in.</summary>
    ReasonsAwaited,
    AssessmentMissing,
    QuoteMissing,
    EndReasonMissing,
    SecondReaderMissing,

    /// <summary>The law of the day knows no such outcome.</summary>
    NotInLawOnThatDay,
}

/// <summary>One guard that does not pass.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="RuleId">Dossier rule.</param>
/// <param name="Article">Source, in the dossier's short form; "-" where no article says it.</param>
/// <param name="Field">The fact of <see cref="OutcomeFacts"/> to look at.</param>
public sealed record GuardFinding(GuardKind Kind, string RuleId, string Article, string Field)
{
    /// <summary>Of which matter it is said; null where the request has one.</summary>
    public int? MatterNo { get; init; }
}

/// <summary>OUT-1 to OUT-9 and what stands beside them: may this case end in this leaf?</summary>
public static class OutcomeGuards
{
    private sealed record Guard(
        GuardKind Kind, string RuleId, string Article, string Field, Func<OutcomeLeaf, NotHeldKind?, bool> Concerns, Func<OutcomeFacts, bool> Passes);

    private static readonly Guard[] Table =
    [
        new(SeparatedMustBePartial, "OUT-1", "Art. 37", nameof(OutcomeFacts.PartsSeparated), (leaf, _) => leaf != Partial, f => !f.PartsSeparated),
        On(Partial, NothingSeparated, "OUT-1", "Art. 37", nameof(OutcomeFacts.PartsSeparated), f => f.PartsSeparated && f.WithheldParts > 0),
        On(Partial, PartWithoutReason, "OUT-1", "Art. 37", nameof(OutcomeFacts.WithheldParts), f => f.WithheldPartsReasoned >= f.WithheldParts),
        new(SeparationReasonMissing, "SEP", "Art. 37", nameof(OutcomeFacts.SeparationReasonStated),
            (leaf, _) => Leaves.Of(leaf).Rf == ReconsiderationFirst.Yes, f => f.SeparationReasonStated),

        new(NotHeldKindMissing, "OUT-2", "Art. 36(4)(5)", "NotHeldKind", (leaf, kind) => leaf == UnavailableNotHeld && kind is null, _ => false),
        new(NotHeldKindUnexpected, "OUT-2", "Art. 36(4)(5)", "NotHeldKind", (leaf, kind) => leaf != UnavailableNotHeld && kind is not null, _ => false),
        new(SearchMissing, "OUT-2", "Art. 36(4)", nameof(OutcomeFacts.Search), Searches, f => f.Search is not null),
        new(SearchIncomplete, "OUT-2", "Art. 36(4)", nameof(OutcomeFacts.Search), Searches, f => f.Search is null || Complete(f.Search)),
        new(ResponsibleAgencyMissing, "RESP", "Art. 36(5)", nameof(OutcomeFacts.ResponsibleAgencyNamed),
            (leaf, kind) => leaf == UnavailableNotHeld && kind == NotHeldKind.NotResponsible, f => f.ResponsibleAgencyNamed || f.EffortsToFindAgencyStated),

        On(NotProcessedDuplicate, EarlierCaseMissing, "OUT-3", "Art. 36(6)", nameof(OutcomeFacts.EarlierCase), f => f.EarlierCase is not null),
        On(NotProcessedDuplicate, OtherApplicant, "OUT-3", "Art. 44", nameof(OutcomeFacts.EarlierCase), f => f.EarlierCase?.SameApplicant ?? true),
        On(NotProcessedDuplicate, OtherInformation, "OUT-3", "Art. 36(6)", nameof(OutcomeFacts.EarlierCase), f => f.EarlierCase?.SameInformation ?? true),
        On(NotProcessedDuplicate, EarlierNotAnswered, "OUT-3", "Art. 36(6)", nameof(OutcomeFacts.EarlierCase),
            f => f.EarlierCase is null or { Answered: true, AnswerNumber.Length: > 0 }),
        On(NotProcessedDuplicate, EarlierNotServed, "DUP", "Art. 36(6)", nameof(OutcomeFacts.EarlierCase),
            f => f.EarlierCase is null || f.EarlierCase.ServedOn <= f.DecidedOn),
        On(NotProcessedDuplicate, UnchangedFactsMissing, "DUP", "Art. 36(6)", nameof(OutcomeFacts.EarlierCase),
            f => f.EarlierCase?.UnchangedFactsStated ?? true),

        On(UnavailableUnclear, NotExactlyOneCorrection, "OUT-4", "Art. 30", nameof(OutcomeFacts.CorrectionNotices), f => f.CorrectionNotices == 1),
        On(UnavailableUnclear, CorrectionNotReceived, "OUT-4", "Art. 30", nameof(OutcomeFacts.CorrectionReceived), f => f.CorrectionReceived),
        On(UnavailableUnclear, UnclearPointMissing, "OUT-4", "Art. 30", nameof(OutcomeFacts.RemainingUnclearStated), f => f.RemainingUnclearStated),
        On(OtherCorrectionLapsed, NotExactlyOneCorrection, "OUT-4", "Art. 30", nameof(OutcomeFacts.CorrectionNotices), f => f.CorrectionNotices == 1),
        On(OtherCorrectionLapsed, GuardKind.CorrectionReceived, "OUT-4", "Art. 30", nameof(OutcomeFacts.CorrectionReceived), f => !f.CorrectionReceived),
        Lapsed(NoticeMissing, f => f.Lapse is { NoticeNumbered: true }),
        Lapsed(NoticeDeliveryUnproven, f => f.Lapse?.DeliveryProven ?? true),
        Lapsed(PeriodStillRuns, f => f.Lapse?.LastDayPast ?? true),
        Lapsed(ReasonOrPaymentOnFile, f => !(f.Lapse?.GoodReasonOrPaymentOnFile ?? false)),
        On(OtherFeeLapsed, NotInLawOnThatDay, "SEED-11", "国办函〔2020〕109号", nameof(OutcomeFacts.DecidedOn), f => RuleBook.On(f.DecidedOn).FeeRegime),

        On(RefusedThirdParty, ThirdPartyLetterMissing, "OUT-5", "Art. 32", nameof(OutcomeFacts.ThirdParty), f => f.ThirdParty is { LetterSent: true }),
        On(RefusedThirdParty, ThirdPartyDeliveryUnproven, "OUT-5", "Art. 32", nameof(OutcomeFacts.ThirdParty), f => f.ThirdParty?.DeliveryProven ?? true),
        On(RefusedThirdParty, ThirdPartyHarmMissing, "OUT-5", "Art. 32", nameof(OutcomeFacts.ThirdParty),
            f => f.ThirdParty is null or { Objected: true, ObjectionFounded: true } or { HarmShown: true }),
        On(RefusedThirdParty, ThirdPartyConsented, "OUT-5", "Art. 15", nameof(OutcomeFacts.ThirdParty), f => f.ThirdParty is not { Consented: true }),
        On(RefusedThirdParty, OwnAssessmentMissing, "THIRD", "Art. 32", nameof(OutcomeFacts.ThirdParty), f => f.ThirdParty?.OwnAssessment ?? true),
        On(RefusedThirdParty, PublicInterestNotWeighed, "OUT-5", "Art. 15", nameof(OutcomeFacts.ThirdParty), f => f.ThirdParty?.PublicInterestWeighed ?? true),
        OverObjection(ThirdPartyLetterMissing, t => t.LetterSent),
        OverObjection(ThirdPartyDeliveryUnproven, t => t.DeliveryProven),
        OverObjection(OwnAssessmentMissing, t => t.OwnAssessment),
        OverObjection(ReleaseNoticeMissing, t => t.ReleaseNoticeGiven),

        On(RefusedProhibited, CitationMissing, "OUT-6", "Art. 14", nameof(OutcomeFacts.SpecialLaw), f => f.SpecialLaw is not null),
        On(RefusedProhibited, CitationTooLow, "OUT-6", "Art. 14", nameof(OutcomeFacts.SpecialLaw), f => !RanksTooLow(f.SpecialLaw)),
        On(RefusedProhibited, CitationNotInForce, "OUT-6", "Art. 14", nameof(OutcomeFacts.SpecialLaw), f => f.SpecialLaw?.Act.InForceOn(f.DecidedOn) ?? true),
        On(RefusedQueryMatter, CitationMissing, "ART-RANK", "Art. 36(7)", nameof(OutcomeFacts.SpecialLaw), f => f.SpecialLaw is not null),
        On(RefusedQueryMatter, CitationTooLow, "ART-RANK", "Art. 36(7)", nameof(OutcomeFacts.SpecialLaw), f => !RanksTooLow(f.SpecialLaw)),
        On(RefusedQueryMatter, CitationNotInForce, "ART-RANK", "Art. 36(7)", nameof(OutcomeFacts.SpecialLaw),
            f => f.SpecialLaw?.Act.InForceOn(f.DecidedOn) ?? true),
        On(RefusedStateSecret, SecrecyBasisMissing, "REM-15", "Art. 14", nameof(OutcomeFacts.SecrecyBasisOnFile), f => f.SecrecyBasisOnFile),
        On(RefusedSecurityStability, KindMissing, "LIMB", "Art. 14", nameof(OutcomeFacts.Harm), f => f.Harm is not null),
        On(RefusedSecurityStability, HarmEvidenceMissing, "REM-15", "Art. 14", nameof(OutcomeFacts.HarmEvidenceOnFile), f => f.HarmEvidenceOnFile),

        On(RefusedInternal, KindMissing, "OUT-7", "Art. 16(1)", nameof(OutcomeFacts.Internal), f => f.Internal is not null),
        On(RefusedProcess, KindMissing, "OUT-7", "Art. 16(2)", nameof(OutcomeFacts.Process), f => f.Process is not null),
        On(RefusedEnforcementFile, KindMissing, "OUT-7", "Art. 16(2)", nameof(OutcomeFacts.EnforcementFileListed), f => f.EnforcementFileListed),
        MayRefuse(DiscretionReasonMissing, nameof(OutcomeFacts.DiscretionReasonStated), f => f.DiscretionReasonStated),
        MayRefuse(DutyToDiscloseUnchecked, nameof(OutcomeFacts.DutyToDiscloseChecked), f => f.DutyToDiscloseChecked),

        On(NotProcessedPetition, QuoteMissing, "G5", "Art. 39(1)", nameof(OutcomeFacts.ClaimQuoted), f => f.ClaimQuoted),
        On(NotProcessedExcessive, ReasonsNotAsked, "CLK-11", "Art. 35", nameof(OutcomeFacts.ReasonsAsked), f => f.ReasonsAsked),
        On(NotProcessedExcessive, ReasonsAwaited, "CLK-11", "Art. 35", nameof(OutcomeFacts.ReasonsAwaited), f => !f.ReasonsAwaited),
        On(NotProcessedExcessive, AssessmentMissing, "CLK-11", "Art. 35", nameof(OutcomeFacts.ExcessAssessed), f => f.ExcessAssessed),
        On(OtherMisc, EndReasonMissing, "G1", "-", nameof(OutcomeFacts.EndReasonStated), f => f.EndReasonStated),
        .. OutcomeGuide.Nodes.Where(node => node.SecondReader && node.Yes.Leaf is not null).DistinctBy(node => node.Yes.Leaf)
            .Select(node => On(node.Yes.Leaf!.Value, SecondReaderMissing, node.Id, "-", nameof(OutcomeFacts.SecondReader), f => f.SecondReader)),
    ];

    /// <summary>Every guard that stands in the way; empty when the case may end so.</summary>
    public static IReadOnlyList<GuardFinding> Check(OutcomeLeaf leaf, NotHeldKind? kind, OutcomeFacts facts) =>
        [.. Table.Where(guard => guard.Concerns(leaf, kind) && !guard.Passes(facts))
            .Select(guard => new GuardFinding(guard.Kind, guard.RuleId, guard.Article, guard.Field))];

    /// <summary>
    /// What stands against withholding one part on its ground: the guards of a whole refusal on it (OUT-8). Whether parts could
    /// be told apart is answered by there being a part.
    /// </summary>
    /// <param name="facts">With the part's own reason and law.</param>
    public static IReadOnlyList<GuardFinding> CheckPart(PartGround ground, OutcomeFacts facts) =>
        ground.Leaf() is { } leaf ? Check(leaf, null, facts with { PartsSeparated = false, SeparationReasonStated = true }) : [];

    // NEEDS_CREATION stands on a search as well (letters.md 4, SEARCH).
    private static bool Searches(OutcomeLeaf leaf, NotHeldKind? kind) =>
        leaf == UnavailableNeedsCreation || (leaf == UnavailableNotHeld && kind == NotHeldKind.NotExist);

    // Two places at least: one system and one other kind of place (letters.md 2.5).
    private static bool Complete(SearchFacts search) =>
        search is { Systems: > 0, Keywords: > 0, People: > 0, DatesStated: true, ResultsStated: true, Signed: true }
        && search.PaperPlaces + search.UnitsAsked > 0;

    private static bool RanksTooLow(Citation? citation) => citation is { Act.Kind: LegalActKind.Other };

    private static Guard On(OutcomeLeaf leaf, GuardKind kind, string ruleId, string article, string field, Func<OutcomeFacts, bool> passes) =>
        new(kind, ruleId, article, field, (concerned, _) => concerned == leaf, passes);

    private static Guard Lapsed(GuardKind kind, Func<OutcomeFacts, bool> passes) =>
        new(kind, "LAPSE", "Arts. 30, 42", nameof(OutcomeFacts.Lapse), (leaf, _) => leaf is OtherCorrectionLapsed or OtherFeeLapsed, passes);

    private static Guard OverObjection(GuardKind kind, Func<ThirdPartyFacts, bool> passes) =>
        new(kind, "OUT-5", "Art. 32", nameof(OutcomeFacts.ThirdParty), (leaf, _) => leaf is Granted or Partial,
            f => f.ThirdParty is not { Objected: true, Heeded: false } || passes(f.ThirdParty));

    private static Guard MayRefuse(GuardKind kind, string field, Func<OutcomeFacts, bool> passes) =>
        new(kind, "OUT-7", "Art. 16", field, (leaf, _) => leaf is RefusedInternal or RefusedProcess or RefusedEnforcementFile, passes);
}
