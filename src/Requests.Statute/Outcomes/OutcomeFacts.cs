using Requests.Statute.Citations;

namespace Requests.Statute.Outcomes;

/// <summary>Art. 16(1): the three kinds of internal affairs.</summary>
public enum InternalKind
{
    Personnel,
    Logistics,
    Workflow,
}

/// <summary>Art. 16(2): the four kinds of process papers.</summary>
public enum ProcessKind
{
    DiscussionRecord,
    Draft,
    ConsultationLetter,
    RequestOrReport,
}

/// <summary>Art. 14: what disclosure would endanger.</summary>
public enum HarmKind
{
    StateSecurity,
    PublicSecurity,
    EconomicSecurity,
    SocialStability,
}

/// <summary>A search as the record shows it (OUT-2, GC101). Counts are of entries in the record.</summary>
public sealed record SearchFacts(
    int Systems, int Keywords, int PaperPlaces, int UnitsAsked, int People, bool DatesStated, bool ResultsStated, bool Signed);

/// <summary>The earlier case a duplicate points to (OUT-3).</summary>
public sealed record EarlierCaseFacts(
    bool SameApplicant, bool SameInformation, bool Answered, string? AnswerNumber, DateOnly? ServedOn, bool UnchangedFactsStated);

/// <summary>What happened with the third party (OUT-5, Art. 32).</summary>
/// <param name="LetterSent">Written letter.</param>
/// <param name="DeliveryProven">Proof of delivery in the file.</param>
/// <param name="Objected">The third party said no.</param>
/// <param name="ObjectionFounded">The reasons given hold.</param>
/// <param name="HarmShown">The body itself found harm.</param>
/// <param name="OwnAssessment">The body wrote its own assessment; silence or a no alone decides nothing.</param>
/// <param name="PublicInterestWeighed">Public interest was weighed (Art. 15).</param>
/// <param name="ReleaseNoticeGiven">DOC-8: content and reasons told to the third party before release.</param>
public sealed record ThirdPartyFacts(
    bool LetterSent, bool DeliveryProven, bool Objected, bool ObjectionFounded, bool HarmShown, bool OwnAssessment, bool PublicInterestWeighed, bool ReleaseNoticeGiven)
{
    /// <summary>Everybody who was asked agreed; then the ground is gone for what was asked (Art. 15).</summary>
    public bool Consented { get; init; }

    /// <summary>What the third party objected to is withheld, so nothing is disclosed over its objection.</summary>
    public bool Heeded { get; init; }
}

/// <summary>A notice whose period ran out: correction or fee (LAPSE).</summary>
public sealed record LapseFacts(bool NoticeNumbered, bool DeliveryProven, bool LastDayPast, bool GoodReasonOrPaymentOnFile);

/// <summary>Everything the guards judge. A fact that does not arise stays at its default.</summary>
public sealed record OutcomeFacts
{
    /// <summary>Day of the decision; picks the law.</summary>
    public required DateOnly DecidedOn { get; init; }

    /// <summary>Art. 37: something was supplied and something masked.</summary>
    public bool PartsSeparated { get; init; }

    /// <summary>Withheld parts that name article and reason, of all withheld parts.</summary>
    public int WithheldParts { get; init; }

    public int WithheldPartsReasoned { get; init; }

    /// <summary>Why the record could not be separated (Art. 37).</summary>
    public bool SeparationReasonStated { get; init; }

    public SearchFacts? Search { get; init; }

    public EarlierCaseFacts? EarlierCase { get; init; }

    public int CorrectionNotices { get; init; }

    public bool CorrectionReceived { get; init; }

    /// <summary>What is still unclear was written down.</summary>
    public bool RemainingUnclearStated { get; init; }

    /// <summary>The notice that was missed, for the two lapsed leaves.</summary>
    public LapseFacts? Lapse { get; init; }

    public ThirdPartyFacts? ThirdParty { get; init; }

    /// <summary>The law or regulation that forbids disclosure, or that governs the register.</summary>
    public Citation? SpecialLaw { get; init; }

    /// <summary>Level mark and term of the secret are in the file (REM-15).</summary>
    public bool SecrecyBasisOnFile { get; init; }

    public HarmKind? Harm { get; init; }

    /// <summary>Evidence of the harm is in the file (REM-15).</summary>
    public bool HarmEvidenceOnFile { get; init; }

    public InternalKind? Internal { get; init; }

    public ProcessKind? Process { get; init; }

    /// <summary>The record stands in the list of the enforcement file.</summary>
    public bool EnforcementFileListed { get; init; }

    /// <summary>The reason why the body used its "may refuse" (OUT-7).</summary>
    public bool DiscretionReasonStated { get; init; }

    /// <summary>Laws, regulations and rules were checked for a duty to disclose (OUT-7).</summary>
    public bool DutyToDiscloseChecked { get; init; }

    /// <summary>The responsible body with name and contact, when it is known.</summary>
    public bool ResponsibleAgencyNamed { get; init; }

    /// <summary>What was tried to find the responsible body, when it is not.</summary>
    public bool EffortsToFindAgencyStated { get; init; }

    /// <summary>Art. 35: reasons were asked for.</summary>
    public bool ReasonsAsked { get; init; }

    /// <summary>Art. 35: reasons were asked for, are not in, and may still come.</summary>
    public bool ReasonsAwaited { get; init; }

    /// <summary>Art. 35: why the reasons given, or silence, do not do.</summary>
    public bool ExcessAssessed { get; init; }

    /// <summary>The applicant's own words are quoted.</summary>
    public bool ClaimQuoted { get; init; }

    /// <summary>A free reason, demanded by OTHER_MISC.</summary>
    public bool EndReasonStated { get; init; }

    /// <summary>Somebody other than the handler read it (letters.md section 5, ends of G1 to G5B).</summary>
    public bool SecondReader { get; init; }
}
