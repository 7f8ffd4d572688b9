using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Data.Entities;
using Requests.Features.Services.Archive;
using Requests.Features.Services.Content;
using Requests.Paper;

namespace Requests.Features.Services.Letters;

/// <summary>The written forms of letters: made once when a letter is issued, kept by hash, and given to every seal after it.</summary>
public sealed class LetterFiles(LetterVersions versions, PaperRenderings renderings, [FromKeyedServices(ContentStores.Files)] IContentStore files) : ICasePapers
{
    public static readonly IReadOnlyDictionary<string, string> MediaTypes = new Dictionary<string, string>
    {
        ["pdf"] = "application/pdf",
        ["docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ["html"] = "text/html; charset=utf-8",
        ["txt"] = "text/plain; charset=utf-8",
    };

    /// <summary>Writes the fixed letter as PDF and DOCX into the file store. Letters written before papers were kept have none.</summary>
    public async Task<IReadOnlyList<DocumentFile>> KeepAsync(Document document, CancellationToken ct)
    {
        if (versions.Open(document.CurrentText) is not { } letter) return [];
        var written = renderings.Of(letter.Paper);
        return [await KeepAsync("pdf", written.Pdf, ct), await KeepAsync("docx", written.Docx, ct)];
    }

    /// <summary>The letter in one form: as it was issued, else as its last version would be.</summary>
    /// <returns>Null for an unknown form.</returns>
    public async Task<Stream?> OpenAsync(Document document, string extension, CancellationToken ct)
    {
        if (document.Files.FirstOrDefault(f => f.Extension == extension) is { } kept) return await files.OpenAsync(kept.Sha256, ct);
        return Write(versions.PaperOf(document), extension) is { } content ? new MemoryStream(content) : null;
    }

    /// <summary>A paper in one form; null for an unknown one.</summary>
    public static byte[]? Write(PaperDocument paper, string extension) => extension switch
    {
        "pdf" => PdfWriter.Write(paper),
        "docx" => DocxWriter.Write(paper),
        "html" => System.Text.Encoding.UTF8.GetBytes(HtmlWriter.Write(paper)),
        "txt" => System.Text.Encoding.UTF8.GetBytes(PaperText.Of(paper)),
        _ => null,
    };

    public Task<IReadOnlyList<CasePaper>> OfAsync(Case @case, IReadOnlyList<Document> documents, CancellationToken ct)
    {
        var papers = documents.SelectMany(d => d.Files.Select(f => new CasePaper(d.No, $"letter.{f.Extension}", MediaTypes[f.Extension], token => files.OpenAsync(f.Sha256, token))));
        var contents = documents.Where(d => d.Files.Count > 0).Select(d => new CasePaper(d.No, "letter.json", "application/json",
            _ => Task.FromResult<Stream>(new MemoryStream(LetterVersions.ToJson(WithoutIds(versions.Open(d.CurrentText)!))))));
        return Task.FromResult<IReadOnlyList<CasePaper>>([.. papers, .. contents]);
    }

    // Row ids mean nothing outside this database and would make two runs of the same acts differ.
    private static Letter WithoutIds(Letter letter) => letter with { Inputs = null, Terms = letter.Terms is { } terms ? terms with { PartyId = null } : null };

    private async Task<DocumentFile> KeepAsync(string extension, byte[] content, CancellationToken ct)
    {
        var stored = await files.PutAsync(new MemoryStream(content), ct);
        return new DocumentFile(extension, stored.Sha256, stored.Length);
    }
}
