using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Clock;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Clocks;

/// <summary>登记期间结束或者撤回登记: work is possible again from the day after; or it was recorded by mistake, with the reason.</summary>
public static class EndImpediment
{
    /// <param name="To">Last day on which work was impossible.</param>
    /// <param name="TakenBack">It was recorded by mistake, and why; it then stands in no trail.</param>
    [Acts(Act.RecordImpediment)]
    public sealed record Command(Guid Id, DateOnly? To = null, string? TakenBack = null) : ICommand<Response>;

    public sealed record Response(Guid Id, DateOnly From, DateOnly? To);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(IOfficeClock clock)
        {
            RuleFor(c => c.To).LessThanOrEqualTo(_ => clock.Today).NotNull().When(c => string.IsNullOrWhiteSpace(c.TakenBack),
                ApplyConditionTo.CurrentValidator);
            RuleFor(c => c.TakenBack).MaximumLength(TextLimits.Reason);
        }
    }

    internal sealed class Handler(RequestsDb db, EventLog events) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var found = await db.Set<Impediment>().SingleOrDefaultAsync(i => i.Id == command.Id && i.TakenBackReason == null, cancellationToken);
            if (found is null) return ImpedimentProblems.NotFound;
            if (!string.IsNullOrWhiteSpace(command.TakenBack)) found.TakeBack(command.TakenBack.Trim());
            else if (command.To < found.From) return ImpedimentProblems.EndsBeforeItBegins.At("to");
            else found.End(command.To!.Value);
            events.Record(Act.RecordImpediment, found.BodyId, new { found.Id, found.To, found.TakenBackReason });
            return new Response(found.Id, found.From, found.To);
        }
    }
}
