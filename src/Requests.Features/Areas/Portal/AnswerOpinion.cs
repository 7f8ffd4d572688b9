using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Events;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Clock;
using Requests.Features.Services.Files;
using Requests.Features.Services.Letters;
using Requests.Statute.Clocks;
using Requests.Statute.Outcomes;

namespace Requests.Features.Areas.Portal;

/// <summary>
/// Somebody outside answers what they were asked, by the address they were sent: opinion, words and a file if they like. The clock goes
/// on by itself from the day of the answer (CLK-6, CLK-7, CLK-8), the words are kept as a file, and the officer is told.
/// </summary>
public static class AnswerOpinion
{
    /// <param name="SignedBy">Who answers, as under a letter.</param>
    [Acts(Act.RecordConsultationAnswer)]
    public sealed record Command(string Ticket, ConsultationOpinion Opinion, string SignedBy, string? Text = null) : ICommand<Response>, IPortalRequest
    {
        /// <summary>As taken in; a door fills it, never a client.</summary>
        [JsonIgnore]
        public KeptFile? File { get; init; }

        Task<Problem?> IPortalRequest.EnterAsync(PortalDoor door, CancellationToken ct) => door.EnterByAnswerAsync(Ticket, ct);

        // The other side's words may name people.
        public override string ToString() => nameof(AnswerOpinion);
    }

    public sealed record Response(DateOnly AnsweredOn);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Opinion).IsInEnum().NotEqual(ConsultationOpinion.Silent);
            RuleFor(c => c.SignedBy).NotEmpty().MaximumLength(TextLimits.Name);
            RuleFor(c => c.Text).MaximumLength(TextLimits.RequestText)
                .NotEmpty().When(c => c.Opinion is ConsultationOpinion.Objects or ConsultationOpinion.AgreesInPart, ApplyConditionTo.CurrentValidator);
        }
    }

    internal sealed class Handler(RequestsDb db, CaseOpener desk, Consultations consultations, ClockRecorder ledger, AnswerTickets tickets, CaseLetters letters, NoticeArrivals arrivals, FileIntake files,
        IMediator mediator, IOfficeClock clock) : IRequestHandler<Command, Result<Response>>
    {
        private static readonly Text Proof = Text.Of("AnswerOpinion.proof");
        private static readonly Text Heading = Text.Of("AnswerOpinion.heading");

        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var ct = cancellationToken;
            var ticket = tickets.Read(command.Ticket)!;
            var number = await db.Set<Case>().Where(c => c.Id == ticket.CaseId).Select(c => c.Number).SingleAsync(ct);
            var found = (await desk.FindAsync(number, ct))!;
            if (!Permissions.Fits(Act.RecordConsultationAnswer, found.State)) return PortalProblems.AnswerOver;
            if (await consultations.FindAsync(found, ticket.Consultation, ct) is not { AnsweredOn: null } letter) return PortalProblems.AnswerOver;
            found.Touch(Guid.NewGuid());
            var before = found.DueOn;
            // Who answers has the letter: the day of the answer is the latest on which it can have arrived.
            if (letter.DeliveredOn is null)
            {
                var sent = found.ClockEntries.Single(e => e.Sequence == letter.LedgerSequence);
                var arrival = new NoticeArrival(await letters.SentForAsync(found, letter, ct), sent, letter, clock.Today, new ServiceProof(ProofKind.DeliveryLog, Proof.Zh));
                if (await arrivals.EnterAsync(Act.RecordConsultationDelivery, found, arrival, ct) is { } undelivered) return undelivered;
            }
            var entry = new ClockEntry(0, Consultations.AnswerKind(letter.Kind), clock.Today, RefersTo: letter.LedgerSequence);
            if (await ledger.EnterAsync(Act.RecordConsultationAnswer, found, entry, null, new { ticket.Consultation, On = clock.Today, command.Opinion, ByLink = true }, ct,
                Consultations.RuleOf(letter.Kind)) is { } problem) return problem;
            var words = command.Text?.Trim();
            letter.Answer(clock.Today, command.Opinion, words);
            var sheet = Heading.With(letter.SentOn.ToString("O", System.Globalization.CultureInfo.InvariantCulture), Text.Of(command.Opinion), command.SignedBy.Trim(), words ?? "").Zh;
            await files.AttachAsync(found, FilePurpose.Opinion, await files.KeepTextAsync(Text.Of("AnswerOpinion.fileName").Zh, sheet, ct), ct);
            if (command.File is { } file) await files.AttachAsync(found, FilePurpose.Opinion, file, ct);
            await mediator.Publish(new OpinionCame(found, ticket.Consultation), ct);
            await mediator.Publish(new DueDayMoved(found, before, $"answer-{ticket.Consultation}", WentOn: true), ct);
            return new Response(clock.Today);
        }
    }
}
