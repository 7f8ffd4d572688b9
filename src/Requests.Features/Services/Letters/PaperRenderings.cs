using Requests.Features.Kernel;
using Requests.Paper;

namespace Requests.Features.Services.Letters;

/// <summary>A paper in its written forms, and what was found when they were held against each other.</summary>
public sealed record PaperRendering(byte[] Pdf, byte[] Docx, IReadOnlyList<TwinDifference> Differences, IReadOnlyList<LayoutFinding> Layout);

/// <summary>
/// Writes a paper once for as long as it says the same: what a preview, a check or an approver had written is what is issued.
/// The key is a hash of the paper, so a changed letter is never taken for the one before.
/// </summary>
public sealed class PaperRenderings
{
    private readonly RecentValues<string, PaperRendering> _kept = new(most: 48);
    private long _written;

    /// <summary>How often a paper was written.</summary>
    public long Written => Interlocked.Read(ref _written);

    public PaperRendering Of(PaperDocument paper) => _kept.Of(LetterVersions.HashOf(paper), () =>
    {
        Interlocked.Increment(ref _written);
        var (pdf, docx) = (PdfWriter.Write(paper), DocxWriter.Write(paper));
        return new PaperRendering(pdf, docx, RenderingComparison.Differences(pdf, docx, HtmlWriter.Write(paper), PaperText.Of(paper)),
            LayoutFindings.Of(paper));
    });
}
