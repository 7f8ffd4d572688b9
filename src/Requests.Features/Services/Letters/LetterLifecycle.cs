using MediatR;
using Requests.Features.Data.Entities;
using Requests.Features.Events;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Letters.Checks;
using Requests.Features.Services.Pipeline;
using Requests.Letters.Checks;
using Requests.Statute.Clocks;
using Requests.Statute.Letters;

namespace Requests.Features.Services.Letters;

/// <summary>
/// The way of every letter, answer or not: drafted, agreed by the chain of its kind, numbered and fixed, issued, or taken
/// back. <see cref="LetterTransitions"/> says which step may follow which; here stands what a step needs and what it brings
/// about. How a letter left and arrived is <see cref="LetterService"/>'s.
/// </summary>
public sealed class LetterLifecycle(CaseOpener cases, CaseLetters letters, LetterWriter writer, LetterClockEntries clock,
    LetterNumbers numbers, LetterFiles files,
    CheckRunner checks, Approvals approvals, EventLog events, IMediator mediator, IOfficeClock today, LetterScreen screen, Trial trial,
    Insiders insiders)
{
    /// <summary>Writes a letter that waits for its chain, or writes it anew; every version is kept.</summary>
    /// <param name="document">The one to write anew; null for a new one.</param>
    public async Task<Result<Document>> DraftAsync(Case @case, LetterOrder order, Document? document, CancellationToken ct)
    {
        var (letter, unlawful) = await writer.ComposeAsync(@case, order, today.Today, null, ct);
        if (unlawful is not null) return unlawful;
        // Another outcome is answered by another letter.
        if (document is not null && order.Terms is null && (document.Kind, document.Title) != (letter.Kind, letter.Title))
        {
            document.Void("结论变更");
            document = null;
        }
        document ??= await letters.AddAsync(@case, letter.Kind, letter.Title, ct);
        document.Touch(Guid.NewGuid());
        writer.Keep(document, letter);
        events.Record(LetterActs.Of(LetterAct.Write, document.Kind), @case, today.Today,
            new { DocumentNo = document.No, document.Kind, Draft = document.CurrentText.No, document.CurrentText.Hash });
        return document;
    }

    /// <summary>Sends the draft up its chain (REV-5); one without a chain is approved at once.</summary>
    public async Task<Problem?> SubmitAsync(Case @case, Document document, CancellationToken ct)
    {
        var isReply = document.Kind.Decides;
        var draft = writer.Open(document);
        if (isReply && draft is null) return ReplyProblems.OtherLeaf;
        if (draft is not null && await writer.OutdatedAsync(@case, draft, ct) is { } outdated) return outdated;
        if (draft is { Missing: { Count: > 0 } missing }) return LetterProblems.For(missing);
        if (await UnnamedAsync(@case, document, ct) is { } unnamed) return unnamed;
        if (await checks.RefusalAsync(@case, document, lateConfirmed: false, ct) is { } standing) return standing;

        document.Touch(Guid.NewGuid());
        document.Submit();
        if (isReply) @case.Apply(Act.SubmitDraft);
        if (document.NextStep is null && await ApproveAsync(@case, document, ct) is { } refused) return refused;
        // Sending a process letter up is recorded under its drafting.
        if (isReply) events.Record(Act.SubmitDraft, @case, today.Today,
            new { DocumentNo = document.No, document.CurrentText.Hash, document.Chain }, null, "REV-5");
        else events.Record(Act.DraftNotice, @case, today.Today,
            new { DocumentNo = document.No, document.CurrentText.Hash, document.Chain, Submitted = true }, null, "REV-5");
        await insiders.AdmitAsync(@case, document.Chain, ct);
        await mediator.Publish(new LetterSubmitted(@case, document, isReply), ct);
        return null;
    }

    /// <summary>One step of the chain agrees or returns (REV-5, REV-6). The last agreement draws the number, dates the letter and fixes its text by hash.</summary>
    public async Task<Problem?> JudgeAsync(Case @case, Document document, Verdict verdict, string? words, CancellationToken ct)
    {
        var isReply = document.Kind.Decides;
        if (await approvals.SignAsync(@case, document, verdict, words, ct) is { } refused) return refused;
        var step = document.Steps.MaxBy(s => s.No)!;
        if (verdict == Verdict.Return && isReply) @case.Apply(Act.GiveOpinion, CaseState.InProgress);
        if (verdict == Verdict.Agree && document.NextStep is null && await ApproveAsync(@case, document, ct) is { } outdated) return outdated;
        events.Record(LetterActs.Of(LetterAct.Approve, isReply), @case, today.Today,
            new { DocumentNo = document.No, Step = step.Role, step.Verdict, step.TextHash, document.Number, document.FixedHash }, null, "REV-5", "REV-6");
        if (verdict == Verdict.Return) await mediator.Publish(new LetterReturned(@case, document, isReply), ct);
        else if (document.State == DocumentState.Approved) await mediator.Publish(new LetterApproved(@case, document, isReply), ct);
        else await mediator.Publish(new LetterPassedOn(@case, document, isReply), ct);
        return null;
    }

    /// <summary>撤回意见: whoever gave the last verdict takes it back within a minute; a row says so, and the letter stands where it stood.</summary>
    public async Task<Problem?> TakeBackAsync(Case @case, Document document, CancellationToken ct)
    {
        var isReply = document.Kind.Decides;
        var moves = isReply && document.State == DocumentState.Returned;
        if (moves && !@case.Leads(Act.TakeBackVerdict, CaseState.InApproval)) return ReplyProblems.NoVerdict;
        if (approvals.TakeBack(document) is { } stands) return stands;
        if (moves) @case.Apply(Act.TakeBackVerdict, CaseState.InApproval);
        var said = document.Steps.MaxBy(s => s.No)!;
        events.Record(Act.TakeBackVerdict, @case, today.Today, new { DocumentNo = document.No, Step = said.Role, said.Verdict, said.TakesBack }, null, "REV-5");
        await mediator.Publish(new LetterVerdictTakenBack(@case, document, isReply, said), ct);
        return null;
    }

    /// <summary>Lets the approved reply go: its forms are kept, and it waits to be served.</summary>
    /// <param name="lateConfirmed">Somebody saw that the due day has passed (DATE-DUE); a late reply is unlawful but still owed.</param>
    /// <returns>Whether it leaves late.</returns>
    public async Task<Result<bool>> IssueReplyAsync(Case @case, Document document, bool lateConfirmed, CancellationToken ct)
    {
        var late = await cases.ReadClockAsync(@case, ct) is { } reading && reading.IsOverdueOn(today.Today);
        if (await UnnamedAsync(@case, document, ct) is { } unnamed) return unnamed;
        if (late && !lateConfirmed) return ReplyProblems.LateUnconfirmed.With(@case.DueOn);
        if (await checks.RefusalAsync(@case, document, lateConfirmed, ct) is { } standing) return standing;
        if (Tried(@case, document, isNumbered: true)) return late;
        document.Touch(Guid.NewGuid());
        document.Issue(await files.KeepAsync(document, ct));
        @case.Apply(Act.IssueReply);
        events.Record(Act.IssueReply, @case, today.Today, new
        {
            DocumentNo = document.No,
            document.Number,
            document.FixedHash,
            Late = late
        }, null, ClockRules.Reply);
        await mediator.Publish(new LetterIssued(@case, document, IsReply: true), ct);
        return late;
    }

    /// <summary>Lets an approved letter that is no reply leave, and enters it in the clock on the day it left.</summary>
    public async Task<Problem?> IssueAsync(Case @case, Document document, NoticeDays days, CancellationToken ct)
    {
        if (days.On < document.LetterOn) return LetterProblems.BeforeItsDate;
        if (days.On < today.Today) return LetterProblems.NotOfToday;
        if (await checks.RefusalAsync(@case, document, lateConfirmed: false, ct) is { } standing) return standing;
        var entered = days with { ApprovedOn = document.LetterOn };
        if (await clock.EnterAsync(Act.IssueNotice, @case, writer.Open(document)!.Terms!, entered,
            new { DocumentNo = document.No, document.Kind, document.Number, days.On }, [], ct) is { } refused) return refused;
        if (Tried(@case, document, isNumbered: true)) return null;
        document.Touch(Guid.NewGuid());
        await LeaveAsync(@case, document, days, ct);
        return null;
    }

    /// <summary>
    /// The whole way in one act, for a letter whose chain the caller alone satisfies: worded, entered in the clock, agreed,
    /// numbered, fixed and gone; the problem when law, chain or content say no.
    /// </summary>
    /// <param name="act">The act the clock's event is recorded under.</param>
    /// <param name="details">What that event tells.</param>
    public async Task<Problem?> SendAsync(Act act, Case @case, NoticeTerms terms, NoticeDays days, object? details,
        IReadOnlyList<string> ruleIds, CancellationToken ct)
    {
        if (days.On < today.Today) return LetterProblems.NotOfToday;
        if (!approvals.SatisfiedByCaller(await letters.ChainAsync(@case, terms.Kind, ct))) return LetterProblems.NeedsApproval.With(terms.Kind.Chinese);
        var (letter, unlawful) = await writer.ComposeAsync(@case, new LetterOrder(LetterWords.None, terms), days.On, days.DeliveredOn, ct);
        if (unlawful is not null) return unlawful;
        if (letter.Missing.Count > 0) return LetterProblems.For(letter.Missing);
        if (await clock.EnterAsync(act, @case, terms, days, details, ruleIds, ct) is { } refused) return refused;

        var document = await letters.AddAsync(@case, letter.Kind, letter.Title, ct);
        document.Touch(Guid.NewGuid());
        writer.Keep(document, letter);
        document.Submit();
        if (document.NextStep is { } step) approvals.Agree(document, step, terms.Reason);
        // Dated and numbered the day it is written, whatever day its approval was given.
        await FixAsync(@case, document, letter, days.On, ct);
        if (await checks.RefusalAsync(@case, document, lateConfirmed: false, ct) is { } standing) return standing;
        if (Tried(@case, document, isNumbered: false)) return null;
        await LeaveAsync(@case, document, days, ct);
        return null;
    }

    /// <summary>Takes back a letter that has not left. Its number stays listed with the reason and is never used again.</summary>
    /// <param name="rewrite">An approved letter goes back to its drafter: its draft takes its place, to be written anew under a number of its own.</param>
    /// <returns>The letter that took its place, else the one voided.</returns>
    public async Task<Document> VoidAsync(Case @case, Document document, string reason, bool rewrite, CancellationToken ct)
    {
        var isReply = document.Kind.Decides;
        var wasIssued = document.State == DocumentState.Issued;
        document.Touch(Guid.NewGuid());
        document.Void(reason);
        if (isReply && @case.Leads(Act.VoidDocument, CaseState.InProgress)) @case.Apply(Act.VoidDocument, CaseState.InProgress);
        if (!rewrite)
        {
            events.Record(Act.VoidDocument, @case, today.Today, new { DocumentNo = document.No, document.Number, reason });
            await mediator.Publish(new LetterVoided(@case, document, isReply, wasIssued), ct);
            return document;
        }
        var next = await letters.AddSuccessorAsync(@case, document, ct);
        events.Record(Act.VoidDocument, @case, today.Today, new { DocumentNo = document.No, document.Number, reason, RewrittenAs = next.No });
        await mediator.Publish(new LetterVoided(@case, document, isReply, wasIssued), ct);
        await mediator.Publish(new LetterReturned(@case, next, isReply), ct);
        return next;
    }

    /// <summary>
    /// What the letter quotes was put right. It is composed again in its officer's words; where it now reads otherwise, the new version
    /// is the draft: from its chain it comes back, and an approved one is voided under its number and takes a new one.
    /// </summary>
    /// <param name="reason">Stands at the number of a voided letter.</param>
    public async Task RewriteAsync(Case @case, Document document, string reason, CancellationToken ct)
    {
        if (writer.Open(document) is not { } draft || document.HasLeft) return;
        var (isReply, drafter) = (document.Kind.Decides, document.DraftedBy);
        var (anew, unlawful) = await writer.ComposeAsync(@case, LetterOrder.Of(draft), document.LetterOn ?? draft.ActOn, null, ct);
        if (unlawful is null && (document is { Number: { } number, LetterOn: { } on } ? anew.Fixed(number, on) : anew).Text == draft.Text) return;
        if (document.State == DocumentState.Approved) document = await VoidAsync(@case, document, reason, rewrite: true, ct);
        else
        {
            document.Touch(Guid.NewGuid());
            if (document.State == DocumentState.InApproval)
            {
                document.Recall();
                if (isReply) @case.GoBackToWork();
                await mediator.Publish(new LetterReturned(@case, document, isReply), ct);
            }
        }
        if (unlawful is null) writer.Keep(document, anew, drafter);
    }

    /// <summary>The clock entry a letter made was undone, since it was recorded as sent by mistake: the letter is void too.</summary>
    /// <param name="asked">The consultation, where the letter asked for an opinion.</param>
    public async Task UndoAsync(Case @case, ClockEntryKind entry, Consultation? asked, string reason, CancellationToken ct)
    {
        var sent = asked is not null ? await letters.SentForAsync(@case, asked, ct)
            : LetterKinds.Entering(entry) is { Consults: false } kind ? await letters.LastSentAsync(@case, kind, ct) : null;
        if (sent is null) return;
        sent.Touch(Guid.NewGuid());
        sent.Undo(reason);
        events.Record(Act.VoidDocument, @case, today.Today, new { DocumentNo = sent.No, sent.Number, sent.FixedHash, reason });
        await mediator.Publish(new LetterVoided(@case, sent, sent.Kind.Decides, WasIssued: true), ct);
    }

    private async Task<Problem?> ApproveAsync(Case @case, Document document, CancellationToken ct)
    {
        if (writer.Open(document) is not { } draft) return ReplyProblems.NoDraft;
        if (await UnnamedAsync(@case, document, ct) is { } unnamed) return unnamed;
        if (await writer.ClauseOutdatedAsync(@case, draft, ct) is { } outdated) return outdated;
        if (await checks.RefusalAsync(@case, document, lateConfirmed: false, ct) is { } standing) return standing;
        await FixAsync(@case, document, draft, today.Today, ct);
        if (document.Kind.Decides) @case.Apply(Act.GiveOpinion, CaseState.Approved);
        return null;
    }

    // A decision that names nobody to turn to gives the applicant up to a year (REM-3).
    private async Task<Problem?> UnnamedAsync(Case @case, Document document, CancellationToken ct) =>
        document.Kind.CarriesRemedies && (await cases.SettingsAsync(@case.BodyId, ct)).UnnamedOrgans() is { Count: > 0 } unnamed
            ? LetterProblems.OrgansUnnamed.With(string.Join('、', unnamed.Select(o => Text.Of(o).Zh)),
                string.Join(", ", unnamed.Select(o => Text.Of(o).En))) : null;

    private async Task FixAsync(Case @case, Document document, Letter letter, DateOnly on, CancellationToken ct) =>
        writer.Fix(document, letter, await numbers.NextAsync(@case, document.Kind, on, ct), on);

    // Seen instead of let go. A number drawn for the trial is another letter's in the end.
    private bool Tried(Case @case, Document document, bool isNumbered)
    {
        if (!trial.Runs || writer.Open(document) is not { } letter) return trial.Runs;
        var html = screen.Html(@case, letter.Paper);
        if (document.Number is { } number && !isNumbered) html = html.Replace(number, LetterNumbers.Undrawn(number), StringComparison.Ordinal);
        trial.Saw(new TriedLetter(document.Kind, document.Title, html, screen.English(@case, letter), @case.DueOn, @case.DueIsProvisional, @case.ClockPhase,
            letter.Terms?.Charge is { } charge ? charge.AmountFen / 100m : null));
        return true;
    }

    private async Task LeaveAsync(Case @case, Document document, NoticeDays days, CancellationToken ct)
    {
        document.Issue(await files.KeepAsync(document, ct));
        var record = new ServiceRecord(document.Id, document.Services.Count + 1, days.On);
        if (days.DeliveredOn is { } deliveredOn) record.Received(deliveredOn, days.Proof is { } proof ? new ServiceProof(ProofKind.Signature, proof) : null);
        document.Dispatch(record);
        events.Record(Act.IssueNotice, @case, days.On, new
        {
            DocumentNo = document.No,
            document.Kind,
            document.Number,
            document.FixedHash,
            days.On,
            days.DeliveredOn
        });
        await mediator.Publish(new LetterIssued(@case, document, IsReply: false), ct);
    }
}
