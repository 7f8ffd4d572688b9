using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Privacy;
using Requests.Features.Services.Search;
using Requests.Statute.Outcomes;

namespace Requests.Features.Areas.Search;

/// <summary>
/// The evidence that a request repeats an earlier one: both texts side by side, the earlier answer with its service, and what
/// the notice of a repeat (DOC-17) needs, with what is still missing (OUT-3, Art. 36(6)).
/// </summary>
public static class ReadRepeatEvidence
{
    [Acts(Act.ViewCase)]
    public sealed record Query(string CaseNumber, string EarlierNumber) : IQuery<Response>;

    public sealed record Response(Side Here, Side Earlier, ApplicantRelation Applicant, double Likeness, bool LooksRepeated,
        IReadOnlyList<Difference> Differences, Reply? EarlierReply, NoticeDraft Notice);

    /// <param name="Text">The whole request; what the other has not is marked.</param>
    public sealed record Side(string CaseNumber, [property: OutsideWords] string Subject, DateOnly RegisteredOn, DateOnly? ReceivedOn,
        IReadOnlyList<Piece> Text);

    /// <param name="ServedOn">When the applicant had it; null while there is no proof.</param>
    public sealed record Reply(int DocumentNo, string Title, string? Number, DateOnly? LetterOn, OutcomeLeaf? Outcome, DateOnly? ServedOn);

    /// <summary>A start for the fields of the outcome; the officer completes and answers for them.</summary>
    /// <param name="UnchangedFacts">Always empty: whether the grounds still stand is for the officer to find out.</param>
    /// <param name="Missing">What keeps this from being a repeat in law.</param>
    public sealed record NoticeDraft(string EarlierCaseNumber, string Sameness, string UnchangedFacts, IReadOnlyList<Finding> Missing);

    internal sealed class Handler(RequestsDb db) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var cases = await db.Set<Case>().AsNoTracking().Include(c => c.Parties)
                .Where(c => c.Number == query.CaseNumber || c.Number == query.EarlierNumber).ToListAsync(cancellationToken);
            if (cases.Find(c => c.Number == query.CaseNumber) is not { } here
                || cases.Find(c => c.Number == query.EarlierNumber) is not { } earlier || here == earlier)
                return CaseProblems.NotFound;
            var letter = await db.Set<Document>().AsNoTracking().Include(d => d.Services)
                .Where(d => d.CaseId == earlier.Id && d.Number != null && d.State != DocumentState.Voided).OrderBy(d => d.No)
                    .LastOrDefaultAsync(cancellationToken);
            var reply = letter is null ? null
                : new Reply(letter.No, letter.Title, letter.Number, letter.LetterOn, earlier.Leaf, letter.Services.Max(s => s.ReceivedOn));

            var kinship = TextSimilarity.Of(here, earlier);
            var relation = SamePerson.Relation(SamePerson.ApplicantOf(here), SamePerson.ApplicantOf(earlier));
            return new Response(SideOf(here, kinship.Here), SideOf(earlier, kinship.There), relation, kinship.Likeness,
                kinship.LooksRepeated, kinship.Differences,
                reply, new NoticeDraft(earlier.Number, Sameness(kinship), "", [.. Missing(relation, kinship, earlier, reply)]));
        }

        private static Side SideOf(Case @case, IReadOnlyList<Piece> text) => new(@case.Number, @case.Subject, @case.RegisteredOn, @case.ReceivedOn, text);

        // The letter quotes this sentence; it says nothing that the comparison did not show.
        private static string Sameness(TextSimilarity kinship) => !kinship.LooksRepeated ? ""
            : kinship.Here.Concat(kinship.There).Any(p => p.Marked) ? "两次申请所描述的信息相同，仅个别文字表述不同" : "两次申请对所需信息的描述完全一致";

        private static IEnumerable<Finding> Missing(ApplicantRelation relation, TextSimilarity kinship, Case earlier, Reply? reply)
        {
            if (relation != ApplicantRelation.SamePerson)
                yield return new("OtherApplicant", "OUT-3", "Art. 44", "applicant", Text.Of("ReadRepeatEvidence.OtherApplicant"));
            if (!kinship.LooksRepeated)
                yield return new("OtherInformation", "OUT-3", "Art. 36(6)", "differences", Text.Of("ReadRepeatEvidence.TwoRequestsDifferGoThrough"));
            if (earlier.RepliedOn is null || reply is null)
                yield return new("EarlierNotAnswered", "OUT-3", "Art. 36(6)", "earlierReply", Text.Of("ReadRepeatEvidence.EarlierRequestAnswered"));
            else if (reply.ServedOn is null)
                yield return new("EarlierNotServed", "DUP", "Art. 36(6)", "earlierReply", Text.Of("ReadRepeatEvidence.ThereProofEarlierAnswerServed"));
            yield return new("UnchangedFactsMissing", "DUP", "Art. 36(6)", "unchangedFacts", Text.Of("ReadRepeatEvidence.FindOutWhetherGroundsEarlier"));
        }
    }
}
