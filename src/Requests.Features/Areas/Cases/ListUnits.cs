using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Kernel;

namespace Requests.Features.Areas.Cases;

/// <summary>The units of the caller's body, to choose among.</summary>
public static class ListUnits
{
    [Acts(Act.ViewCases)]
    public sealed record Query : IQuery<IReadOnlyList<Response>>;

    public sealed record Response(string Code, string Name);

    internal sealed class Handler(RequestsDb db) : IRequestHandler<Query, Result<IReadOnlyList<Response>>>
    {
        public async Task<Result<IReadOnlyList<Response>>> Handle(Query query, CancellationToken cancellationToken) =>
            await db.Set<Data.Entities.Unit>().OrderBy(u => u.Code).Select(u => new Response(u.Code, u.Name)).ToListAsync(cancellationToken);
    }
}
