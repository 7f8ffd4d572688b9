using FluentValidation;
using MediatR;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Letters;
using Requests.Features.Services.Release;
using Requests.Statute.Outcomes;
using Requests.Statute.Service;

namespace Requests.Features.Areas.Service;

/// <summary>送达: records how and when the letter left, and when it arrived if that is known (SRV-1..9).</summary>
public static class RecordService
{
    /// <param name="DispatchedOn">Handed over, posted, sent or published.</param>
    /// <param name="ReceivedOn">Signed for, or arrived; needs proof.</param>
    /// <param name="TrackingNumber">邮件号; what proves posting.</param>
    /// <param name="Proof">What shows the receipt, or the dispatch while there is none: return receipt, delivery log.</param>
    /// <param name="RecipientRefused">Refused to sign, so that it may be left (SRV-8).</param>
    /// <param name="Recorded">Photo or video of the leaving.</param>
    /// <param name="OtherMethodsFailed">Public notice is the last resort.</param>
    /// <param name="ProofKind">Null: a scan where a file is named, else the usual one of the method.</param>
    /// <param name="ProofFile">Number of the file in the case that shows it.</param>
    /// <param name="Particulars">What else the return receipt holds (SRV-9); kept sealed.</param>
    /// <param name="DocumentNo">Which letter; null for the reply.</param>
    [Acts(Act.RecordService)]
    public sealed record Command(ServiceMethod Method, DateOnly DispatchedOn, DateOnly? ReceivedOn = null, string? TrackingNumber = null, string? Proof = null,
        bool RecipientRefused = false, int Witnesses = 0, bool Recorded = false, bool OtherMethodsFailed = false,
        ProofKind? ProofKind = null, int? ProofFile = null, ServiceParticulars? Particulars = null, int? DocumentNo = null) : CaseCommand<ServiceStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Method).IsInEnum();
            RuleFor(c => c.TrackingNumber).MaximumLength(TextLimits.Code);
            RuleFor(c => c.Proof).MaximumLength(TextLimits.Reason);
            RuleFor(c => c.Witnesses).GreaterThanOrEqualTo(0);
            RuleFor(c => c.ProofKind).IsInEnum();
        }
    }

    internal sealed class Handler(CaseOpener desk, LetterService service, ReleaseFiles release, RequestsDb db, IOfficeClock clock)
        : IRequestHandler<Command, Result<ServiceStanding>>
    {
        private static readonly ServiceMethod[] ByPost = [ServiceMethod.PostalRegistered, ServiceMethod.PostalExpress];

        // Methods that are done the moment they are recorded: without a day of receipt there was no service.
        private static readonly ServiceMethod[] AtOnce = [ServiceMethod.InPerson, ServiceMethod.Entrusted, ServiceMethod.LeftAtAddress];

        public async Task<Result<ServiceStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            // Dispatched already: the one attempt that is under way ends by receipt or return, not by a second one.
            if (await service.LetterAsync(found, command.DocumentNo, cancellationToken) is not { } letter || !LetterService.WaitsForService(letter)) return ServiceProblems.NoReply;

            // A stop that came after issue still stops what has not left.
            if (LetterService.IsReply(letter) && found.Leaf is OutcomeLeaf.Granted or OutcomeLeaf.Partial && await release.HoldAsync(found.Id, cancellationToken) is not null) return ReleaseProblems.HoldStands;

            var known = await service.FactsAsync(found, letter, cancellationToken);
            var facts = known with
            {
                RecipientRefused = command.RecipientRefused,
                Witnesses = command.Witnesses,
                Recorded = command.Recorded,
                OtherMethodsFailed = command.OtherMethodsFailed || known.OtherMethodsFailed,
            };
            if (ServiceRules.Check(command.Method, facts) is [var first, ..]) return ServiceProblems.For(first);
            if (Faulty(command, letter.LetterOn!.Value) is { } problem) return problem;
            var read = await ProofAsync(command, found, cancellationToken);
            if (read.Problem is { } unproven) return unproven;

            var tracking = string.IsNullOrWhiteSpace(command.TrackingNumber) ? null : TrackingList.Normal(command.TrackingNumber);
            var sent = tracking is null ? read.Value : new ServiceProof(ProofKind.TrackingNumber, tracking);
            var record = new ServiceRecord(letter.Id, letter.Services.Count + 1, command.Method, command.DispatchedOn, sent, tracking,
                service.Seal(letter.Id, letter.Services.Count + 1, command.Particulars));
            if (command.ReceivedOn is { } received) record.Received(received, read.Value);
            if (await service.DispatchAsync(found, letter, record, cancellationToken) is { } stopped) return stopped;
            return await service.StandingAsync(found, letter, cancellationToken);
        }

        private Problem? Faulty(Command command, DateOnly letterOn) =>
            command.DispatchedOn < letterOn || command.DispatchedOn > clock.Today || command.ReceivedOn < command.DispatchedOn || command.ReceivedOn > clock.Today
                ? ServiceProblems.Dates
            : command.Method == ServiceMethod.PublicNotice && command.ReceivedOn < command.DispatchedOn.AddDays(ServiceRules.PublicNoticeDays)
                ? ServiceProblems.NotYetServed
            : AtOnce.Contains(command.Method) && command.ReceivedOn is null ? ServiceProblems.ProofMissing
            : ByPost.Contains(command.Method) && string.IsNullOrWhiteSpace(command.TrackingNumber) ? ServiceProblems.ProofMissing
            : null;

        // The tracking number proves the posting; everything else is proved by what is told beside it.
        private Task<Result<ServiceProof>> ProofAsync(Command command, Case found, CancellationToken ct)
        {
            var input = new ProofInput(command.ProofKind, command.Proof, command.ProofFile);
            var postedOnly = ByPost.Contains(command.Method) && command.ReceivedOn is null && command.ProofFile is null;
            return postedOnly
                ? new ProofInput(ProofKind.TrackingNumber, command.TrackingNumber, null).ReadAsync(db, found, command.Method, ct)
                : input.ReadAsync(db, found, command.Method, ct);
        }
    }
}
