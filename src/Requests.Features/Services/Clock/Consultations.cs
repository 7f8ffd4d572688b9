using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Services.Cases;
using Requests.Statute.Calendars;
using Requests.Statute.Clocks;
using Requests.Statute.Outcomes;

namespace Requests.Features.Services.Clock;

/// <summary>The letters of a case that ask somebody's opinion, and the clock entries that belong to them.</summary>
public sealed class Consultations(RequestsDb db, CaseOpener desk)
{
    /// <summary>Null when the case has no such letter, or it was taken back.</summary>
    public async Task<Consultation?> FindAsync(Case @case, int no, CancellationToken ct) =>
        db.Set<Consultation>().Local.SingleOrDefault(c => c.CaseId == @case.Id && c.No == no && !c.TakenBack)
        ?? await db.Set<Consultation>().SingleOrDefaultAsync(c => c.CaseId == @case.Id && c.No == no, ct);

    public Task<Consultation?> OfEntryAsync(Case @case, int? sequence, CancellationToken ct) =>
        db.Set<Consultation>().SingleOrDefaultAsync(c => c.CaseId == @case.Id && c.LedgerSequence == sequence, ct);

    /// <summary>Numbers of letters taken back are not used again.</summary>
    public async Task<int> NextNoAsync(Case @case, CancellationToken ct) =>
        1 + (await db.Set<Consultation>().IgnoreQueryFilters().Where(c => c.CaseId == @case.Id).MaxAsync(c => (int?)c.No, ct) ?? 0);

    /// <summary>Last day for the other side; silence can be recorded only after it.</summary>
    public async Task<DueDate> AnswerDueOnAsync(Case @case, Consultation letter, CancellationToken ct) =>
        (await desk.ReadClockAsync(@case, ct))!.Deadlines.Single(d => d.EntrySequence == letter.LedgerSequence).Due;

    public static ClockEntryKind AnswerKind(ConsultationKind kind) => kind switch
    {
        ConsultationKind.ThirdParty => ClockEntryKind.ThirdPartyAnswered,
        ConsultationKind.CoMaker => ClockEntryKind.CoMakerAnswered,
        _ => ClockEntryKind.AgencyAnswered,
    };

    public static string RuleOf(ConsultationKind kind) => kind switch
    {
        ConsultationKind.ThirdParty => ClockRules.ThirdParty,
        ConsultationKind.CoMaker => ClockRules.CoMaker,
        _ => ClockRules.Agency,
    };

    public static bool IsLetter(ClockEntryKind kind) =>
        kind is ClockEntryKind.ThirdPartyConsulted or ClockEntryKind.CoMakerConsulted or ClockEntryKind.AgencyConsulted;

    public static bool IsAnswer(ClockEntryKind kind) =>
        kind is ClockEntryKind.ThirdPartyAnswered or ClockEntryKind.CoMakerAnswered or ClockEntryKind.AgencyAnswered;
}
