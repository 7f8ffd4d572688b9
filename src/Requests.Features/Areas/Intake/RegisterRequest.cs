using System.Linq.Expressions;
using FluentValidation;
using MediatR;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Intake;
using Requests.Features.Services.Notices;
using Requests.Features.Services.Pipeline;
using Requests.Statute;
using Requests.Statute.Intake;
using Requests.Statute.Receipt;
using Requests.Statute.Service;

namespace Requests.Features.Areas.Intake;

/// <summary>
/// Registers a request that came by post, over the counter, by word of mouth, fax or e-mail. The receipt date is worked
/// out from the channel and its evidence (REC-1..9), never typed.
/// </summary>
public static class RegisterRequest
{
    /// <param name="ArrivedOn">The day it reached the building, mail system or fax.</param>
    /// <param name="SignedOn">The day anybody of the body signed for it (REC-2).</param>
    /// <param name="ConfirmedOn">The day both sides confirmed (REC-3, REC-4, REC-6).</param>
    /// <param name="AddressedToDisclosureOffice">False for post to another unit or person: contact decides (REC-3).</param>
    /// <param name="OwnRuleOn">Another channel: the day the body's own published rule gives (REC-7).</param>
    /// <param name="ReadBackAndSigned">Word of mouth: written down, read back and signed or thumb-printed (INT-4).</param>
    /// <param name="Agent">Files for the applicant; the case counts under the applicant's kind (INT-9).</param>
    /// <param name="Matters">Several matters in one request, in its words and order; one is the default.</param>
    /// <param name="MailNumber">Number on the envelope of registered or express post, kept with the evidence of the receipt date.</param>
    /// <param name="WantedFormWords">The form wanted in the applicant's own words, where it is none of the usual ones; letters quote it.</param>
    /// <param name="ProposalId">The mail or scan at the clerk's desk that is hereby confirmed: its files become the case's, and the sender
    /// of a mail is told.</param>
    /// <param name="WantedRouteWords">The way wanted in the applicant's own words, likewise.</param>
    /// <param name="Guardian">Acts for an applicant who is a minor or cannot act.</param>
    /// <param name="MandateUntil">The last day of the agent's mandate.</param>
    /// <param name="IdentityProof">Whether it is known who asks; null takes what the letter gives: a number was given, or nothing was.</param>
    [Acts(Act.RegisterRequest)]
    public sealed record Command(
        IntakeChannel Channel,
        string Subject,
        string RequestText,
        ApplicantType ApplicantType,
        Person Applicant,
        DateOnly ArrivedOn,
        DateOnly? SignedOn = null,
        DateOnly? ConfirmedOn = null,
        bool AddressedToDisclosureOffice = true,
        Person? Agent = null,
        WantedForm? WantedForm = null,
        WantedRoute? WantedRoute = null,
        bool ElectronicServiceConsent = false,
        IReadOnlyList<string>? Matters = null,
        DateOnly? OwnRuleOn = null,
        bool ReadBackAndSigned = false,
        string? MailNumber = null,
        string? WantedFormWords = null,
        string? WantedRouteWords = null,
        Guid? ProposalId = null,
        Person? Guardian = null,
        DateOnly? MandateUntil = null,
        IdentityProof? IdentityProof = null) : ICommand<IntakeReceipt>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(IOfficeClock clock)
        {
            RuleFor(c => c.Channel).IsInEnum().NotEqual(IntakeChannel.Online).NotEqual(IntakeChannel.Unknown);
            RuleFor(c => c.ApplicantType).IsInEnum();
            RuleFor(c => c.Subject).NotEmpty().MaximumLength(TextLimits.Subject);
            RuleFor(c => c.RequestText).NotEmpty().MaximumLength(TextLimits.RequestText);
            RuleFor(c => c.Applicant).NotNull().SetValidator(new PersonValidator(IntakeDoor.Office));
            RuleFor(c => c.Agent!).SetValidator(new PersonValidator(IntakeDoor.Office)).When(c => c.Agent is not null);
            RuleFor(c => c.Guardian!).SetValidator(new PersonValidator(IntakeDoor.Office)).When(c => c.Guardian is not null);
            RuleFor(c => c.MandateUntil).Null().When(c => c.Agent is null).WithMessage(_ => IntakeProblems.NoAgent.Text.ToString());
            RuleFor(c => c.IdentityProof).IsInEnum();
            RuleFor(c => c.ArrivedOn).Must(RuleBook.Covers).WithMessage(_ => IntakeProblems.BeforeTheLaw.Text.ToString());
            RuleFor(c => c.WantedForm).IsInEnum();
            RuleFor(c => c.WantedRoute).IsInEnum();
            RuleFor(c => c.WantedFormWords).MaximumLength(TextLimits.Name);
            RuleFor(c => c.WantedRouteWords).MaximumLength(TextLimits.Name);
            RuleFor(c => c.MailNumber).MaximumLength(TextLimits.Code);
            RuleForEach(c => c.Matters).NotEmpty().MaximumLength(TextLimits.RequestText);
            Expression<Func<Command, DateOnly?>>[] evidence = [c => c.SignedOn, c => c.ConfirmedOn, c => c.OwnRuleOn];
            foreach (var day in evidence.Append(c => c.ArrivedOn))
                RuleFor(day).Must(on => on is null || on <= clock.Today).WithMessage(_ => IntakeProblems.InTheFuture.Text.ToString());
            foreach (var day in evidence)
                RuleFor(day).Must((c, on) => on is null || on >= c.ArrivedOn).WithMessage(_ => IntakeProblems.BeforeArrival.Text.ToString());
        }
    }

    private static string? HasText(string? words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim();

    internal sealed class Handler(RequestsDb db, NewCase newCase, Proposals proposals, Outbox outbox, EventLog events, ICaller caller, IOfficeClock clock)
        : IRequestHandler<Command, Result<IntakeReceipt>>
    {
        private static readonly Text MailSubject = Text.Of("RegisterRequest.MailSubject");
        private static readonly Text MailText = Text.Of("RegisterRequest.MailText");
        private static readonly Text MailTextWithoutDay = Text.Of("RegisterRequest.MailTextWithoutDay");
        private static readonly Text MailProvisional = Text.Of("SubmitOnline.MailProvisional");

        public async Task<Result<IntakeReceipt>> Handle(Command command, CancellationToken cancellationToken)
        {
            if (command is { Channel: IntakeChannel.Oral, ReadBackAndSigned: false }) return IntakeProblems.NotReadBack;
            var registration = new Registration(command.Subject.Trim(), command.RequestText.Trim(), command.Channel, command.ApplicantType,
                command.WantedForm, command.WantedRoute, command.ElectronicServiceConsent, clock.Today, clock.Now,
                WantedFormWords: HasText(command.WantedFormWords), WantedRouteWords: HasText(command.WantedRouteWords));
            var evidence = new ReceiptEvidence(command.ArrivedOn, command.SignedOn, command.ConfirmedOn, null,
                command.AddressedToDisclosureOffice, OwnRuleOn: command.OwnRuleOn, MailNumber: command.MailNumber);
            var proposal = command.ProposalId is { } id ? await proposals.FindOpenAsync(id, cancellationToken) : null;
            if (proposal?.Problem is { } gone) return gone;
            var receipt = await newCase.OpenAsync(Act.RegisterRequest, caller.BodyId!.Value, registration, command.Applicant, command.Agent,
                command.Matters, evidence, cancellationToken, command.Guardian, command.MandateUntil, command.IdentityProof);
            if (proposal is not null) await ConfirmAsync(proposal.Value, receipt, cancellationToken);
            return receipt;
        }

        private async Task ConfirmAsync(IntakeProposal proposal, IntakeReceipt receipt, CancellationToken ct)
        {
            var opened = db.Set<Case>().Local.Single(c => c.Number == receipt.CaseNumber);
            var content = proposals.ContentOf(proposal);
            var last = await proposals.GiveAsync(proposal, opened, ProposalState.Registered, ct);
            if (last is not null) events.Record(Act.AttachFile, opened, clock.Today, new { Proposal = proposal.No, proposal.Source, LastFile = last });
            if (proposal.Source != ProposalSource.Mail || content.IsAutomatic || content.From is not { } sender || !MailAddress.CanBeDelivered(sender)) return;
            // As after a request online: the query code is told on paper or in person only.
            var words = receipt is { ReceivedOn: { } receivedOn, DueOn: { } dueOn }
                ? MailText.With(receipt.CaseNumber, receivedOn, dueOn).ToString() + (receipt.DueIsProvisional ? MailProvisional.ToString() : "")
                : MailTextWithoutDay.With(receipt.CaseNumber).ToString();
            outbox.AddMail(opened.BodyId, $"receipt/{receipt.CaseNumber}", MailAddress.Tidy(sender), MailSubject.With(receipt.CaseNumber).ToString(), words);
        }
    }
}
