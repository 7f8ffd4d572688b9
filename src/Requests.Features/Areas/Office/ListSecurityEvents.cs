using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Features.Areas.Office;

/// <summary>安全日志: sign-ins, failures and what changed who may do what, in the accounts of the caller's body; operators see those of no body as well.</summary>
public static class ListSecurityEvents
{
    private const int Shown = 200;

    /// <param name="Kind">Null: all.</param>
    /// <param name="Name">User name; null: anybody.</param>
    /// <param name="From">First day, of the office.</param>
    /// <param name="To">Last day.</param>
    /// <param name="Before">Goes on from here; null begins with the newest.</param>
    [Acts(Act.ReadSecurityLog)]
    public sealed record Query(SecurityEventKind? Kind = null, long? Before = null, string? Name = null, DateOnly? From = null,
        DateOnly? To = null) : IQuery<Response>;

    /// <param name="Next">Goes on after these; null at the end.</param>
    public sealed record Response(IReadOnlyList<Line> Events, long? Next);

    /// <param name="Name">User name; empty for an unknown account.</param>
    public sealed record Line(SecurityEventKind Kind, string Name, string Address, string Details, DateTimeOffset At);

    internal sealed class Handler(RequestsDb db, ICaller caller, IOfficeClock clock) : IRequestHandler<Query, Result<Response>>
    {
        private DateTimeOffset StartOf(DateOnly day)
        {
            var noon = new DateTimeOffset(day, new TimeOnly(12, 0), TimeSpan.Zero);
            return new DateTimeOffset(day, TimeOnly.MinValue, clock.InOffice(noon).Offset).ToUniversalTime();
        }

        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var keeps = caller.Roles.Contains(Role.Operator);
            var name = query.Name?.Trim();
            var wanted = db.Set<SecurityEvent>().AsNoTracking();
            if (query.From is { } from && StartOf(from) is var first) wanted = wanted.Where(e => e.At >= first);
            if (query.To is { } to && StartOf(to.AddDays(1)) is var end) wanted = wanted.Where(e => e.At < end);
            var rows = await wanted
                .Where(e => (e.BodyId == caller.BodyId || (keeps && e.BodyId == null)) && (query.Kind == null || e.Kind == query.Kind)
                    && (query.Before == null || e.Id < query.Before) && (name == null || name == "" || e.Name == name))
                .OrderByDescending(e => e.Id).Take(Shown + 1).ToListAsync(cancellationToken);
            var page = rows.Take(Shown).ToList();
            // What a failure keeps tells equal names apart and nothing else; nobody reads it.
            return new Response(page.ConvertAll(e => new Line(e.Kind, e.Name, e.Address,
                e.Kind is SecurityEventKind.SignInFailed or SecurityEventKind.SlowedDown ? "" : e.Details, e.At)),
                rows.Count > Shown ? page[^1].Id : null);
        }
    }
}
