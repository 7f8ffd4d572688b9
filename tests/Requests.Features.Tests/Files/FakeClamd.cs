using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Requests.Features.Tests.Files;

/// <summary>A clamd of a few lines on loopback that knows one signature: the harmless test string of the EICAR institute.</summary>
internal sealed class FakeClamd : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _serving;
    private readonly string? _answer;

    /// <param name="answer">Said whatever comes in; null looks for the signature.</param>
    public FakeClamd(string? answer = null)
    {
        _answer = answer;
        _listener.Start();
        _serving = ServeAsync();
    }

    // Put together here, so that no scanner takes offence at the source.
    public static string Eicar => string.Concat("X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-", "ANTIVIRUS-TEST-FILE!$H+H*");

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public long BytesSeen { get; private set; }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await using var wire = client.GetStream();
                await AnswerAsync(wire);
            }
        }
        catch (Exception e) when (e is SocketException or InvalidOperationException)
        {
            // Stopped, while waiting or before it waited again.
        }
    }

    private async Task AnswerAsync(NetworkStream wire)
    {
        var command = new byte[10];
        await wire.ReadExactlyAsync(command);
        Assert.That(Encoding.ASCII.GetString(command), Is.EqualTo("zINSTREAM\0"));
        var found = false;
        var size = new byte[4];
        while (true)
        {
            await wire.ReadExactlyAsync(size);
            var length = BinaryPrimitives.ReadInt32BigEndian(size);
            if (length == 0) break;
            var chunk = new byte[length];
            await wire.ReadExactlyAsync(chunk);
            BytesSeen += length;
            found |= Encoding.ASCII.GetString(chunk).Contains(Eicar, StringComparison.Ordinal);
        }
        await wire.WriteAsync(Encoding.ASCII.GetBytes((_answer ?? (found ? "stream: Eicar-Test-Signature FOUND" : "stream: OK")) + "\0"));
    }
}
