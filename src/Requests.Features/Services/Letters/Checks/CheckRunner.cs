using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Letters.Checks;

namespace Requests.Features.Services.Letters.Checks;

/// <summary>A check with its findings and, where a leader let it pass, the waiver.</summary>
public sealed record CheckStanding(CheckFinding Finding, CheckWaiver? Waiver)
{
    /// <summary>In the way of submission, final approval and issue.</summary>
    public bool Blocks => !Finding.Stands && Finding.Check.Severity == Severity.Blocking && Waiver is null;
}

/// <summary>Runs the checks on a letter and refuses what they stand in the way of.</summary>
public sealed class CheckRunner(RequestsDb db, CheckGatherer gatherer)
{
    /// <summary>Every check; empty for a text that was kept before letters were composed.</summary>
    public async Task<IReadOnlyList<CheckStanding>> RunAsync(Case @case, Document document, bool lateConfirmed, CancellationToken ct)
    {
        if (await gatherer.GatherAsync(@case, document, lateConfirmed, ct) is not { } material) return [];
        var waivers = (await WaiversAsync([document], ct))[document.Id];
        return [.. LetterChecks.Run(material).Select(f => new CheckStanding(f, f.Stands ? null : waivers.LastOrDefault(w => w.CheckId == f.Check.Id)))];
    }

    /// <summary>Null when nothing stands in the way.</summary>
    public async Task<Problem?> RefusalAsync(Case @case, Document document, bool lateConfirmed, CancellationToken ct) =>
        (await RunAsync(@case, document, lateConfirmed, ct)).Where(s => s.Blocks).Select(s => s.Finding).ToList() is { Count: > 0 } blocking ? CheckProblems.For(blocking) : null;

    /// <summary>What leaders let pass of the text as it is now; the approval sheet lists them.</summary>
    public async Task<ILookup<Guid, CheckWaiver>> WaiversAsync(IReadOnlyList<Document> documents, CancellationToken ct)
    {
        // Numbering and dating at final approval is no change of what was looked at.
        var looked = documents.ToDictionary(d => d.Id, d => d.Texts.OrderByDescending(t => t.No).Take(d.FixedHash is null ? 1 : 2).Select(t => t.Hash).ToList());
        var ids = looked.Keys.ToList();
        var waivers = await db.Set<CheckWaiver>().AsNoTracking().Where(w => ids.Contains(w.DocumentId)).OrderBy(w => w.No).ToListAsync(ct);
        return waivers.Where(w => looked[w.DocumentId].Contains(w.TextHash)).ToLookup(w => w.DocumentId);
    }
}
