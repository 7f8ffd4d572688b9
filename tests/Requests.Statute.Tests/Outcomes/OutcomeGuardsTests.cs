using Requests.Statute.Citations;
using Requests.Statute.Outcomes;
using static Requests.Statute.Outcomes.GuardKind;
using static Requests.Statute.Outcomes.OutcomeLeaf;

namespace Requests.Statute.Tests.Outcomes;

/// <summary>Each leaf passes with its whole file; each fact taken away is found by its own guard and no other.</summary>
public sealed class OutcomeGuardsTests
{
    private static readonly OutcomeFacts Bare = new() { DecidedOn = new(2026, 9, 1) };
    private static readonly SearchFacts Search = new(2, 3, 1, 1, 1, true, true, true);
    private static readonly EarlierCaseFacts Earlier = new(true, true, true, "哈城管公复〔2026〕3号", new(2026, 3, 1), true);
    private static readonly ThirdPartyFacts Letters = new(true, true, true, true, false, true, true, false);
    private static readonly LapseFacts Lapse = new(true, true, true, false);
    private static readonly LegalAct MinistryRule = new("城市管理执法办法", null, LegalActKind.Other, new(2017, 5, 1));
    private static readonly OutcomeFacts Refusing = Bare with { SeparationReasonStated = true };
    private static readonly OutcomeFacts MayRefuse = Refusing with { DiscretionReasonStated = true, DutyToDiscloseChecked = true };

    private static readonly Dictionary<OutcomeLeaf, OutcomeFacts> Whole = new()
    {
        [Granted] = Bare,
        [Partial] = Bare with { PartsSeparated = true, WithheldParts = 2, WithheldPartsReasoned = 2 },
        [RefusedStateSecret] = Refusing with { SecrecyBasisOnFile = true },
        [RefusedProhibited] = Refusing with { SpecialLaw = new(Acts.SecretsLaw2024, 28) },
        [RefusedSecurityStability] = Refusing with { Harm = HarmKind.PublicSecurity, HarmEvidenceOnFile = true },
        [RefusedThirdParty] = Refusing with { ThirdParty = Letters },
        [RefusedInternal] = MayRefuse with { Internal = InternalKind.Personnel },
        [RefusedProcess] = MayRefuse with { Process = ProcessKind.Draft },
        [RefusedEnforcementFile] = MayRefuse with { EnforcementFileListed = true },
        [RefusedQueryMatter] = Bare with { SpecialLaw = new(Acts.ArchivesRegulations2024, 30) },
        [UnavailableNotHeld] = Bare with { Search = Search, ResponsibleAgencyNamed = true },
        [UnavailableNeedsCreation] = Bare with { Search = Search },
        [UnavailableUnclear] = Bare with { CorrectionNotices = 1, CorrectionReceived = true, RemainingUnclearStated = true },
        [NotProcessedPetition] = Bare with { ClaimQuoted = true, SecondReader = true },
        [NotProcessedDuplicate] = Bare with { EarlierCase = Earlier },
        [NotProcessedPublication] = Bare,
        [NotProcessedExcessive] = Bare with { ReasonsAsked = true, ExcessAssessed = true, SecondReader = true },
        [NotProcessedReconfirm] = Bare,
        [OtherCorrectionLapsed] = Bare with { CorrectionNotices = 1, Lapse = Lapse, SecondReader = true },
        [OtherFeeLapsed] = Bare with { Lapse = Lapse, SecondReader = true },
        [OtherMisc] = Bare with { EndReasonStated = true, SecondReader = true },
    };

