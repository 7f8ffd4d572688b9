using FluentValidation;
using MediatR;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Disputes;
using Requests.Features.Services.Pipeline;
using Requests.Statute.Disputes;

namespace Requests.Features.Areas.Disputes;

/// <summary>登记复议、诉讼: from the day its papers came the agency's own clocks run (REM-8, REM-9).</summary>
public static class RegisterDispute
{
    /// <param name="Forum">Null for a suit of which it is not known whether reconsideration came before (SEED-8).</param>
    /// <param name="Organ">Reconsideration organ or court.</param>
    /// <param name="Reference">Its case number.</param>
    /// <param name="ReceivedOn">The day the copy of the application or complaint came in.</param>
    /// <param name="OriginalActIsOurs">False where this body is only the reconsideration organ beside the defendant (REP-6).</param>
    /// <param name="Simplified">Procedure of the reconsideration; null while it is not known, then plan for the shorter (REM-8).</param>
    [Acts(Act.RegisterDispute)]
    public sealed record Command(DisputeForum? Forum, string Organ, DateOnly ReceivedOn, string? Reference = null, bool OriginalActIsOurs = true, bool? Simplified = null)
        : CaseCommand<DisputeStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Forum).IsInEnum();
            RuleFor(c => c.Organ).NotEmpty().MaximumLength(TextLimits.Name);
            RuleFor(c => c.Reference).MaximumLength(TextLimits.Name);
            RuleFor(c => c.Simplified).Null().When(c => c.Forum != DisputeForum.Reconsideration);
        }
    }

    internal sealed class Handler(CaseOpener desk, RequestsDb db, DisputeDuties duties, EventLog events, IOfficeClock clock) : IRequestHandler<Command, Result<DisputeStanding>>
    {
        public async Task<Result<DisputeStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            if (command.ReceivedOn > clock.Today || command.ReceivedOn < found.RegisteredOn) return DisputeProblems.InTheFuture;

            var dispute = new Dispute(Guid.CreateVersion7(), found.BodyId, found.Id, command.Forum, command.Organ, command.Reference, command.ReceivedOn,
                command.OriginalActIsOurs);
            db.Set<Dispute>().Add(dispute);
            var owed = new List<DisputeDuty>();
            foreach (var deadline in duties.OpenAnswer(dispute, command.Simplified)) owed.Add(await duties.ReadAsync(deadline, found.Number, cancellationToken));
            events.Record(Act.RegisterDispute, found, command.ReceivedOn,
                new { DisputeId = dispute.Id, command.Forum, command.Organ, command.Reference, Duties = owed.Select(d => new { d.Kind, d.Due.On }) },
                null, [.. owed.Select(d => d.RuleId).Distinct()]);
            return DisputeStanding.Of(found, dispute, owed);
        }
    }
}
