using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Webhooks;

namespace Requests.Features.Areas.Webhooks;

/// <summary>The body's subscriptions, those in force first, and the events there are.</summary>
public static class ListWebhooks
{
    [Acts(Act.ManageWebhooks)]
    public sealed record Query : IQuery<Response>;

    public sealed record Response(IReadOnlyList<Line> Subscriptions, IReadOnlyList<string> Events);

    public sealed record Line(Guid Id, string Name, string Address, IReadOnlyList<string> Events, DateTimeOffset CreatedAt, DateTimeOffset? EndedAt);

    internal sealed class Handler(RequestsDb db) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var rows = await db.Set<WebhookSubscription>().AsNoTracking().OrderBy(s => s.EndedAt != null).ThenByDescending(s => s.CreatedAt).ToListAsync(cancellationToken);
            return new Response([.. rows.Select(s => new Line(s.Id, s.Name, s.Address, s.Events.Split(' '), s.CreatedAt, s.EndedAt))], WebhookEvents.All);
        }
    }
}
