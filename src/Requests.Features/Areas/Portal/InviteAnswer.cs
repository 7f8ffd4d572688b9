using FluentValidation;
using MediatR;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Clock;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Portal;

/// <summary>外部答复链接: makes the address by which somebody outside who was asked reads the letter and answers. It is shown this once, to be sent on.</summary>
public static class InviteAnswer
{
    /// <param name="Consultation">Number of the letter within the case.</param>
    [Acts(Act.InviteAnswer)]
    public sealed record Command(int Consultation) : CaseCommand<Response>;

    /// <param name="Text">The address.</param>
    /// <param name="Until">Last day on which it opens.</param>
    public sealed record Response(string CaseNumber, CaseState State, DateOnly? DueOn, bool DueIsProvisional, Guid Version, string Text, DateOnly Until)
        : CaseStanding(CaseNumber, State, DueOn, DueIsProvisional, Version)
    {
        // Records print their members; the address opens the letter.
        public override string ToString() => nameof(InviteAnswer);
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Consultation).GreaterThan(0);
    }

    internal sealed class Handler(RequestsDb db, CaseOpener desk, Consultations consultations, AnswerTickets tickets, OfficeAddress office, EventLog events, ICaller caller, IOfficeClock clock)
        : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            if (await consultations.FindAsync(found, command.Consultation, cancellationToken) is not { AnsweredOn: null } letter) return ClockProblems.NoSuchConsultation;
            var until = (await consultations.AnswerDueOnAsync(found, letter, cancellationToken)).On;
            if (until < clock.Today) return PortalProblems.AnswerOver;
            var link = new AnswerLink(Guid.CreateVersion7(), found.BodyId, found.Id, command.Consultation, until, caller.Name, clock.Now);
            db.Add(link);
            events.Record(Act.InviteAnswer, found, clock.Today, new { command.Consultation, Until = until });
            return new Response(found.Number, found.State, found.DueOn, found.DueIsProvisional, found.Version,
                $"{office.Root}/opinions/{tickets.Issue(found.Id, command.Consultation, until, link.Id)}", until);
        }
    }
}
