using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Features.Areas.Intake;

/// <summary>The other bodies of this installation, to which a request can be passed on.</summary>
public static class ListOtherBodies
{
    [Acts(Act.PassOnRequest)]
    public sealed record Query : IQuery<IReadOnlyList<Response>>;

    public sealed record Response(string Code, string Name);

    internal sealed class Handler(RequestsDb db, ICaller caller) : IRequestHandler<Query, Result<IReadOnlyList<Response>>>
    {
        public async Task<Result<IReadOnlyList<Response>>> Handle(Query query, CancellationToken cancellationToken) =>
            await db.Set<Body>().AsNoTracking().Where(b => b.Id != caller.BodyId).OrderBy(b => b.Code).Select(b => new Response(b.Code, b.Name))
                .ToListAsync(cancellationToken);
    }
}
