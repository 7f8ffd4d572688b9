using FluentValidation;
using MediatR;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Intake;
using Requests.Features.Services.Privacy;
using Requests.Statute;
using Requests.Statute.Intake;
using Requests.Statute.Receipt;
using Requests.Statute.Service;

namespace Requests.Features.Areas.Intake;

/// <summary>
/// 更正登记内容: what was taken in of a request, as it should have been. What moves a date or a right waits for a second person; after the
/// reply is issued it is noted beside the old value.
/// </summary>
public static class CorrectRequest
{
    /// <summary>The way it came and what proves its arrival; given whole, since the receipt date follows from all of it (REC-1 to REC-7).</summary>
    public sealed record Arrival(IntakeChannel Channel, DateOnly ArrivedOn, DateOnly? SignedOn = null, DateOnly? ConfirmedOn = null,
        bool AddressedToDisclosureOffice = true, DateOnly? OwnRuleOn = null, bool ReadBackAndSigned = false, string? MailNumber = null);

    /// <summary>A person as they should have been taken in; what is not given stays as it is.</summary>
    /// <param name="Emptied">Values that should not be there.</param>
    public sealed record PersonChange(string? Name = null, string? IdNumber = null, string? Phone = null, string? Address = null,
        string? Email = null,
        IReadOnlyList<PersonalField>? Emptied = null)
    {
        // Records print their members; this one must never reach a log.
        public override string ToString() => nameof(PersonChange);
    }

    /// <summary>The form and the way wanted; given whole.</summary>
    public sealed record Wishes(WantedForm? WantedForm = null, string? WantedFormWords = null, WantedRoute? WantedRoute = null,
        string? WantedRouteWords = null,
        bool ElectronicServiceConsent = false);

    /// <param name="Reason">Why it was taken in otherwise.</param>
    /// <param name="Receipt">Null where the way it came stays as it is; so the others.</param>
    /// <param name="Agent">One that was left out is added.</param>
    /// <param name="RemoveAgent">Nobody acts for the applicant.</param>
    /// <param name="MandateUntil">The last day of the agent's mandate.</param>
    /// <param name="Guardian">Acts for an applicant who is a minor or cannot act.</param>
    /// <param name="Matters">All of them, in their order; an empty list where there is one matter only.</param>
    [Acts(Act.CorrectRequest)]
    public sealed record Command(string Reason, Arrival? Receipt = null, ApplicantType? ApplicantType = null,
        PersonChange? Applicant = null, PersonChange? Agent = null,
        bool RemoveAgent = false, DateOnly? MandateUntil = null, PersonChange? Guardian = null, bool RemoveGuardian = false,
            string? Subject = null, string? RequestText = null,
        IReadOnlyList<string>? Matters = null, Wishes? Wanted = null) : CaseCommand<Response>;

    /// <param name="No">Number of the correction within the case.</param>
    /// <param name="Correction">Waiting: a second person must agree before it counts. Noted: the reply is issued, the case keeps the old value.</param>
    public sealed record Response(string CaseNumber, CaseState State, DateOnly? DueOn, bool DueIsProvisional, Guid Version, int No,
        IntakeCorrectionState Correction, DateOnly? ReceivedOn)
        : CaseStanding(CaseNumber, State, DueOn, DueIsProvisional, Version);

    internal sealed class Validator : AbstractValidator<Command>
    {
        private static readonly Text Undeliverable = Text.Of("Person.Undeliverable");

        public Validator(IOfficeClock clock)
        {
            RuleFor(c => c.Reason).NotEmpty().MaximumLength(TextLimits.Reason);
            RuleFor(c => c.ApplicantType).IsInEnum();
            RuleFor(c => c.Subject).MaximumLength(TextLimits.Subject);
            RuleFor(c => c.RequestText).MaximumLength(TextLimits.RequestText);
            RuleForEach(c => c.Matters).NotEmpty().MaximumLength(TextLimits.RequestText);
            RuleFor(c => c.Receipt!).SetValidator(new ArrivalValidator(clock)).When(c => c.Receipt is not null);
            RuleFor(c => c.Applicant!).SetValidator(new PersonChangeValidator()).When(c => c.Applicant is not null);
            RuleFor(c => c.Agent!).SetValidator(new PersonChangeValidator()).When(c => c.Agent is not null);
            RuleFor(c => c.Guardian!).SetValidator(new PersonChangeValidator()).When(c => c.Guardian is not null);
            RuleFor(c => c.Wanted!).ChildRules(wanted =>
            {
                wanted.RuleFor(w => w.WantedForm).IsInEnum();
                wanted.RuleFor(w => w.WantedRoute).IsInEnum();
                wanted.RuleFor(w => w.WantedFormWords).MaximumLength(TextLimits.Name);
                wanted.RuleFor(w => w.WantedRouteWords).MaximumLength(TextLimits.Name);
            }).When(c => c.Wanted is not null);
        }

