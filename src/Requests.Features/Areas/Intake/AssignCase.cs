using System.Globalization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Intake;
using Requests.Features.Services.Notices;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Intake;

/// <summary>分办: gives a case to an officer of the body, or hands it over to another. The clock does not care (REC-9).</summary>
public static class AssignCase
{
    /// <param name="Note">Why, for colleagues; no personal data.</param>
    [Acts(Act.AssignCase)]
    public sealed record Command(Guid OfficerId, string? Note = null) : CaseCommand<CaseStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.OfficerId).NotEmpty();
            RuleFor(c => c.Note).MaximumLength(TextLimits.Reason);
        }
    }

    internal sealed class Handler(RequestsDb db, CaseDesk desk, NoticeDesk notices, EventLog events, ICaller caller, IOfficeClock clock) : IRequestHandler<Command, Result<CaseStanding>>
    {
        public async Task<Result<CaseStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            var officer = await db.Memberships.AsNoTracking()
                .Where(m => m.UserId == command.OfficerId && m.BodyId == found.BodyId && m.Role == Role.Officer)
                .Where(m => db.Users.Any(u => u.Id == m.UserId && u.IsActive))
                .SingleOrDefaultAsync(cancellationToken);
            if (officer is null) return IntakeProblems.NotAnOfficer.At("officerId");

            var from = found.OfficerId;
            found.Assign(officer.UserId, officer.UnitId);
            events.Record(Act.AssignCase, found, clock.Today, new { From = from, To = officer.UserId, officer.UnitId, command.Note });
            if (officer.UserId != from && officer.UserId != caller.UserId) await TellAsync(found, officer.UserId, cancellationToken);
            return CaseStanding.Of(found);
        }

        // The version is new at every act, so a case handed back and forth is told each time, a repeated command once.
        private async Task TellAsync(Case found, Guid officerId, CancellationToken ct) => await notices.TellAsync(
            new Notice(found.BodyId, found.Id, NoticeKind.CaseAssigned, $"assigned/{found.Id:N}/{found.Version:N}", found.Number, found.DueOn?.ToString("O", CultureInfo.InvariantCulture) ?? "—"),
            [(await db.Users.FindAsync([officerId], ct))!], ct);
    }
}
