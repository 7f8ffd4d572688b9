using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Features.Areas.Register;

/// <summary>免去的申请: how often what is published spared a request in a year, and which titles did most.</summary>
public static class CountSavedRequests
{
    private const int Most = 10;

    [Acts(Act.ReadReports)]
    public sealed record Query(int Year) : IQuery<Response>;

    /// <param name="Titles">Most often first.</param>
    public sealed record Response(int Year, int Count, IReadOnlyList<Title> Titles);

    public sealed record Title(string Name, int Count);

    internal sealed class Handler(RequestsDb db) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            if (query.Year is < 1 or > 9999) return new Response(query.Year, 0, []);
            var (first, last) = (new DateOnly(query.Year, 1, 1), new DateOnly(query.Year, 12, 31));
            var saved = db.Set<SavedRequest>().AsNoTracking().Where(s => s.On >= first && s.On <= last);
            var titles = await saved.GroupBy(s => s.Title).Select(g => new { Name = g.Key, Count = g.Count() }).OrderByDescending(t => t.Count).ThenBy(t => t.Name)
                .Take(Most).ToListAsync(cancellationToken);
            return new Response(query.Year, await saved.CountAsync(cancellationToken), titles.ConvertAll(t => new Title(t.Name, t.Count)));
        }
    }
}
