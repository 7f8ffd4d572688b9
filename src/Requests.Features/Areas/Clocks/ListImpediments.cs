using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Staff;

namespace Requests.Features.Areas.Clocks;

/// <summary>不能办理的期间: those of the body, the latest first; what was taken back stays listed with its reason.</summary>
public static class ListImpediments
{
    private const int Most = 200;

    [Acts(Act.ViewCases)]
    public sealed record Query : IQuery<IReadOnlyList<Response>>;

    /// <param name="By">The name colleagues know.</param>
    public sealed record Response(Guid Id, DateOnly From, DateOnly? To, string What, PublicAct Evidence, string By, string? TakenBackReason, int Pleaded);

    internal sealed class Handler(RequestsDb db, People people) : IRequestHandler<Query, Result<IReadOnlyList<Response>>>
    {
        public async Task<Result<IReadOnlyList<Response>>> Handle(Query query, CancellationToken cancellationToken)
        {
            var there = await db.Set<Impediment>().AsNoTracking().OrderByDescending(i =>
                i.From).ThenByDescending(i => i.Id).Take(Most).ToListAsync(cancellationToken);
            var pleaded = await db.Set<ImpedimentPlea>().AsNoTracking().Where(p =>
                p.IsPleaded).GroupBy(p => p.ImpedimentId).Select(g => new { g.Key, Count = g.Count() })
                .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
            var name = await people.NamesAsync(there.Select(i => i.ByName), cancellationToken);
            return there.ConvertAll(i => new Response(i.Id, i.From, i.To, i.What, i.Evidence, name(i.ByName), i.TakenBackReason,
                pleaded.GetValueOrDefault(i.Id)));
        }
    }
}
