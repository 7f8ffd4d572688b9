using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data.Entities;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Disputes;
using Requests.Features.Services.Pipeline;
using Requests.Statute.Disputes;

namespace Requests.Features.Areas.Disputes;

/// <summary>登记已答复、已履行: the agency did what the dispute asked of it, so its reminders stop (REM-8, REM-9, REM-12, REM-13).</summary>
public static class SettleDisputeDuty
{
    /// <param name="On">The day it was done: papers handed in or posted.</param>
    /// <param name="Note">What shows it.</param>
    [Acts(Act.SettleDisputeDuty)]
    public sealed record Command(Guid DutyId, DateOnly On, string? Note = null) : CaseCommand<Response>;

    /// <param name="InTime">Done on or before the last day.</param>
    public sealed record Response(string CaseNumber, CaseState State, DateOnly? DueOn, bool DueIsProvisional, Guid Version, DisputeDuty Duty, bool InTime)
        : CaseStanding(CaseNumber, State, DueOn, DueIsProvisional, Version);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Note).MaximumLength(TextLimits.Reason);
    }

    internal sealed class Handler(CaseOpener desk, RequestsDb db, DisputeDuties duties, EventLog events,
        IOfficeClock clock) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            var deadline = await db.Set<DisputeDeadline>().SingleOrDefaultAsync(d => d.Id == command.DutyId && d.CaseId == found.Id, cancellationToken);
            if (deadline is null) return DisputeProblems.NoSuchDuty;
            if (deadline.SettledOn is not null) return DisputeProblems.DutySettled;
            if (command.On > clock.Today || command.On < deadline.From) return DisputeProblems.InTheFuture;

            await duties.SettleAsync(deadline, command.On, command.Note, cancellationToken);
            var duty = await duties.ReadAsync(deadline, found.Number, cancellationToken);
            var inTime = command.On <= duty.Due.On;
            events.Record(Act.SettleDisputeDuty, found, command.On,
                new { duty.DisputeId, duty.Kind, Due = duty.Due.On, InTime = inTime, command.Note }, null, duty.RuleId);
            return new Response(found.Number, found.State, found.DueOn, found.DueIsProvisional, found.Version, duty, inTime);
        }
    }
}