    private static readonly TestCaseData[] Missing =
    [
        Case(Granted, f => f with { PartsSeparated = true }, SeparatedMustBePartial, "OUT-1"),
        Case(RefusedInternal, f => f with { PartsSeparated = true }, SeparatedMustBePartial, "OUT-1"),
        Case(Partial, f => f with { PartsSeparated = false }, NothingSeparated, "OUT-1"),
        Case(Partial, f => f with { WithheldParts = 0 }, NothingSeparated, "OUT-1"),
        Case(Partial, f => f with { WithheldPartsReasoned = 1 }, PartWithoutReason, "OUT-1"),
        Case(RefusedStateSecret, f => f with { SeparationReasonStated = false }, SeparationReasonMissing, "SEP"),

        Case(UnavailableNotHeld, f => f with { Search = null }, SearchMissing, "OUT-2"),
        Case(UnavailableNotHeld, f => f with { Search = Search with { Systems = 0 } }, SearchIncomplete, "OUT-2"),
        Case(UnavailableNotHeld, f => f with { Search = Search with { Keywords = 0 } }, SearchIncomplete, "OUT-2"),
        Case(UnavailableNotHeld, f => f with { Search = Search with { PaperPlaces = 0, UnitsAsked = 0 } }, SearchIncomplete, "OUT-2"),
        Case(UnavailableNotHeld, f => f with { Search = Search with { People = 0 } }, SearchIncomplete, "OUT-2"),
        Case(UnavailableNotHeld, f => f with { Search = Search with { DatesStated = false } }, SearchIncomplete, "OUT-2"),
        Case(UnavailableNotHeld, f => f with { Search = Search with { ResultsStated = false } }, SearchIncomplete, "OUT-2"),
        Case(UnavailableNotHeld, f => f with { Search = Search with { Signed = false } }, SearchIncomplete, "OUT-2"),
        Case(UnavailableNeedsCreation, f => f with { Search = null }, SearchMissing, "OUT-2"),

        Case(NotProcessedDuplicate, f => f with { EarlierCase = null }, EarlierCaseMissing, "OUT-3"),
        Case(NotProcessedDuplicate, f => f with { EarlierCase = Earlier with { SameApplicant = false } }, OtherApplicant, "OUT-3"),
        Case(NotProcessedDuplicate, f => f with { EarlierCase = Earlier with { SameInformation = false } }, OtherInformation, "OUT-3"),
        Case(NotProcessedDuplicate, f => f with { EarlierCase = Earlier with { Answered = false } }, EarlierNotAnswered, "OUT-3"),
        Case(NotProcessedDuplicate, f => f with { EarlierCase = Earlier with { AnswerNumber = "" } }, EarlierNotAnswered, "OUT-3"),
        Case(NotProcessedDuplicate, f => f with { EarlierCase = Earlier with { ServedOn = null } }, EarlierNotServed, "DUP"),
        Case(NotProcessedDuplicate, f => f with { EarlierCase = Earlier with { ServedOn = new(2026, 9, 2) } }, EarlierNotServed, "DUP"),
        Case(NotProcessedDuplicate, f => f with { EarlierCase = Earlier with { UnchangedFactsStated = false } }, UnchangedFactsMissing, "DUP"),

        Case(UnavailableUnclear, f => f with { CorrectionNotices = 0 }, NotExactlyOneCorrection, "OUT-4"),
        Case(UnavailableUnclear, f => f with { CorrectionNotices = 2 }, NotExactlyOneCorrection, "OUT-4"),
        Case(UnavailableUnclear, f => f with { CorrectionReceived = false }, CorrectionNotReceived, "OUT-4"),
        Case(UnavailableUnclear, f => f with { RemainingUnclearStated = false }, UnclearPointMissing, "OUT-4"),
        Case(OtherCorrectionLapsed, f => f with { CorrectionReceived = true }, GuardKind.CorrectionReceived, "OUT-4"),
        Case(OtherCorrectionLapsed, f => f with { CorrectionNotices = 0 }, NotExactlyOneCorrection, "OUT-4"),

        Case(OtherCorrectionLapsed, f => f with { Lapse = null }, NoticeMissing, "LAPSE"),
        Case(OtherFeeLapsed, f => f with { Lapse = Lapse with { NoticeNumbered = false } }, NoticeMissing, "LAPSE"),
        Case(OtherFeeLapsed, f => f with { Lapse = Lapse with { DeliveryProven = false } }, NoticeDeliveryUnproven, "LAPSE"),
        Case(OtherFeeLapsed, f => f with { Lapse = Lapse with { LastDayPast = false } }, PeriodStillRuns, "LAPSE"),
        Case(OtherFeeLapsed, f => f with { Lapse = Lapse with { GoodReasonOrPaymentOnFile = true } }, ReasonOrPaymentOnFile, "LAPSE"),
        Case(OtherFeeLapsed, f => f with { DecidedOn = new(2020, 12, 31) }, NotInLawOnThatDay, "SEED-11"),

        Case(RefusedThirdParty, f => f with { ThirdParty = null }, ThirdPartyLetterMissing, "OUT-5"),
        Case(RefusedThirdParty, f => f with { ThirdParty = Letters with { LetterSent = false } }, ThirdPartyLetterMissing, "OUT-5"),
        Case(RefusedThirdParty, f => f with { ThirdParty = Letters with { DeliveryProven = false } }, ThirdPartyDeliveryUnproven, "OUT-5"),
        Case(RefusedThirdParty, f => f with { ThirdParty = Letters with { ObjectionFounded = false } }, ThirdPartyHarmMissing, "OUT-5"),
        Case(RefusedThirdParty, f => f with { ThirdParty = Letters with { PublicInterestWeighed = false } }, PublicInterestNotWeighed, "OUT-5"),
        Case(RefusedThirdParty, f => f with { ThirdParty = Letters with { OwnAssessment = false } }, OwnAssessmentMissing, "THIRD"),
        Case(RefusedThirdParty, f => f with { ThirdParty = Letters with { Consented = true } }, ThirdPartyConsented, "OUT-5"),
        Case(Granted, f => f with { ThirdParty = Letters }, ReleaseNoticeMissing, "OUT-5"),
        Case(Granted, f => f with { ThirdParty = Letters with { ReleaseNoticeGiven = true, DeliveryProven = false } }, ThirdPartyDeliveryUnproven, "OUT-5"),
        Case(Granted, f => f with { ThirdParty = Letters with { ReleaseNoticeGiven = true, LetterSent = false } }, ThirdPartyLetterMissing, "OUT-5"),
        Case(Partial, f => f with { ThirdParty = Letters with { ReleaseNoticeGiven = true, OwnAssessment = false } }, OwnAssessmentMissing, "OUT-5"),

        Case(RefusedProhibited, f => f with { SpecialLaw = null }, CitationMissing, "OUT-6"),
        Case(RefusedProhibited, f => f with { SpecialLaw = new(MinistryRule, 5) }, CitationTooLow, "OUT-6"),
        Case(RefusedProhibited, f => f with { SpecialLaw = new(Acts.SecretsLaw2010, 5) }, CitationNotInForce, "OUT-6"),
        Case(RefusedQueryMatter, f => f with { SpecialLaw = null }, CitationMissing, "ART-RANK"),
        Case(RefusedQueryMatter, f => f with { SpecialLaw = new(MinistryRule, 5) }, CitationTooLow, "ART-RANK"),
        Case(RefusedQueryMatter, f => f with { SpecialLaw = new(Acts.SecretsLaw2010, 5) }, CitationNotInForce, "ART-RANK"),

        Case(RefusedStateSecret, f => f with { SecrecyBasisOnFile = false }, SecrecyBasisMissing, "REM-15"),
        Case(RefusedSecurityStability, f => f with { Harm = null }, KindMissing, "LIMB"),
        Case(RefusedSecurityStability, f => f with { HarmEvidenceOnFile = false }, HarmEvidenceMissing, "REM-15"),

        Case(RefusedInternal, f => f with { Internal = null }, KindMissing, "OUT-7"),
        Case(RefusedProcess, f => f with { Process = null }, KindMissing, "OUT-7"),
        Case(RefusedEnforcementFile, f => f with { EnforcementFileListed = false }, KindMissing, "OUT-7"),
        Case(RefusedProcess, f => f with { DiscretionReasonStated = false }, DiscretionReasonMissing, "OUT-7"),
        Case(RefusedInternal, f => f with { DutyToDiscloseChecked = false }, DutyToDiscloseUnchecked, "OUT-7"),

        Case(NotProcessedPetition, f => f with { ClaimQuoted = false }, QuoteMissing, "G5"),
        Case(NotProcessedPetition, f => f with { SecondReader = false }, SecondReaderMissing, "G5"),
        Case(NotProcessedExcessive, f => f with { ReasonsAsked = false }, ReasonsNotAsked, "CLK-11"),
        Case(NotProcessedExcessive, f => f with { ReasonsAwaited = true }, ReasonsAwaited, "CLK-11"),
        Case(NotProcessedExcessive, f => f with { ExcessAssessed = false }, AssessmentMissing, "CLK-11"),
        Case(NotProcessedExcessive, f => f with { SecondReader = false }, SecondReaderMissing, "G4"),
        Case(OtherMisc, f => f with { EndReasonStated = false }, EndReasonMissing, "G1"),
        Case(OtherMisc, f => f with { SecondReader = false }, SecondReaderMissing, "G1"),
        Case(OtherCorrectionLapsed, f => f with { SecondReader = false }, SecondReaderMissing, "G2"),
        Case(OtherFeeLapsed, f => f with { SecondReader = false }, SecondReaderMissing, "G3"),
    ];

