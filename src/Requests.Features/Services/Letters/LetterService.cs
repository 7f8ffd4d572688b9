using System.Text.Json;
using MediatR;
using Requests.Features.Areas.Cases;
using Requests.Features.Data.Entities;
using Requests.Features.Events;
using Requests.Features.Kernel;
using Requests.Features.Services.Calendars;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Clock;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Privacy;
using Requests.Statute;
using Requests.Statute.Calendars;
using Requests.Statute.Clocks;
using Requests.Statute.Numbering;
using Requests.Statute.Remedies;
using Requests.Statute.Service;

namespace Requests.Features.Services.Letters;

/// <summary>How the case stands after an act of service.</summary>
/// <param name="RepliedOn">The day the agency is judged by (SRV-4).</param>
/// <param name="RemediesFrom">The day the applicant's periods start (SRV-5, REM-19); null until it is known.</param>
/// <param name="SuitBy">Null where reconsideration comes first.</param>
public sealed record ServiceStanding(string CaseNumber, CaseState State, DateOnly? DueOn, bool DueIsProvisional, Guid Version,
    int DocumentNo, DocumentState DocumentState, int ServiceNo, DateOnly? RepliedOn, bool Late, DateOnly? RemediesFrom, DueDate? ReconsiderationBy, DueDate? SuitBy)
    : CaseStanding(CaseNumber, State, DueOn, DueIsProvisional, Version);

/// <summary>A lawful way of service, and what stands against it for this letter now.</summary>
/// <param name="RuleId">Of the first thing against it.</param>
/// <param name="Article">Behind that rule.</param>
public sealed record ServiceWay(ServiceMethod Method, bool Open, string? RuleId, string? Article, Text? Why);

