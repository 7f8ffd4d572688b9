using MediatR;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Intake;
using Requests.Features.Services.Pipeline;
using Requests.Statute.Receipt;

namespace Requests.Features.Areas.Intake;

/// <summary>
/// 接收转送: a request that another body passed on becomes a case here, as it came. It was received the day it reached this body,
/// whenever somebody looks (REC-7, REC-9); the applicant's query code opens it.
/// </summary>
public static class AcceptReferral
{
    [Acts(Act.RegisterRequest)]
    public sealed record Command(Guid ProposalId) : ICommand<Response>;

    /// <param name="DueOn">The last day of this body's reply.</param>
    public sealed record Response(string CaseNumber, CaseState State, DateOnly? ReceivedOn, DateOnly? DueOn, bool DueIsProvisional, Guid Version);

    internal sealed class Handler(RequestsDb db, NewCase newCase, Proposals proposals, EventLog events, IOfficeClock clock)
        : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var ct = cancellationToken;
            var found = await proposals.FindOpenAsync(command.ProposalId, ct);
            if (found.Problem is { } gone) return gone;
            var proposal = found.Value;
            if (proposals.ContentOf(proposal).PassedOn is not { } came) return ReferralProblems.NotPassedOn;
            var registration = new Registration(came.Subject, came.RequestText, IntakeChannel.Other, came.ApplicantType, came.WantedForm, came.WantedRoute,
                came.ElectronicServiceConsent, clock.Today, clock.Now, WantedFormWords: came.WantedFormWords, WantedRouteWords: came.WantedRouteWords);
            var evidence = new ReceiptEvidence(came.On, OwnRuleOn: came.On);
            var receipt = await newCase.OpenAsync(Act.RegisterRequest, proposal.BodyId, registration, came.Applicant, came.Agent, came.Matters, evidence, ct,
                came.Guardian, came.MandateUntil, came.IdentityProof, came.QueryCodeHash);
            var opened = db.Set<Case>().Local.Single(c => c.Number == receipt.CaseNumber && c.BodyId == proposal.BodyId);
            if (came.Language is { } language) Speak(opened, language, came.MessagesStopped);
            var last = await proposals.GiveAsync(proposal, opened, ProposalState.Registered, ct);
            events.Record(Act.AttachFile, opened, clock.Today, new { Proposal = proposal.No, proposal.Source, came.From, FromNumber = came.CaseNumber, LastFile = last });
            return new Response(opened.Number, opened.State, opened.ReceivedOn, opened.DueOn, opened.DueIsProvisional, opened.Version);
        }

        // As the applicant chose at the first body.
        private void Speak(Case opened, string language, bool stopped)
        {
            var contact = db.Set<ApplicantContact>().Local.Single(c => c.CaseId == opened.Id);
            contact.Speak(language);
            if (stopped) contact.Stop(clock.Now);
        }
    }
}
