using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Statute.Letters;

namespace Requests.Features.Areas.Portal;

/// <summary>答复材料: what an applicant gets with the last reply that left, each part with an address that opens it.</summary>
public static class ReadParcel
{
    [OpenToAll]
    public sealed record Query(string Number, string QueryCode) : PortalQuery<Response>(Number, QueryCode);

    /// <param name="ArrivedOn">The day the reply counts as received; null while that is not known.</param>
    /// <param name="WaitsForOpening">Served electronically and not opened yet: opening it is its arrival.</param>
    /// <param name="AllTicket">Opens all parts in one archive.</param>
    public sealed record Response(string CaseNumber, string Title, string? DocumentNumber, DateOnly? LetterOn, DateOnly? ArrivedOn, bool WaitsForOpening,
        IReadOnlyList<Part> Parts, string AllTicket);

    /// <param name="No">0 is the letter.</param>
    /// <param name="Ticket">Opens this part for two hours.</param>
    public sealed record Part(int No, string Title, string FileName, string MediaType, long Bytes, string Sha256, string Ticket);

    internal sealed class Handler(RequestsDb db, ReplyParcel parcel, ParcelTickets tickets) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var reply = await db.Set<Document>().AsNoTracking().Include(d => d.Texts).Include(d => d.Services).AsSplitQuery().Where(ApplicantLetters.Visible)
                .Where(d => LetterKinds.Replies.Contains(d.Kind) && db.Set<Case>().Any(c => c.Id == d.CaseId && c.Number == query.CaseNumber))
                .OrderByDescending(d => d.No).FirstOrDefaultAsync(cancellationToken);
            if (reply is null || reply.Texts.Count == 0) return PortalProblems.NoSuchLetter;

            var parts = await parcel.PartsAsync(reply, cancellationToken);
            return new Response(query.CaseNumber, reply.Title, reply.Number, reply.LetterOn, reply.LastService?.ReceivedOn, ReplyParcel.WaitsForOpening(reply),
                [.. parts.Select(p => new Part(p.No, p.Title, p.FileName, p.MediaType, p.Bytes, p.Sha256, tickets.Issue(reply.Id, p.No)))],
                tickets.Issue(reply.Id, ParcelTickets.Everything));
        }
    }
}
