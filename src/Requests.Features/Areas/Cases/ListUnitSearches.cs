using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Features.Areas.Cases;

/// <summary>本处室待检索: searches ordered from the units the caller belongs to, the nearest day first; who is of no unit sees those of all.</summary>
public static class ListUnitSearches
{
    private const int Most = 200;

    [Acts(Act.SignSearchRecord)]
    public sealed record Query : IQuery<Response>;

    public sealed record Response(IReadOnlyList<Line> Searches, IReadOnlyList<string> Units);

    public sealed record Line(string CaseNumber, [property: OutsideWords] string Subject, int SearchNo, string Unit, [property: OutsideWords] string Scope,
        string Keywords, DateOnly OrderedOn, DateOnly DueOn, bool Overdue);

    internal sealed class Handler(RequestsDb db, ICaller caller, IOfficeClock clock) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var units = await db.Set<Membership>().Where(m => m.UserId == caller.UserId && m.BodyId == caller.BodyId && m.UnitId != null)
                .Join(db.Set<Data.Entities.Unit>(), m => m.UnitId, u => u.Id, (m, u) => u.Name).Distinct().OrderBy(n => n).ToListAsync(cancellationToken);
            var open = db.Set<SearchRecord>().Where(s => s.BodyId == caller.BodyId && s.SignedOn == null);
            if (units.Count > 0) open = open.Where(s => units.Contains(s.Unit));
            var rows = await open.Join(db.Set<Case>().Where(c => c.IsOpen), s => s.CaseId, c => c.Id,
                    (s, c) => new { c.Number, c.Subject, s.No, s.Unit, s.Scope, s.Keywords, s.OrderedOn, s.DueOn })
                .OrderBy(r => r.DueOn).ThenBy(r => r.Number).ThenBy(r => r.No).Take(Most).ToListAsync(cancellationToken);
            return new Response([.. rows.Select(r => new Line(r.Number, r.Subject, r.No, r.Unit, r.Scope, r.Keywords, r.OrderedOn, r.DueOn, r.DueOn < clock.Today))], units);
        }
    }
}