/// <summary>
/// What follows from an attempt of service of any letter: a reply enters the clock once, the case moves, remedies are dated; a
/// process letter starts its addressee's period; the file is sealed. Clerks, applicants and the post's delivery list all come
/// through here.
/// </summary>
public sealed class LetterService(CaseOpener desk, CaseLetters letters, NoticeArrivals notices, ClockRecorder clock,
    WorkCalendars calendars, EventLog events, IMediator mediator,
    PersonalVault vault, IOfficeClock today)
{
    // One failure may be an accident; the last resort needs more (SRV-8).
    private const int FailuresBeforeNotice = 2;

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
    public static DateOnly? TimelyOn(ServiceRecord record) => record.Method is { } method ? ServiceDates.TimelinessDate(method,
        EventsOf(record)) : record.DispatchedOn;

    /// <summary>The day from which the applicant's remedies run (REM-19); null while it is not known.</summary>
    public static DateOnly? RemediesFrom(ServiceRecord record) => record.Method is { } method ? ServiceDates.RemedyStart(method,
        EventsOf(record)) : record.ReceivedOn;

    /// <summary>An answer to the request; every other letter is a process letter, or goes to somebody else.</summary>
    public static bool IsReply(Document letter) => letter.Kind.Decides;

    /// <summary>Ready to leave, or known to have left without anybody saying how.</summary>
    public static bool WaitsForService(Document letter) =>
        letter.State == DocumentState.Issued || (!IsReply(letter) && letter.State is DocumentState.Dispatched or DocumentState.Served
            && letter.LastService is not { Method: not null });

    /// <summary>The letter of that number, or the reply where none is named; null when there is none.</summary>
    public async Task<Document?> LetterAsync(Case found, int? documentNo,
        CancellationToken ct) => documentNo is not { } no ? await letters.ReplyAsync(found, ct)
        : await letters.FindAsync(found, no, ct) is { Number: not null, State: not DocumentState.Voided } letter ? letter : null;

    /// <summary>What the case itself shows for the rules; what happened at the door is for the caller to add.</summary>
    public async Task<ServiceFacts> FactsAsync(Case found, Document letter, CancellationToken ct)
    {
        var settings = await desk.SettingsAsync(found.BodyId, ct);
        return new ServiceFacts
        {
            ElectronicConsent = letter.Kind.Electronic ?? found.ElectronicServiceConsent,
            // The duty to name the online channel came with the law of 2024 (S2 Art. 22(2)).
            IsDecision = letter.Kind.CarriesRemedies && RuleBook.On(letter.LetterOn!.Value).ReconsiderationFirst,
            OnlineReconsiderationNamed = settings.ReconsiderationUrl is { } url
                && vault.OpenString(DocumentText.TextPlace(letter.Id, letter.CurrentText.No), letter.CurrentText.Text).Contains(url, StringComparison.Ordinal),
            OtherMethodsFailed = letter.Services.Count(s => s.ReturnedOn is not null) >= FailuresBeforeNotice,
        };
    }

    /// <summary>Every way the law knows: open ones not yet tried in vain first, the others with what stands against them.</summary>
    public async Task<IReadOnlyList<ServiceWay>> WaysAsync(Case found, Document letter, CancellationToken ct)
    {
        // Leaving at the address presupposes a refusal, which only the next visit can show.
        var facts = await FactsAsync(found, letter, ct) with { RecipientRefused = true, Recorded = true };
        var failed = letter.Services.Where(s => s.ReturnedOn is not null).Select(s => s.Method).OfType<ServiceMethod>().ToHashSet();
        return [.. ServiceRules.Lawful.Select(m => Way(m, facts, failed)).OrderByDescending(w => w.Open)];
    }

    /// <summary>The letter leaves; null when all was done, the clock's problem otherwise.</summary>
    public async Task<Problem?> DispatchAsync(Case found, Document letter, ServiceRecord record, CancellationToken ct)
    {
        letter.Touch(Guid.NewGuid());
        if (!IsReply(letter)) return await DispatchNoticeAsync(found, letter, record, ct);
        letter.Dispatch(record);
        return await SettleAsync(found, letter, record, ct);
    }

    /// <summary>The letter arrived (SRV-5).</summary>
    /// <param name="particulars">Who signed; null keeps what was known when it left.</param>
    public async Task<Problem?> ArriveAsync(Case found, Document letter, DateOnly on, ServiceProof proof, ServiceParticulars? particulars, CancellationToken ct)
    {
        if (letter.Services.Count > 0 && Faulty(letter.LastService!, on) is { } problem) return problem;
        if (!IsReply(letter)) return await notices.EnterAsync(Act.RecordService, found, letter, on, proof,
            Seal(letter.Id, NoticeArrivals.AttemptNo(letter), particulars), ct);
        var record = letter.LastService!;
        letter.Touch(Guid.NewGuid());
        record.Received(on, proof);
        if (particulars is not null) record.Describe(Seal(record.DocumentId, record.No, particulars)!);
        letter.Arrive();
        return await SettleAsync(found, letter, record, ct);
    }

    /// <summary>The letter came back: the applicant has some days to say how it may reach them, and the next lawful way is open (SRV-8).</summary>
    public async Task<Problem?> ComeBackAsync(Case found, Document letter, DateOnly on, string reason, CancellationToken ct)
    {
        var record = letter.LastService!;
        if (on < record.DispatchedOn || on > today.Today) return ServiceProblems.Dates;
        var days = (await desk.SettingsAsync(found.BodyId, ct)).ReturnedMailAnswerDays;
        letter.Touch(Guid.NewGuid());
        record.CameBack(on, reason, OtherClocks.ReturnedMailAnswerBy(today.Today, days, await calendars.ForAsync(found.BodyId, ct)));
        letter.ComeBack();
        if (IsReply(letter) && found.Leads(Act.RecordReturnedMail, CaseState.Issued)) found.Apply(Act.RecordReturnedMail, CaseState.Issued);
        events.Record(Act.RecordReturnedMail, found, on,
            new { DocumentNo = letter.No, ServiceNo = record.No, record.Method, record.ReturnedOn, record.AnswerBy }, null, "SRV-8");
        await mediator.Publish(new LetterCameBack(found, letter, IsReply(letter)), ct);
        return null;
    }

    public async Task<ServiceStanding> StandingAsync(Case found, Document letter, CancellationToken ct)
    {
        var record = letter.LastService!;
        var (from, remedies) = await RemediesAsync(found, letter, record, ct);
        return new ServiceStanding(found.Number, found.State, found.DueOn, found.DueIsProvisional, found.Version, letter.No, letter.State, record.No,
            found.RepliedOn, found.WasLate, from, remedies?.Reconsideration, remedies?.DirectSuit);
    }

    /// <summary>SRV-5: from when the applicant's periods run, and to when.</summary>
    public async Task<(DateOnly? From, RemedyDeadlines? Deadlines)> RemediesAsync(Case found, Document letter, ServiceRecord record, CancellationToken ct) =>
        RemediesFrom(record) is { } known
            && ChoiceOf(found, letter, record) is { Periods: not null } choice
            ? (known, RemedyDates.For(choice, known, await calendars.ForAsync(found.BodyId, ct)))
            : (null, null);

    private static RemedyChoice ChoiceOf(Case found, Document letter, ServiceRecord record) => IsReply(letter)
        ? ReplyRemedies.Choice(found.Rulings, letter.LetterOn!.Value, record.Method == ServiceMethod.Electronic)
        : RemedySelector.ForLetter(letter.Kind, letter.LetterOn!.Value, record.Method == ServiceMethod.Electronic);

    public string? Seal(Guid documentId, int no, ServiceParticulars? particulars) =>
        particulars is null ? null : vault.SealString(ServiceRecord.ParticularsPlace(documentId, no), JsonSerializer.Serialize(particulars));

    public ServiceParticulars? Open(ServiceRecord record) =>
        record.Particulars is { } text ? JsonSerializer.Deserialize<ServiceParticulars>(vault.OpenString(ServiceRecord.ParticularsPlace(record.DocumentId, record.No), text)) : null;

    // A process letter is entered in the clock the day it leaves, often before anybody says how; that day stands.
    private async Task<Problem?> DispatchNoticeAsync(Case found, Document letter, ServiceRecord record, CancellationToken ct)
    {
        if (letter.State == DocumentState.Issued || !letter.HasLeft) letter.Dispatch(new ServiceRecord(letter.Id, record.No, record.DispatchedOn));
        var left = letter.LastService!;
        if (left.DispatchedOn != record.DispatchedOn) return ServiceProblems.LeftOnOtherDay.With(left.DispatchedOn);
        left.Went(record.Method!.Value, record.SentProof!, record.TrackingNumber, record.Particulars);
        events.Record(Act.RecordService, found, left.DispatchedOn,
            new
            {
                DocumentNo = letter.No,
                letter.Number,
                ServiceNo = left.No,
                left.Method,
                left.DispatchedOn,
                left.TrackingNumber,
                Sent = left.SentProof?.Kind
            }, null, "SRV-1");
        if (record.ReceivedOn is { } on && on != left.ReceivedOn) return await notices.EnterAsync(Act.RecordService, found, letter, on,
            record.ReceivedProof!, record.Particulars, ct);
        await mediator.Publish(new LetterDispatched(found, letter, IsReply: false), ct);
        return null;
    }

    private async Task<Problem?> SettleAsync(Case found, Document letter, ServiceRecord record, CancellationToken ct)
    {
        var details = new
        {
            DocumentNo = letter.No,
            letter.Number,
            ServiceNo = record.No,
            record.Method,
            record.DispatchedOn,
            record.ReceivedOn,
            record.TrackingNumber,
            Sent = record.SentProof?.Kind,
            Received = record.ReceivedProof?.Kind,
        };
        var timely = TimelyOn(record);
        var reading = await desk.ReadClockAsync(found, ct);
        var to = letter.State == DocumentState.Served ? CaseState.Served : CaseState.Dispatched;
        // A case that was taken up again waits for another answer: what comes of the first ends nothing.
        var answers = found.Leads(Act.RecordService, to);
        if (answers && timely is { } repliedOn && reading is not null && !reading.Phase.IsClosed())
        {
            var late = reading.IsLateAnswer(repliedOn);
            var problem = await clock.EnterAsync(Act.RecordService, found, new ClockEntry(0, ClockEntryKind.Replied, repliedOn), null,
                details, ct, "SRV-4", "CLK-1");
            if (problem is not null) return problem;
            found.Replied(repliedOn, late);
        }
        else
        {
            // A lapsed request has no reply period left; its letter is served all the same.
            if (answers && timely is { } endedOn) found.Replied(endedOn, late: false);
            events.Record(Act.RecordService, found, today.Today, details, null, "SRV-5");
        }
        if (answers) found.Apply(Act.RecordService, to);
        if (letter.State == DocumentState.Served) await mediator.Publish(new LetterServed(found, letter, IsReply: true), ct);
        else await mediator.Publish(new LetterDispatched(found, letter, IsReply: true), ct);
        return null;
    }

    private Problem? Faulty(ServiceRecord record, DateOnly on) =>
        on < record.DispatchedOn || on > today.Today ? ServiceProblems.Dates
        : record.Method == ServiceMethod.PublicNotice && on < record.DispatchedOn.AddDays(ServiceRules.PublicNoticeDays) ? ServiceProblems.NotYetServed
        : null;

    private static ServiceWay Way(ServiceMethod method, ServiceFacts facts, HashSet<ServiceMethod> failed)
    {
        if (ServiceRules.Check(method, facts) is [var first, ..]) return new(method, false, first.RuleId, first.Article, ServiceProblems.For(first).Text);
        return failed.Contains(method) ? new(method, false, null, null, ServiceProblems.TriedInVain) : new(method, true, null, null, null);
    }
}
