using MediatR;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Files;
using Requests.Features.Services.Files.Reading;
using Requests.Features.Services.Release;
using Requests.Letters.Checks;
using Requests.Paper;

namespace Requests.Features.Areas.Release;

/// <summary>A redacted file that was made, read again and kept, but belongs to no case yet.</summary>
/// <param name="Marks">Fingerprint of the marks that were painted.</param>
public sealed record RedactedCopy(int SourceNo, KeptFile File, string Marks);

/// <summary>
/// First half of redacting: makes every page of the PDF anew with the marks painted in, and reads the result again. Outside any
/// transaction, since a page takes most of a second; nothing belongs to the case until <see cref="AttachRedacted"/>.
/// </summary>
public static class RedactAttachment
{
    /// <param name="MayStay">What of people stands outside the marks was looked at and may be disclosed.</param>
    [Acts(Act.RedactFile)]
    public sealed record Command(string CaseNumber, int FileNo, bool MayStay = false) : INonTransactionalCommand<RedactedCopy>;

    internal sealed class Handler(CaseOpener desk, ReleaseFiles release, FileIntake files, FileDoor door, ForeignFiles foreign, PersonalPlaces places) : IRequestHandler<Command,
        Result<RedactedCopy>>
    {
        public async Task<Result<RedactedCopy>> Handle(Command command, CancellationToken cancellationToken)
        {
            if (await desk.FindAsync(command.CaseNumber, cancellationToken) is not { } found) return CaseProblems.NotFound;
            if (!Permissions.Fits(Act.RedactFile, found.State)) return CaseProblems.WrongStateFor(Act.RedactFile, found.State);
            var read = await release.PdfAsync(found.Id, command.FileNo, cancellationToken);
            if (read.Problem is { } unusable) return unusable;
            if (await door.RefusalAsync(read.Value, cancellationToken) is { } shut) return shut;
            var marks = (await release.MarksAsync(found.Id, cancellationToken)).Where(m => m.FileNo == command.FileNo).ToList();
            if (marks.Count == 0) return ReleaseProblems.NoMarks;

            var painted = ReleaseFiles.Painted(found, marks);
            await using var redacted = FileIntake.OpenSpool();
            try
            {
                if (!command.MayStay && await UncoveredAsync(found, read.Value, marks, cancellationToken) is { } still) return still;
                await using var source = await files.OpenAsync(read.Value, cancellationToken);
                await foreign.RedactAsync(source, painted, redacted, cancellationToken);
                await using var again = await files.OpenAsync(read.Value, cancellationToken);
                var under = await foreign.TextUnderAsync(again, painted, cancellationToken);
                if ((await foreign.VerifyAsync(redacted, under, cancellationToken)).Count > 0) return ReleaseProblems.Leaks;
            }
            catch (RedactionException)
            {
                return ReleaseProblems.CannotRedact;
            }
            var name = $"{NumberMask.Of(Path.GetFileNameWithoutExtension(read.Value.FileName))}（遮盖）.pdf";
            redacted.Position = 0;
            var kept = await files.KeepMadeAsync(name, read.Value.MediaType, redacted, cancellationToken);
            return new RedactedCopy(command.FileNo, kept, ReleaseFiles.Fingerprint(painted));
        }

        // The check of the copy sees pictures; what they show is read from the source, minus the marks.
        private async Task<Problem?> UncoveredAsync(Case found, Attachment pdf, IReadOnlyList<ReleaseMark> marks, CancellationToken ct) =>
            (await places.OfAsync(found, pdf, marks, ct)).Places.Where(p => !p.IsCovered).Select(p => $"p.{p.Page} {p.Shown}").Distinct().ToList() is { Count: > 0 } open
                ? ReleaseProblems.StillHolds.With(string.Join("; ", open)) : null;
    }
}
