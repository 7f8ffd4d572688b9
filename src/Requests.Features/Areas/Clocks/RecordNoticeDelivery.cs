using FluentValidation;
using MediatR;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Clock;
using Requests.Features.Services.Letters;
using Requests.Statute.Clocks;
using Requests.Statute.Letters;

namespace Requests.Features.Areas.Clocks;

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
            RuleFor(c => c.Kind).Must(ClockRecorder.ArriveLater.Contains);
            RuleFor(c => c.Proof).NotEmpty().MaximumLength(TextLimits.Reason);
        }
    }

    internal sealed class Handler(CaseOpener desk, CaseLetters letters, NoticeArrivals arrivals) : IRequestHandler<Command, Result<CaseStanding>>
    {
        public async Task<Result<CaseStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;

            if (found.StandingEntry(command.Kind) is not { } entry) return ClockProblems.NoSuchNotice;
            var letter = await letters.LastSentAsync(found, LetterKinds.Entering(command.Kind)!, cancellationToken);
            var proof = new ServiceProof(ProofKind.Signature, command.Proof);
            return await arrivals.EnterAsync(Act.RecordNoticeDelivery, found,
                new NoticeArrival(letter, entry, null, command.DeliveredOn, proof), cancellationToken) is { } problem
                ? problem : CaseStanding.Of(found);
        }
    }
}
