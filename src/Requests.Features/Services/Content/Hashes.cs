using System.Buffers;
using System.Security.Cryptography;

namespace Requests.Features.Services.Content;

/// <summary>SHA-256 in the one form the archive writes it: 64 lower-case hex digits.</summary>
public static class Hashes
{
    private const int BufferLength = 128 * 1024;
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    public static bool IsHash(ReadOnlySpan<char> text) => text.Length == 64 && !text.ContainsAnyExcept(Digits);

    internal static string Of(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>Copies a stream through one small buffer, however long it is, and answers what it was.</summary>
    public static Task<StoredContent> CopyHashedAsync(this Stream content, Stream target, CancellationToken ct) => OfAsync(content, target, ct);

    internal static async Task<StoredContent> OfAsync(Stream content, Stream? copy, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferLength);
        try
        {
            long length = 0;
            int read;
            while ((read = await content.ReadAsync(buffer.AsMemory(0, BufferLength), ct)) > 0)
            {
                hash.AppendData(buffer, 0, read);
                if (copy is not null) await copy.WriteAsync(buffer.AsMemory(0, read), ct);
                length += read;
            }
            return new StoredContent(Convert.ToHexStringLower(hash.GetHashAndReset()), length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
