using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Features.Areas.Office;

/// <summary>What a body must still say of itself before its first decision can leave (REM-21, SUP-4); empty once all is there.</summary>
public static class ListMissingSettings
{
    [Acts(Act.ReadOwnInbox)]
    public sealed record Query : IQuery<Response>;

    public sealed record Response(IReadOnlyList<OrganSetting> Missing);

    internal sealed class Handler(RequestsDb db, ICaller caller) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var body = caller.BodyId is { } id ? await db.Set<Body>().AsNoTracking().SingleOrDefaultAsync(b => b.Id == id, cancellationToken) : null;
            return new Response(body?.Settings.UnnamedOrgans() ?? []);
        }
    }
}
