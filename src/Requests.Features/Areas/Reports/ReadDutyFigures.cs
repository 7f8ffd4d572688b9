using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data.Entities;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Reports;

namespace Requests.Features.Areas.Reports;

/// <summary>The figures of part two as somebody recorded them, each with where it can be looked up.</summary>
public static class ReadDutyFigures
{
    [Acts(Act.ReadReports)]
    public sealed record Query(int Year) : IQuery<Response>;

    public sealed record Response(int Year, IReadOnlyList<Line> Figures);

    public sealed record Line(string Row, string Column, decimal Value, string? EvidenceLink);

    internal sealed class Handler(RequestsDb db, ICaller caller) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken) =>
            new Response(query.Year, await db.Set<DutyFigure>().AsNoTracking().Where(f => f.BodyId == caller.BodyId && f.Year == query.Year)
                .Select(f => new Line(f.Row, f.Column, f.Value, f.EvidenceLink)).ToListAsync(cancellationToken));
    }
}
