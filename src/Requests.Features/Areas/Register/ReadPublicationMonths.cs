using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data.Entities;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Register;

namespace Requests.Features.Areas.Register;

/// <summary>What was published in a year, month by month, channel by channel and by item of Art. 20; a channel known by its total has no months.</summary>
public static class ReadPublicationMonths
{
    private const int MostItems = 500;

    /// <param name="Month">Also lists the items of this month.</param>
    [Acts(Act.ReadReports)]
    public sealed record Query(int Year, int? Month = null) : IQuery<Response>;

    /// <param name="Months">Twelve; each with its channels.</param>
    /// <param name="WithoutMonth">Channels of which only the year's total is known.</param>
    public sealed record Response(int Year, int Total, IReadOnlyList<Month> Months, IReadOnlyList<ChannelCount> WithoutMonth,
        IReadOnlyList<CategoryCount> Categories, IReadOnlyList<Item> Items);

    public sealed record Month(int Number, int Total, IReadOnlyList<ChannelCount> Counts);

    /// <param name="Category">Item of Art. 20; null where nobody said.</param>
    public sealed record CategoryCount(int? Category, int Count);

    public sealed record Item(Guid Id, DateOnly PublishedOn, string Channel, string Unit, int? Category, string? Title, int Count, string? EvidenceLink);

    internal sealed class Handler(RequestsDb db) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var (ct, first, last) = (cancellationToken, new DateOnly(query.Year, 1, 1), new DateOnly(query.Year, 12, 31));
            var items = db.Set<PublicationItem>().AsNoTracking().Where(i => i.On >= first && i.On <= last);
            var counted = await items.GroupBy(i => new { i.On.Month, i.Channel, i.Unit })
                .Select(g => new { g.Key.Month, g.Key.Channel, g.Key.Unit, Count = g.Sum(i => i.Count) }).ToListAsync(ct);
            var categories = await items.GroupBy(i => i.Category).Select(g => new CategoryCount(g.Key, g.Sum(i => i.Count))).ToListAsync(ct);
            var totals = await db.Set<PublicationCount>().AsNoTracking().Where(c => c.Year == query.Year)
                .Select(c => new ChannelCount(c.Channel, c.Unit, c.Count, c.EvidenceLink)).ToListAsync(ct);
            var listed = query.Month is not { } month ? [] : await items.Where(i => i.On.Month == month).OrderBy(i => i.On).ThenBy(i => i.Id).Take(MostItems)
                .Select(i => new Item(i.Id, i.On, i.Channel, i.Unit, i.Category, i.Title, i.Count, i.EvidenceLink)).ToListAsync(ct);
            Month[] months = [.. Enumerable.Range(1, 12).Select(no =>
            {
                ChannelCount[] counts = [.. counted.Where(c => c.Month == no).OrderBy(c => c.Channel, StringComparer.Ordinal)
                    .Select(c => new ChannelCount(c.Channel, c.Unit, c.Count))];
                return new Month(no, counts.Sum(c => c.Count), counts);
            })];
            return new Response(query.Year, months.Sum(m => m.Total) + totals.Sum(t => t.Count), months, totals,
                [.. categories.OrderBy(c => c.Category)], listed);
        }
    }
}
