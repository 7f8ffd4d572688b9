using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Letters;
using Requests.Features.Services.Privacy;
using Requests.Statute.Outcomes;

namespace Requests.Features.Areas.Portal;

/// <summary>What somebody outside is asked, by the address they were sent: the letter, by when, and whom to call. Nothing of the applicant.</summary>
public static class ReadAskedOpinion
{
    [OpenToAll]
    public sealed record Query(string Ticket) : IQuery<Response>, IPortalRequest
    {
        Task<Problem?> IPortalRequest.EnterAsync(PortalDoor door, CancellationToken ct) => door.EnterByAnswerAsync(Ticket, ct);

        public override string ToString() => nameof(ReadAskedOpinion);
    }

    /// <param name="Letter">As it was sent; null where its text is not kept here.</param>
    /// <param name="AnsweredOn">The answer is on record; nothing more is asked.</param>
    public sealed record Response(string Body, string? Title, string? Letter, string Passages, DateOnly Until, DateOnly? AnsweredOn, ConsultationKind Kind, string Phone);

    internal sealed class Handler(RequestsDb db, CaseOpener desk, CaseLetters letters, AnswerTickets tickets, PersonalVault vault) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var ct = cancellationToken;
            var ticket = tickets.Read(query.Ticket)!;
            var asked = await db.Set<Consultation>().SingleOrDefaultAsync(c => c.CaseId == ticket.CaseId && c.No == ticket.Consultation, ct);
            if (asked is null) return PortalProblems.AnswerOver;
            var body = await db.Set<Body>().SingleAsync(b => b.Id == asked.BodyId, ct);
            var found = await db.Set<Case>().SingleAsync(c => c.Id == ticket.CaseId, ct);
            var letter = await letters.SentForAsync(found, asked, ct);
            var text = letter is null ? null : vault.OpenString(DocumentText.TextPlace(letter.Id, letter.CurrentText.No), letter.CurrentText.Text);
            return new Response(body.Name, letter?.Title, text, asked.Passages, ticket.Until, asked.AnsweredOn, asked.Kind,
                (await desk.SettingsAsync(asked.BodyId, ct)).ContactPhone);
        }
    }
}