    [TestCaseSource(nameof(AllLeaves))]
    public void Check_WithTheWholeFile_Passes(OutcomeLeaf leaf)
    {
        NotHeldKind?[] kinds = leaf == UnavailableNotHeld ? [NotHeldKind.NotExist, NotHeldKind.NotResponsible] : [null];
        Assert.That(kinds.SelectMany(kind => OutcomeGuards.Check(leaf, kind, Whole[leaf])), Is.Empty);
    }

    [TestCaseSource(nameof(Missing))]
    public void Check_WithOneFactMissing_NamesIt(OutcomeLeaf leaf, OutcomeFacts facts, GuardKind kind, string ruleId)
    {
        NotHeldKind? half = leaf == UnavailableNotHeld ? NotHeldKind.NotExist : null;
        var findings = OutcomeGuards.Check(leaf, half, facts);
        Assert.That(findings.Select(finding => (finding.Kind, finding.RuleId)), Is.EqualTo(new[] { (kind, ruleId) }));
        Assert.That(typeof(OutcomeFacts).GetProperty(findings[0].Field), Is.Not.Null);
    }

    [Test, Property("Rule", "OUT-2")]
    public void NotHeld_WithoutItsHalf_IsRefused()
    {
        var findings = OutcomeGuards.Check(UnavailableNotHeld, null, Whole[UnavailableNotHeld]);
        Assert.That(findings.Select(finding => finding.Kind), Is.EqualTo(new[] { NotHeldKindMissing }));
        findings = OutcomeGuards.Check(Granted, NotHeldKind.NotExist, Bare);
        Assert.That(findings.Select(finding => finding.Kind), Is.EqualTo(new[] { NotHeldKindUnexpected }));
    }

