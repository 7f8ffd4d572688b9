using MediatR;
using Requests.Features.Areas.Notices;
using Requests.Web.Hosting;

namespace Requests.Web.Api;

/// <summary>Doors to the caller's inbox and to the letters the outbox gave up.</summary>
internal static class InboxEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var inbox = api.MapGroup("/inbox").WithTags("Inbox");
        inbox.MapGet("/", async ([AsParameters] ListInbox.Query query, IMediator mediator, CancellationToken ct) => (await mediator.Send(query, ct)).ToAnswer())
            .WithName(nameof(ListInbox)).WithSummary("我的通知，最新的在前 / My notices, newest first")
            .Produces<ListInbox.Response>().ProducesProblems(400, 401, 403, 404);

        inbox.MapPost("/{id:guid}/read", async (Guid id, IMediator mediator,
            CancellationToken ct) => (await mediator.Send(new MarkRead.Command(id), ct)).ToAnswer())
            .WithName(nameof(MarkRead)).WithSummary("标记通知为已读 / Mark a notice as read")
            .Produces<MarkRead.Response>().ProducesProblems(401, 403, 404);

        inbox.MapPost("/read", async (IMediator mediator, CancellationToken ct) => (await mediator.Send(new MarkAllRead.Command(), ct)).ToAnswer())
            .WithName(nameof(MarkAllRead)).WithSummary("把全部通知标记为已读 / Mark all notices as read")
            .Produces<MarkAllRead.Response>().ProducesProblems(401, 403);

        inbox.MapPost("/{id:guid}/acknowledgement", async (Guid id, IMediator mediator,
            CancellationToken ct) => (await mediator.Send(new AcknowledgeNotice.Command(id), ct)).ToAnswer())
            .WithName(nameof(AcknowledgeNotice)).WithSummary("知悉 / Acknowledge a notice that asks for it")
            .Produces<AcknowledgeNotice.Response>().ProducesProblems(401, 403, 404, 409);

        var outbox = api.MapGroup("/outbox/dead-letters").WithTags("Outbox");
        outbox.MapGet("/", async (IMediator mediator, CancellationToken ct) => (await mediator.Send(new ListDeadLetters.Query(), ct)).ToAnswer())
            .WithName(nameof(ListDeadLetters)).WithSummary("多次发送失败的邮件 / Mails that were given up")
            .Produces<ListDeadLetters.Response>().ProducesProblems(401, 403);

        outbox.MapPost("/{id:guid}/retry", async (Guid id, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new RetryDeadLetter.Command(id), ct)).ToAnswer())
            .WithName(nameof(RetryDeadLetter)).WithSummary("重新发送 / Send it again")
            .Produces<RetryDeadLetter.Response>().ProducesProblems(401, 403, 404, 409);
    }
}
