using FluentValidation;
using MediatR;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Clock;
using Requests.Features.Services.Letters;

namespace Requests.Features.Areas.Clocks;

/// <summary>登记征求意见函送达: the other side's 15 working days run from the day it got the letter (CLK-6, CLK-7).</summary>
public static class RecordConsultationDelivery
{
    /// <param name="Consultation">Number of the letter within the case.</param>
    /// <param name="Proof">Receipt, tracking number or the like (OUT-5).</param>
    [Acts(Act.RecordConsultationDelivery)]
    public sealed record Command(int Consultation, DateOnly DeliveredOn, string Proof) : CaseCommand<CaseStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Proof).NotEmpty().MaximumLength(TextLimits.Subject);
    }

    internal sealed class Handler(CaseOpener desk, Consultations consultations, CaseLetters letters,
        NoticeArrivals arrivals) : IRequestHandler<Command, Result<CaseStanding>>
    {
        public async Task<Result<CaseStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;

            if (await consultations.FindAsync(found, command.Consultation, cancellationToken) is not { } asked) return ClockProblems.NoSuchConsultation;
            if (asked.AnsweredOn is not null) return ClockProblems.ConsultationAnswered;
            var entry = found.ClockEntries.Single(e => e.Sequence == asked.LedgerSequence);
            var letter = await letters.SentForAsync(found, asked, cancellationToken);
            var proof = new ServiceProof(ProofKind.Signature, command.Proof);
            return await arrivals.EnterAsync(Act.RecordConsultationDelivery, found,
                new NoticeArrival(letter, entry, asked, command.DeliveredOn, proof), cancellationToken) is { } problem
                ? problem : CaseStanding.Of(found);
        }
    }
}
