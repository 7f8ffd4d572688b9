using Requests.Features.Data.Entities;
using Requests.Features.Services.Content;

namespace Requests.Features.Services.Archive;

/// <summary>A file of a case that another room keeps or makes: a letter as DOCX or PDF, a scanned proof, a sheet.</summary>
/// <param name="DocumentNo">The letter it belongs to; null for a paper of the case itself.</param>
/// <param name="Name">Name inside its folder, lower-case ASCII letters, digits, dots and hyphens, such as <c>letter.pdf</c>.</param>
/// <param name="MediaType">Such as <c>application/pdf</c>.</param>
/// <param name="OpenAsync">Opens the content from its beginning; opened twice, it must give the same bytes.</param>
/// <param name="Title">What it is, in Chinese; null takes the letter's title.</param>
public sealed record CasePaper(int? DocumentNo, string Name, string MediaType, Func<CancellationToken, Task<Stream>> OpenAsync, string? Title = null)
{
    /// <summary>A paper that is small and at hand.</summary>
    public static CasePaper Of(int? documentNo, string name, string title, string mediaType, byte[] content) =>
        new(documentNo, name, mediaType, _ => Task.FromResult<Stream>(new MemoryStream(content, writable: false)), title);

    /// <summary>Rows of a room as JSON whose bytes depend on the facts alone.</summary>
    internal static CasePaper Rows<T>(int? documentNo, string name, string title, T rows) => Of(documentNo, name, title,
        "application/json", StableJson.Write(rows));
}

/// <summary>A room whose papers belong into the sealed file. Every one that is registered is asked at each seal.</summary>
public interface ICasePapers
{
    /// <param name="documents">All letters of the case, as saved.</param>
    Task<IReadOnlyList<CasePaper>> OfAsync(Case @case, IReadOnlyList<Document> documents, CancellationToken ct);
}