        private sealed class ArrivalValidator : AbstractValidator<Arrival>
        {
            public ArrivalValidator(IOfficeClock clock)
            {
                RuleFor(a => a.Channel).IsInEnum().NotEqual(IntakeChannel.Online).NotEqual(IntakeChannel.Unknown);
                RuleFor(a => a.MailNumber).MaximumLength(TextLimits.Code);
                RuleFor(a => a.ReadBackAndSigned).Equal(true).When(a => a.Channel == IntakeChannel.Oral).WithMessage(_ =>
                    IntakeProblems.NotReadBack.Text.ToString());
                RuleFor(a => a.ArrivedOn).Must(RuleBook.Covers).WithMessage(_ => IntakeProblems.BeforeTheLaw.Text.ToString())
                    .Must(on => on <= clock.Today).WithMessage(_ => IntakeProblems.InTheFuture.Text.ToString());
                foreach (var day in new System.Linq.Expressions.Expression<Func<Arrival, DateOnly?>>[] { a => a.SignedOn, a =>
                    a.ConfirmedOn, a => a.OwnRuleOn })
                    RuleFor(day).Must(on => on is null || on <= clock.Today).WithMessage(_ => IntakeProblems.InTheFuture.Text.ToString())
                        .Must((a, on) => on is null || on >= a.ArrivedOn).WithMessage(_ => IntakeProblems.BeforeArrival.Text.ToString());
            }
        }

        private sealed class PersonChangeValidator : AbstractValidator<PersonChange>
        {
            public PersonChangeValidator()
            {
                RuleFor(p => p.Name).MaximumLength(TextLimits.Name);
                RuleFor(p => p.IdNumber).MaximumLength(TextLimits.Code);
                RuleFor(p => p.Phone).MaximumLength(TextLimits.Code);
                RuleFor(p => p.Address).MaximumLength(TextLimits.Subject);
                RuleFor(p => p.Email).MaximumLength(TextLimits.Name).Must(email => MailAddress.CanBeDelivered(email!)).WithMessage(_ =>
                    Undeliverable.ToString())
                    .When(p => !string.IsNullOrEmpty(p.Email));
                RuleForEach(p => p.Emptied).IsInEnum().NotEqual(PersonalField.Name);
            }
        }
    }

