using MediatR;
using Requests.Features.Data.Entities;
using Requests.Features.Events;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Intake;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Intake;

/// <summary>A mail or scan at the clerk's desk belongs to a case that is there: its files become files of that case. No date moves.</summary>
public static class JoinProposal
{
    [Acts(Act.AttachFile)]
    public sealed record Command(Guid ProposalId) : CaseCommand<CaseStanding>;

    internal sealed class Handler(CaseOpener desk, Proposals proposals, IMediator mediator, EventLog events, IOfficeClock clock)
        : IRequestHandler<Command, Result<CaseStanding>>
    {
        public async Task<Result<CaseStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            var proposal = await proposals.FindOpenAsync(command.ProposalId, cancellationToken);
            if (proposal.Problem is { } gone) return gone;
            var no = await proposals.GiveAsync(proposal.Value, found, ProposalState.Joined, cancellationToken);
            events.Record(Act.AttachFile, found, clock.Today, new { Proposal = proposal.Value.No, proposal.Value.Source, LastFile = no });
            if (no is { } last) await mediator.Publish(new MaterialArrived(found, last), cancellationToken);
            return CaseStanding.Of(found);
        }
    }
}
