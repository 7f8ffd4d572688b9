using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Privacy;
using Requests.Statute.Clocks;
using Requests.Statute.Letters;
using Requests.Statute.Numbering;

namespace Requests.Features.Services.Letters;

/// <summary>
/// 补录: letters that left on an earlier day. Their paper is the scan, not one of ours; their number and date must fit between
/// those of their series; one that would lift lateness waits for a second person (CLK-5a).
/// </summary>
public sealed class PastLetters(RequestsDb db, CaseOpener cases, CaseLetters letters, LetterClockEntries clock, PersonalVault vault,
    Numbers numbers, ICaller caller, IOfficeClock today)
{
    private static readonly Text Marked = Text.Of("PastLetters.Marked");
    private static readonly Text Title = Text.Of("PastLetters.Title");
    private static readonly Text StandIn = Text.Of("PastLetters.StandIn");

    /// <summary>Null when the letter was entered or waits for a second person; what stands against it otherwise.</summary>
    public async Task<Result<PastLetter>> RecordAsync(Case @case, NoticeTerms terms, NoticeDays days, string number, int scanFile,
        int proofFile, string reason, CancellationToken ct)
    {
        if (days.On >= today.Today) return PastLetterProblems.IsOfToday;
        if (days.ApprovedOn > days.On) return PastLetterProblems.ApprovedAfterLeaving;
        if (await FilesAsync(@case, scanFile, proofFile, ct) is { } without) return without;
        if (await NumberAsync(@case, terms.Kind, number, days.On, ct) is { } misplaced) return misplaced;

        var no = 1 + (await db.Set<PastLetter>().Where(p => p.CaseId == @case.Id).MaxAsync(p => (int?)p.No, ct) ?? 0);
        var letter = new PastLetter(@case.BodyId, @case.Id, no, terms.Kind, number, days.On, days.ApprovedOn, days.DeliveredOn, scanFile, proofFile,
            vault.SealString(PastLetter.TermsPlace(@case.Id, no), JsonSerializer.Serialize(terms)), reason, caller.UserId!.Value, caller.Name, today.Now);
        if (await RefusalAsync(@case, terms, days, ct) is { } lawless) return ClockProblemOf(lawless);
        db.Set<PastLetter>().Add(letter);
        if (await LiftsLatenessAsync(@case, terms, days, ct)) return letter;
        letter.Enter();
        return await EnterAsync(@case, letter, Act.RecordPastLetter, ct) is { } refused ? refused : letter;
    }

    /// <summary>The second person's word; the letter goes into the clock with it.</summary>
    public async Task<Problem?> JudgeAsync(Case @case, int no, bool agrees, string? words, CancellationToken ct)
    {
        if (await db.Set<PastLetter>().SingleOrDefaultAsync(p => p.CaseId == @case.Id && p.No == no && p.State == PastLetterState.Waiting,
            ct) is not { } letter)
            return PastLetterProblems.NoneWaits;
        if (letter.ByUserId == caller.UserId || @case.OfficerId == caller.UserId) return PastLetterProblems.OwnRecord;
        letter.Judge(agrees, words, caller.Name, today.Now);
        return agrees ? await EnterAsync(@case, letter, Act.ConfirmPastLetter, ct) : null;
    }

    private async Task<Problem?> EnterAsync(Case @case, PastLetter letter, Act act, CancellationToken ct)
    {
        var terms = JsonSerializer.Deserialize<NoticeTerms>(vault.OpenString(PastLetter.TermsPlace(letter.CaseId, letter.No), letter.Terms))!;
        var days = new NoticeDays(letter.On, letter.DeliveredOn, letter.ApprovedOn, Marked.With(letter.Number).Zh);
        var details = new
        {
            PastLetter = letter.No,
            letter.Kind,
            letter.Number,
            letter.On,
            letter.ApprovedOn,
            letter.DeliveredOn,
            letter.ScanFile,
            letter.ProofFile,
            letter.SecondName
        };
        if (await clock.EnterAsync(act, @case, terms, days, details, ["CLK-5a"], ct) is { } refused) return refused;
        // What is drawn from now on comes after it.
        if (DocumentNumber.TryParse(letter.Number, out var number) && await IsOwnAsync(@case, letter.Kind, number!, ct))
        {
            await numbers.HoldAsync(@case.BodyId, LetterSeries.NameOf(letter.Kind), letter.On.Year, ct);
            await numbers.RaiseAsync(@case.BodyId, LetterSeries.NameOf(letter.Kind), letter.On.Year, number!.Number, ct);
        }
        var scan = await db.Set<Attachment>().AsNoTracking().SingleAsync(a => a.CaseId == @case.Id && a.No == letter.ScanFile, ct);
        var standIn = StandIn.With(letter.ScanFile, letter.Number, letter.On, letter.ProofFile, letter.ByName).Zh;
        var id = Guid.CreateVersion7();
        await letters.AddAsync(@case, no => Document.Past(id, @case.BodyId, @case.Id, no, letter.Kind, Title.With(letter.Kind.Chinese).Zh, letter.Number,
            letter.ApprovedOn ?? letter.On, letter.On, letter.DeliveredOn, letter.ProofFile, vault.SealString(DocumentText.TextPlace(id, 1), standIn),
                scan.Sha256, letter.ByName, letter.At), ct);
        return null;
    }

    // Read with and without it: does a last day that has passed lie ahead again, or nearer?
    private async Task<bool> LiftsLatenessAsync(Case @case, NoticeTerms terms, NoticeDays days, CancellationToken ct)
    {
        var entry = EntryOf(@case, terms, days);
        var (without, with) = ((await cases.ReadClockAsync(@case, ct))!, (await cases.ReadClockAsync(@case, [.. @case.ClockEntries, entry], ct))!);
        return without.IsOverdueOn(today.Today)
            && (!with.IsOverdueOn(today.Today) || with.ReplyDueOn.On > without.ReplyDueOn.On
                || with.WorkdaysLeftOn(today.Today) > without.WorkdaysLeftOn(today.Today));
    }

    private async Task<ClockRefusal?> RefusalAsync(Case @case, NoticeTerms terms, NoticeDays days, CancellationToken ct) =>
        await cases.MayEnterAsync(@case, EntryOf(@case, terms, days), ct);

    private static ClockEntry EntryOf(Case @case, NoticeTerms terms, NoticeDays days) =>
        terms.EntryOn(days.On, days.DeliveredOn, days.ApprovedOn ?? days.On)! with { Sequence = @case.NextLedgerSequence };

    private static Problem ClockProblemOf(ClockRefusal refusal) => Clock.ClockProblems.For(refusal);

    private async Task<Problem?> FilesAsync(Case @case, int scan, int proof, CancellationToken ct)
    {
        if (scan == proof) return PastLetterProblems.OneFile;
        var there = await db.Set<Attachment>().CountAsync(a => a.CaseId == @case.Id && (a.No == scan || a.No == proof), ct);
        return there == 2 ? null : PastLetterProblems.NoSuchFile;
    }

    private async Task<bool> IsOwnAsync(Case @case, LetterKind kind, DocumentNumber number, CancellationToken ct) =>
        number.Code == (await cases.SettingsAsync(@case.BodyId, ct)).NumberCode + kind.SeriesMark;

    // A number is used once, and of two letters of a series the later has the higher.
    private async Task<Problem?> NumberAsync(Case @case, LetterKind kind, string number, DateOnly on, CancellationToken ct)
    {
        if (await db.Set<Document>().AnyAsync(d => d.BodyId == @case.BodyId && d.Number == number, ct)
            || await db.Set<PastLetter>().AnyAsync(p => p.BodyId == @case.BodyId && p.Number == number
                && p.State != PastLetterState.Refused, ct)) return PastLetterProblems.NumberUsed;
        if (!DocumentNumber.TryParse(number, out var mine) || kind.SeriesMark is null) return PastLetterProblems.NumberForm;
        if (mine!.Year != on.Year) return PastLetterProblems.OutOfOrder;
        var kinds = LetterSeries.KindsOf(LetterSeries.NameOf(kind));
        var others = await db.Set<Document>().AsNoTracking().Where(d => d.BodyId == @case.BodyId && kinds.Contains(d.Kind)
            && d.Number != null && d.LetterOn != null)
            .Select(d => new { d.Number, d.LetterOn }).ToListAsync(ct);
        foreach (var other in others)
            if (DocumentNumber.TryParse(other.Number!, out var theirs) && theirs!.Code == mine.Code && theirs.Year == mine.Year
                && (other.LetterOn < on ? theirs.Number > mine.Number : other.LetterOn > on
                    && theirs.Number < mine.Number)) return PastLetterProblems.OutOfOrder;
        return null;
    }
}
