using Requests.Features.Access;
using Requests.Features.Archive;
using Requests.Features.Calendars;
using Requests.Features.Cases;
using Requests.Features.Clocks;
using Requests.Features.Data.Entities;
using Requests.Features.Pipeline;
using Requests.Features.Replies;
using Requests.Statute.Calendars;
using Requests.Statute.Clocks;
using Requests.Statute.Remedies;
using Requests.Statute.Service;

namespace Requests.Features.Service;

/// <summary>How the case stands after an act of service.</summary>
/// <param name="RepliedOn">The day the agency is judged by (SRV-4).</param>
/// <param name="RemediesFrom">The day the applicant's periods start (SRV-5, REM-19); null until it is known.</param>
/// <param name="SuitBy">Null where reconsideration comes first.</param>
public sealed record ServiceStanding(string CaseNumber, CaseState State, DateOnly? DueOn, bool DueIsProvisional, Guid Version,
    int DocumentNo, DocumentState DocumentState, int ServiceNo, DateOnly? RepliedOn, bool Late, DateOnly? RemediesFrom, DueDate? ReconsiderationBy, DueDate? SuitBy)
    : CaseStanding(CaseNumber, State, DueOn, DueIsProvisional, Version);

/// <summary>What follows from an attempt of service: the reply enters the clock once, the case moves, remedies are dated, the file is sealed.</summary>
public sealed class ServiceDesk(CaseDesk desk, ClockDesk clock, WorkCalendars calendars, IArchive archive, EventLog events, IOfficeClock today)
{
    /// <summary>The two days the law asks for, read from one record.</summary>
    public static ServiceEvents EventsOf(ServiceRecord record) => record.Method switch
    {
        ServiceMethod.PostalRegistered or ServiceMethod.PostalExpress => new(PostedOn: record.DispatchedOn, SignedOn: record.ReceivedOn),
        ServiceMethod.Electronic => new(ArrivedOn: record.ReceivedOn),
        ServiceMethod.LeftAtAddress => new(LeftOn: record.ReceivedOn),
        ServiceMethod.PublicNotice => new(PublishedOn: record.DispatchedOn),
        _ => new(SignedOn: record.ReceivedOn),
    };

    /// <summary>The day that counts as answered in time (SRV-4); null while it is not known.</summary>
    public static DateOnly? TimelyOn(ServiceRecord record) => record.Method is { } method ? ServiceDates.TimelinessDate(method, EventsOf(record)) : record.DispatchedOn;

    /// <summary>The day from which the applicant's remedies run (REM-19); null while it is not known.</summary>
    public static DateOnly? RemediesFrom(ServiceRecord record) => record.Method is { } method ? ServiceDates.RemedyStart(method, EventsOf(record)) : record.ReceivedOn;

    /// <summary>Null when all was done; the clock's problem otherwise.</summary>
    public async Task<Problem?> SettleAsync(Case found, Document letter, ServiceRecord record, CancellationToken ct)
    {
        var details = new { DocumentNo = letter.No, letter.Number, ServiceNo = record.No, record.Method, record.DispatchedOn, record.ReceivedOn, record.TrackingNumber };
        var timely = TimelyOn(record);
        var reading = await desk.ReadClockAsync(found, ct);
        if (timely is { } repliedOn && reading is { Phase: var phase, ReplyDueOn: var due } && !phase.IsClosed())
        {
            var late = reading.IsOverdueOn(repliedOn) || repliedOn > due.On;
            var problem = await clock.EnterAsync(Act.RecordService, found, new ClockEntry(0, ClockEntryKind.Replied, repliedOn), null, details, ct, "SRV-4", "CLK-1");
            if (problem is not null) return problem;
            found.Replied(repliedOn, late);
        }
        else
        {
            // A lapsed request has no reply period left; its letter is served all the same.
            if (timely is { } endedOn) found.Replied(endedOn, late: false);
            events.Record(Act.RecordService, found, today.Today, details, null, "SRV-5");
        }
        found.Move(letter.State == DocumentState.Served ? CaseState.Served : CaseState.Dispatched);
        await archive.SealAsync(found, letter.State == DocumentState.Served ? "served" : "dispatched", ct);
        return null;
    }

    public async Task<ServiceStanding> StandingAsync(Case found, Document letter, ServiceRecord record, bool online, CancellationToken ct)
    {
        var from = RemediesFrom(record);
        var remedies = from is { } known
            ? RemedyDates.For(ReplyDesk.Choice(found, letter.LetterOn!.Value, online), known, await calendars.ForAsync(found.BodyId, ct))
            : null;
        return new ServiceStanding(found.Number, found.State, found.DueOn, found.DueIsProvisional, found.Version, letter.No, letter.State, record.No,
            found.RepliedOn, found.WasLate, from, remedies?.Reconsideration, remedies?.DirectSuit);
    }
}
