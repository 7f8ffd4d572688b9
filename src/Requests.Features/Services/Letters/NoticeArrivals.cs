using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Cases;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Events;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Clock;
using Requests.Features.Services.Pipeline;
using Requests.Statute.Clocks;

namespace Requests.Features.Services.Letters;

/// <summary>A process letter reached its addressee.</summary>
/// <param name="Letter">Null where it was not written here.</param>
/// <param name="Entry">What the letter entered in the clock; null where it starts no period, or the clock has gone on.</param>
/// <param name="Asked">The consultation, where it asked for an opinion.</param>
/// <param name="Particulars">Sealed; null keeps what was known when it left.</param>
public sealed record NoticeArrival(Document? Letter, ClockEntry? Entry, Consultation? Asked, DateOnly On, ServiceProof Proof, string? Particulars = null);

/// <summary>
/// The one place where the arrival of a process letter is entered: the ledger, from which the addressee's period runs, the
/// consultation and the record of service learn of it together, whichever door told it.
/// </summary>
public sealed class NoticeArrivals(RequestsDb db, CaseOpener desk, ClockRecorder clock, LetterVersions versions, EventLog events,
    IMediator mediator, IOfficeClock today)
{
    /// <summary>The arrival of a letter, with whatever clock and consultation belong to it.</summary>
    public async Task<Problem?> EnterAsync(Act act, Case @case, Document letter, DateOnly on, ServiceProof proof, string? particulars, CancellationToken ct)
    {
        // What arrives after the period has ended is proof of service still, and moves no date.
        var running = await desk.ReadClockAsync(@case, ct) is { Phase: var phase } && !phase.IsClosed();
        var asked = letter.Kind.Consults ? await AskedByAsync(@case, letter, ct) : null;
        var entry = !running || asked is { AnsweredOn: not null } ? null
            : asked is not null ? @case.ClockEntries.SingleOrDefault(e => e.Sequence == asked.LedgerSequence)
            : letter.Kind.Clock is { RunsFromArrival: true, Entries: [var kind] } ? @case.StandingEntry(kind) : null;
        return await EnterAsync(act, @case, new NoticeArrival(letter, entry, entry is null ? null : asked, on, proof, particulars), ct);
    }

    /// <summary>Null when it was entered; the problem when the day or the law says no.</summary>
    public async Task<Problem?> EnterAsync(Act act, Case @case, NoticeArrival arrival, CancellationToken ct)
    {
        var (letter, entry, asked, on, proof, particulars) = arrival;
        if (on > today.Today) return ClockProblems.InTheFuture;
        var record = letter is null ? null : Attempt(letter, on);
        var details = new
        {
            entry?.Kind,
            DocumentNo = letter?.No,
            letter?.FixedHash,
            ServiceNo = record?.No,
            Consultation = asked?.No,
            DeliveredOn = on,
            Proof = proof.Words,
            proof.FileNo
        };
        if (entry is null) events.Record(act, @case, on, details, null, "SRV-5");
        else
        {
            string[] rules = asked is null ? ["SRV-5"] : [Consultations.RuleOf(asked.Kind), "OUT-5"];
            var words = proof.Words ?? (proof.FileNo is { } file ? $"附件{file}" : "");
            if (await clock.EnterDeliveryAsync(act, @case, entry, on, words, details, ct, rules) is { } problem) return problem;
            asked?.Delivered(on, words, @case.NextLedgerSequence - 1);
        }
        if (letter is null) return null;
        if (on < record!.DispatchedOn) return ServiceProblems.Dates;
        letter.Touch(Guid.NewGuid());
        record.Received(on, proof);
        if (particulars is not null) record.Describe(particulars);
        letter.Arrive();
        await mediator.Publish(new LetterServed(@case, letter, IsReply: false), ct);
        return null;
    }

    /// <summary>Number of the attempt of service that an arrival belongs to.</summary>
    internal static int AttemptNo(Document letter) => letter.LastService is { ReturnedOn: null } last ? last.No : letter.Services.Count + 1;

    // A letter that came back and arrived after all was brought there in some other way.
    private static ServiceRecord Attempt(Document letter, DateOnly on)
    {
        if (letter.LastService is { ReturnedOn: null } last) return last;
        var another = new ServiceRecord(letter.Id, AttemptNo(letter), on);
        letter.Dispatch(another);
        return another;
    }

    private async Task<Consultation?> AskedByAsync(Case @case, Document letter, CancellationToken ct)
    {
        if (versions.Open(letter.CurrentText)?.Terms is not { } terms) return null;
        return await db.Set<Consultation>().Where(c => c.CaseId == @case.Id && c.PartyId == terms.PartyId && c.Agency == terms.Agency)
            .OrderByDescending(c => c.No).FirstOrDefaultAsync(ct);
    }
}
