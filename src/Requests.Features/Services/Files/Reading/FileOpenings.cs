using Requests.Features.Data.Entities;
using Requests.Features.Services.Files.Inspection;
using Requests.Paper;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace Requests.Features.Services.Files.Reading;

/// <summary>Opens a file as far as it takes to know that it opens.</summary>
internal static class FileOpenings
{
    private static readonly string[] Zipped = [MediaTypes.Word, MediaTypes.Sheet, MediaTypes.Slides, MediaTypes.Ofd, MediaTypes.Zip];

    /// <summary>Whether it can be told of files of this kind.</summary>
    public static bool Tries(string mediaType) =>
        mediaType is MediaTypes.Pdf or MediaTypes.Encrypted || Zipped.Contains(mediaType) || PictureFile.Knows(mediaType);

    public static FileOpening? Of(Stream file, string mediaType)
    {
        file.Position = 0;
        if (mediaType == MediaTypes.Pdf) return OfPdf(file);
        if (mediaType == MediaTypes.Encrypted) return FileOpening.Password;
        if (Zipped.Contains(mediaType)) return OfZip(file, unpack: mediaType != MediaTypes.Zip);
        if (!PictureFile.Knows(mediaType)) return null;
        return PictureFile.Opens(file) ? FileOpening.Opens : FileOpening.Damaged;
    }

    private static FileOpening OfPdf(Stream file)
    {
        try
        {
            using var pdf = PdfDocument.Open(file);
            return pdf.NumberOfPages > 0 ? FileOpening.Opens : FileOpening.Damaged;
        }
        catch (PdfDocumentEncryptedException)
        {
            return FileOpening.Password;
        }
        catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException))
        {
            return FileOpening.Damaged;
        }
    }

    // An Office file is read to its end; of a zip somebody chose himself what lies in it.
    private static FileOpening OfZip(Stream file, bool unpack)
    {
        try
        {
            using var zip = BoundedZip.Open(file);
            if (zip.Entries.Any(e => e.IsEncrypted)) return FileOpening.Password;
            if (!unpack) return FileOpening.Opens;
            var (buffer, left) = (new byte[64 * 1024], BoundedZip.MostUnpacked);
            foreach (var entry in zip.Entries)
            {
                using var content = entry.Open();
                for (int read; (read = content.Read(buffer)) > 0;)
                    if ((left -= read) < 0) return FileOpening.TooHeavy;
            }
            return FileOpening.Opens;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException)
        {
            return FileOpening.Damaged;
        }
    }
}
