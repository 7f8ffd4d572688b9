using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Clock;
using Requests.Statute.Clocks;
using Requests.Statute.Letters;

namespace Requests.Features.Services.Letters;

/// <summary>
/// Cases that turned out to be a wish to correct a record (Art. 41): no disclosure request, so they have no outcome, stand in no part
/// of the report, and end with the notice that tells the result (DOC-19): corrected or not, passed on, told where to apply.
/// </summary>
public sealed class RecordCorrectionCases(RequestsDb db, CaseOpener desk, ClockRecorder clock)
{
    /// <summary>Its notice has reached the person, and nobody found that information was asked for as well.</summary>
    public async Task<bool> IsAnsweredAsync(Case @case, CancellationToken ct) => @case.Leaf is null && await NoticeAsync(@case, ct) is not null;

    /// <summary>A letter of this kind and state ends a wish to correct a record.</summary>
    public static bool Ends(LetterKind kind, DocumentState state) => kind == LetterKinds.RecordCorrection && state == DocumentState.Served;

    /// <summary>The notice ends the period: a day of reply in the clock, judged like any other. Null when it was entered.</summary>
    public async Task<Problem?> EndAsync(Act act, Case @case, CancellationToken ct)
    {
        var notice = (await NoticeAsync(@case, ct))!;
        var on = LetterService.TimelyOn(notice.LastService!) ?? notice.LastService!.DispatchedOn;
        if (await desk.ReadClockAsync(@case, ct) is not { } reading || reading.Phase.IsClosed()) return null;
        var late = reading.IsLateAnswer(on);
        if (await clock.EnterAsync(act, @case, new ClockEntry(0, ClockEntryKind.Replied, on), null, new { DocumentNo = notice.No, notice.Number }, ct,
            ClockRules.RecordCorrection) is { } refused) return refused;
        @case.Replied(on, late);
        return null;
    }

    private Task<Document?> NoticeAsync(Case @case, CancellationToken ct) => db.Set<Document>().Include(d => d.Services).Where(d => d.CaseId == @case.Id
        && d.Kind == LetterKinds.RecordCorrection && d.State == DocumentState.Served).OrderByDescending(d => d.No).FirstOrDefaultAsync(ct);
}
