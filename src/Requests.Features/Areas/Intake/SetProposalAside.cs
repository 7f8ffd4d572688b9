using FluentValidation;
using MediatR;
using Requests.Features.Kernel;
using Requests.Features.Services.Intake;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Intake;

/// <summary>A mail or scan at the clerk's desk is nothing the office acts upon, for a reason that stays with it.</summary>
public static class SetProposalAside
{
    [Acts(Act.RegisterRequest)]
    public sealed record Command(Guid Id, string Reason) : ICommand<Response>;

    public sealed record Response(Guid Id, int No);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(TextLimits.Reason);
    }

    internal sealed class Handler(Proposals proposals, EventLog events, ICaller caller) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var found = await proposals.FindOpenAsync(command.Id, cancellationToken);
            if (found.Problem is { } gone) return gone;
            await proposals.SetAsideAsync(found.Value, command.Reason.Trim(), cancellationToken);
            events.Record(Act.RegisterRequest, caller.BodyId, new { Proposal = found.Value.No, found.Value.Source, SetAside = true });
            return new Response(found.Value.Id, found.Value.No);
        }
    }
}
