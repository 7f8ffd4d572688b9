using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data.Entities;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Files;

namespace Requests.Features.Areas.Files;

/// <summary>The bytes of a file of a case. One that people brought must have been opened by the same person (<see cref="OpenFile"/>); this reads and records nothing.</summary>
public static class DownloadFile
{
    [Acts(Act.ViewCase)]
    public sealed record Query(string CaseNumber, int No) : IQuery<Response>;

    /// <param name="Content">Whoever asked closes it.</param>
    public sealed record Response(string FileName, string MediaType, string Sha256, Stream Content)
    {
        public override string ToString() => $"{nameof(DownloadFile)} {Sha256}";
    }

    internal sealed class Handler(RequestsDb db, FileIntake files, FileDoor door) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var file = await db.Set<Attachment>().AsNoTracking()
                .SingleOrDefaultAsync(a => a.No == query.No && db.Set<Case>().Any(c => c.Id == a.CaseId && c.Number == query.CaseNumber), cancellationToken);
            if (file is null) return FileProblems.NotFound;
            if (await door.RefusalAsync(file, cancellationToken) is { } shut) return shut;
            return new Response(file.FileName, file.MediaType, file.Sha256, await files.OpenAsync(file, cancellationToken));
        }
    }
}