    [Test, Property("Rule", "RESP")]
    public void NotResponsible_NeedsTheOtherBodyOrTheEffortsToFindIt()
    {
        var findings = OutcomeGuards.Check(UnavailableNotHeld, NotHeldKind.NotResponsible, Bare);
        Assert.That(findings.Select(finding => (finding.Kind, finding.RuleId)), Is.EqualTo(new[] { (ResponsibleAgencyMissing, "RESP") }));
        Assert.That(OutcomeGuards.Check(UnavailableNotHeld, NotHeldKind.NotResponsible, Bare with { EffortsToFindAgencyStated = true }), Is.Empty);
    }

    [Test, Property("Rule", "OUT-5")]
    public void ThirdPartyHarm_ShownByTheBodyItself_IsEnoughOnSilence() =>
        Assert.That(
            OutcomeGuards.Check(RefusedThirdParty, null, Refusing with
            {
                ThirdParty = Letters with
                {
                    Objected = false,
                    ObjectionFounded = false,
                    HarmShown = true
                }
            }),
            Is.Empty);

    private static OutcomeLeaf[] AllLeaves() => Enum.GetValues<OutcomeLeaf>();

    private static TestCaseData Case(OutcomeLeaf leaf, Func<OutcomeFacts, OutcomeFacts> change, GuardKind kind, string ruleId) =>
        new TestCaseData(leaf, change(Whole[leaf]), kind, ruleId).SetArgDisplayNames(ruleId, leaf.ToString(), kind.ToString());

