using FluentValidation;
using MediatR;
using Requests.Features.Data.Entities;
using Requests.Features.Events;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Clock;
using Requests.Features.Services.Intake;
using Requests.Features.Services.Letters;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Privacy;
using Requests.Statute.Clocks;
using Requests.Statute.Fees;
using Requests.Statute.Letters;
using Requests.Statute.Outcomes;

namespace Requests.Features.Areas.Clocks;

/// <summary>Letters that may be recorded afterwards.</summary>
public enum PastLetterKind
{
    CorrectionNotice,
    ExtensionNotice,
    ThirdPartyConsultation,
    CoMakerConsultation,
    AgencyConsultation,
    ReasonsRequest,
    FeeNotice,
}

/// <summary>
/// 补录: a letter that left on an earlier day and was not entered then, from its scan with proof of dispatch (CLK-5a). Where it
/// would move a last day that has passed it waits for a second person; until then the case stays late.
/// </summary>
public static class RecordPastLetter
{
    /// <param name="On">The day it left.</param>
    /// <param name="LetterNumber">文号, as on the scan.</param>
    /// <param name="ScanFile">Number of the file that is the letter.</param>
    /// <param name="ProofFile">Number of the file that proves the dispatch.</param>
    /// <param name="Reason">Why it was not entered on its day.</param>
    /// <param name="ApprovedOn">Extension: the day the head approved it.</param>
    /// <param name="DeliveredOn">When the other side got it, if known.</param>
    /// <param name="WorkingDays">The period given, or added.</param>
    /// <param name="Points">Correction: the points it named.</param>
    /// <param name="Passages">Consultation: what the opinion is asked on.</param>
    /// <param name="Agency">Consultation of a body: which.</param>
    /// <param name="ThirdParty">Consultation of a third party: who.</param>
    /// <param name="ThirdPartyIsOrganisation">Addressed as 你单位, not as 您.</param>
    /// <param name="Tariff">Fee notice: by item or by page; what it charges is worked out as for one of today.</param>
    /// <param name="Count">Fee notice by page: the pages.</param>
    [Acts(Act.RecordPastLetter)]
    public sealed record Command(PastLetterKind Kind, DateOnly On, string LetterNumber, int ScanFile, int ProofFile, string Reason, DateOnly? ApprovedOn = null,
        DateOnly? DeliveredOn = null, int? WorkingDays = null, IReadOnlyList<string>? Points = null, string? Passages = null, string? Agency = null,
        Person? ThirdParty = null, bool ThirdPartyIsOrganisation = false, FeeTariff? Tariff = null, int? Count = null, string? PaySlip = null, string? PayWay = null)
        : CaseCommand<Response>;

