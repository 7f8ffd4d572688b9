using FluentValidation;
using MediatR;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Intake;

/// <summary>核对身份: whether the applicant, or who acts for them, has shown who they are, and who of the office looked (Art. 29).</summary>
public static class CheckIdentity
{
    /// <param name="Proof">Checked: the caller has looked at the papers.</param>
    [Acts(Act.CheckIdentity)]
    public sealed record Command(IdentityProof Proof) : CaseCommand<CaseStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Proof).IsInEnum();
    }

    internal sealed class Handler(CaseOpener desk, EventLog events, ICaller caller, IOfficeClock clock) : IRequestHandler<Command, Result<CaseStanding>>
    {
        public async Task<Result<CaseStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            var before = found.IdentityProof;
            found.ProveIdentity(command.Proof, caller.Name, clock.Now);
            events.Record(Act.CheckIdentity, found, clock.Today, new { Before = before, command.Proof }, null, "INT-1");
            return CaseStanding.Of(found);
        }
    }
}