    internal sealed class Handler(CaseOpener desk, IntakeCorrections corrections, PersonalVault vault) : IRequestHandler<Command,
        Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            var wanted = WantedBy(command);
            if (NamelessIn(found, wanted) is { } nameless) return nameless;
            var made = await corrections.ProposeAsync(found, wanted, command.Reason.Trim(), cancellationToken);
            if (made.Problem is { } problem) return problem;
            return new Response(found.Number, found.State, found.DueOn, found.DueIsProvisional, found.Version, made.Value.No,
                made.Value.State, found.ReceivedOn);
        }

        // Somebody who is not there yet needs a name first.
        private Problem? NamelessIn(Case found, Dictionary<RequestField, string?> wanted)
        {
            foreach (var role in new[] { PartyRole.Agent, PartyRole.Guardian })
            {
                var name = role == PartyRole.Agent ? RequestField.AgentName : RequestField.GuardianName;
                if (!found.Parties.Any(p => p.Role == role) && RequestFields.OfPerson(role).Any(f =>
                    wanted.GetValueOrDefault(f.Field) is not null)
                    && wanted.GetValueOrDefault(name) is null) return CommonProblems.Invalid.At(role == PartyRole.Agent ? "agent.name"
                        : "guardian.name");
            }
            // One way to reach the applicant is left (Art. 29).
            string? Of(RequestField field) => wanted.TryGetValue(field, out var anew) ? anew : RequestFields.Of(found, field, vault);
            var reach = new[] { RequestField.ApplicantPhone, RequestField.ApplicantAddress, RequestField.ApplicantEmail };
            return reach.Any(wanted.ContainsKey) && reach.All(f => Of(f) is null) ? CommonProblems.Invalid with
            {
                Fields = new Dictionary<string, string[]> { ["applicant.phone"] = [Text.Of("Person.NoContact").ToString()] },
            } : null;
        }

        private static Dictionary<RequestField, string?> WantedBy(Command command)
        {
            var wanted = new Dictionary<RequestField, string?>();
            if (command.Receipt is { } receipt)
            {
                // What its channel does not ask is no evidence.
                bool Asks(ReceiptQuestion question) => ReceiptChannels.All.Single(c =>
                    c.Channel == receipt.Channel).Questions.Contains(question);
                wanted[RequestField.Channel] = receipt.Channel.ToString();
                wanted[RequestField.ArrivedOn] = RequestFields.Day(receipt.ArrivedOn);
                wanted[RequestField.SignedOn] = Asks(ReceiptQuestion.SignedOn) ? RequestFields.Day(receipt.SignedOn) : null;
                wanted[RequestField.ConfirmedOn] = Asks(ReceiptQuestion.ConfirmedOn) ? RequestFields.Day(receipt.ConfirmedOn) : null;
                wanted[RequestField.AddressedToDisclosureOffice] = RequestFields.Flag(!Asks(ReceiptQuestion.AddressedToDisclosureOffice)
                    || receipt.AddressedToDisclosureOffice);
                wanted[RequestField.OwnRuleOn] = Asks(ReceiptQuestion.OwnRuleOn) ? RequestFields.Day(receipt.OwnRuleOn) : null;
                wanted[RequestField.MailNumber] = Asks(ReceiptQuestion.MailNumber) ? Given(receipt.MailNumber) : null;
            }
            if (command.ApplicantType is { } type) wanted[RequestField.ApplicantType] = type.ToString();
            Person(PartyRole.Applicant, command.Applicant, false);
            Person(PartyRole.Agent, command.Agent, command.RemoveAgent);
            Person(PartyRole.Guardian, command.Guardian, command.RemoveGuardian);
            if (command.RemoveAgent) wanted[RequestField.MandateUntil] = null;
            else if (command.MandateUntil is { } until) wanted[RequestField.MandateUntil] = RequestFields.Day(until);
            if (Given(command.Subject) is { } subject) wanted[RequestField.Subject] = subject;
            if (Given(command.RequestText) is { } text) wanted[RequestField.RequestText] = text;
            if (command.Matters is { } matters) wanted[RequestField.Matters] = RequestFields.MattersOf(matters);
            if (command.Wanted is { } wishes)
            {
                wanted[RequestField.WantedForm] = wishes.WantedForm?.ToString();
                wanted[RequestField.WantedFormWords] = Given(wishes.WantedFormWords);
                wanted[RequestField.WantedRoute] = wishes.WantedRoute?.ToString();
                wanted[RequestField.WantedRouteWords] = Given(wishes.WantedRouteWords);
                wanted[RequestField.ElectronicServiceConsent] = RequestFields.Flag(wishes.ElectronicServiceConsent);
            }
            return wanted;

            void Person(PartyRole role, PersonChange? person, bool remove)
            {
                foreach (var (field, of) in RequestFields.OfPerson(role))
                {
                    if (remove || person?.Emptied?.Contains(of) is true) wanted[field] = null;
                    else if (Given(person is null ? null : ValueOf(person, of)) is { } value) wanted[field] = of == PersonalField.Email
                        ? MailAddress.Tidy(value) : value;
                }
            }
        }

        private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

        private static string? ValueOf(PersonChange person, PersonalField field) => field switch
        {
            PersonalField.Name => person.Name,
            PersonalField.IdNumber => person.IdNumber,
            PersonalField.Phone => person.Phone,
            PersonalField.Address => person.Address,
            PersonalField.Email => person.Email,
            _ => throw new ArgumentOutOfRangeException(nameof(field), field, "No such value of a person."),
        };
    }
}
