using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;

namespace Requests.Features.Register;

/// <summary>One channel's count of a year.</summary>
/// <param name="Unit">What is counted: 条, 个.</param>
/// <param name="EvidenceLink">Where the count can be looked up.</param>
public sealed record ChannelCount(string Channel, string Unit, int Count, string? EvidenceLink = null);

/// <summary>What a body published of its own motion in a year: a free list of channels and their sum (PRO-3), never a typed total.</summary>
public sealed record PublicationTotals(int Year, int Total, IReadOnlyList<ChannelCount> Counts)
{
    public static async Task<PublicationTotals> OfAsync(RequestsDb db, int year, CancellationToken ct)
    {
        var counts = await db.PublicationCounts.AsNoTracking().Where(c => c.Year == year).OrderBy(c => c.Channel).ThenBy(c => c.Unit)
            .Select(c => new ChannelCount(c.Channel, c.Unit, c.Count, c.EvidenceLink)).ToListAsync(ct);
        return new(year, counts.Sum(c => c.Count), counts);
    }
}
