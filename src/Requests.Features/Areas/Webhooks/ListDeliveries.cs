using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Webhooks;

namespace Requests.Features.Areas.Webhooks;

/// <summary>推送记录: what a subscription was sent, how often it was tried and what came of it, newest first.</summary>
public static class ListDeliveries
{
    public const int MaximumPage = 100;
    public const int UsualPage = 50;

    /// <param name="After">Cursor from the page before.</param>
    [Acts(Act.ManageWebhooks)]
    public sealed record Query(Guid SubscriptionId, OutboxState? State = null, Guid? After = null, int Size = UsualPage) : IQuery<Response>;

    public sealed record Response(IReadOnlyList<Line> Deliveries, Guid? Next);

    /// <param name="Payload">Exactly what was or will be posted.</param>
    public sealed record Line(Guid Id, string Event, string? CaseNumber, OutboxState State, int Attempts, string? LastError,
        DateTimeOffset CreatedAt, DateTimeOffset? NextAt,
        DateTimeOffset? SentAt, string Payload);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.State).IsInEnum();
            RuleFor(q => q.Size).InclusiveBetween(1, MaximumPage);
        }
    }

    internal sealed class Handler(RequestsDb db) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            // The filter of the subscriptions keeps other bodies' deliveries away.
            if (!await db.Set<WebhookSubscription>().AnyAsync(s => s.Id == query.SubscriptionId, cancellationToken)) return WebhookProblems.NotFound;
            var prefix = WebhookQueue.KeyPrefix(query.SubscriptionId);
            var all = db.Set<OutboxMessage>().AsNoTracking().Where(m => m.Key.StartsWith(prefix));
            var rows = query.State is { } state ? all.Where(m => m.State == state) : all;
            if (query.After is { } after)
            {
                var at = await all.Where(m => m.Id == after).Select(m => (DateTimeOffset?)m.CreatedAt).SingleOrDefaultAsync(cancellationToken);
                if (at is null) return WebhookProblems.NoSuchDelivery;
                rows = rows.Where(m => m.CreatedAt < at || (m.CreatedAt == at && m.Id.CompareTo(after) < 0));
            }
            var page = await rows.OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).Take(query.Size + 1).ToListAsync(cancellationToken);
            var shown = page.Take(query.Size).ToList();
            return new Response([.. shown.Select(m => new Line(m.Id, WebhookQueue.EventOf(m), WebhookQueue.CaseOf(m), m.State, m.Attempts,
                m.LastError, m.CreatedAt,
                m.State == OutboxState.Pending ? m.DueAt : null, m.SentAt, m.Payload))], page.Count > query.Size ? shown[^1].Id : null);
        }
    }
}
