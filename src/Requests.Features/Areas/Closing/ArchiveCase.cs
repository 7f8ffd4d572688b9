using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Archive;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Pipeline;
using Requests.Statute.Archive;
using Requests.Statute.Numbering;

namespace Requests.Features.Areas.Closing;

/// <summary>归档: hands the closed file to the archive under its code and retention, and seals it (ARC-3, ARC-5).</summary>
public static class ArchiveCase
{
    [Acts(Act.ArchiveCase)]
    public sealed record Command : CaseCommand<Response>;

    public sealed record Response(string CaseNumber, CaseState State, DateOnly? DueOn, bool DueIsProvisional, Guid Version,
        string FileCode, RetentionTerm Retention)
        : CaseStanding(CaseNumber, State, DueOn, DueIsProvisional, Version);

    internal sealed class Handler(CaseOpener desk, RequestsDb db, IArchive archive, EventLog events,
        IOfficeClock clock) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;

            var settings = await desk.SettingsAsync(found.BodyId, cancellationToken);
            var term = FileCodes.TermOf(settings, await db.Set<Dispute>().AnyAsync(d => d.CaseId == found.Id, cancellationToken));
            var code = FileCodes.Of(found, settings, term);
            found.Apply(Act.ArchiveCase);
            events.Record(Act.ArchiveCase, found, clock.Today, new { FileCode = code, Retention = term }, null, "ARC-3", "ARC-5");
            await archive.SealAsync(found, SealReasons.Archived, cancellationToken);
            return new Response(found.Number, found.State, found.DueOn, found.DueIsProvisional, found.Version, code, term);
        }
    }
}
