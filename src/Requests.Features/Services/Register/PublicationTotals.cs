using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;

namespace Requests.Features.Services.Register;

/// <summary>One channel's count of a year.</summary>
/// <param name="Unit">What is counted: 条, 个.</param>
/// <param name="EvidenceLink">Where the count can be looked up.</param>
public sealed record ChannelCount(string Channel, string Unit, int Count, string? EvidenceLink = null);

/// <summary>
/// What was published of its own motion in a year: the channels and their sum (PRO-3), never a typed total. A channel of
/// which items are registered is counted from them; of any other the year's count is entered as one figure.
/// </summary>
public sealed record PublicationTotals(int Year, int Total, IReadOnlyList<ChannelCount> Counts)
{
    public static async Task<PublicationTotals> OfAsync(RequestsDb db, int year, IReadOnlyList<Guid> bodies, CancellationToken ct)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var entered = await db.Set<PublicationCount>().IgnoreQueryFilters().AsNoTracking().Where(c => bodies.Contains(c.BodyId) && c.Year == year)
            .GroupBy(c => new { c.Channel, c.Unit }).Select(g => new ChannelCount(g.Key.Channel, g.Key.Unit, g.Sum(c => c.Count),
                g.Max(c => c.EvidenceLink))).ToListAsync(ct);
        var items = await db.Set<PublicationItem>().IgnoreQueryFilters().AsNoTracking().Where(i => bodies.Contains(i.BodyId) && i.On >= first && i.On <= last)
            .GroupBy(i => new { i.Channel, i.Unit }).Select(g => new ChannelCount(g.Key.Channel, g.Key.Unit, g.Sum(i => i.Count), null)).ToListAsync(ct);
        ChannelCount[] counts = [.. entered.Concat(items).GroupBy(c => (c.Channel, c.Unit))
            .Select(g => new ChannelCount(g.Key.Channel, g.Key.Unit, g.Sum(c => c.Count), g.Max(c => c.EvidenceLink)))
            .OrderBy(c => c.Channel, StringComparer.Ordinal).ThenBy(c => c.Unit, StringComparer.Ordinal)];
        return new(year, counts.Sum(c => c.Count), counts);
    }
}
