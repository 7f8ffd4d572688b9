using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data.Entities;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Register;

namespace Requests.Features.Areas.Register;

/// <summary>Takes a wrongly registered publication out; the event keeps what it said.</summary>
public static class RemovePublication
{
    [Acts(Act.RecordPublicationCounts)]
    public sealed record Command(Guid Id) : ICommand<Response>;

    public sealed record Response(Guid Id);

    internal sealed class Handler(RequestsDb db, EventLog events) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            if (await db.Set<PublicationItem>().SingleOrDefaultAsync(i => i.Id == command.Id,
                cancellationToken) is not { } item) return PublicationProblems.NoItem;
            db.Set<PublicationItem>().Remove(item);
            events.Record(Act.RecordPublicationCounts, item.BodyId,
                new { removed = new { item.Id, item.On, item.Channel, item.Unit, item.Count, item.EvidenceLink } });
            return new Response(item.Id);
        }
    }
}
