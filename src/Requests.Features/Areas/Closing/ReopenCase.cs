using FluentValidation;
using MediatR;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Closing;

/// <summary>重新办理: the body takes up an answered case again of its own will; an order to answer comes with its dispute. History, first reply and a late flag stay.</summary>
public static class ReopenCase
{
    [Acts(Act.ReopenCase)]
    public sealed record Command(string Reason) : CaseCommand<Response>;

    public sealed record Response(string CaseNumber, CaseState State, DateOnly? DueOn, bool DueIsProvisional, Guid Version, string Warning)
        : CaseStanding(CaseNumber, State, DueOn, DueIsProvisional, Version);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(TextLimits.Reason);
    }

    internal sealed class Handler(CaseOpener desk, EventLog events, IOfficeClock clock) : IRequestHandler<Command, Result<Response>>
    {
        private static readonly Text NoNewPeriod = Text.Of("ReopenCase.NoNewPeriod");

        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;

            found.Apply(Act.ReopenCase);
            events.Record(Act.ReopenCase, found, clock.Today, new { command.Reason }, null, "CLK-1");
            return new Response(found.Number, found.State, found.DueOn, found.DueIsProvisional, found.Version, NoNewPeriod.With(found.DueOn).ToString());
        }
    }
}
