using FluentValidation;
using MediatR;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Clock;
using Requests.Features.Services.Intake;
using Requests.Features.Services.Letters;
using Requests.Features.Services.Privacy;
using Requests.Statute.Letters;
using Requests.Statute.Outcomes;

namespace Requests.Features.Areas.Clocks;

/// <summary>
/// 征求意见: asks a third party (CLK-6, Art. 32), a co-making body (CLK-7, Art. 34) or another body (CLK-8, Art. 11). The
/// reply period stands still until the answer, or until the other side's period has run out.
/// </summary>
public static class Consult
{
    /// <param name="On">The day the letter left.</param>
    /// <param name="Passages">The passages the opinion is asked on; the applicant is not named to the other side.</param>
    /// <param name="ThirdParty">Who is asked, for a third party.</param>
    /// <param name="Agency">Who is asked, for a co-maker or another body.</param>
    /// <param name="WorkingDays">The period given to another body; the law sets none (CLK-8).</param>
    /// <param name="DeliveredOn">When the other side got it, if already known.</param>
    /// <param name="DeliveryProof">How that is known.</param>
    /// <param name="ThirdPartyIsOrganisation">Addressed as 你单位, not as 您.</param>
    /// <param name="OwnView">What the body itself thinks of disclosure; a co-maker is told (Art. 34).</param>
    [LetsLetterGo]
    [Acts(Act.Consult)]
    public sealed record Command(ConsultationKind Kind, DateOnly On, string Passages, Person? ThirdParty = null, string? Agency = null,
        int? WorkingDays = null, DateOnly? DeliveredOn = null, string? DeliveryProof = null, bool ThirdPartyIsOrganisation = false, string? OwnView = null)
        : CaseCommand<Response>;

    /// <param name="Consultation">Number of the letter within the case.</param>
    /// <param name="AnswerDueOn">Last day for the other side.</param>
    public sealed record Response(string CaseNumber, CaseState State, DateOnly? DueOn, bool DueIsProvisional, Guid Version,
        int Consultation, DateOnly AnswerDueOn) : CaseStanding(CaseNumber, State, DueOn, DueIsProvisional, Version);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Kind).IsInEnum();
            RuleFor(c => c.Passages).NotEmpty().MaximumLength(TextLimits.RequestText);
            RuleFor(c => c.ThirdParty).NotNull().When(c => c.Kind == ConsultationKind.ThirdParty)
                .Null().When(c => c.Kind != ConsultationKind.ThirdParty, ApplyConditionTo.CurrentValidator);
            RuleFor(c => c.ThirdParty!).SetValidator(new PersonValidator(IntakeDoor.Office)).When(c => c.ThirdParty is not null);
            RuleFor(c => c.Agency).MaximumLength(TextLimits.Name)
                .NotEmpty().When(c => c.Kind != ConsultationKind.ThirdParty, ApplyConditionTo.CurrentValidator)
                .Null().When(c => c.Kind == ConsultationKind.ThirdParty, ApplyConditionTo.CurrentValidator);
            RuleFor(c => c.OwnView).MaximumLength(TextLimits.Reason).NotEmpty()
                .When(c => c.Kind == ConsultationKind.CoMaker, ApplyConditionTo.CurrentValidator);
            RuleFor(c => c.WorkingDays).InclusiveBetween(1, 60)
                .Null().When(c => c.Kind != ConsultationKind.Agency, ApplyConditionTo.CurrentValidator);
            RuleFor(c => c.DeliveryProof).MaximumLength(TextLimits.Subject)
                .NotEmpty().When(c => c.DeliveredOn is not null, ApplyConditionTo.CurrentValidator);
        }
    }

    internal sealed class Handler(CaseOpener desk, LetterLifecycle letters, Consultations consultations, PersonalVault vault)
        : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;

            var party = command.ThirdParty?.ToParty(vault, found.BodyId, found.Id, PartyRole.ThirdParty, command.ThirdPartyIsOrganisation);
            if (party is not null) found.AddParty(party);
            var no = await consultations.NextNoAsync(found, cancellationToken);
            var terms = new NoticeTerms(LetterKinds.Entering((command.Kind).Entry())!)
            {
                Consultation = command.Kind,
                Passages = command.Passages.Trim(),
                Agency = command.Agency?.Trim(),
                PartyId = party?.Id,
                WorkingDays = command.WorkingDays,
                Reason = command.OwnView?.Trim(),
            };
            var days = new NoticeDays(command.On, command.DeliveredOn, Proof: command.DeliveryProof);
            var problem = await letters.SendAsync(Act.Consult, found, terms, days,
                new { Consultation = no, command.Kind, command.Agency, command.On, command.DeliveredOn },
                [Consultations.RuleOf(command.Kind)], cancellationToken);
            if (problem is not null) return problem;
            // The applicant is told that the period stands still (CLK-6), without a name.
            problem = await letters.SendAsync(Act.Consult, found,
                new NoticeTerms(LetterKinds.ConsultationNotice) { Consultation = command.Kind }, new NoticeDays(command.On), null, [], cancellationToken);
            if (problem is not null) return problem;

            var letter = (await consultations.FindAsync(found, no, cancellationToken))!;
            var answerDueOn = (await consultations.AnswerDueOnAsync(found, letter, cancellationToken)).On;
            return new Response(found.Number, found.State, found.DueOn, found.DueIsProvisional, found.Version, no, answerDueOn);
        }
    }
}
