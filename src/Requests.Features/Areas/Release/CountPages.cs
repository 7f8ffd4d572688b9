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

/// <summary>States how many pages a file has on paper, for the list of enclosures; a PDF is counted by the program and by nobody else (ENCL).</summary>
public static class CountPages
{
    [Acts(Act.AttachFile)]
    public sealed record Command(int FileNo, int Pages) : CaseCommand<CaseStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Pages).InclusiveBetween(1, 100_000);
    }

    internal sealed class Handler(CaseOpener desk, ReleaseFiles release, RequestsDb db, EventLog events,
        IOfficeClock clock) : IRequestHandler<Command, Result<CaseStanding>>
    {
        public async Task<Result<CaseStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            if (await db.Set<Attachment>().AsNoTracking().SingleOrDefaultAsync(a => a.CaseId == found.Id && a.No == command.FileNo,
                cancellationToken) is not { } file) return FileProblems.NotFound;
            if (await release.CountAsync(file, cancellationToken) is { } counted) return ReleaseProblems.PagesCounted.With(counted);

            if (await db.Set<FilePages>().FindAsync([found.Id, file.No], cancellationToken) is { } known) known.Count(command.Pages);
            else db.Set<FilePages>().Add(new FilePages(found.BodyId, found.Id, file.No, command.Pages));
            events.Record(Act.AttachFile, found, clock.Today, new { command.FileNo, command.Pages }, null, "ENCL");
            return CaseStanding.Of(found);
        }
    }
}