    // A part is no cheaper than a whole: whatever a whole refusal on its ground lacks is missing for the part too.
    [Test, Property("Rule", "OUT-8")]
    public void OUT_8_APart_AnswersToTheGuardsOfAWholeRefusalOnItsGround()
    {
        var separation = new[] { SeparatedMustBePartial, SeparationReasonMissing };
        foreach (var ground in Enum.GetValues<PartGround>().Where(g => g.Leaf() is not null))
        {
            var leaf = ground.Leaf()!.Value;
            Assert.That(OutcomeGuards.CheckPart(ground, Whole[leaf] with { PartsSeparated = true }), Is.Empty, $"{ground}");
            Assert.That(OutcomeGuards.CheckPart(ground, Bare with { PartsSeparated = true }).Select(f => f.Kind),
                Is.EquivalentTo(OutcomeGuards.Check(leaf, null, Bare).Select(f => f.Kind).Except(separation)), $"{ground}");
            Assert.That(OutcomeGuards.CheckPart(ground, Bare), Is.Not.Empty, $"{ground} asks for something");
        }
    }

    [Test, Property("Rule", "OUT-9")]
    public void OUT_9_WhatIsNoGovernmentInformation_RestsOnArticle37Alone()
    {
        Assert.That(PartGround.NotGovernmentInformation.Article().Short(), Is.EqualTo("《条例》第三十七条"));
        Assert.That(PartGround.NotGovernmentInformation.ReconsiderationFirst(), Is.False);
        Assert.That(OutcomeGuards.CheckPart(PartGround.NotGovernmentInformation, Bare), Is.Empty);
    }

    [Test, Property("Rule", "OUT-5")]
    public void OUT_5_APartialGrantThatHeedsTheObjection_NeedsNoNoticeOfRelease()
    {
        var heeded = Whole[Partial] with { ThirdParty = Letters with { Heeded = true } };
        Assert.That(OutcomeGuards.Check(Partial, null, heeded), Is.Empty);
        Assert.That(OutcomeGuards.Check(Partial, null, heeded with { ThirdParty = Letters }).Select(f => f.Kind), Does.Contain(ReleaseNoticeMissing));
    }

    // Whichever of two matters is called the main one, the law has an answer and it is one leaf.
    [Test, Property("Rule", "REM-20")]
    public void REM_20_EveryPairOfLawfulMatters_IsCountedOnce_AndIsPartialOnlyWhereSomethingIsGivenAndSomethingRefused()
    {
        foreach (var one in Whole.Keys)
            foreach (var other in Whole.Keys)
                foreach (var main in new[] { one, other })
                {
                    var counted = CountedLeaf.Of([one, other], main).Leaf;
                    var given = new[] { one, other }.Any(l => l is Granted or Partial);
                    var kept = new[] { one, other }.Any(l => l == Partial || Leaves.Of(l).Group == OutcomeGroup.Refused);
                    Assert.That(counted, Is.EqualTo(given && kept ? Partial : main), $"{one} + {other}, {main}");
                }
    }
}
