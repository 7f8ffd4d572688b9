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
    /// <param name="About">What it is about; with the next two it decides who is rightly sued (REM-14).</param>
    /// <param name="NamedDefendant">Whom the papers name.</param>
    /// <param name="OfficeActedInOwnName">The letter was signed by the disclosure office, not the body.</param>
    /// <param name="PrintedDays">Days for reconsideration as the letter printed them, where they are not the law's (REM-18).</param>
    /// <param name="PrintedMonths">Months for a suit, likewise.</param>
    /// <param name="RemediesKnownOn">The letter named no remedies: the day the applicant learned of them (REM-3).</param>
    [Acts(Act.RegisterDispute)]
    public sealed record Command(DisputeForum? Forum, string Organ, DateOnly ReceivedOn, string? Reference = null,
        bool OriginalActIsOurs = true, bool? Simplified = null,
        DisputeAbout About = DisputeAbout.Reply, string? NamedDefendant = null, bool OfficeActedInOwnName = false, int? PrintedDays = null, int? PrintedMonths = null,
        DateOnly? RemediesKnownOn = null) : CaseCommand<DisputeStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Forum).IsInEnum();
            RuleFor(c => c.Organ).NotEmpty().MaximumLength(TextLimits.Name);
            RuleFor(c => c.Reference).MaximumLength(TextLimits.Name);
            RuleFor(c => c.About).IsInEnum();
            RuleFor(c => c.NamedDefendant).MaximumLength(TextLimits.Name);
            RuleFor(c => c.PrintedDays).InclusiveBetween(1, 1825);
            RuleFor(c => c.PrintedMonths).InclusiveBetween(1, 60);
            RuleFor(c => c.RemediesKnownOn).LessThanOrEqualTo(c => c.ReceivedOn).When(c => c.RemediesKnownOn is not null);
            RuleFor(c => c.Simplified).Null().When(c => c.Forum != DisputeForum.Reconsideration);
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
            if (command.ReceivedOn > clock.Today || command.ReceivedOn < found.RegisteredOn) return DisputeProblems.InTheFuture;

            var dispute = new Dispute(Guid.CreateVersion7(), found.BodyId, found.Id, command.Forum, command.Organ, command.Reference, command.ReceivedOn,
                command.OriginalActIsOurs)
            {
                Papers = new DisputePapers(command.About, Own(command.NamedDefendant), command.OfficeActedInOwnName, command.PrintedDays,
                    command.PrintedMonths, command.RemediesKnownOn),
            };
            db.Set<Dispute>().Add(dispute);
            var owed = new List<DisputeDuty>();
            foreach (var deadline in duties.OpenAnswer(dispute, command.Simplified)) owed.Add(await duties.ReadAsync(deadline,
                found.Number, cancellationToken));
            events.Record(Act.RegisterDispute, found, command.ReceivedOn,
                new
                {
                    DisputeId = dispute.Id,
                    command.Forum,
                    command.Organ,
                    command.Reference,
                    dispute.Papers,
                    Duties = owed.Select(d => new { d.Kind, d.Due.On })
                },
                null, [.. owed.Select(d => d.RuleId).Distinct()]);
            return DisputeStanding.Of(found, dispute, owed);
        }

        private static string? Own(string? words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim();
    }
}
