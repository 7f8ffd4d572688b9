using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Clock;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Services.Letters;

/// <summary>When a process letter was approved, left and arrived.</summary>
/// <param name="On">The day it left.</param>
/// <param name="ApprovedOn">The day of its date; the day it left where nothing else is known.</param>
public sealed record NoticeDays(DateOnly On, DateOnly? DeliveredOn = null, DateOnly? ApprovedOn = null, string? Proof = null);

/// <summary>Enters what a letter that leaves means for the clock: an entry of its kind, and the consultation it opens.</summary>
public sealed class LetterClockEntries(RequestsDb db, ClockRecorder clock, Consultations consultations, FeeRegister fees, EventLog events, IOfficeClock today)
{
    /// <summary>Null when it was entered, or enters nothing; the problem when the day or the law says no.</summary>
    /// <param name="act">The act the event is recorded under.</param>
    /// <param name="details">What that event tells.</param>
    public async Task<Problem?> EnterAsync(Act act, Case @case, NoticeTerms terms, NoticeDays days, object? details,
        IReadOnlyList<string> ruleIds, CancellationToken ct)
    {
        if (terms.EntryOn(days.On, days.DeliveredOn, days.ApprovedOn ?? days.On) is not { } entry)
        {
            if (days.On > today.Today || days.DeliveredOn > today.Today) return ClockProblems.InTheFuture;
            if (act == Act.IssueNotice) events.Record(act, @case, days.On, details);
            return null;
        }
        if (await clock.EnterAsync(act, @case, entry, terms.Note, details, ct, [.. ruleIds]) is { } problem) return problem;
        await fees.ChargeAsync(@case, terms, days.On, ct);
        if (!Consultations.IsLetter(entry.Kind)) return null;

        var sequence = @case.NextLedgerSequence - 1;
        var asked = new Consultation(@case.BodyId, @case.Id, await consultations.NextNoAsync(@case, ct), terms.Consultation!.Value,
            terms.Agency, terms.PartyId, terms.Passages ?? "", days.On, sequence);
        if (days.DeliveredOn is { } deliveredOn) asked.Delivered(deliveredOn, days.Proof ?? "", sequence);
        db.Set<Consultation>().Add(asked);
        return null;
    }
}