    /// <param name="No">Number of the record within the case.</param>
    /// <param name="Waits">A second person must agree before it counts.</param>
    public sealed record Response(string CaseNumber, CaseState State, DateOnly? DueOn, bool DueIsProvisional, Guid Version, int No, bool Waits)
        : CaseStanding(CaseNumber, State, DueOn, DueIsProvisional, Version);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Kind).IsInEnum();
            RuleFor(c => c.LetterNumber).NotEmpty().MaximumLength(TextLimits.Name);
            RuleFor(c => c.ScanFile).GreaterThan(0);
            RuleFor(c => c.ProofFile).GreaterThan(0);
            RuleFor(c => c.Reason).NotEmpty().MaximumLength(TextLimits.Reason);
            RuleFor(c => c.ApprovedOn).NotNull().When(c => c.Kind == PastLetterKind.ExtensionNotice);
            RuleFor(c => c.WorkingDays).InclusiveBetween(1, 60).NotNull()
                .When(c => c.Kind == PastLetterKind.ExtensionNotice, ApplyConditionTo.CurrentValidator);
            RuleFor(c => c.Points).NotEmpty().When(c => c.Kind == PastLetterKind.CorrectionNotice);
            RuleForEach(c => c.Points).NotEmpty().MaximumLength(TextLimits.Reason);
            RuleFor(c => c.Passages).MaximumLength(TextLimits.RequestText).NotEmpty().When(c => Asks(c.Kind), ApplyConditionTo.CurrentValidator);
            RuleFor(c => c.Tariff).IsInEnum().NotNull().When(c => c.Kind == PastLetterKind.FeeNotice, ApplyConditionTo.CurrentValidator);
            RuleFor(c => c.Count).InclusiveBetween(1, FeeQuote.MaxCount);
            RuleFor(c => c.PaySlip).MaximumLength(TextLimits.Name);
            RuleFor(c => c.PayWay).MaximumLength(TextLimits.Reason);
            RuleFor(c => c.Agency).MaximumLength(TextLimits.Name)
                .NotEmpty().When(c => c.Kind is PastLetterKind.CoMakerConsultation or PastLetterKind.AgencyConsultation, ApplyConditionTo.CurrentValidator);
            RuleFor(c => c.ThirdParty).NotNull().When(c => c.Kind == PastLetterKind.ThirdPartyConsultation);
            RuleFor(c => c.ThirdParty!).SetValidator(new PersonValidator(IntakeDoor.Office)).When(c => c.ThirdParty is not null);
        }

        private static bool Asks(PastLetterKind kind) => ConsultationOf(kind) is not null;
    }

    internal sealed class Handler(CaseOpener desk, PastLetters past, FeeRegister fees, PersonalVault vault, EventLog events,
        IMediator mediator) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            if (found.ReceivedOn is null) return ClockProblems.NotReceived;

            var party = command.ThirdParty?.ToParty(vault, found.BodyId, found.Id, PartyRole.ThirdParty, command.ThirdPartyIsOrganisation);
            if (party is not null) found.AddParty(party);
            var terms = new NoticeTerms(LetterKinds.Entering(EntryOf(command.Kind))!)
            {
                Points = command.Points ?? [],
                WorkingDays = command.WorkingDays,
                Reason = command.Reason,
                Consultation = ConsultationOf(command.Kind),
                Passages = command.Passages?.Trim(),
                Agency = command.Agency?.Trim(),
                PartyId = party?.Id,
                Tariff = command.Tariff,
                Count = command.Count,
                PaySlip = command.PaySlip?.Trim(),
                PayWay = command.PayWay?.Trim(),
            };
            if (command.Kind == PastLetterKind.FeeNotice)
            {
                var charged = await fees.CompleteAsync(found, terms, command.On, found.DueOn ?? command.On, onlyPointsToPublic: false, cancellationToken);
                if (charged.Problem is { } uncharged) return uncharged;
                terms = charged.Value;
            }
            var recorded = await past.RecordAsync(found, terms, new NoticeDays(command.On, command.DeliveredOn, command.ApprovedOn),
                command.LetterNumber.Trim(),
                command.ScanFile, command.ProofFile, command.Reason.Trim(), cancellationToken);
            if (recorded.Problem is { } problem) return problem;
            var letter = recorded.Value;
            var waits = letter.State == PastLetterState.Waiting;
            if (waits) events.Record(Act.RecordPastLetter, found, command.On,
                new { PastLetter = letter.No, letter.Kind, letter.Number, letter.ScanFile, letter.ProofFile, Waits = true }, null, "CLK-5a");
            if (waits) await mediator.Publish(new PastLetterWaits(found, letter), cancellationToken);
            return new Response(found.Number, found.State, found.DueOn, found.DueIsProvisional, found.Version, letter.No, waits);
        }
    }

    private static ClockEntryKind EntryOf(PastLetterKind kind) => kind switch
    {
        PastLetterKind.CorrectionNotice => ClockEntryKind.CorrectionNotice,
        PastLetterKind.ExtensionNotice => ClockEntryKind.Extended,
        PastLetterKind.ThirdPartyConsultation => ClockEntryKind.ThirdPartyConsulted,
        PastLetterKind.CoMakerConsultation => ClockEntryKind.CoMakerConsulted,
        PastLetterKind.AgencyConsultation => ClockEntryKind.AgencyConsulted,
        PastLetterKind.ReasonsRequest => ClockEntryKind.ReasonsRequested,
        PastLetterKind.FeeNotice => ClockEntryKind.FeeNotice,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such letter."),
    };

    private static ConsultationKind? ConsultationOf(PastLetterKind kind) => kind switch
    {
        PastLetterKind.ThirdPartyConsultation => ConsultationKind.ThirdParty,
        PastLetterKind.CoMakerConsultation => ConsultationKind.CoMaker,
        PastLetterKind.AgencyConsultation => ConsultationKind.Agency,
        PastLetterKind.CorrectionNotice or PastLetterKind.ExtensionNotice or PastLetterKind.ReasonsRequest or PastLetterKind.FeeNotice => null,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such letter."),
    };
}
