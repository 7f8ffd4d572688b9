using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Requests.Features.Data.Entities;
using Requests.Features.Services.Files;

namespace Requests.Web.Files;

/// <summary>Scans by clamd over TCP with the INSTREAM command: chunks led by their length in four bytes, ended by an empty one.</summary>
internal sealed class ClamAvScanner(string host, int port) : IMalwareScanner
{
    private const int Chunk = 64 * 1024;
    private const int LongestAnswer = 4096;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public async Task<ScanFinding> ScanAsync(Stream content, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience);
        string answer;
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(host, port, limit.Token);
            await using var wire = client.GetStream();
            answer = await AskAsync(wire, content, limit.Token);
        }
        catch (Exception e) when (e is SocketException or IOException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            throw new ScannerUnavailableException("clamd cannot be reached.", e);
        }
        if (answer.EndsWith(": OK", StringComparison.Ordinal)) return new(ScanVerdict.Clean);
        if (answer.EndsWith(" FOUND", StringComparison.Ordinal)) return new(ScanVerdict.NotScanned,
            Threat: answer[(answer.IndexOf(':', StringComparison.Ordinal) + 1)..^6].Trim());
        throw new ScannerUnavailableException($"clamd gave no verdict: {answer}");
    }

    private static async Task<string> AskAsync(NetworkStream wire, Stream content, CancellationToken ct)
    {
        await wire.WriteAsync("zINSTREAM\0"u8.ToArray(), ct);
        var buffer = new byte[sizeof(uint) + Chunk];
        for (int read; (read = await content.ReadAsync(buffer.AsMemory(sizeof(uint), Chunk), ct)) > 0;)
        {
            BinaryPrimitives.WriteUInt32BigEndian(buffer, (uint)read);
            await wire.WriteAsync(buffer.AsMemory(0, sizeof(uint) + read), ct);
        }
        await wire.WriteAsync(new byte[sizeof(uint)], ct);
        var answer = new byte[LongestAnswer];
        var length = await wire.ReadAtLeastAsync(answer, LongestAnswer, throwOnEndOfStream: false, ct);
        return Encoding.UTF8.GetString(answer, 0, length).TrimEnd('\0', '\n');
    }
}
