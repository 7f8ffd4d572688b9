using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Register;

namespace Requests.Features.Areas.Register;

/// <summary>主动公开和更正台账: the open ones by their last days, then those settled lately.</summary>
public static class ListSideDuties
{
    private const int Most = 500;

    [Acts(Act.ViewCases)]
    public sealed record Query(SideDutyKind? Kind = null, bool OpenOnly = false) : IQuery<IReadOnlyList<SideDutyStanding>>;

    internal sealed class Handler(RequestsDb db, SideDuties duties) : IRequestHandler<Query, Result<IReadOnlyList<SideDutyStanding>>>
    {
        public async Task<Result<IReadOnlyList<SideDutyStanding>>> Handle(Query query, CancellationToken cancellationToken)
        {
            var rows = await db.Set<SideDuty>().AsNoTracking()
                .Where(d => (query.Kind == null || d.Kind == query.Kind) && (!query.OpenOnly || d.SettledOn == null))
                .OrderBy(d => d.SettledOn != null).ThenByDescending(d =>
                    d.SettledOn).ThenBy(d => d.From).ThenBy(d => d.Number).Take(Most).ToListAsync(cancellationToken);
            var standing = new List<SideDutyStanding>();
            foreach (var row in rows) standing.Add(await duties.StandingAsync(row, cancellationToken));
            return standing;
        }
    }
}
