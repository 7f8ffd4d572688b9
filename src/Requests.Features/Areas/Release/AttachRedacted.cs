using MediatR;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Release;

namespace Requests.Features.Areas.Release;

/// <summary>Second half of redacting: the copy becomes a file that goes with the letter, in the place of its source. The source stays as it came.</summary>
public static class AttachRedacted
{
    /// <param name="Copy">As made; a door fills it, never a client.</param>
    [Acts(Act.RedactFile)]
    public sealed record Command(RedactedCopy Copy) : CaseCommand<Response>;

    public sealed record Response(string CaseNumber, CaseState State, DateOnly? DueOn, bool DueIsProvisional, Guid Version, int FileNo,
        string Sha256, long Length)
        : CaseStanding(CaseNumber, State, DueOn, DueIsProvisional, Version);

    internal sealed class Handler(CaseOpener desk, ReleaseFiles release, EventLog events, IOfficeClock clock) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            var copy = command.Copy;
            var read = await release.PdfAsync(found.Id, copy.SourceNo, cancellationToken);
            if (read.Problem is { } unusable) return unusable;
            var marks = await release.MarksAsync(found.Id, cancellationToken);
            if (ReleaseFiles.Fingerprint(ReleaseFiles.Painted(found,
                marks.Where(m => m.FileNo == copy.SourceNo))) != copy.Marks) return ReleaseProblems.MarksChanged;

            var file = await release.DeriveAsync(found, read.Value, copy.File, DerivedHow.Redacted, cancellationToken);
            events.Record(Act.RedactFile, found, clock.Today, new { FileNo = file.No, copy.SourceNo, file.Sha256, copy.Marks }, null, "REDACT", "PARTS");
            return new Response(found.Number, found.State, found.DueOn, found.DueIsProvisional, found.Version, file.No, file.Sha256, file.Length);
        }
    }
}
