using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Letters;
using Requests.Features.Services.Staff;
using Requests.Statute.Clocks;
using Requests.Statute.Letters;

namespace Requests.Features.Areas.Cases;

/// <summary>Everything that happened to a case, in order, each line chained to the one before by hash.</summary>
public static class ReadHistory
{
    [Acts(Act.ViewCase)]
    public sealed record Query(string CaseNumber) : IQuery<Response>;

    public sealed record Response(string CaseNumber, IReadOnlyList<Line> Events);

    /// <param name="LawOn">The day the act counts for in law.</param>
    /// <param name="By">The name colleagues know; the audit trail has the account.</param>
    /// <param name="Paused">It moved the due day, yet the clock stood still after it, so that no day bound.</param>
    /// <param name="Told">What was done, with the letter and the verdict: 审批：同意 / gave an opinion: agreed.</param>
    public sealed record Line(int Sequence, string Act, Text? Name, DateOnly LawOn, DateTimeOffset At, string By, DateOnly? DueBefore, DateOnly? DueAfter,
        IReadOnlyList<string> RuleIds, JsonElement Details, string Hash, bool Paused, Text? Told);

    internal sealed class Handler(RequestsDb db, CaseOpener desk, People people) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            if (await desk.ReadAsync(query.CaseNumber, cancellationToken) is not { } found) return CaseProblems.NotFound;
            var events = await db.Set<OfficeEvent>().AsNoTracking().Where(e => e.CaseId == found.Id).OrderBy(e => e.Sequence).ToListAsync(cancellationToken);
            var name = await people.NamesAsync(events.Select(e => e.ByName), cancellationToken);
            var notices = !events.Exists(e => e.Details.Contains("documentNo", StringComparison.Ordinal)) ? new Dictionary<int, Text>()
                : await db.Set<Document>().AsNoTracking().Where(d => d.CaseId == found.Id && !LetterKinds.Replies.Contains(d.Kind))
                .ToDictionaryAsync(d => d.No, d => new Text(d.Title, d.Kind.English), cancellationToken);
            var lines = new List<Line>();
            foreach (var e in events)
            {
                Act? act = Enum.TryParse<Act>(e.Act, out var known) ? known : null;
                var details = JsonSerializer.Deserialize<JsonElement>(e.Details);
                lines.Add(new(e.Sequence, e.Act, act is { } named ? Text.Of(named) : null, e.LawOn, e.At, name(e.ByName), e.DueBefore, e.DueAfter,
                    e.RuleIds.Split(' ', StringSplitOptions.RemoveEmptyEntries), details, e.Hash,
                    e.DueAfter != e.DueBefore && await WasPausedAsync(found, e.At, cancellationToken), act is { } done ? EventWords.Told(done, details, notices.GetValueOrDefault) : null));
            }
            return new Response(query.CaseNumber, lines);
        }

        // An entry is made before the event that tells of it.
        private async Task<bool> WasPausedAsync(Case found, DateTimeOffset at, CancellationToken ct) =>
            await desk.ReadClockAsync(found, [.. found.ClockEntries.Take(found.Ledger.Count(r => r.At <= at))], ct) is { Phase: ClockPhase.Paused };
    }
}
