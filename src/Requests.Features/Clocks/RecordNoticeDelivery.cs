using FluentValidation;
using MediatR;
using Requests.Features.Access;
using Requests.Features.Cases;
using Requests.Features.Data;
using Requests.Features.Letters;
using Requests.Features.Pipeline;
using Requests.Statute.Clocks;

namespace Requests.Features.Clocks;

/// <summary>登记告知书送达: the day the applicant got a correction notice, a fee notice or a request for reasons; the applicant's period runs from it.</summary>
public static class RecordNoticeDelivery
{
    /// <param name="Kind">correctionNotice, feeNotice or reasonsRequested.</param>
    /// <param name="Proof">Receipt, tracking number or the like.</param>
    [Acts(Act.RecordNoticeDelivery)]
    public sealed record Command(ClockEntryKind Kind, DateOnly DeliveredOn, string Proof) : CaseCommand<CaseStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Kind).Must(kind => kind is ClockEntryKind.CorrectionNotice or ClockEntryKind.FeeNotice or ClockEntryKind.ReasonsRequested);
            RuleFor(c => c.Proof).NotEmpty().MaximumLength(TextLimits.Reason);
        }
    }

    internal sealed class Handler(CaseDesk desk, ClockDesk clock, ProcessLetters letters) : IRequestHandler<Command, Result<CaseStanding>>
    {
        public async Task<Result<CaseStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;

            var document = await letters.LastSentAsync(found, KindOf(command.Kind), cancellationToken);
            if (found.StandingEntry(command.Kind) is not { } notice) return ClockProblems.NoSuchNotice;
            var problem = await clock.EnterDeliveryAsync(Act.RecordNoticeDelivery, found, notice, command.DeliveredOn, command.Proof,
                new { command.Kind, command.DeliveredOn, command.Proof, DocumentNo = document?.No, document?.FixedHash }, cancellationToken, "SRV-5");
            if (problem is not null) return problem;
            if (document is not null) await letters.ArriveAsync(found, document, cancellationToken);
            return CaseStanding.Of(found);
        }

        private static string KindOf(ClockEntryKind kind) => kind switch
        {
            ClockEntryKind.CorrectionNotice => "DOC-3",
            ClockEntryKind.FeeNotice => "DOC-11",
            _ => "DOC-4",
        };
    }
}
