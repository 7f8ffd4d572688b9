using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Requests.Features.Services.Content;

/// <summary>
/// A store whose objects are hashed while they are read: bytes that are not those of their name never come to their end, whoever
/// reads them. Everything else is the store's own.
/// </summary>
public sealed class CheckedContent(IContentStore store) : IContentStore
{
    public Task<StoredContent> PutAsync(Stream content, StoredContent? expected, CancellationToken ct) => store.PutAsync(content, expected, ct);

    /// <exception cref="FileNotFoundException">There is no such object.</exception>
    public async Task<Stream> OpenAsync(string sha256, CancellationToken ct)
    {
        var content = await store.OpenAsync(sha256, ct);
        var length = content.CanSeek ? content.Length : await store.LengthAsync(sha256, ct) ?? 0;
        return new HashedStream(content, length, sha256);
    }

    public Task<long?> LengthAsync(string sha256, CancellationToken ct) => store.LengthAsync(sha256, ct);

    public IAsyncEnumerable<string> ListAsync(string? after, CancellationToken ct) => store.ListAsync(after, ct);

    /// <summary>Hashes what is read in order. Who jumps about has the whole hashed before the first byte from elsewhere.</summary>
    private sealed class HashedStream(Stream content, long length, string sha256) : Stream
    {
        private const int BufferLength = 128 * 1024;
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private long _position;
        private bool _isJudged;
        private bool _jumped;

        public override bool CanRead => true;
        public override bool CanSeek => content.CanSeek;
        public override bool CanWrite => false;
        public override long Length => length;

        public override long Position
        {
            get => _position;
            set => Seek(value, SeekOrigin.Begin);
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            JudgeBeforeJump();
            return Take(buffer, content.Read(buffer));
        }

        // One a block of a large file: its state is lent, not made.
        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            JudgeBeforeJump();
            var read = await content.ReadAsync(buffer, cancellationToken);
            return Take(buffer.Span, read);
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override long Seek(long offset, SeekOrigin origin)
        {
            var to = origin switch { SeekOrigin.Begin => offset, SeekOrigin.Current => _position + offset, _ => length + offset };
            if (to == _position) return to;
            _jumped = true;
            return _position = content.Seek(to, SeekOrigin.Begin);
        }

        public override void Flush() { }

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                _hash.Dispose();
                content.Dispose();
            }
            base.Dispose(disposing);
        }

        private int Take(ReadOnlySpan<byte> buffer, int read)
        {
            _position += read;
            if (_isJudged) return read;
            _hash.AppendData(buffer[..read]);
            // Before the last bytes are given away.
            if (_position >= length || read == 0) Judge();
            return read;
        }

        private void JudgeBeforeJump()
        {
            if (!_jumped || _isJudged) return;
            _hash.GetHashAndReset();
            content.Seek(0, SeekOrigin.Begin);
            var buffer = new byte[BufferLength];
            int read;
            while ((read = content.Read(buffer)) > 0) _hash.AppendData(buffer, 0, read);
            Judge();
            content.Seek(_position, SeekOrigin.Begin);
        }

        private void Judge()
        {
            if (Convert.ToHexStringLower(_hash.GetHashAndReset()) != sha256) throw new InvalidDataException($"Object {sha256} is damaged; run verify-archive.");
            _isJudged = true;
        }
    }
}
