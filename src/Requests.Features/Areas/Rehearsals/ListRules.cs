using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Features.Areas.Rehearsals;

/// <summary>法定期限调整: what arrived as data, switched on or not, by day of effect.</summary>
public static class ListRules
{
    [Acts(Act.Rehearse)]
    public sealed record Query : IQuery<IReadOnlyList<RuleView>>;

    internal sealed class Handler(RequestsDb db) : IRequestHandler<Query, Result<IReadOnlyList<RuleView>>>
    {
        public async Task<Result<IReadOnlyList<RuleView>>> Handle(Query query, CancellationToken cancellationToken) =>
            (await db.Set<RuleChange>().AsNoTracking().OrderBy(r => r.From).ThenBy(r => r.At).ToListAsync(cancellationToken)).ConvertAll(RuleView.Of);
    }
}
