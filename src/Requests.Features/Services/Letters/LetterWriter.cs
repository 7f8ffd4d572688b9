using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Calendars;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Clock;
using Requests.Features.Services.Privacy;
using Requests.Statute.Clocks;

namespace Requests.Features.Services.Letters;

/// <summary>What is to be written: the officer's words, and for a letter that is no answer what it is about.</summary>
/// <param name="Terms">Null for the answer, which says what the case was classified as.</param>
/// <param name="Online">Meant for service through the internet (SRV-7).</param>
/// <param name="Traced">For the editor, which shows where the words come from.</param>
public sealed record LetterOrder(LetterWords Words, NoticeTerms? Terms = null, bool Online = false, bool Traced = false)
{
    /// <summary>To write a letter again as its officer ordered it.</summary>
    public static LetterOrder Of(Letter letter) => new(letter.Words, letter.Terms, letter.Online);
}

/// <summary>Composes a letter of any kind for a day, and keeps it as a version.</summary>
public sealed class LetterWriter(CaseOpener cases, LetterComposer letters, LetterVersions versions, WorkCalendars calendars,
    PersonalVault vault, ICaller caller, IOfficeClock clock)
{
    /// <summary>The letter as it would leave on the day, and what stands against that in law; saves nothing.</summary>
    /// <param name="deliveredOn">When the addressee gets it, if that is known.</param>
    public async Task<(Letter Letter, Problem? Unlawful)> ComposeAsync(Case @case, LetterOrder order, DateOnly on, DateOnly? deliveredOn, CancellationToken ct)
    {
        if (order.Terms is not { } terms) return (await letters.ReplyAsync(@case, order.Words, on, order.Online, ct, order.Traced), null);
        var periods = await cases.PeriodsAsync(@case, ct);
        var (ahead, unlawful) = await AheadAsync(@case, terms, on, deliveredOn, periods, ct);
        var thirdParty = @case.Parties.Where(p => p.Id == terms.PartyId).Select(p => new ThirdPerson(vault.Open(p.Name) ?? "",
            p.IsOrganisation)).FirstOrDefault();
        var facts = NoticeFacts.Of(terms, ahead, periods, thirdParty, on);
        return (await letters.NoticeAsync(@case, terms.Template, facts, order.Words, on, ct, order.Traced) with { Terms = terms }, unlawful);
    }

    /// <summary>Keeps it as the letter's next version.</summary>
    /// <param name="drafter">Whose letter it stays, where the program writes it anew; null for the caller's.</param>
    public void Keep(Document document, Letter letter, Guid? drafter = null)
    {
        var version = versions.Seal(document.Id, document.NextTextNo, letter);
        document.Write(version.Text, version.Hash, drafter ?? caller.UserId, caller.Name, clock.Now, version.Content);
    }

    /// <summary>Keeps it with number and date as its last version.</summary>
    public void Fix(Document document, Letter letter, string number, DateOnly on)
    {
        var version = versions.Seal(document.Id, document.NextTextNo, letter.Fixed(number, on));
        document.Approve(number, on, version.Text, version.Hash, caller.Name, clock.Now, version.Content);
    }

    /// <summary>The last version as it was composed; null for a text that was kept before letters were.</summary>
    public Letter? Open(Document document) => versions.Open(document.CurrentText);

    /// <summary>Why an answer no longer fits its case (LEAF-DOC): another outcome, other articles. Null when it does.</summary>
    public async Task<Problem?> OutdatedAsync(Case @case, Letter draft, CancellationToken ct)
    {
        if (draft.Terms is not null) return null;
        if (draft.Leaf != @case.Leaf || draft.NotHeldKind != @case.NotHeldKind) return ReplyProblems.OtherLeaf;
        // Composed of the same, it says the same.
        if (draft.Inputs is not null && draft.Inputs == await letters.InputsAsync(@case, draft.Words, draft.ActOn, draft.Online, ct)) return null;
        var (now, _) = await ComposeAsync(@case, LetterOrder.Of(draft), draft.ActOn, null, ct);
        return draft.Answers.Select(a => (a.Leaf, a.Basis, a.Decision)).SequenceEqual(now.Answers.Select(a => (a.Leaf, a.Basis,
            a.Decision))) ? null : ReplyProblems.OtherLeaf;
    }

    /// <summary>The clause goes by the day of final approval (REM-4); null when the draft's is that day's.</summary>
    public async Task<Problem?> ClauseOutdatedAsync(Case @case, Letter draft, CancellationToken ct) =>
        draft.Terms is not null || draft.Remedies == await letters.ClauseAsync(@case, draft["you"]!, clock.Today, draft.Online,
            ct) ? null : ReplyProblems.ClauseOutdated;

    // The clock with the letter entered; null where it enters nothing, or the law refuses it.
    private async Task<(ClockReading? Ahead, Problem? Unlawful)> AheadAsync(Case @case, NoticeTerms terms, DateOnly on,
        DateOnly? deliveredOn, ClockPeriods periods, CancellationToken ct)
    {
        if (@case.ReceivedOn is not { } receivedOn) return (null, ClockProblems.NotReceived);
        if (terms.EntryOn(on, deliveredOn, on) is not { } entry) return (null, null);
        var next = entry with { Sequence = @case.NextLedgerSequence };
        if (await cases.MayEnterAsync(@case, next, ct) is { } refusal) return (null, ClockProblems.For(refusal));
        return (ReplyClock.Read(receivedOn, [.. @case.ClockEntries, next], await calendars.ForAsync(@case.BodyId, ct), periods), null);
    }
}
