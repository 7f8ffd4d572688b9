using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Cases;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Archive;
using Requests.Features.Services.Calendars;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Clock;
using Requests.Features.Services.Letters.Checks;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Privacy;
using Requests.Statute.Clocks;
using Requests.Statute.Letters;
using Requests.Statute.Numbering;

namespace Requests.Features.Services.Letters;

/// <summary>
/// Process letters from draft to the day they leave: composed from the case, agreed by the chain of their kind, numbered,
/// fixed, sealed, and entered in the clock when they leave. A letter whose chain the caller alone satisfies goes out in one act.
/// </summary>
public sealed class ProcessLetters(RequestsDb db, CaseDesk cases, ClockDesk clock, WorkCalendars calendars, LetterDesk letters, LetterVersions versions,
    LetterFiles files, CheckDesk checks, Numbers numbers, PersonalVault vault, IArchive archive, EventLog events, ICaller caller, IOfficeClock today)
{
    /// <summary>Words, numbers and enters a letter that leaves now; the problem when law, chain or content say no.</summary>
    /// <param name="act">The act the clock's event is recorded under.</param>
    /// <param name="details">What that event tells.</param>
    public async Task<Problem?> SendAsync(Act act, Case @case, NoticeTerms terms, NoticeDays days, object? details, IReadOnlyList<string> ruleIds, CancellationToken ct)
    {
        var settings = await cases.SettingsAsync(@case.BodyId, ct);
        var chain = settings.ChainOf(terms.Kind);
        if (chain.Count > 1 || (chain is [var only] && !caller.Roles.Contains(only))) return LetterProblems.NeedsApproval.With(terms.Kind.Chinese);

        var composed = await ComposeAsync(@case, terms, LetterWords.None, days.On, days.DeliveredOn, ct);
        if (composed.Problem is { } unlawful) return unlawful;
        var letter = composed.Value;
        if (letter.Missing.Count > 0) return LetterProblems.For(letter.Missing);
        if (await EnterAsync(act, @case, terms, days, details, ruleIds, ct) is { } refused) return refused;

        var document = await NewDocumentAsync(@case, letter, chain, ct);
        Write(document, letter);
        if (chain is [var role])
        {
            document.Submit();
            document.Agree(new ApprovalStep(document.Id, 1, role, Verdict.Agree, terms.Reason ?? "", caller.UserId!.Value, caller.Name, document.CurrentText.Hash, today.Now));
        }
        await FixAsync(@case, document, letter, days.ApprovedOn ?? days.On, settings, ct);
        if (await checks.RefusalAsync(@case, document, lateConfirmed: false, ct) is { } standing) return standing;
        await LeaveAsync(@case, document, days, ct);
        return null;
    }

    /// <summary>Writes a letter that waits for its chain, or writes it anew.</summary>
    /// <param name="document">The one to write anew; null for a new one.</param>
    public async Task<Result<Document>> DraftAsync(Case @case, NoticeTerms terms, LetterWords words, Document? document, CancellationToken ct)
    {
        var composed = await ComposeAsync(@case, terms, words, today.Today, null, ct);
        if (composed.Problem is { } unlawful) return unlawful;
        document ??= await NewDocumentAsync(@case, composed.Value, (await cases.SettingsAsync(@case.BodyId, ct)).ChainOf(terms.Kind), ct);
        Write(document, composed.Value);
        return document;
    }

    /// <summary>The letter in words, and what the clock would say if it left on the day.</summary>
    public async Task<(Letter Letter, Problem? Unlawful)> WordAsync(Case @case, NoticeTerms terms, LetterWords words, DateOnly on, DateOnly? deliveredOn, CancellationToken ct)
    {
        var periods = await cases.PeriodsAsync(@case, ct);
        ClockReading? ahead = null;
        Problem? unlawful = null;
        if (@case.ReceivedOn is not { } receivedOn) unlawful = ClockProblems.NotReceived;
        else if (terms.EntryOn(on, deliveredOn, on) is { } entry)
        {
            var next = entry with { Sequence = @case.NextLedgerSequence };
            if (await cases.MayEnterAsync(@case, next, ct) is { } refusal) unlawful = ClockProblems.For(refusal);
            else ahead = ReplyClock.Read(receivedOn, [.. @case.ClockEntries, next], await calendars.ForAsync(@case.BodyId, ct), periods);
        }
        var thirdParty = @case.Parties.Where(p => p.Id == terms.PartyId).Select(p => new ThirdPerson(vault.Open(p.Name) ?? "", p.IsOrganisation)).FirstOrDefault();
        var facts = NoticeFacts.Of(terms, @case, ahead, periods, thirdParty, on);
        return (await letters.NoticeAsync(@case, terms.Template, facts, words, on, ct) with { Terms = terms }, unlawful);
    }

    /// <summary>The whole chain agreed: draws the number and fixes the text, unless a check stands in the way.</summary>
    public async Task<Problem?> ApproveAsync(Case @case, Document document, CancellationToken ct)
    {
        if (await checks.RefusalAsync(@case, document, lateConfirmed: false, ct) is { } standing) return standing;
        await FixAsync(@case, document, versions.Open(document.CurrentText)!, today.Today, await cases.SettingsAsync(@case.BodyId, ct), ct);
        return null;
    }

    /// <summary>Lets an approved letter leave, and enters it in the clock.</summary>
    public async Task<Problem?> IssueAsync(Case @case, Document document, NoticeDays days, CancellationToken ct)
    {
        if (await checks.RefusalAsync(@case, document, lateConfirmed: false, ct) is { } standing) return standing;
        var terms = versions.Open(document.CurrentText)!.Terms!;
        var entered = days with { ApprovedOn = document.LetterOn };
        if (await EnterAsync(Act.IssueNotice, @case, terms, entered, new { DocumentNo = document.No, document.Kind, document.Number, days.On }, [], ct) is { } refused) return refused;
        document.Touch(Guid.NewGuid());
        await LeaveAsync(@case, document, days, ct);
        return null;
    }

    /// <summary>A process letter of the case with all that belongs to it; null when there is none of that number.</summary>
    public Task<Document?> FindAsync(Case @case, int documentNo, CancellationToken ct) =>
        db.Documents.Include(d => d.Texts).Include(d => d.Steps).Include(d => d.Services).AsSplitQuery()
            .SingleOrDefaultAsync(d => d.CaseId == @case.Id && d.No == documentNo && !LetterKinds.Replies.Contains(d.Kind), ct);

    /// <summary>The last letter of the kind that left; null when none did.</summary>
    public Task<Document?> LastSentAsync(Case @case, LetterKind kind, CancellationToken ct) =>
        db.Documents.Include(d => d.Texts).Include(d => d.Services).AsSplitQuery()
            .Where(d => d.CaseId == @case.Id && d.Kind == kind && (d.State == DocumentState.Dispatched || d.State == DocumentState.Served || (d.State == DocumentState.Issued && d.Services.Any())))
            .OrderByDescending(d => d.No).FirstOrDefaultAsync(ct);

    /// <summary>The letter that asked for an opinion; null where it was not written here.</summary>
    public async Task<Document?> SentForAsync(Case @case, Consultation asked, CancellationToken ct)
    {
        var kind = LetterKinds.Entering(Consultations.LetterKind(asked.Kind));
        var sent = await db.Documents.Include(d => d.Texts).Include(d => d.Services).AsSplitQuery().Where(d => d.CaseId == @case.Id && d.Kind == kind && d.Number != null && d.State != DocumentState.Voided)
            .OrderByDescending(d => d.No).ToListAsync(ct);
        return sent.FirstOrDefault(d => versions.Open(d.CurrentText)?.Terms is { } terms && terms.PartyId == asked.PartyId && terms.Agency == asked.Agency);
    }

    /// <summary>The clock entry of a letter was taken back, so the letter is void; its number stays listed with the reason.</summary>
    /// <param name="asked">The consultation, where the letter asked for an opinion.</param>
    public async Task TakeBackAsync(Case @case, ClockEntryKind kind, Consultation? asked, string reason, CancellationToken ct)
    {
        var sent = asked is not null ? await SentForAsync(@case, asked, ct)
            : LetterKinds.Entering(kind) is { Consults: false } entering ? await LastSentAsync(@case, entering, ct) : null;
        if (sent is null) return;
        sent.Touch(Guid.NewGuid());
        sent.Void(reason);
        events.Record(Act.VoidDocument, @case, today.Today, new { DocumentNo = sent.No, sent.Number, sent.FixedHash, reason });
        await archive.SealAsync(@case, "voided", ct);
    }

    private async Task<Result<Letter>> ComposeAsync(Case @case, NoticeTerms terms, LetterWords words, DateOnly on, DateOnly? deliveredOn, CancellationToken ct)
    {
        var (letter, unlawful) = await WordAsync(@case, terms, words, on, deliveredOn, ct);
        return unlawful is null ? letter : unlawful;
    }

    private async Task<Problem?> EnterAsync(Act act, Case @case, NoticeTerms terms, NoticeDays days, object? details, IReadOnlyList<string> ruleIds, CancellationToken ct)
    {
        if (terms.EntryOn(days.On, days.DeliveredOn, days.ApprovedOn ?? days.On) is not { } entry)
        {
            if (days.On > today.Today || days.DeliveredOn > today.Today) return ClockProblems.InTheFuture;
            if (act == Act.IssueNotice) events.Record(act, @case, days.On, details);
            return null;
        }
        if (await clock.EnterAsync(act, @case, entry, terms.Note, details, ct, [.. ruleIds]) is { } problem) return problem;
        if (terms is { Kind.Consults: true, Consultation: { } kind }) await AddConsultationAsync(@case, terms, kind, days, ct);
        return null;
    }

    private async Task AddConsultationAsync(Case @case, NoticeTerms terms, ConsultationKind kind, NoticeDays days, CancellationToken ct)
    {
        var no = 1 + (await db.Consultations.IgnoreQueryFilters().Where(c => c.CaseId == @case.Id).MaxAsync(c => (int?)c.No, ct) ?? 0);
        var sequence = @case.NextLedgerSequence - 1;
        var asked = new Consultation(@case.BodyId, @case.Id, no, kind, terms.Agency, terms.PartyId, terms.Passages ?? "", days.On, sequence);
        if (days.DeliveredOn is { } deliveredOn) asked.Delivered(deliveredOn, days.Proof ?? "", sequence);
        db.Consultations.Add(asked);
    }

    private async Task<Document> NewDocumentAsync(Case @case, Letter letter, IReadOnlyList<Role> chain, CancellationToken ct)
    {
        // Several letters may leave in one act; those not saved yet count too.
        var saved = await db.Documents.Where(d => d.CaseId == @case.Id).MaxAsync(d => (int?)d.No, ct) ?? 0;
        var unsaved = db.Documents.Local.Where(d => d.CaseId == @case.Id).Select(d => d.No).DefaultIfEmpty(0).Max();
        var document = new Document(Guid.CreateVersion7(), @case.BodyId, @case.Id, Math.Max(saved, unsaved) + 1, letter.Kind, letter.Title, chain);
        document.Touch(Guid.NewGuid());
        db.Documents.Add(document);
        return document;
    }

    private void Write(Document document, Letter letter)
    {
        var version = versions.Seal(letter);
        document.Write(version.Text, version.Hash, caller.UserId, caller.Name, today.Now, version.Content);
    }

    private async Task FixAsync(Case @case, Document document, Letter letter, DateOnly on, BodySettings settings, CancellationToken ct)
    {
        var running = await numbers.NextAsync(@case.BodyId, LetterSeries.NameOf(document.Kind), on.Year, ct);
        var number = DocumentNumber.Format(settings.NumberCode + document.Kind.SeriesMark, on.Year, running);
        var version = versions.Seal(letter.Fixed(number, on));
        document.Fix(number, on, version.Text, version.Hash, caller.Name, today.Now, version.Content);
    }

    private async Task LeaveAsync(Case @case, Document document, NoticeDays days, CancellationToken ct)
    {
        document.Issue(await files.KeepAsync(document, ct));
        var record = new ServiceRecord(document.Id, document.Services.Count + 1, days.On);
        if (days.DeliveredOn is { } deliveredOn) record.Received(deliveredOn, days.Proof is { } proof ? new ServiceProof(ProofKind.Signature, proof) : null);
        document.Serve(record);
        events.Record(Act.IssueNotice, @case, days.On, new { DocumentNo = document.No, document.Kind, document.Number, document.FixedHash, days.On, days.DeliveredOn });
        await archive.SealAsync(@case, "notice", ct);
    }
}

/// <summary>When a process letter was approved, left and arrived.</summary>
/// <param name="On">The day it left.</param>
/// <param name="ApprovedOn">The day of its date; the day it left where nothing else is known.</param>
public sealed record NoticeDays(DateOnly On, DateOnly? DeliveredOn = null, DateOnly? ApprovedOn = null, string? Proof = null);
