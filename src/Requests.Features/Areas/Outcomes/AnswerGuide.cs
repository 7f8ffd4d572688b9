using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Statute.Clocks;
using Requests.Statute.Outcomes;

namespace Requests.Features.Areas.Outcomes;

/// <summary>What the file itself answers of the outcome guide, each with what it rests on. Where a person must judge, it says nothing.</summary>
public static class AnswerGuide
{
    [Acts(Act.ViewCase)]
    public sealed record Query(string CaseNumber) : IQuery<Response>;

    public sealed record Response(IReadOnlyList<Known> Answers);

    /// <param name="Question">Id of the question: G1 to G23.</param>
    /// <param name="Evidence">What the answer rests on.</param>
    /// <param name="On">The day of that; null where nothing was done.</param>
    public sealed record Known(string Question, bool Yes, Text Evidence, DateOnly? On);

    internal sealed class Handler(RequestsDb db, CaseOpener desk) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            if (await desk.ReadAsync(query.CaseNumber, cancellationToken) is not { } found) return CaseProblems.NotFound;
            var searches = await db.Set<SearchRecord>().AsNoTracking().Where(s => s.CaseId == found.Id && s.SignedOn != null).OrderBy(s => s.No)
                .ToListAsync(cancellationToken);
            var opinions = await db.Set<Consultation>().AsNoTracking()
                .Where(c => c.CaseId == found.Id && c.Kind == ConsultationKind.ThirdParty && c.AnsweredOn != null).ToListAsync(cancellationToken);
            return new Response([.. Answers(found.StandingEntry, searches, opinions)]);
        }

        private static IEnumerable<Known> Answers(Func<ClockEntryKind, ClockEntry?> entry, List<SearchRecord> searches, List<Consultation> opinions)
        {
            yield return Happened("G1", entry(ClockEntryKind.Withdrawn), "AnswerGuide.Withdrawn", "AnswerGuide.NotWithdrawn");

            var (asked, corrected) = (entry(ClockEntryKind.CorrectionNotice), entry(ClockEntryKind.CorrectionReceived));
            yield return entry(ClockEntryKind.CorrectionLapsed) is { } lapsed ? new("G2", true, Text.Of("AnswerGuide.CorrectionLapsed"), lapsed.On)
                : corrected is not null ? new("G2", false, Text.Of("AnswerGuide.Corrected"), corrected.On)
                : new("G2", false, Text.Of(asked is null ? "AnswerGuide.NoCorrectionNotice" : "AnswerGuide.CorrectionAwaited"), asked?.On);

            var fee = entry(ClockEntryKind.FeeNotice);
            yield return entry(ClockEntryKind.FeeLapsed) is { } unpaid ? new("G3", true, Text.Of("AnswerGuide.FeeLapsed"), unpaid.On)
                : (entry(ClockEntryKind.FeePaid) ?? entry(ClockEntryKind.FeeWaived)) is { } settled ? new("G3", false, Text.Of("AnswerGuide.FeeSettled"), settled.On)
                : new("G3", false, Text.Of(fee is null ? "AnswerGuide.NoFeeNotice" : "AnswerGuide.FeeAwaited"), fee?.On);

            // Once reasons or a correction were asked for, whether they will do is for a person to say.
            if (entry(ClockEntryKind.ReasonsRequested) is null) yield return new("G4", false, Text.Of("AnswerGuide.NoReasonsRequest"), null);
            if (asked is null) yield return new("G6", false, Text.Of("AnswerGuide.NoCorrectionNotice"), null);

            if (searches.Find(s => s.Conclusion is SearchConclusion.Found or SearchConclusion.FoundInPart) is { } hit)
                yield return new("G12", true, Text.Of("AnswerGuide.Found").With(hit.Unit), hit.SignedOn);
            else if (searches.Count > 0) yield return new("G12", false, Text.Of("AnswerGuide.NotFound").With(searches[^1].Unit), searches[^1].SignedOn);

            if (opinions.Count > 0 && opinions.TrueForAll(c => c.Opinion == ConsultationOpinion.Agrees))
                yield return new("G20B", true, Text.Of("AnswerGuide.Agreed"), opinions[^1].AnsweredOn);
        }

        private static Known Happened(string question, ClockEntry? entry, string so, string notSo) =>
            new(question, entry is not null, Text.Of(entry is null ? notSo : so), entry?.On);
    }
}
