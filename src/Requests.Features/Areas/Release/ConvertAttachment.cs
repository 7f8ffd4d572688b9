using System.Text.Json.Serialization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Files;
using Requests.Features.Services.Files.Inspection;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Release;

namespace Requests.Features.Areas.Release;

/// <summary>
/// Makes a PDF of an attached Office file, to be read, redacted or supplied. The original stays as it came; of a file that goes with the
/// letter the PDF goes instead.
/// </summary>
public static class ConvertAttachment
{
    [Acts(Act.AttachFile)]
    public sealed record Command(int FileNo) : CaseCommand<Response>
    {
        /// <summary>Made before the transaction: it takes seconds.</summary>
        [JsonIgnore]
        internal Result<KeptFile>? Made { get; set; }
    }

    /// <param name="FileNo">Number of the PDF in the case.</param>
    public sealed record Response(string CaseNumber, CaseState State, DateOnly? DueOn, bool DueIsProvisional, Guid Version, int FileNo, string FileName)
        : CaseStanding(CaseNumber, State, DueOn, DueIsProvisional, Version);

    internal sealed class Preparation(CaseOpener desk, RequestsDb db, FileIntake files, IDocumentConverter converter) : IPrepare<Command>
    {
        public async Task PrepareAsync(Command request, CancellationToken ct)
        {
            if (await desk.ReadAsync(request.CaseNumber, ct) is not { } found) return;
            if (await db.Set<Attachment>().AsNoTracking().SingleOrDefaultAsync(a => a.CaseId == found.Id && a.No == request.FileNo,
                ct) is not { } source) return;
            request.Made = await MakeAsync(source, ct);
        }

        private async Task<Result<KeptFile>> MakeAsync(Attachment source, CancellationToken ct)
        {
            if (!converter.IsAvailable) return ReleaseProblems.NoConverter;
            if (!converter.Converts(source.MediaType)) return ReleaseProblems.NotConvertible.With(source.FileName);
            var file = Path.GetTempFileName();
            try
            {
                await using (var content = await files.OpenAsync(source, ct))
                await using (var copy = File.Create(file)) await content.CopyToAsync(copy, ct);
                await using var pdf = FileIntake.OpenSpool();
                if (!await converter.ToPdfAsync(file, source.MediaType, pdf, ct)) return ReleaseProblems.CannotConvert.With(source.FileName);
                pdf.Position = 0;
                return await files.KeepMadeAsync($"{Path.GetFileNameWithoutExtension(source.FileName)}.pdf", MediaTypes.Pdf, pdf, ct);
            }
            finally
            {
                File.Delete(file);
            }
        }
    }

    internal sealed class Handler(CaseOpener desk, ReleaseFiles release, FileIntake files, RequestsDb db, EventLog events,
        IOfficeClock clock) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            if (await db.Set<Attachment>().AsNoTracking().SingleOrDefaultAsync(a => a.CaseId == found.Id && a.No == command.FileNo,
                cancellationToken) is not { } source
                || command.Made is not { } made) return FileProblems.NotFound;
            if (made.Problem is { } why) return why;
            var file = source.Purpose == FilePurpose.Enclosure
                ? await release.DeriveAsync(found, source, made.Value, DerivedHow.Converted, cancellationToken)
                : await files.AttachAsync(found, source.Purpose, made.Value, cancellationToken);
            events.Record(Act.AttachFile, found, clock.Today, new
            {
                file.No,
                SourceNo = source.No,
                file.MediaType,
                file.Length,
                file.Sha256,
                Converted = true
            });
            return new Response(found.Number, found.State, found.DueOn, found.DueIsProvisional, found.Version, file.No, file.FileName);
        }
    }
}
