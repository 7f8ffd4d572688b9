using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Events;
using Requests.Features.Kernel;
using Requests.Features.Services.Archive;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Privacy;
using Requests.Statute;
using Requests.Statute.Clocks;
using Requests.Statute.Receipt;

namespace Requests.Features.Services.Intake;

/// <summary>
/// 更正登记: puts right what was taken in wrongly. The old value stays with the reason; what moves a date or a right waits for a second
/// person; dates are worked out anew. Once the reply is issued the right value only stands beside the old one.
/// </summary>
public sealed class IntakeCorrections(RequestsDb db, CaseOpener cases, PersonalVault vault, EventLog events, IMediator mediator,
    ICaller caller, IOfficeClock clock) : ICasePapers
{
    private static readonly CaseState[] Answered = [CaseState.Issued, CaseState.Dispatched, CaseState.Served, CaseState.Closed,
        CaseState.Archived];

    /// <summary>Every correction of a case, with its values as they are.</summary>
    public async Task<IReadOnlyList<(IntakeCorrection Correction, IReadOnlyList<FieldChange> Changes)>> OfCaseAsync(Guid caseId,
        CancellationToken ct) =>
        [.. (await db.Set<IntakeCorrection>().AsNoTracking().Where(c => c.CaseId == caseId).OrderBy(c =>
            c.No).ToListAsync(ct)).Select(c => (c, Open(c)))];

    /// <summary>Makes the correction, or lets it wait for the second person.</summary>
    /// <param name="wanted">The values as they should be; those that are so already are left out.</param>
    public async Task<Result<IntakeCorrection>> ProposeAsync(Case @case, IReadOnlyDictionary<RequestField, string?> wanted, string reason,
        CancellationToken ct)
    {
        var changes = wanted.Select(w => new FieldChange(w.Key, RequestFields.Of(@case, w.Key, vault), w.Value)).Where(c =>
            c.Before != c.After).OrderBy(c => c.Field).ToList();
        if (changes.Count == 0) return IntakeProblems.NothingToCorrect;
        var earlier = await db.Set<IntakeCorrection>().Where(c => c.CaseId == @case.Id).ToListAsync(ct);
        if (earlier.Exists(c => c.State == IntakeCorrectionState.Waiting)) return IntakeProblems.CorrectionWaits;
        var correction = new IntakeCorrection(@case.BodyId, @case.Id, earlier.Count + 1,
            vault.SealString(IntakeCorrection.ChangesPlace(@case.Id, earlier.Count + 1), JsonSerializer.Serialize(changes)), [.. changes.Select(c => c.Field)],
            reason, caller.UserId!.Value, caller.Name, clock.Now);
        var receipt = ReceiptWith(@case, changes);
        if (Refusal(@case, changes, receipt) is { } refused) return refused;
        db.Set<IntakeCorrection>().Add(correction);
        if (changes.Exists(c => RequestFields.OfRights.Contains(c.Field)) || MovesADate(@case, receipt))
        {
            events.Record(Act.CorrectRequest, @case, clock.Today, Details(@case, correction, waits: true));
            await mediator.Publish(new CorrectionWaits(@case, correction), ct);
            return correction;
        }
        return await MakeAsync(Act.CorrectRequest, @case, correction, changes, ct) is { } problem ? problem : correction;
    }

    /// <summary>The second person's word; the correction is made with it.</summary>
    public async Task<Problem?> JudgeAsync(Case @case, int no, bool agrees, string words, CancellationToken ct)
    {
        if (await db.Set<IntakeCorrection>().SingleOrDefaultAsync(c => c.CaseId == @case.Id && c.No == no
            && c.State == IntakeCorrectionState.Waiting, ct) is not { } correction)
            return IntakeProblems.NoCorrectionWaits;
        if (correction.ByUserId == caller.UserId || @case.OfficerId == caller.UserId) return IntakeProblems.OwnCorrection;
        correction.Judge(words, caller.Name, clock.Now);
        if (agrees) return await MakeAsync(Act.ConfirmCorrection, @case, correction, Open(correction), ct);
        correction.Refuse();
        events.Record(Act.ConfirmCorrection, @case, clock.Today, Details(@case, correction, waits: false));
        return null;
    }

    /// <summary>Filed with the case, old values and new.</summary>
    public async Task<IReadOnlyList<CasePaper>> OfAsync(Case @case, IReadOnlyList<Document> documents, CancellationToken ct)
    {
        var all = await OfCaseAsync(@case.Id, ct);
        return all.Count == 0 ? [] :
        [
            CasePaper.Rows(null, "corrections.json", "登记内容的更正", all.Select(one => new
            {
                one.Correction.No,
                one.Correction.State,
                changes = one.Changes.Select(c => new { c.Field, c.Before, c.After }),
                one.Correction.Reason,
                one.Correction.ByName,
                at = clock.InOffice(one.Correction.At),
                one.Correction.SecondName,
                secondAt = one.Correction.SecondAt is { } at ? clock.InOffice(at) : (DateTimeOffset?)null,
                one.Correction.SecondWords,
                one.Correction.ReceivedBefore,
                one.Correction.ReceivedAfter,
                one.Correction.DueBefore,
                one.Correction.DueAfter,
            })),
        ];
    }

    private static bool IsAnswered(Case @case) => @case.RepliedOn is not null || Answered.Contains(@case.State);

    private List<FieldChange> Open(IntakeCorrection correction) =>
        correction.Changes.Length == 0 ? [] : JsonSerializer.Deserialize<List<FieldChange>>(vault.OpenString(IntakeCorrection.ChangesPlace(correction.CaseId, correction.No), correction.Changes))!;

    // Null where the correction touches nothing that a receipt date hangs on.
    private static Receipt? ReceiptWith(Case @case, List<FieldChange> changes)
    {
        if (!changes.Any(c => RequestFields.OfReceipt.Contains(c.Field))) return null;
        string? Now(RequestField field, Func<string?> present) => changes.FirstOrDefault(c => c.Field == field) is { } change
            ? change.After : present();
        var (kept, channel) = (@case.Evidence, Enum.Parse<IntakeChannel>(Now(RequestField.Channel, () => @case.Channel.ToString())!));
        // Of an old register: the day is the register's own, and no evidence gives another.
        if (channel == IntakeChannel.Unknown) return null;
        DateOnly? Day(RequestField field, DateOnly? present) => Now(field, () => RequestFields.Day(present)) is { } day
            ? DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture) : null;
        return ReceiptDate.Of(channel, new ReceiptEvidence(Day(RequestField.ArrivedOn, @case.ArrivedOn)!.Value, Day(RequestField.SignedOn,
            kept?.SignedOn), Day(RequestField.ConfirmedOn, kept?.ConfirmedOn),
            kept?.SubmittedOn, Now(RequestField.AddressedToDisclosureOffice, () =>
                RequestFields.Flag(kept?.AddressedToDisclosureOffice)) != "false",
            OwnRuleOn: Day(RequestField.OwnRuleOn, kept?.OwnRuleOn)));
    }

    private static bool MovesADate(Case @case, Receipt? receipt) =>
        receipt is not null && (receipt.ReceivedOn != @case.ReceivedOn || (receipt.ReceivedOn is null
            && receipt.ContactDueOn != @case.ArrivedOn));

    private static Problem? Refusal(Case @case, List<FieldChange> changes, Receipt? receipt)
    {
        if (receipt is not null && @case.Channel == IntakeChannel.Online) return IntakeProblems.TakenBySystem;
        if (changes.Any(c => c.Field is RequestField.MandateUntil) && !@case.Parties.Any(p => p.Role == PartyRole.Agent)
            && !changes.Any(c => c is { Field: RequestField.AgentName, After: not null }))
            return IntakeProblems.NoAgent;
        if (IsAnswered(@case) || receipt is null) return null;
        if (receipt.ReceivedOn is not { } on) return @case.State is CaseState.AwaitingContact or CaseState.Received
            && @case.Ledger.Count == 0 ? null : IntakeProblems.ReceiptNeeded;
        if (!RuleBook.Covers(on)) return IntakeProblems.BeforeTheLaw;
        return ReplyClock.Standing(@case.ClockEntries).Any(e => e.On < on) ? IntakeProblems.EntriesBeforeReceipt : null;
    }

    private async Task<Problem?> MakeAsync(Act act, Case @case, IntakeCorrection correction, List<FieldChange> changes,
        CancellationToken ct)
    {
        if (changes.Any(c => RequestFields.Of(@case, c.Field, vault) != c.Before)) return IntakeProblems.CorrectionOutdated;
        if (IsAnswered(@case))
        {
            correction.Note();
            events.Record(act, @case, clock.Today, Details(@case, correction, waits: false));
            return null;
        }
        var receipt = ReceiptWith(@case, changes);
        if (Refusal(@case, changes, receipt) is { } refused) return refused;
        var (receivedBefore, dueBefore) = (@case.ReceivedOn, @case.DueOn);
        foreach (var change in changes) RequestFields.Set(@case, change.Field, change.After, vault);
        if (receipt is not null && receipt.ReceivedOn != @case.ReceivedOn)
        {
            @case.CorrectReceivedOn(receipt.ReceivedOn, receipt.RuleId);
            await cases.RecalculateAsync(Act.CorrectRequest, @case, ct);
        }
        else if (receipt is not null && @case.ReceivedOn is { } same) @case.CorrectReceivedOn(same, receipt.RuleId);
        correction.Make(receivedBefore, @case.ReceivedOn, dueBefore, @case.DueOn);
        events.Record(act, @case, @case.ReceivedOn ?? clock.Today, Details(@case, correction, waits: false), dueBefore, receipt is null
            ? [] : [receipt.RuleId]);
        await mediator.Publish(new RequestCorrected(@case, correction), ct);
        return null;
    }

    // Which fields, never their values: those are sealed with the correction.
    private static object Details(Case @case, IntakeCorrection correction, bool waits) => new
    {
        Correction = correction.No,
        correction.Fields,
        State = waits ? IntakeCorrectionState.Waiting : correction.State,
        correction.Reason,
        correction.ReceivedBefore,
        @case.ReceivedOn,
    };
}
