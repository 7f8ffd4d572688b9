using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Notices;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Portal;

/// <summary>The applicant says, at any time, whether they are told of the own request by mail or text message: on the status page, or by the address in a message.</summary>
public static class ChooseMessages
{
    /// <param name="Number">登记编号; with the query code. Either these or a ticket.</param>
    /// <param name="Ticket">From the address in a message; it can only stop them.</param>
    [Acts(Act.ChooseMessages)]
    public sealed record Command(bool Wanted, string? Number = null, string? QueryCode = null, string? Ticket = null) : ICommand<Response>, IPortalRequest
    {
        Task<Problem?> IPortalRequest.EnterAsync(PortalDoor door, CancellationToken ct) =>
            Ticket is null ? door.EnterByCodeAsync(Number, QueryCode, ct) : door.EnterByMessageAsync(Wanted ? null : Ticket, ct);

        // Records print their members; query codes must never reach a log.
        public override string ToString() => nameof(ChooseMessages);
    }

    public sealed record Response(string CaseNumber, bool Wanted);

    internal sealed class Handler(RequestsDb db, Messages messages, MessageTickets tickets, EventLog events, IOfficeClock clock)
        : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var number = CaseNumbers.Tidy(command.Number);
            var id = tickets.Read(command.Ticket);
            var found = await db.Set<Case>().SingleAsync(c => command.Ticket == null ? c.Number == number : c.Id == id, cancellationToken);
            var contact = await messages.OfAsync(found, cancellationToken);
            if (contact is null) db.Add(contact = new ApplicantContact(found.Id, found.BodyId, Text.Languages[0]));
            if (command.Wanted == (contact.StoppedAt is null)) return new Response(found.Number, command.Wanted);
            if (command.Wanted) contact.Resume();
            else contact.Stop(clock.Now);
            events.Record(Act.ChooseMessages, found, clock.Today, new { command.Wanted });
            return new Response(found.Number, command.Wanted);
        }
    }
}
