using Requests.Statute.Letters;
using Requests.Statute.Outcomes;

namespace Requests.Features.Services.Letters.Checks;

/// <summary>What must lie in the file before a leaf may be answered.</summary>
internal static class EvidenceChecks
{
    private static readonly string[] PlaceFields = ["systems", "paperPlaces", "unitsAsked"];

    public static IEnumerable<Fault> ThirdParty(CheckMaterial m)
    {
        var refused = m.Letter.Answers.Any(a => a.Leaf == OutcomeLeaf.RefusedThirdParty);
        var givenOverObjection = m.Letter.Leaf is (OutcomeLeaf.Granted or OutcomeLeaf.Partial) && m.Case.ThirdParty is { Objected: true };
        if (!refused && !givenOverObjection) yield break;
        if (m.Case.ThirdParty is not { LetterSent: true } facts)
        {
            yield return new(new("没有书面征求第三方意见。", "The third party was not asked in writing."), "consultDate");
            yield break;
        }
        if (!facts.DeliveryProven) yield return new(new("征求意见书没有送达凭证。", "There is no proof that the letter to the third party arrived."));
        if (!facts.OwnAssessment || (refused && m.Letter["opinionAssessment"] is null))
            yield return new(new("只写了第三方不同意，没有本机关的审查意见。", "Only the third party's no is told, not the body's own assessment."), "opinionAssessment");
        if (givenOverObjection && !facts.ReleaseNoticeGiven) yield return new(new("公开前没有书面告知第三方。", "The third party was not told in writing before release."), LetterKinds.ReleaseNotice.Code);
    }

    public static IEnumerable<Fault> Search(CheckMaterial m)
    {
        if (!m.Letter.Answers.Any(a => a is { Leaf: OutcomeLeaf.UnavailableNotHeld, NotHeldKind: NotHeldKind.NotExist } or { Leaf: OutcomeLeaf.UnavailableNeedsCreation })) yield break;
        if (m.Case.Search is not { Signed: true })
        {
            yield return new(new("没有签字的检索记录。", "There is no signed search record."));
            yield break;
        }
        foreach (var (field, place) in PlaceFields.SelectMany(f => (m.Letter[f] ?? "").Split('、', StringSplitOptions.RemoveEmptyEntries).Select(p => (f, p))))
            if (!m.Case.SearchedPlaces.Contains(place)) yield return new(new($"检索记录里没有“{place}”。", $"The search record does not know {place}."), field);
    }

    public static IEnumerable<Fault> ResponsibleBody(CheckMaterial m)
    {
        if (!m.Letter.Answers.Any(a => a is { Leaf: OutcomeLeaf.UnavailableNotHeld, NotHeldKind: NotHeldKind.NotResponsible })) yield break;
        var (agency, contact, efforts) = (m.Letter["responsibleAgency"], m.Letter["responsibleContact"], m.Letter["effortsMade"]);
        if (agency is not null && contact is null) yield return new(new("写了负责机关，没有写联系方式。", "The responsible body is named without its contact."), "responsibleContact");
        if (agency is null && efforts is null) yield return new(new("没有写负责机关，也没有写为查找所作的努力。", "Neither the responsible body nor what was tried to find it is told."), "effortsMade");
    }

    public static IEnumerable<Fault> Duplicate(CheckMaterial m)
    {
        if (!m.Letter.Answers.Any(a => a.Leaf == OutcomeLeaf.NotProcessedDuplicate)) yield break;
        if (m.Case.Earlier is not { } earlier)
        {
            yield return new(new("没有关联前一次申请。", "No earlier case is linked."), "earlierNo");
            yield break;
        }
        if (!earlier.SameApplicant) yield return new(new("前一次申请是别人提出的。", "The earlier request is another person's."), "earlierNo");
        if (!earlier.Answered || earlier.ServedOn is null) yield return new(new("前一次申请没有答复或者没有送达。", "The earlier request was not answered, or the answer not served."), "earlierServedDate");
        if (!earlier.UnchangedFactsStated || m.Letter["unchangedFacts"] is null) yield return new(new("没有说明情况没有变化。", "It is not said that the facts are unchanged."), "unchangedFacts");
    }

    public static IEnumerable<Fault> OneCorrection(CheckMaterial m)
    {
        if (m.Letter.Leaf != OutcomeLeaf.UnavailableUnclear) yield break;
        if (m.Case.CorrectionNotices != 1) yield return new(new("应当恰好补正过一次。", "There must have been exactly one correction notice."), "correctionNo");
        if (!m.Case.CorrectionReceived) yield return new(new("没有收到补正，应按逾期不补正处理。", "No correction came; that is a lapse, not an unclear request."), "correctionReceivedDate");
    }

    public static IEnumerable<Fault> Lapse(CheckMaterial m)
    {
        if (m.Letter.Leaf is not (OutcomeLeaf.OtherCorrectionLapsed or OutcomeLeaf.OtherFeeLapsed)) yield break;
        if (m.Case.Lapse is not { DeliveryProven: true, LastDay: { } last } lapse)
        {
            yield return new(new("通知没有送达凭证。", "There is no proof that the notice arrived."), "servedProof");
            yield break;
        }
        if ((m.Letter.LetterOn ?? m.Today) <= last) yield return new(new("期限的最后一天还没有过。", "The last day has not passed."), DateChecks.LetterDay(last));
        if (lapse.Came) yield return new(new("案卷里有补正、理由或者缴费记录。", "A correction, a reason or a payment is on file."));
    }
}
