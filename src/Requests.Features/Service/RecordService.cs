using FluentValidation;
using MediatR;
using Requests.Features.Access;
using Requests.Features.Cases;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Pipeline;
using Requests.Features.Privacy;
using Requests.Features.Replies;
using Requests.Statute;
using Requests.Statute.Service;

namespace Requests.Features.Service;

/// <summary>送达: records how and when the letter left, and when it arrived if that is known (SRV-1..9).</summary>
public static class RecordService
{
    /// <param name="DispatchedOn">Handed over, posted, sent or published.</param>
    /// <param name="ReceivedOn">Signed for, or arrived; needs proof.</param>
    /// <param name="Proof">Signature, return receipt, delivery log: what shows it.</param>
    /// <param name="RecipientRefused">Refused to sign, so that it may be left (SRV-8).</param>
    /// <param name="Recorded">Photo or video of the leaving.</param>
    /// <param name="OtherMethodsFailed">Public notice is the last resort.</param>
    [Acts(Act.RecordService)]
    public sealed record Command(ServiceMethod Method, DateOnly DispatchedOn, DateOnly? ReceivedOn = null, string? TrackingNumber = null, string? Proof = null,
        bool RecipientRefused = false, int Witnesses = 0, bool Recorded = false, bool OtherMethodsFailed = false) : CaseCommand<ServiceStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Method).IsInEnum();
            RuleFor(c => c.TrackingNumber).MaximumLength(TextLimits.Code);
            RuleFor(c => c.Proof).MaximumLength(TextLimits.Reason);
            RuleFor(c => c.Witnesses).GreaterThanOrEqualTo(0);
        }
    }

    internal sealed class Handler(CaseDesk desk, ReplyDesk replies, ServiceDesk service, PersonalVault vault, IOfficeClock clock)
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
            if (await replies.CurrentAsync(found, cancellationToken) is not { State: DocumentState.Issued } letter) return ServiceProblems.NoReply;

            var settings = await desk.SettingsAsync(found.BodyId, cancellationToken);
            var letterOn = letter.LetterOn!.Value;
            var online = command.Method == ServiceMethod.Electronic && RuleBook.On(letterOn).ReconsiderationFirst;
            var facts = new ServiceFacts
            {
                ElectronicConsent = found.ElectronicServiceConsent,
                // The duty to name the online channel came with the law of 2024 (S2 Art. 22(2)).
                IsDecision = online,
                OnlineReconsiderationNamed = settings.ReconsiderationUrl is { } url && vault.OpenString(letter.CurrentText.Text).Contains(url, StringComparison.Ordinal),
                RecipientRefused = command.RecipientRefused,
                Witnesses = command.Witnesses,
                Recorded = command.Recorded,
                OtherMethodsFailed = command.OtherMethodsFailed || letter.Services.Count(s => s.ReturnedOn is not null) > 1,
            };
            if (ServiceRules.Check(command.Method, facts) is [var first, ..]) return ServiceProblems.For(first);
            if (Faulty(command, letterOn) is { } problem) return problem;

            letter.Touch(Guid.NewGuid());
            var record = new ServiceRecord(letter.Id, letter.Services.Count + 1, command.Method, command.DispatchedOn, command.ReceivedOn, command.TrackingNumber, command.Proof);
            letter.Serve(record);
            if (await service.SettleAsync(found, letter, record, cancellationToken) is { } stopped) return stopped;
            return await service.StandingAsync(found, letter, record, online, cancellationToken);
        }

        private Problem? Faulty(Command command, DateOnly letterOn) =>
            command.DispatchedOn < letterOn || command.DispatchedOn > clock.Today || command.ReceivedOn < command.DispatchedOn || command.ReceivedOn > clock.Today
                ? ServiceProblems.Dates
            : command.Method == ServiceMethod.PublicNotice && command.ReceivedOn < command.DispatchedOn.AddDays(ServiceRules.PublicNoticeDays)
                ? ServiceProblems.NotYetServed
            : (AtOnce.Contains(command.Method) && command.ReceivedOn is null)
                || (command.ReceivedOn is not null && string.IsNullOrWhiteSpace(command.Proof))
                || (ByPost.Contains(command.Method) && string.IsNullOrWhiteSpace(command.TrackingNumber))
                ? ServiceProblems.ProofMissing
            : null;
    }
}
