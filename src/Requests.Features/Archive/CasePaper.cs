using Requests.Features.Data.Entities;

namespace Requests.Features.Archive;

/// <summary>A file of a case that another room keeps or makes: a letter as DOCX or PDF, a scanned proof, a sheet.</summary>
/// <param name="DocumentNo">The letter it belongs to; null for a paper of the case itself.</param>
/// <param name="Name">Name inside its folder, lower-case ASCII letters, digits, dots and hyphens, such as <c>letter.pdf</c>.</param>
/// <param name="MediaType">Such as <c>application/pdf</c>.</param>
/// <param name="OpenAsync">Opens the content from its beginning; opened twice, it must give the same bytes.</param>
public sealed record CasePaper(int? DocumentNo, string Name, string MediaType, Func<CancellationToken, Task<Stream>> OpenAsync);

/// <summary>A room whose papers belong into the sealed file. Every one that is registered is asked at each seal.</summary>
public interface ICasePapers
{
    /// <param name="documents">All letters of the case, as saved.</param>
    Task<IReadOnlyList<CasePaper>> OfAsync(Case @case, IReadOnlyList<Document> documents, CancellationToken ct);
}
