using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Files;
using Requests.Features.Services.Files.Reading;
using Requests.Features.Services.Files.Inspection;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Release;
using Requests.Letters.Checks;
using Requests.Paper;

namespace Requests.Features.Areas.Release;

/// <summary>Makes a copy without metadata, comments, tracked changes and hidden text; it goes with the letter instead of the original, which stays as it came (HIDDEN).</summary>
public static class CleanAttachment
{
    [Acts(Act.RedactFile)]
    public sealed record Command(int FileNo) : CaseCommand<Response>;

    /// <param name="Removed">What was taken away.</param>
    /// <param name="Left">What a person must look at: taking it away would change what is seen.</param>
    public sealed record Response(string CaseNumber, CaseState State, DateOnly? DueOn, bool DueIsProvisional, Guid Version, int FileNo,
        IReadOnlyList<FileTrace> Removed, IReadOnlyList<FileTrace> Left) : CaseStanding(CaseNumber, State, DueOn, DueIsProvisional, Version);

    internal sealed class Handler(CaseOpener desk, ReleaseFiles release, FileIntake files, FileDoor door, ForeignFiles foreign, RequestsDb db,
        EventLog events, IOfficeClock clock)
        : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            if (await db.Set<Attachment>().AsNoTracking().SingleOrDefaultAsync(a => a.CaseId == found.Id && a.No == command.FileNo,
                cancellationToken) is not { } source) return FileProblems.NotFound;
            if (await door.RefusalAsync(source, cancellationToken) is { } shut) return shut;
            if (!FileCleaner.Cleans(source.MediaType)) return ReleaseProblems.NothingToClean;

            await using var content = await files.OpenAsync(source, cancellationToken);
            await using var clean = FileIntake.OpenSpool();
            var before = (await foreign.InspectAsync(source.MediaType, content, cancellationToken)).Traces;
            try
            {
                await foreign.CleanAsync(source.MediaType, content, clean, cancellationToken);
            }
            catch (InvalidDataException)
            {
                return ReleaseProblems.NothingToClean;
            }
            var after = (await foreign.InspectAsync(source.MediaType, clean, cancellationToken)).Traces;
            clean.Position = 0;
            var kept = await files.KeepMadeAsync(NumberMask.Of(source.FileName), source.MediaType, clean, cancellationToken);
            var file = await release.DeriveAsync(found, source, kept, DerivedHow.Cleaned, cancellationToken);
            events.Record(Act.RedactFile, found, clock.Today,
                new { FileNo = file.No, SourceNo = source.No, file.Sha256, Removed = before.Count - after.Count, Left = after.Count }, null, "HIDDEN");
            return new Response(found.Number, found.State, found.DueOn, found.DueIsProvisional, found.Version, file.No, [.. before.Except(after)], after);
        }
    }
}
