using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Files;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Release;

namespace Requests.Features.Areas.Release;

/// <summary>解密、保密审查记录: the confidentiality reviewer records that a file bearing a secrecy mark may go out, and on what decision (SECRET-MARK, Art. 17).</summary>
public static class ClearSecrecyMark
{
    /// <param name="Basis">Who declassified it under which number, or why the mark is none.</param>
    /// <param name="DecidedOn">The day of that decision.</param>
    [Acts(Act.ClearSecrecyMark)]
    public sealed record Command(int FileNo, string Basis, DateOnly DecidedOn) : CaseCommand<CaseStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Basis).NotEmpty().MaximumLength(TextLimits.Reason);
    }

    internal sealed class Handler(CaseOpener desk, RequestsDb db, EventLog events, ICaller caller,
        IOfficeClock clock) : IRequestHandler<Command, Result<CaseStanding>>
    {
        public async Task<Result<CaseStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            // Whoever wants to release it does not clear it.
            if (caller.UserId is not { } user || found.OfficerId == user) return ReleaseProblems.OwnCase;
            if (command.DecidedOn > clock.Today) return ReleaseProblems.DecidedLater;
            if (await db.Set<Attachment>().AsNoTracking().SingleOrDefaultAsync(a => a.CaseId == found.Id && a.No == command.FileNo,
                cancellationToken) is not { } file) return FileProblems.NotFound;

            var no = await db.Set<SecrecyClearance>().CountAsync(c => c.CaseId == found.Id, cancellationToken) + 1;
            db.Set<SecrecyClearance>().Add(new SecrecyClearance(found.BodyId, found.Id, no, file.No, file.Sha256, command.Basis.Trim(),
                command.DecidedOn, user, caller.Name, clock.Now));
            events.Record(Act.ClearSecrecyMark, found, command.DecidedOn,
                new { command.FileNo, file.Sha256, command.Basis, command.DecidedOn }, null, "SECRET-MARK");
            return CaseStanding.Of(found);
        }
    }
}
