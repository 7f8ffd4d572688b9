using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Privacy;
using Requests.Features.Services.Register;

namespace Requests.Features.Areas.Register;

/// <summary>
/// 登记主动公开、更正事项: what is to be published within 20 working days of making or change (CLK-12), and a person's wish to
/// correct a record of themselves (CLK-14). Neither is a disclosure request, so neither is in part three of the report.
/// </summary>
public static class OpenSideDuty
{
    /// <param name="Subject">The information to publish, or the record that is said to be wrong.</param>
    /// <param name="From">The day it was made or changed, or the day the wish was received.</param>
    /// <param name="Person">Record correction: who wants it.</param>
    /// <param name="Contact">Record correction: how to reach them.</param>
    /// <param name="Evidence">Record correction: the evidence that the record is wrong (Art. 41).</param>
    [Acts(Act.KeepSideDuties)]
    public sealed record Command(SideDutyKind Kind, string Subject, DateOnly From, string? Person = null, string? Contact = null,
        string? Evidence = null) : ICommand<SideDutyStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(IOfficeClock clock)
        {
            // A complaint names more, and has its own form.
            RuleFor(c => c.Kind).IsInEnum().NotEqual(SideDutyKind.Complaint);
            RuleFor(c => c.Subject).NotEmpty().MaximumLength(TextLimits.Subject);
            RuleFor(c => c.From).LessThanOrEqualTo(_ => clock.Today).GreaterThanOrEqualTo(SideDuties.First);
            RuleFor(c => c.Person).MaximumLength(TextLimits.Name);
            RuleFor(c => c.Contact).MaximumLength(TextLimits.Subject);
            RuleFor(c => c.Evidence).MaximumLength(TextLimits.RequestText);
            When(c => c.Kind == SideDutyKind.RecordCorrection, () =>
            {
                RuleFor(c => c.Person).NotEmpty();
                RuleFor(c => c.Contact).NotEmpty();
                RuleFor(c => c.Evidence).NotEmpty();
            });
            When(c => c.Kind == SideDutyKind.Publication, () =>
            {
                RuleFor(c => c.Person).Empty();
                RuleFor(c => c.Contact).Empty();
                RuleFor(c => c.Evidence).Empty();
            });
        }
    }

    internal sealed class Handler(RequestsDb db, SideDuties duties, Numbers numbers, PersonalVault vault, ICaller caller, EventLog events, IOfficeClock clock)
        : IRequestHandler<Command, Result<SideDutyStanding>>
    {
        public async Task<Result<SideDutyStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var body = (await db.Set<Body>().FindAsync([caller.BodyId], cancellationToken))!;
            var (series, mark) = command.Kind == SideDutyKind.Publication ? ("publication", "P") : ("record-correction", "R");
            var number = $"{body.Code}-{mark}-{clock.Today.Year}-{await numbers.NextAsync(body.Id, series, clock.Today.Year, cancellationToken):0000}";
            var id = Guid.CreateVersion7();
            var duty = new SideDuty(id, body.Id, number, command.Kind, command.Subject.Trim(), command.From,
                vault.Seal(SideDuty.PlaceOf(id, nameof(SideDuty.Person)), PersonalField.Name, command.Person),
                vault.Seal(SideDuty.PlaceOf(id, nameof(SideDuty.Contact)), PersonalField.Address, command.Contact),
                command.Evidence is { } evidence ? vault.SealString(SideDuty.PlaceOf(id, nameof(SideDuty.Evidence)),
                    evidence.Trim()) : null, caller.Name, clock.Now);
            db.Set<SideDuty>().Add(duty);
            events.Record(Act.KeepSideDuties, body.Id, new { duty.Number, duty.Kind, duty.From });
            return await duties.StandingAsync(duty, cancellationToken);
        }
    }
}
