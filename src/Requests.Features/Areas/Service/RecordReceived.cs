using FluentValidation;
using MediatR;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Letters;

namespace Requests.Features.Areas.Service;

/// <summary>Records that a dispatched letter arrived: from that day the applicant's remedy periods, or the period a process letter gave, run (SRV-5).</summary>
public static class RecordReceived
{
    /// <param name="Proof">What shows it: signature, delivery log.</param>
    /// <param name="ProofKind">Null: a scan where a file is named, else the usual one of the method.</param>
    /// <param name="ProofFile">Number of the file in the case that shows it.</param>
    /// <param name="Particulars">What else the return receipt holds (SRV-9); kept sealed.</param>
    /// <param name="DocumentNo">Which letter; null for the reply.</param>
    [Acts(Act.RecordService)]
    public sealed record Command(DateOnly ReceivedOn, string? Proof = null, ProofKind? ProofKind = null, int? ProofFile = null,
        ServiceParticulars? Particulars = null, int? DocumentNo = null) : CaseCommand<ServiceStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Proof).MaximumLength(TextLimits.Reason);
            RuleFor(c => c.ProofKind).IsInEnum();
        }
    }

    internal sealed class Handler(CaseOpener desk, LetterService service, RequestsDb db) : IRequestHandler<Command, Result<ServiceStanding>>
    {
        public async Task<Result<ServiceStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            if (await service.LetterAsync(found, command.DocumentNo,
                cancellationToken) is not { State: DocumentState.Dispatched } letter) return ServiceProblems.NoReply;
            var proof = await new ProofInput(command.ProofKind, command.Proof, command.ProofFile)
                .ReadAsync(db, found, letter.LastService!.Method, cancellationToken);
            if (proof.Problem is { } unproven) return unproven;

            if (await service.ArriveAsync(found, letter, command.ReceivedOn, proof.Value, command.Particulars,
                cancellationToken) is { } stopped) return stopped;
            return await service.StandingAsync(found, letter, cancellationToken);
        }
    }
}
