using MediatR;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Events;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Clock;
using Requests.Features.Services.Files;
using Requests.Statute.Clocks;

namespace Requests.Features.Services.Intake;

/// <summary>
/// Takes in what an applicant wrote to a running case, whoever hands it in. The words may name people, so they are kept as
/// a file of the case; ledger and event only say which file.
/// </summary>
public sealed class ApplicantWords(RequestsDb db, CaseOpener desk, ClockRecorder clock, FileIntake files, IMediator mediator)
{
    /// <summary>Name of the file that holds a correction as the applicant worded it.</summary>
    public const string CorrectionName = "补正.txt";

    internal const string ReasonsName = "理由说明.txt";

    /// <summary>补正: a fresh full period runs from its day (CLK-1b).</summary>
    /// <param name="delayReason">Why a correction after its period still counts (CLK-3).</param>
    public async Task<Problem?> CorrectAsync(Case @case, DateOnly on, string text, string? delayReason, CancellationToken ct)
    {
        var reading = await desk.ReadClockAsync(@case, ct);
        var late = on > reading?.Deadlines.LastOrDefault(d => d.Rule == ClockRules.Correction)?.Due.On;
        if (late && string.IsNullOrWhiteSpace(delayReason)) return ClockProblems.CorrectionLate.At("delayReason");
        var words = new List<(string Name, string Text)> { (CorrectionName, text) };
        if (late) words.Add(("逾期原因.txt", delayReason!));
        return await EnterAsync(Act.ReceiveCorrection, @case, new ClockEntry(0, ClockEntryKind.CorrectionReceived, on),
            FilePurpose.Correction, words, ct, "CLK-1b", "CLK-3");
    }

    /// <summary>说明理由 (CLK-11, Art. 35). The clock runs on.</summary>
    public Task<Problem?> ExplainAsync(Case @case, DateOnly on, string text, CancellationToken ct) =>
        EnterAsync(Act.ReceiveReasons, @case, new ClockEntry(0, ClockEntryKind.ReasonsReceived, on), FilePurpose.Opinion, [(ReasonsName, text)], ct, "CLK-11");

    private async Task<Problem?> EnterAsync(Act act, Case @case, ClockEntry entry, FilePurpose purpose,
        IReadOnlyList<(string Name, string Text)> words, CancellationToken ct,
        params string[] ruleIds)
    {
        var kept = new List<int>();
        foreach (var (name, text) in words)
        {
            kept.Add((await files.AttachAsync(@case, purpose, await files.KeepTextAsync(name, text, ct), ct)).No);
            // The next file is numbered after it.
            await db.SaveChangesAsync(ct);
        }
        if (await clock.EnterAsync(act, @case, entry, null, new { entry.On, Files = kept }, ct, ruleIds) is { } problem) return problem;
        await mediator.Publish(act == Act.ReceiveCorrection ? new CorrectionArrived(@case, kept[0]) : (CaseEvent)new ReasonsArrived(@case, kept[0]), ct);
        return null;
    }
}
