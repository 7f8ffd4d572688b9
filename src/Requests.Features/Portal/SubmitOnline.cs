using FluentValidation;
using MediatR;
using Requests.Features.Access;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Intake;
using Requests.Features.Pipeline;
using Requests.Statute.Intake;
using Requests.Statute.Receipt;

namespace Requests.Features.Portal;

/// <summary>An applicant without an account submits a request on the web; it is acknowledged at once, so it is received that day (REC-5).</summary>
public static class SubmitOnline
{
    /// <param name="BodyCode">Code of the addressed body; needed only where the installation serves several.</param>
    [Acts(Act.SubmitOnline)]
    public sealed record Command(
        string Subject,
        string RequestText,
        ApplicantType ApplicantType,
        Person Applicant,
        Person? Agent = null,
        string? WantedForm = null,
        string? WantedRoute = null,
        bool ElectronicServiceConsent = false,
        string? BodyCode = null) : ICommand<IntakeReceipt>, IPortalRequest
    {
        Task<Problem?> IPortalRequest.EnterAsync(PortalDoor door, CancellationToken ct) => door.EnterByBodyAsync(BodyCode, ct);
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.ApplicantType).IsInEnum().NotEqual(ApplicantType.Unknown);
            RuleFor(c => c.Subject).NotEmpty().MaximumLength(TextLimits.Subject);
            RuleFor(c => c.RequestText).NotEmpty().MaximumLength(TextLimits.RequestText);
            RuleFor(c => c.Applicant).NotNull().SetValidator(new PersonValidator());
            RuleFor(c => c.Agent!).SetValidator(new PersonValidator()).When(c => c.Agent is not null);
            RuleFor(c => c.WantedForm).MaximumLength(TextLimits.Name);
            RuleFor(c => c.WantedRoute).MaximumLength(TextLimits.Name);
        }
    }

    internal sealed class Handler(NewCase newCase, ICaller caller, IOfficeClock clock) : IRequestHandler<Command, Result<IntakeReceipt>>
    {
        public async Task<Result<IntakeReceipt>> Handle(Command command, CancellationToken cancellationToken)
        {
            var registration = new Registration(command.Subject.Trim(), command.RequestText.Trim(), IntakeChannel.Online, command.ApplicantType,
                command.WantedForm, command.WantedRoute, command.ElectronicServiceConsent, clock.Today, clock.Now);
            var evidence = new ReceiptEvidence(clock.Today, SignedOn: null, ConfirmedOn: null, SubmittedOn: clock.Today);
            return await newCase.OpenAsync(Act.SubmitOnline, caller.BodyId!.Value, registration, command.Applicant, command.Agent, null, evidence, cancellationToken);
        }
    }
}
