using FluentValidation;
using MediatR;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Intake;
using Requests.Features.Services.Pipeline;
using Requests.Statute.Receipt;

namespace Requests.Features.Areas.Intake;

/// <summary>How the office tried to reach an applicant. Kinds, not words, so that no number or name gets into the record.</summary>
public enum ContactMeans
{
    Phone,
    TextMessage,
    Email,
    Letter,
    InPerson,
}

/// <summary>
/// Notes that office and applicant have confirmed a request to each other: the receipt date is that day and the clock
/// starts (REC-3, 4, 6, 7). An attempt that reached nobody is noted too, and changes nothing.
/// </summary>
public static class ConfirmReceipt
{
    /// <param name="On">The day of the contact or the attempt.</param>
    /// <param name="Reached">False: nobody was reached; the case waits on.</param>
    [Acts(Act.ConfirmReceipt)]
    public sealed record Command(DateOnly On, ContactMeans Means, bool Reached = true) : CaseCommand<CaseStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Means).IsInEnum();
    }

    internal sealed class Handler(CaseOpener desk, EventLog events, IOfficeClock clock) : IRequestHandler<Command, Result<CaseStanding>>
    {
        public async Task<Result<CaseStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            if (command.On > clock.Today) return IntakeProblems.InTheFuture.At("on");
            if (command.On < found.ArrivedOn) return IntakeProblems.BeforeArrival.At("on");

            // It waited for contact, so post of any kind counts as one that needs it.
            var evidence = new ReceiptEvidence(found.ArrivedOn, ConfirmedOn: command.Reached ? command.On : null, AddressedToDisclosureOffice: false);
            var receipt = ReceiptDate.Of(found.Channel, evidence);
            if (command.Reached) found.Prove((found.Evidence ?? new ReceiptEvidence(found.ArrivedOn)) with { ConfirmedOn = command.On });
            if (receipt.ReceivedOn is { } receivedOn)
            {
                found.Receive(Act.ConfirmReceipt, receivedOn, receipt.RuleId);
                await desk.RecalculateAsync(Act.ConfirmReceipt, found, cancellationToken);
            }
            events.Record(Act.ConfirmReceipt, found, command.On, new { command.Means, command.Reached, found.ReceivedOn }, null, receipt.RuleId);
            return CaseStanding.Of(found);
        }
    }
}
