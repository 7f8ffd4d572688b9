using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Staff;

namespace Requests.Features.Areas.Campaigns;

/// <summary>Campaigns of the body, the newest first.</summary>
public static class ListCampaigns
{
    private const int Most = 100;

    [Acts(Act.ViewCases)]
    public sealed record Query : IQuery<IReadOnlyList<Response>>;

    /// <param name="Cases">With the model, without those closed to who asks.</param>
    /// <param name="Open">Not yet answered.</param>
    public sealed record Response(Guid Id, string Name, string ModelNumber, string By, DateTimeOffset At, int Cases, int LeftOut, int Open);

    internal sealed class Handler(RequestsDb db, People people, ICaller caller) : IRequestHandler<Query, Result<IReadOnlyList<Response>>>
    {
        public async Task<Result<IReadOnlyList<Response>>> Handle(Query query, CancellationToken cancellationToken)
        {
            var rows = await db.Set<Campaign>().Where(c => c.BodyId == caller.BodyId && db.Set<Case>().Any(x => x.Id == c.ModelId)).OrderByDescending(c => c.At).ThenBy(c => c.Id).Take(Most)
                .Select(c => new
                {
                    c.Id,
                    c.Name,
                    c.ModelNumber,
                    c.ByName,
                    c.At,
                    Cases = db.Set<CampaignCase>().Count(m => m.CampaignId == c.Id),
                    LeftOut = db.Set<CampaignCase>().Count(m => m.CampaignId == c.Id && m.State == CampaignCaseState.LeftOut),
                    Open = db.Set<CampaignCase>().Count(m => m.CampaignId == c.Id && m.State != CampaignCaseState.LeftOut
                        && db.Set<Case>().Any(x => x.Id == m.CaseId && x.IsOpen)),
                }).ToListAsync(cancellationToken);
            var name = await people.NamesAsync([.. rows.Select(r => r.ByName)], cancellationToken);
            return rows.ConvertAll(r => new Response(r.Id, r.Name, r.ModelNumber, name(r.ByName), r.At, r.Cases, r.LeftOut, r.Open));
        }
    }
}
