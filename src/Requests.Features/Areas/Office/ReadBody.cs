using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data.Entities;
using Requests.Features.Data;
using Requests.Features.Kernel;

namespace Requests.Features.Areas.Office;

/// <summary>The caller's body with its settings and units.</summary>
public static class ReadBody
{
    [Acts(Act.ManageBody)]
    public sealed record Query : IQuery<BodyView>;

    internal sealed class Handler(RequestsDb db, OfficeAccounts desk) : IRequestHandler<Query, Result<BodyView>>
    {
        public async Task<Result<BodyView>> Handle(Query query, CancellationToken cancellationToken)
        {
            var found = await desk.BodyAsync(cancellationToken);
            if (found.Problem is { } problem) return problem;
            var units = await db.Set<Data.Entities.Unit>().OrderBy(u => u.Code).Select(u => new UnitView(u.Code, u.Name)).ToListAsync(cancellationToken);
            return BodyView.Of(found.Value, units);
        }
    }
}
