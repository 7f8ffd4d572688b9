using System.Net;
using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Requests.Features.Services.Content;
using Requests.Web.Hosting;

namespace Requests.Web.Files;

/// <summary>
/// A content store in a bucket of S3-compatible object storage, each object under a prefix and its hash. Content goes
/// through a temporary file, since its hash is its name, and in one request, so that an object is there whole or not at all. With a lock every
/// object is kept in compliance mode for some days, in which nobody can overwrite or delete it; the bucket must have been
/// made with object lock.
/// </summary>
internal sealed class S3ContentStore(IAmazonS3 s3, string bucket, string prefix, TimeSpan lockFor, TimeProvider time) : IContentStore, IContentEraser
{
    /// <summary>The most one request can bring, in bytes.</summary>
    public const long LongestObject = 5L << 30;

    private const int KeysAtOnce = 1000;

    /// <summary>A client that any S3-compatible server understands: bucket in the path, no checksums it may not know.</summary>
    public static IAmazonS3 Connect(S3Settings settings) => new AmazonS3Client(new BasicAWSCredentials(settings.AccessKey,
        settings.SecretKey), new AmazonS3Config
        {
            ServiceURL = settings.Endpoint,
            AuthenticationRegion = settings.Region,
            ForcePathStyle = true,
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        });

    public async Task<StoredContent> PutAsync(Stream content, StoredContent? expected, CancellationToken ct)
    {
        if (expected is not null && await IsKeptAsync(expected, ct)) return expected;
        var temporary = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            StoredContent stored;
            await using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
            {
                stored = await content.CopyHashedAsync(file, ct);
                if (expected is not null && stored != expected) throw new InvalidDataException($"The content is not {expected.Sha256}; it was not kept.");
            }
            if (!await IsKeptAsync(stored, ct)) await UploadAsync(temporary, stored, ct);
            return stored;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public async Task<Stream> OpenAsync(string sha256, CancellationToken ct)
    {
        if (!Hashes.IsHash(sha256)) throw new FileNotFoundException("Not the name of an object.", sha256);
        try
        {
            return (await s3.GetObjectAsync(bucket, prefix + sha256, ct)).ResponseStream;
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            throw new FileNotFoundException("There is no such object.", sha256);
        }
    }

    public async Task<long?> LengthAsync(string sha256, CancellationToken ct)
    {
        if (!Hashes.IsHash(sha256)) return null;
        try
        {
            return (await s3.GetObjectMetadataAsync(bucket, prefix + sha256, ct)).ContentLength;
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    public async IAsyncEnumerable<string> ListAsync(string? after, [EnumeratorCancellation] CancellationToken ct)
    {
        // Strangers sort anywhere, so the listing starts at the beginning; only hashes already seen are passed over.
        var request = new ListObjectsV2Request { BucketName = bucket, Prefix = prefix, MaxKeys = KeysAtOnce };
        ListObjectsV2Response page;
        do
        {
            page = await s3.ListObjectsV2Async(request, ct);
            foreach (var found in page.S3Objects ?? [])
            {
                var name = found.Key[prefix.Length..];
                if (!Hashes.IsHash(name) || after is null || string.CompareOrdinal(name, after) > 0) yield return name;
            }
            request.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated == true);
    }

    async Task<IReadOnlyList<string>> IContentEraser.EraseAsync(IReadOnlyCollection<string> hashes, CancellationToken ct)
    {
        var held = new List<string>();
        foreach (var hash in hashes)
        {
            try
            {
                if (lockFor > TimeSpan.Zero) await EraseVersionsAsync(prefix + hash, ct);
                else await s3.DeleteObjectAsync(bucket, prefix + hash, ct);
            }
            catch (AmazonS3Exception locked) when (locked.StatusCode == HttpStatusCode.Forbidden)
            {
                held.Add(hash);
            }
        }
        return held;
    }

    // A bucket with object lock keeps versions; deleting without naming one only hides the object.
    private async Task EraseVersionsAsync(string key, CancellationToken ct)
    {
        var versions = await s3.ListVersionsAsync(new ListVersionsRequest { BucketName = bucket, Prefix = key }, ct);
        foreach (var version in versions.Versions ?? [])
            await s3.DeleteObjectAsync(new DeleteObjectRequest { BucketName = bucket, Key = key, VersionId = version.VersionId }, ct);
    }

    private async Task<bool> IsKeptAsync(StoredContent content, CancellationToken ct) => await LengthAsync(content.Sha256, ct) is { } length
        && (length == content.Length ? true : throw new InvalidDataException($"Object {content.Sha256} is damaged; run verify-archive."));

    private async Task UploadAsync(string file, StoredContent stored, CancellationToken ct)
    {
        await using var content = File.OpenRead(file);
        var request = new PutObjectRequest
        {
            BucketName = bucket,
            Key = prefix + stored.Sha256,
            InputStream = content,
            ContentType = "application/octet-stream",
            // Signed in chunks, some servers keep the signatures as content.
            UseChunkEncoding = false,
        };
        if (lockFor > TimeSpan.Zero)
        {
            request.ObjectLockMode = ObjectLockMode.Compliance;
            request.ObjectLockRetainUntilDate = (time.GetUtcNow() + lockFor).UtcDateTime;
            // A lock is only taken with a checksum of the content, which is the object's own name.
            request.ChecksumSHA256 = Convert.ToBase64String(Convert.FromHexString(stored.Sha256));
        }
        await s3.PutObjectAsync(request, ct);
    }
}
