using FluentValidation;
using MediatR;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Clocks;

/// <summary>
/// 登记不能办理的期间（不可抗力等）: days on which the whole body could not work, with the public act that shows it. No clock stops
/// by it: the Regulations do not say so. It is told in the trail of every case it falls into.
/// </summary>
public static class RecordImpediment
{
    /// <param name="From">First day on which work was impossible.</param>
    /// <param name="To">Last such day; empty while it goes on.</param>
    /// <param name="ActTitle">The public act: an order, a notice, an announcement.</param>
    /// <param name="ActSource">Where it was published and can be looked up.</param>
    [Acts(Act.RecordImpediment)]
    public sealed record Command(DateOnly From, string What, string ActTitle, string ActIssuer, DateOnly ActOn, string ActSource,
        DateOnly? To = null, string? ActNumber = null) : ICommand<Response>;

    public sealed record Response(Guid Id, DateOnly From, DateOnly? To);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(IOfficeClock clock)
        {
            RuleFor(c => c.From).LessThanOrEqualTo(_ => clock.Today);
            RuleFor(c => c.To).GreaterThanOrEqualTo(c => c.From).LessThanOrEqualTo(_ => clock.Today);
            RuleFor(c => c.What).NotEmpty().MaximumLength(TextLimits.Reason);
            RuleFor(c => c.ActTitle).NotEmpty().MaximumLength(TextLimits.Subject);
            RuleFor(c => c.ActIssuer).NotEmpty().MaximumLength(TextLimits.Name);
            RuleFor(c => c.ActNumber).MaximumLength(TextLimits.Name);
            RuleFor(c => c.ActOn).LessThanOrEqualTo(_ => clock.Today);
            RuleFor(c => c.ActSource).NotEmpty().MaximumLength(TextLimits.Reason);
        }
    }

    internal sealed class Handler(RequestsDb db, EventLog events, ICaller caller, IOfficeClock clock) : IRequestHandler<Command, Result<Response>>
    {
        public Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var act = new PublicAct(command.ActTitle.Trim(), command.ActIssuer.Trim(), command.ActOn,
                string.IsNullOrWhiteSpace(command.ActNumber) ? null : command.ActNumber.Trim(), command.ActSource.Trim());
            var impediment = new Impediment(Guid.CreateVersion7(), caller.BodyId!.Value, command.From, command.To, command.What.Trim(), act,
                caller.Name, clock.Now);
            db.Set<Impediment>().Add(impediment);
            events.Record(Act.RecordImpediment, caller.BodyId, new { impediment.Id, impediment.From, impediment.To, impediment.What, impediment.Evidence });
            return Task.FromResult<Result<Response>>(new Response(impediment.Id, impediment.From, impediment.To));
        }
    }
}
