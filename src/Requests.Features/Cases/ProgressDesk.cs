using Microsoft.EntityFrameworkCore;
using Requests.Features.Access;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Letters;
using Requests.Features.Pipeline;
using Requests.Features.Replies;
using Requests.Statute.Clocks;

namespace Requests.Features.Cases;

/// <summary>Reads how far a case has come, as its caller sees it.</summary>
public sealed class ProgressDesk(RequestsDb db, CaseDesk desk, Approvals approvals, ICaller caller, IOfficeClock clock)
{
    // Letters that start a period of the applicant's once they arrive.
    private static readonly ClockEntryKind[] Delivered = [ClockEntryKind.CorrectionNotice, ClockEntryKind.ReasonsRequested, ClockEntryKind.FeeNotice];

    /// <param name="documents">With their steps, in order.</param>
    public async Task<CaseProgress> ReadAsync(Case @case, ClockReading? reading, IReadOnlyList<Document> documents,
        IReadOnlyList<Consultation> consultations, IReadOnlyList<SearchRecord> searches, CancellationToken ct)
    {
        var standing = ReplyClock.Standing(@case.ClockEntries);
        return new CaseProgress(@case.State)
        {
            Withdrawn = @case.ClockPhase == ClockPhase.Withdrawn,
            Classified = @case.Leaf is not null,
            Overdue = reading?.IsOverdueOn(clock.Today) is true,
            SearchOrdered = searches.Count > 0,
            SearchUnsigned = searches.Any(s => s.SignedOn is null),
            ConsultationUndelivered = consultations.Any(c => c.DeliveredOn is null && c.AnsweredOn is null),
            ConsultationUnanswered = consultations.Any(c => c.AnsweredOn is null),
            NoticeUndelivered = standing.Any(e => Delivered.Contains(e.Kind) && e.DeliveredOn is null),
            HasEntries = standing.Count > 0,
            Disputed = await db.Disputes.AnyAsync(d => d.CaseId == @case.Id, ct),
            Letters = await LettersAsync(@case, documents, ct),
            Refusals = reading is null ? new Dictionary<Act, ClockRefusal>() : await RefusalsAsync(@case, reading, ct),
        };
    }

    /// <summary>What each of these cases needs next, by number; a case that needs nothing is not among them.</summary>
    public async Task<IReadOnlyDictionary<string, DueStep>> DueAsync(IReadOnlyCollection<string> numbers, CancellationToken ct)
    {
        if (numbers.Count == 0) return new Dictionary<string, DueStep>();
        var cases = await db.Cases.AsNoTracking().Include(c => c.Ledger).Where(c => numbers.Contains(c.Number)).ToListAsync(ct);
        var ids = cases.ConvertAll(c => c.Id);
        var letters = (await db.Documents.AsNoTracking().Where(d => ids.Contains(d.CaseId) && d.State != DocumentState.Voided).OrderBy(d => d.No)
            .Select(d => new { d.CaseId, d.No, d.Kind, d.State, d.Chain, d.Agreed }).ToListAsync(ct)).ToLookup(d => d.CaseId);
        var searches = (await db.SearchRecords.AsNoTracking().Where(s => ids.Contains(s.CaseId) && s.SignedOn == null).Select(s => s.CaseId).ToListAsync(ct)).ToHashSet();
        var consultations = (await db.Consultations.AsNoTracking().Where(c => ids.Contains(c.CaseId) && c.AnsweredOn == null)
            .Select(c => new { c.CaseId, c.DeliveredOn }).ToListAsync(ct)).ToLookup(c => c.CaseId);
        var due = new Dictionary<string, DueStep>();
        foreach (var one in cases)
        {
            var progress = new CaseProgress(one.State)
            {
                Withdrawn = one.ClockPhase == ClockPhase.Withdrawn,
                Classified = one.Leaf is not null,
                SearchUnsigned = searches.Contains(one.Id),
                ConsultationUndelivered = consultations[one.Id].Any(c => c.DeliveredOn is null),
                ConsultationUnanswered = consultations[one.Id].Any(),
                Letters = [.. letters[one.Id].Select(d => new LetterProgress(d.No, LetterKinds.Replies.Contains(d.Kind), d.State, Document.TurnOf(d.State, d.Chain, d.Agreed)))],
                Refusals = await desk.ReadClockAsync(one, ct) is { } reading ? await RefusalsAsync(one, reading, ct) : new Dictionary<Act, ClockRefusal>(),
            };
            if (StepTable.Next(progress) is { } step) due[one.Number] = step;
        }
        return due;
    }

    private async Task<IReadOnlyList<LetterProgress>> LettersAsync(Case @case, IReadOnlyList<Document> documents, CancellationToken ct)
    {
        var mine = documents.Any(d => d.NextStep is not null) ? await approvals.StepsAsync(@case.BodyId, ct) : null;
        return [.. documents.Where(d => d.State != DocumentState.Voided).Select(d => new LetterProgress(d.No, LetterKinds.Replies.Contains(d.Kind), d.State, d.NextStep,
            d.NextStep is not { } turn ? null
            : caller.UserId is null || !mine!.ContainsKey(turn) ? ReplyProblems.NotYourStepFor(turn).Text
            : approvals.Refusal(@case, d)?.Text))];
    }

    // The law is asked about an entry of today; where it refuses that, the act itself would be refused.
    private async Task<IReadOnlyDictionary<Act, ClockRefusal>> RefusalsAsync(Case @case, ClockReading reading, CancellationToken ct)
    {
        var refusals = new Dictionary<Act, ClockRefusal>();
        foreach (var (act, entry) in Entries(@case.NextLedgerSequence, clock.Today, reading.ReplyDueOn.On))
            if (Permissions.Fits(act, @case.State) && await desk.MayEnterAsync(@case, entry, ct) is { } refusal) refusals[act] = refusal;
        return refusals;
    }

    private static IEnumerable<(Act Act, ClockEntry Entry)> Entries(int sequence, DateOnly today, DateOnly due) =>
    [
        (Act.AskForCorrection, new(sequence, ClockEntryKind.CorrectionNotice, today)),
        (Act.ReceiveCorrection, new(sequence, ClockEntryKind.CorrectionReceived, today)),
        (Act.NoteCorrectionLapse, new(sequence, ClockEntryKind.CorrectionLapsed, today)),
        (Act.ExtendReplyPeriod, new(sequence, ClockEntryKind.Extended, today, WorkingDays: 1)),
        (Act.AskForReasons, new(sequence, ClockEntryKind.ReasonsRequested, today)),
        (Act.ReceiveReasons, new(sequence, ClockEntryKind.ReasonsReceived, today)),
        (Act.SetLaterDate, new(sequence, ClockEntryKind.LaterDateSet, today, UntilOn: due.AddDays(1))),
        (Act.SendFeeNotice, new(sequence, ClockEntryKind.FeeNotice, today)),
        (Act.RecordFeePayment, new(sequence, ClockEntryKind.FeePaid, today)),
        (Act.NoteFeeLapse, new(sequence, ClockEntryKind.FeeLapsed, today)),
    ];
}
