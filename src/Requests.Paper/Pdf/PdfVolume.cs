using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Exceptions;
using UglyToad.PdfPig.Writer;

namespace Requests.Paper;

/// <summary>合订本: several PDFs bound into one, in their order.</summary>
public static class PdfVolume
{
    /// <summary>False for a file that is damaged, locked by a password or without pages.</summary>
    public static bool MayHold(byte[] pdf)
    {
        try
        {
            using var file = PdfDocument.Open(pdf);
            return file.NumberOfPages > 0;
        }
        catch (Exception e) when (e is PdfDocumentFormatException or PdfDocumentEncryptedException or InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }

    /// <param name="pdfs">Each one that <see cref="MayHold"/> allows.</param>
    public static byte[] Bind(IReadOnlyList<byte[]> pdfs) => PdfMerger.Merge(pdfs);
}
