using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Intake;
using Requests.Features.Services.Notices;
using Requests.Statute.Intake;
using Requests.Statute.Receipt;
using Requests.Statute.Service;

namespace Requests.Features.Areas.Portal;

/// <summary>An applicant without an account submits a request on the web; it is acknowledged at once, so it is received that day (REC-5).</summary>
public static class SubmitOnline
{
    /// <param name="BodyCode">Code of the addressed body; needed only where the installation serves several.</param>
    /// <param name="MandateUntil">The last day of the agent's mandate.</param>
    /// <param name="Guardian">Acts for an applicant who is a minor or cannot act.</param>
    [Acts(Act.SubmitOnline)]
    public sealed record Command(
        string Subject,
        string RequestText,
        ApplicantType ApplicantType,
        Person Applicant,
        Person? Agent = null,
        WantedForm? WantedForm = null,
        WantedRoute? WantedRoute = null,
        bool ElectronicServiceConsent = false,
        string? BodyCode = null,
        DateOnly? MandateUntil = null,
        Person? Guardian = null) : ICommand<IntakeReceipt>, IPortalRequest
    {
        /// <summary>Code of the draft it grew from, which is forgotten; a door fills it.</summary>
        [JsonIgnore]
        public string? Draft { get; init; }

        Task<Problem?> IPortalRequest.EnterAsync(PortalDoor door, CancellationToken ct) => door.EnterByBodyAsync(BodyCode, ct);

        // Records print their members; the code of a draft must never reach a log.
        public override string ToString() => nameof(SubmitOnline);
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.ApplicantType).IsInEnum().NotEqual(ApplicantType.Unknown);
            RuleFor(c => c.Subject).NotEmpty().MaximumLength(TextLimits.Subject);
            RuleFor(c => c.RequestText).NotEmpty().MaximumLength(TextLimits.RequestText);
            RuleFor(c => c.Applicant).NotNull().SetValidator(c => new PersonValidator(IntakeDoor.Portal, c.ApplicantType));
            RuleFor(c => c.Agent!).SetValidator(new PersonValidator(IntakeDoor.Portal)).When(c => c.Agent is not null);
            RuleFor(c => c.Guardian!).SetValidator(new PersonValidator(IntakeDoor.Portal)).When(c => c.Guardian is not null);
            RuleFor(c => c.MandateUntil).Null().When(c => c.Agent is null).WithMessage(_ => IntakeProblems.NoAgent.Text.ToString());
            RuleFor(c => c.WantedForm).IsInEnum();
            RuleFor(c => c.WantedRoute).IsInEnum();
        }
    }

    internal sealed class Handler(RequestsDb db, NewCase newCase, DraftFinder drafts, Outbox outbox, Messages messages, ICaller caller,
        IOfficeClock clock) : IRequestHandler<Command, Result<IntakeReceipt>>
    {
        // The query code is told on the screen only: a mail passes through other hands.
        private static readonly Text MailSubject = Text.Of("SubmitOnline.MailSubject");
        private static readonly Text MailText = Text.Of("SubmitOnline.MailText");
        private static readonly Text MailProvisional = Text.Of("SubmitOnline.MailProvisional");

        public async Task<Result<IntakeReceipt>> Handle(Command command, CancellationToken cancellationToken)
        {
            var registration = new Registration(command.Subject.Trim(), command.RequestText.Trim(), IntakeChannel.Online, command.ApplicantType,
                command.WantedForm, command.WantedRoute, command.ElectronicServiceConsent, clock.Today, clock.Now);
            var evidence = new ReceiptEvidence(clock.Today, SignedOn: null, ConfirmedOn: null, SubmittedOn: clock.Today);
            var receipt = await newCase.OpenAsync(Act.SubmitOnline, caller.BodyId!.Value, registration, command.Applicant, command.Agent,
                null, evidence, cancellationToken, command.Guardian, command.MandateUntil);
            await drafts.ForgetAsync(command.Draft, cancellationToken);
            if (command.Applicant.Email is { Length: > 0 } typed && MailAddress.Tidy(typed) is var address)
            {
                var opened = db.Set<Case>().Local.Single(c => c.Number == receipt.CaseNumber).Id;
                var text = MailText.With(receipt.CaseNumber, receipt.ReceivedOn!, receipt.DueOn!).ToString()
                    + (receipt.DueIsProvisional ? MailProvisional.ToString() : "");
                outbox.AddMail(caller.BodyId.Value, $"receipt/{receipt.CaseNumber}", address, MailSubject.With(receipt.CaseNumber).ToString(),
                    text + messages.StopWords(opened), caseId: opened);
            }
            return receipt;
        }
    }
}
