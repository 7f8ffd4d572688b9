using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Access;
using Requests.Features.Data;
using Requests.Features.Office;
using Requests.Features.Pipeline;

namespace Requests.Features.Cases;

/// <summary>Everything that happened to a case, in order, each line chained to the one before by hash.</summary>
public static class ReadHistory
{
    [Acts(Act.ViewCase)]
    public sealed record Query(string CaseNumber) : IQuery<Response>;

    public sealed record Response(string CaseNumber, IReadOnlyList<Line> Events);

    /// <param name="LawOn">The day the act counts for in law.</param>
    /// <param name="By">The name colleagues know; the audit trail has the account.</param>
    public sealed record Line(int Sequence, string Act, Text? Name, DateOnly LawOn, DateTimeOffset At, string By, DateOnly? DueBefore, DateOnly? DueAfter,
        IReadOnlyList<string> RuleIds, JsonElement Details, string Hash);

    internal sealed class Handler(RequestsDb db, People people) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var id = await db.Cases.Where(c => c.Number == query.CaseNumber).Select(c => (Guid?)c.Id).SingleOrDefaultAsync(cancellationToken);
            if (id is null) return CaseProblems.NotFound;
            var events = await db.Events.AsNoTracking().Where(e => e.CaseId == id).OrderBy(e => e.Sequence).ToListAsync(cancellationToken);
            var name = await people.NamesAsync(events.Select(e => e.ByName), cancellationToken);
            return new Response(query.CaseNumber, [.. events.Select(e => new Line(e.Sequence, e.Act,
                Enum.TryParse<Act>(e.Act, out var act) ? Words.Of(act) : null, e.LawOn, e.At, name(e.ByName), e.DueBefore, e.DueAfter,
                e.RuleIds.Split(' ', StringSplitOptions.RemoveEmptyEntries), JsonSerializer.Deserialize<JsonElement>(e.Details), e.Hash))]);
        }
    }
}
