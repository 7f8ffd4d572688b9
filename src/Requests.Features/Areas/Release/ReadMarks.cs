using MediatR;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Files;
using Requests.Features.Services.Files.Reading;
using Requests.Features.Services.Release;
using Requests.Paper;
using Requests.Statute.Outcomes;

namespace Requests.Features.Areas.Release;

/// <summary>One PDF as it is being marked: its pages, its marks, and the list of withheld parts they belong to.</summary>
public static class ReadMarks
{
    [Acts(Act.ViewCase)]
    public sealed record Query(string CaseNumber, int FileNo) : IQuery<Response>;

    /// <param name="IsOpen">False where people brought the file and the caller has not opened it for a reason: its pages are not shown.</param>
    /// <param name="CanRedact">False where this computer cannot make pages into pictures.</param>
    public sealed record Response(int FileNo, bool CanRedact, IReadOnlyList<PaperSheet> Pages, IReadOnlyList<Mark> Marks,
        IReadOnlyList<Part> Parts, bool IsOpen = true);

    public sealed record Mark(int No, int Page, double Left, double Top, double Width, double Height, int PartNo);

    /// <param name="Marked">At least one mark hides it, in whichever file.</param>
    public sealed record Part(int No, string Place, string Article, string Reason, bool Marked);

    internal sealed class Handler(CaseOpener desk, ReleaseFiles release, FileIntake files, FileDoor door,
        ForeignFiles foreign) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            if (await desk.ReadAsync(query.CaseNumber, cancellationToken) is not { } found) return CaseProblems.NotFound;
            var read = await release.PdfAsync(found.Id, query.FileNo, cancellationToken);
            if (read.Problem is { } unusable) return unusable;
            await using var content = await files.OpenAsync(read.Value, cancellationToken);
            var marks = await release.MarksAsync(found.Id, cancellationToken);
            try
            {
                return new Response(query.FileNo, Redaction.Available, await foreign.SheetsAsync(content, cancellationToken),
                    [.. marks.Where(m => m.FileNo == query.FileNo).Select(m => new Mark(m.No, m.Page, m.Left, m.Top, m.Width, m.Height, m.PartNo))],
                    [.. (found.OutcomeBasis?.Withheld ?? []).Select((p, i) => new Part(i + 1, p.Place,
                        ReleaseFiles.ArticleOf(found, i + 1), p.Reason, marks.Any(m => m.PartNo == i + 1)))],
                    await door.RefusalAsync(read.Value, cancellationToken) is null);
            }
            catch (RedactionException)
            {
                return ReleaseProblems.CannotRedact;
            }
        }
    }
}
