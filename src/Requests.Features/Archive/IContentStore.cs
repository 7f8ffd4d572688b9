namespace Requests.Features.Archive;

/// <summary>What a store kept: the SHA-256 of the bytes in lower-case hex, and how many there were.</summary>
public sealed record StoredContent(string Sha256, long Length);

/// <summary>Keys of the two stores in the service container; both are of the same kind.</summary>
public static class ContentStores
{
    /// <summary>Working files: attachments as they came in.</summary>
    public const string Files = "files";

    /// <summary>The archive: what was sealed.</summary>
    public const string Archive = "archive";
}

/// <summary>Keeps bytes under their own SHA-256. What is kept once never changes; the same bytes are kept once.</summary>
public interface IContentStore
{
    /// <summary>Streams the content in; when this returns, the bytes survive a power cut.</summary>
    Task<StoredContent> PutAsync(Stream content, CancellationToken ct);

    /// <exception cref="FileNotFoundException">There is no such object.</exception>
    Task<Stream> OpenAsync(string sha256, CancellationToken ct);

    bool Exists(string sha256);

    /// <summary>
    /// The hashes under which something is kept, in ascending order; says nothing about the bytes. Whatever else lies in
    /// the store and has no business there is listed by its path.
    /// </summary>
    IAsyncEnumerable<string> ListAsync(CancellationToken ct);

    /// <summary>
    /// Takes away an object that nothing refers to, and what writers that died left half written. Only the sweep of
    /// unfinished seals does this, while nobody can write.
    /// </summary>
    void Sweep(IEnumerable<string> unreferenced);
}
