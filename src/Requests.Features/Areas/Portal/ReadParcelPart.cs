using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Features.Areas.Portal;

/// <summary>Hands out one part of a reply, or all of them, to who holds its ticket.</summary>
public static class ReadParcelPart
{
    [OpenToAll]
    public sealed record Query(string Ticket) : IQuery<Response>, IPortalRequest
    {
        Task<Problem?> IPortalRequest.EnterAsync(PortalDoor door, CancellationToken ct) => door.EnterByTicketAsync(Ticket, ct);

        public override string ToString() => nameof(ReadParcelPart);
    }

    /// <param name="Sha256">Null for all parts in one archive, which is written while it leaves.</param>
    /// <param name="WriteAsync">Writes the content.</param>
    /// <param name="Content">The same as a stream that can be read from any place; null for the archive.</param>
    public sealed record Response(string FileName, string MediaType, string? Sha256, Stream? Content, Func<Stream, CancellationToken, Task>? WriteAsync);

    internal sealed class Handler(RequestsDb db, ReplyParcel parcel, ParcelTickets tickets) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var ticket = tickets.Read(query.Ticket)!;
            var letter = await db.Set<Document>().AsNoTracking().Include(d => d.Texts).Where(ApplicantLetters.Visible)
                .SingleOrDefaultAsync(d => d.Id == ticket.DocumentId, cancellationToken);
            if (letter is null) return PortalProblems.NoSuchLetter;
            var parts = await parcel.PartsAsync(letter, cancellationToken);
            if (ticket.Part == ParcelTickets.Everything)
                return new Response($"{letter.Title}.zip", "application/zip", null, null, (to, ct) => ReplyParcel.WriteZipAsync(parts, to, ct));
            return parts.FirstOrDefault(p => p.No == ticket.Part) is { } part
                ? new Response(part.FileName, part.MediaType, part.Sha256, await part.OpenAsync(cancellationToken), null)
                : PortalProblems.NoSuchLetter;
        }
    }
}
