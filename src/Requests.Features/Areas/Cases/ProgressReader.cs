using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Calendars;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Clock;
using Requests.Features.Services.Letters;
using Requests.Statute.Clocks;
using Requests.Statute.Letters;
using Requests.Statute.Outcomes;
using Requests.Statute.Service;

namespace Requests.Features.Areas.Cases;

/// <summary>Reads how far a case has come, as its caller sees it.</summary>
public sealed class ProgressReader(RequestsDb db, CaseOpener desk, Approvals approvals, Impediments impediments, WorkCalendars calendars, ICaller caller,
    IOfficeClock clock)
{
    /// <param name="documents">With their steps and services, in order.</param>
    public async Task<CaseProgress> ReadAsync(Case @case, ClockReading? reading, IReadOnlyList<Document> documents,
        IReadOnlyList<Consultation> consultations, IReadOnlyList<SearchRecord> searches, bool isDisputed, CancellationToken ct)
    {
        var standing = ReplyClock.Standing(@case.ClockEntries);
        var facts = await FactsAsync(@case, reading, await LettersAsync(@case, documents, ct),
            [.. consultations.Where(c => c.AnsweredOn is null).Select(c => c.DeliveredOn)], searches.Any(s => s.SignedOn is null), ct);
        return facts with
        {
            Overdue = reading?.IsOverdueOn(clock.Today) is true,
            NoticeUndelivered = standing.Any(e => ClockRecorder.ArriveLater.Contains(e.Kind) && e.DeliveredOn is null),
            HasEntries = standing.Count > 0,
            IsOthers = @case.Rulings.Any(r => r.NotHeldKind == NotHeldKind.NotResponsible),
            Hindered = (await impediments.OfAsync(@case, @case.RepliedOn ?? clock.Today, ct)).Count > 0,
            Disputed = isDisputed,
        };
    }

    /// <summary>What each of these cases needs next, by number; a case that needs nothing is not among them.</summary>
    public async Task<IReadOnlyDictionary<string, DueStep>> DueAsync(IReadOnlyCollection<string> numbers, CancellationToken ct)
    {
        if (numbers.Count == 0) return new Dictionary<string, DueStep>();
        var cases = await db.Set<Case>().AsNoTracking().Include(c => c.Ledger).Where(c => numbers.Contains(c.Number)).ToListAsync(ct);
        var ids = cases.ConvertAll(c => c.Id);
        var letters = (await db.Set<Document>().AsNoTracking().Where(d => ids.Contains(d.CaseId) && d.State != DocumentState.Voided).OrderBy(d => d.No)
            .Select(d => new { d.CaseId, d.No, d.Kind, d.State, d.Chain, d.Agreed }).ToListAsync(ct)).ToLookup(d => d.CaseId);
        var searches = (await db.Set<SearchRecord>().AsNoTracking().Where(s => ids.Contains(s.CaseId) && s.SignedOn == null).Select(s => s.CaseId)
            .ToListAsync(ct)).ToHashSet();
        var consultations = (await db.Set<Consultation>().AsNoTracking().Where(c => ids.Contains(c.CaseId) && c.AnsweredOn == null)
            .Select(c => new { c.CaseId, c.DeliveredOn }).ToListAsync(ct)).ToLookup(c => c.CaseId);
        var due = new Dictionary<string, DueStep>();
        foreach (var one in cases)
        {
            var progress = await FactsAsync(one, await desk.ReadClockAsync(one, ct),
                [.. letters[one.Id].Select(d => (new LetterProgress(d.No, d.Kind.Decides, d.State, Document.TurnOf(d.State, d.Chain, d.Agreed)), d.Kind))],
                [.. consultations[one.Id].Select(c => c.DeliveredOn)], searches.Contains(one.Id), ct);
            if (StepTable.Next(progress) is { } step) due[one.Number] = step;
        }
        return due;
    }

    /// <summary>All that a due step rests on.</summary>
    /// <param name="unanswered">Of each consultation without an answer the day it arrived, if it is known.</param>
    private async Task<CaseProgress> FactsAsync(Case @case, ClockReading? reading,
        IReadOnlyList<(LetterProgress Progress, LetterKind Kind)> letters, IReadOnlyList<DateOnly?> unanswered, bool searchUnsigned, CancellationToken ct) =>
        new(@case.State)
        {
            Withdrawn = @case.ClockPhase == ClockPhase.Withdrawn,
            Classified = @case.Leaf is not null,
            RecordAnswered = @case.Leaf is null && letters.Any(l => RecordCorrectionCases.Ends(l.Kind, l.Progress.State)),
            ReplyUnopened = await IsUnopenedAsync(@case, ct),
            SearchUnsigned = searchUnsigned,
            ConsultationUndelivered = unanswered.Contains(null),
            ConsultationUnanswered = unanswered.Count > 0,
            Letters = await WithRefusalsAsync(@case, letters, ct),
            Refusals = reading is null ? new Dictionary<Act, ClockRefusal>() : await RefusalsAsync(@case, reading, ct),
        };

    private async Task<bool> IsUnopenedAsync(Case @case, CancellationToken ct)
    {
        if (@case.State != CaseState.Dispatched) return false;
        var last = await db.Set<Document>().Where(d => d.CaseId == @case.Id && d.State == DocumentState.Dispatched)
            .Join(db.Set<ServiceRecord>(), d => d.Id, s => s.DocumentId, (d, s) => s).AsNoTracking().OrderByDescending(s => s.No).FirstOrDefaultAsync(ct);
        return last is { Method: ServiceMethod.Electronic, ReceivedOn: null, ReturnedOn: null }
            && (await calendars.ForAsync(@case.BodyId, ct)).CountWorkdays(last.DispatchedOn, clock.Today) >= (await desk.SettingsAsync(@case.BodyId, ct)).UnopenedReplyDays;
    }

    // An approved letter whose day has passed would be the case's next step for ever.
    private async Task<IReadOnlyList<LetterProgress>> WithRefusalsAsync(Case @case,
        IReadOnlyList<(LetterProgress Progress, LetterKind Kind)> letters, CancellationToken ct)
    {
        var told = new List<LetterProgress>();
        foreach (var (letter, kind) in letters)
            told.Add(letter.State == DocumentState.Approved && @case.ReceivedOn is not null
                && new NoticeTerms(kind) { WorkingDays = 1, Consultation = ConsultationKind.ThirdParty }.EntryOn(clock.Today, null, clock.Today) is { } entry
                ? letter with { Refused = await desk.MayEnterAsync(@case, entry with { Sequence = @case.NextLedgerSequence }, ct) } : letter);
        return told;
    }

    private async Task<IReadOnlyList<(LetterProgress Progress, LetterKind Kind)>> LettersAsync(Case @case,
        IReadOnlyList<Document> documents, CancellationToken ct)
    {
        var mine = documents.Any(d => d.NextStep is not null) ? await approvals.StepsAsync(@case.BodyId, ct) : null;
        return [.. documents.Where(d => d.State != DocumentState.Voided).Select(d => (new LetterProgress(d.No, d.Kind.Decides, d.State, d.NextStep,
            d.NextStep is not { } turn ? null
            : caller.UserId is null || !mine!.ContainsKey(turn) ? ReplyProblems.NotYourStepFor(turn).Text
            : approvals.Refusal(@case, d)?.Text)
        {
            CameBack = HasComeBack(d),
            MayTakeBack = approvals.WhyItStands(d) is null,
        }, d.Kind))];
    }

    // Issued with a service record means that the letter came back.
    private static bool HasComeBack(Document letter) => letter is { State: DocumentState.Issued, Services.Count: > 0 };

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
