using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Disputes;
using Requests.Features.Services.Pipeline;
using Requests.Statute.Disputes;

namespace Requests.Features.Areas.Disputes;

/// <summary>登记上诉、再审: the dispute goes on before another instance and stays one count (dossier 6.3).</summary>
public static class OpenNextInstance
{
    /// <param name="Instance">Appeal or retrial.</param>
    /// <param name="ByUs">This body appealed; then it owes no defence.</param>
    /// <param name="ReceivedOn">The day the papers came in, or our own appeal left.</param>
    [Acts(Act.OpenNextInstance)]
    public sealed record Command(Guid DisputeId, DisputeInstance Instance, string Organ, DateOnly ReceivedOn, bool ByUs,
        string? Reference = null) : CaseCommand<DisputeStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Instance).IsInEnum();
            RuleFor(c => c.Organ).NotEmpty().MaximumLength(TextLimits.Name);
            RuleFor(c => c.Reference).MaximumLength(TextLimits.Name);
        }
    }

    internal sealed class Handler(CaseOpener desk, RequestsDb db, DisputeDuties duties, EventLog events,
        IOfficeClock clock) : IRequestHandler<Command, Result<DisputeStanding>>
    {
        public async Task<Result<DisputeStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            var dispute = await db.Set<Dispute>().Include(d => d.Stages)
                .SingleOrDefaultAsync(d => d.Id == command.DisputeId && d.CaseId == found.Id, cancellationToken);
            if (dispute is null) return DisputeProblems.NotFound;
            var before = dispute.LastStage;
            if (!Follows(command.Instance, before.Instance)) return DisputeProblems.NoSuchInstance.At("instance");
            if (before.Result == DisputeResult.Pending) return DisputeProblems.NotDecided;
            if (command.ReceivedOn > clock.Today || command.ReceivedOn < before.ResultOn) return DisputeProblems.InTheFuture;

            dispute.Touch(Guid.NewGuid());
            dispute.GoOn(command.Instance, command.Organ, command.Reference, command.ReceivedOn);
            await duties.SettleAppealsAsync(dispute.Id, command.ReceivedOn, cancellationToken);
            var owed = new List<DisputeDuty>();
            if (!command.ByUs)
                foreach (var deadline in duties.OpenAnswer(dispute, null)) owed.Add(await duties.ReadAsync(deadline, found.Number, cancellationToken));
            events.Record(Act.OpenNextInstance, found, command.ReceivedOn,
                new { DisputeId = dispute.Id, command.Instance, command.Organ, command.Reference, command.ByUs }, null, "REM-11", "REM-9");
            return DisputeStanding.Of(found, dispute, owed);
        }

        private static bool Follows(DisputeInstance next, DisputeInstance before) => next switch
        {
            DisputeInstance.Appeal => before is DisputeInstance.FirstInstance or DisputeInstance.Retrial,
            DisputeInstance.Retrial => before is DisputeInstance.FirstInstance or DisputeInstance.Appeal,
            _ => false,
        };
    }
}
