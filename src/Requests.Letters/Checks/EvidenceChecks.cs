using Requests.Statute.Letters;
using Requests.Statute.Outcomes;

namespace Requests.Letters.Checks;

/// <summary>What must lie in the file before a leaf may be answered.</summary>
internal static class EvidenceChecks
{
    private static readonly string[] PlaceFields = ["systems", "paperPlaces", "unitsAsked"];

    public static IEnumerable<Fault> ThirdParty(CheckMaterial m) => m.Letter.Answers.SelectMany(answer => ThirdParty(m, answer)).Distinct();

    private static IEnumerable<Fault> ThirdParty(CheckMaterial m, CheckedAnswer answer)
    {
        var found = m.Case.ThirdPartyOf(answer.MatterNo);
        var refused = answer.Leaf == OutcomeLeaf.RefusedThirdParty;
        var givenOverObjection = answer.Leaf is (OutcomeLeaf.Granted or OutcomeLeaf.Partial) && found is { Objected: true, Heeded: false };
        if (!refused && !givenOverObjection) yield break;
        if (found is not { LetterSent: true } facts)
        {
            yield return new(Text.Of("EvidenceChecks.ThirdPartyAskedWriting"), "consultDate");
            yield break;
        }
        if (!facts.DeliveryProven) yield return new(Text.Of("EvidenceChecks.ThereProofLetterThirdParty"));
        // What is said for one of several matters stands in its own answer, not among the facts of the whole letter.
        if (!facts.OwnAssessment || (refused && answer.MatterNo is null && m.Letter["opinionAssessment"] is null))
            yield return new(Text.Of("EvidenceChecks.ThirdPartyToldBodyOwn"), "opinionAssessment");
        if (givenOverObjection && !facts.ReleaseNoticeGiven) yield return new(Text.Of("EvidenceChecks.ThirdPartyToldWritingBefore"),
            LetterKinds.ReleaseNotice.Code);
    }

    public static IEnumerable<Fault> Search(CheckMaterial m)
    {
        if (!m.Letter.Answers.Any(a => a is
        {
            Leaf: OutcomeLeaf.UnavailableNotHeld,
            NotHeldKind: NotHeldKind.NotExist
        } or { Leaf: OutcomeLeaf.UnavailableNeedsCreation })) yield break;
        if (m.Case.Search is not { Signed: true })
        {
            yield return new(Text.Of("EvidenceChecks.ThereSignedSearchRecord"));
            yield break;
        }
        foreach (var (field, place) in PlaceFields.SelectMany(f => (m.Letter[f] ?? "").Split('、', StringSplitOptions.RemoveEmptyEntries).Select(p => (f, p))))
            if (!m.Case.SearchedPlaces.Contains(place)) yield return new(Text.Of("EvidenceChecks.SearchRecordDoesKnow").With(place), field);
    }

    public static IEnumerable<Fault> ResponsibleBody(CheckMaterial m)
    {
        if (!m.Letter.Answers.Any(a => a is { Leaf: OutcomeLeaf.UnavailableNotHeld, NotHeldKind: NotHeldKind.NotResponsible })) yield break;
        var (agency, contact, efforts) = (m.Letter["responsibleAgency"], m.Letter["responsibleContact"], m.Letter["effortsMade"]);
        if (agency is not null && contact is null) yield return new(Text.Of("EvidenceChecks.ResponsibleBodyNamedWithoutContact"), "responsibleContact");
        if (agency is null && efforts is null) yield return new(Text.Of("EvidenceChecks.NeitherResponsibleBodyNorWhat"), "effortsMade");
    }

    public static IEnumerable<Fault> Duplicate(CheckMaterial m)
    {
        if (!m.Letter.Answers.Any(a => a.Leaf == OutcomeLeaf.NotProcessedDuplicate)) yield break;
        if (m.Case.Earlier is not { } earlier)
        {
            yield return new(Text.Of("EvidenceChecks.EarlierCaseLinked"), "earlierNo");
            yield break;
        }
        if (!earlier.SameApplicant) yield return new(Text.Of("EvidenceChecks.EarlierRequestAnotherPerson"), "earlierNo");
        if (!earlier.Answered || earlier.ServedOn is null) yield return new(Text.Of("EvidenceChecks.EarlierRequestAnsweredAnswerServed"), "earlierServedDate");
        if (!earlier.UnchangedFactsStated || m.Letter["unchangedFacts"] is null) yield return new(Text.Of("EvidenceChecks.SaidFactsUnchanged"), "unchangedFacts");
    }

    public static IEnumerable<Fault> OneCorrection(CheckMaterial m)
    {
        if (m.Letter.Leaf != OutcomeLeaf.UnavailableUnclear) yield break;
        if (m.Case.CorrectionNotices != 1) yield return new(Text.Of("EvidenceChecks.ThereMustExactlyOneCorrection"), "correctionNo");
        if (!m.Case.CorrectionReceived) yield return new(Text.Of("EvidenceChecks.CorrectionCameLapseUnclearRequest"), "correctionReceivedDate");
    }

    public static IEnumerable<Fault> Lapse(CheckMaterial m)
    {
        if (m.Letter.Leaf is not (OutcomeLeaf.OtherCorrectionLapsed or OutcomeLeaf.OtherFeeLapsed)) yield break;
        if (m.Case.Lapse is not { DeliveryProven: true, LastDay: { } last } lapse)
        {
            yield return new(Text.Of("EvidenceChecks.ThereProofNoticeArrived"), "servedProof");
            yield break;
        }
        if ((m.Letter.LetterOn ?? m.Today) <= last) yield return new(Text.Of("EvidenceChecks.LastDayPassed"), DateChecks.LetterDay(last));
        if (lapse.Came) yield return new(Text.Of("EvidenceChecks.CorrectionReasonPaymentFile"));
    }
}
