using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Events;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Privacy;
using Requests.Features.Services.Register;

namespace Requests.Features.Areas.Register;

/// <summary>
/// 登记投诉举报: a person complains that a body publishes or answers not as the law asks (SUP-1, SUP-4, Arts. 47, 51). One named
/// person looks into it, by a day the body set itself; a complaint about the own body can only go to its superior or the authority.
/// </summary>
public static class OpenComplaint
{
    /// <param name="Subject">What it is about, in a line.</param>
    /// <param name="From">The day it was received.</param>
    /// <param name="Against">The body complained of.</param>
    /// <param name="Evidence">The complaint in the person's words.</param>
    /// <param name="InCharge">User name of who looks into it.</param>
    /// <param name="RequestNumber">登记编号 of the request it is about, where there is one.</param>
    [Acts(Act.KeepSideDuties)]
    public sealed record Command(string Subject, DateOnly From, string Against, string Person, string Contact, string Evidence, string InCharge,
        string? RequestNumber = null) : ICommand<SideDutyStanding>
    {
        // Records print their members; who complains stays out of logs.
        public override string ToString() => nameof(OpenComplaint);
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(IOfficeClock clock)
        {
            RuleFor(c => c.Subject).NotEmpty().MaximumLength(TextLimits.Subject);
            RuleFor(c => c.From).LessThanOrEqualTo(_ => clock.Today).GreaterThanOrEqualTo(SideDuties.First);
            RuleFor(c => c.Against).NotEmpty().MaximumLength(TextLimits.Name);
            RuleFor(c => c.Person).NotEmpty().MaximumLength(TextLimits.Name);
            RuleFor(c => c.Contact).NotEmpty().MaximumLength(TextLimits.Subject);
            RuleFor(c => c.Evidence).NotEmpty().MaximumLength(TextLimits.RequestText);
            RuleFor(c => c.InCharge).NotEmpty().MaximumLength(TextLimits.Name);
            RuleFor(c => c.RequestNumber).MaximumLength(TextLimits.Code);
        }
    }

    internal sealed class Handler(RequestsDb db, SideDuties duties, Numbers numbers, PersonalVault vault, ICaller caller, EventLog events, IMediator mediator,
        IOfficeClock clock) : IRequestHandler<Command, Result<SideDutyStanding>>
    {
        public async Task<Result<SideDutyStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var body = (await db.Set<Body>().FindAsync([caller.BodyId], cancellationToken))!;
            var name = command.InCharge.Trim().ToUpperInvariant();
            var inCharge = await db.Set<User>().SingleOrDefaultAsync(u => u.IsActive && u.NormalizedUserName == name
                && db.Set<Membership>().Any(m => m.UserId == u.Id && m.BodyId == body.Id), cancellationToken);
            if (inCharge is null) return SideDutyProblems.NobodyOfThatName.With(command.InCharge.Trim()).At("inCharge");
            var about = string.IsNullOrWhiteSpace(command.RequestNumber) ? null : Services.Cases.CaseNumbers.Tidy(command.RequestNumber);
            if (about is not null && await db.Set<Case>().AnyAsync(c => c.Number == about && c.OfficerId == inCharge.Id, cancellationToken))
                return SideDutyProblems.OwnCase.At("inCharge");
            var number = $"{body.Code}-T-{clock.Today.Year}-{await numbers.NextAsync(body.Id, "complaint", clock.Today.Year, cancellationToken):0000}";
            var id = Guid.CreateVersion7();
            var complaint = SideDuty.Complaint(id, body.Id, number, command.Subject.Trim(), command.From,
                vault.Seal(SideDuty.PlaceOf(id, nameof(SideDuty.Person)), PersonalField.Name, command.Person),
                vault.Seal(SideDuty.PlaceOf(id, nameof(SideDuty.Contact)), PersonalField.Address, command.Contact),
                vault.SealString(SideDuty.PlaceOf(id, nameof(SideDuty.Evidence)), command.Evidence.Trim()), command.Against.Trim(), about, inCharge.Id,
                body.Settings.ComplaintWorkingDays, caller.Name, clock.Now);
            db.Set<SideDuty>().Add(complaint);
            events.Record(Act.KeepSideDuties, body.Id, new { complaint.Number, complaint.Kind, complaint.From, complaint.Against, About = about });
            var standing = await duties.StandingAsync(complaint, cancellationToken);
            await mediator.Publish(new ComplaintCame(complaint, inCharge, standing.DueOn, standing.DueIsProvisional), cancellationToken);
            return standing;
        }
    }
}
