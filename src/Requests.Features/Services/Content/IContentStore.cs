namespace Requests.Features.Services.Content;

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

/// <summary>Keeps bytes under their own SHA-256. What is kept once never changes; the same bytes are kept once. Nothing here takes away.</summary>
public interface IContentStore
{
    /// <summary>Streams the content in; when this returns, the bytes survive a power cut.</summary>
    /// <param name="expected">What the content must be; null when nobody knows yet.</param>
    /// <exception cref="InvalidDataException">The content is not the expected one and was not kept; or what is kept under its hash is damaged.</exception>
    Task<StoredContent> PutAsync(Stream content, StoredContent? expected, CancellationToken ct);

    /// <exception cref="FileNotFoundException">There is no such object.</exception>
    Task<Stream> OpenAsync(string sha256, CancellationToken ct);

    /// <summary>Bytes kept under this hash; null when there is nothing. Says nothing about what the bytes are.</summary>
    Task<long?> LengthAsync(string sha256, CancellationToken ct);

    /// <summary>
    /// The hashes under which something is kept, in ascending order; says nothing about the bytes. Whatever else lies in
    /// the store and has no business there is listed by its path.
    /// </summary>
    /// <param name="after">Only hashes after this one.</param>
    IAsyncEnumerable<string> ListAsync(string? after, CancellationToken ct);
}

/// <summary>
/// Takes objects away for good. Only <c>SweepArchive</c> holds this face of a store: it clears what unfinished seals
/// left, and files that two people have appraised for destruction (ARC-10).
/// </summary>
public interface IContentEraser
{
    /// <summary>Also clears what writers that died left half written, so nobody may be writing meanwhile.</summary>
    /// <returns>Those that are still there, since the store holds them fast until a day to come.</returns>
    Task<IReadOnlyList<string>> EraseAsync(IReadOnlyCollection<string> hashes, CancellationToken ct);
}

public static class ContentStoreExtensions
{
    public static Task<StoredContent> PutAsync(this IContentStore store, Stream content, CancellationToken ct) => store.PutAsync(content, null, ct);

    public static async Task<bool> HasAsync(this IContentStore store, string sha256, CancellationToken ct) => await store.LengthAsync(sha256, ct) is not null;
}
