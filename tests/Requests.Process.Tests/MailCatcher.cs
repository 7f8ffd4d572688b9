using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Requests.Process.Tests;

/// <summary>A mail server on loopback that keeps the Message-Id of every mail whose last line it was sent, and can stop the world there.</summary>
internal sealed class MailCatcher : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _serving;

    public MailCatcher()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>In the order they came, one entry a delivery.</summary>
    public ConcurrentQueue<string> Taken { get; } = new();

    /// <summary>Called with how many came so far, once a mail is whole and before the server says so.</summary>
    public Func<int, Task>? BeforeAnswer { get; set; }

    /// <summary>The same, right after the server has said so.</summary>
    public Func<int, Task>? AfterAnswer { get; set; }

    public string[] Settings => ["--Mail:Host=127.0.0.1", $"--Mail:Port={((IPEndPoint)_listener.LocalEndpoint).Port}"];

    private async Task ServeAsync()
    {
        while (true)
        {
            TcpClient client;
            try
            {
                client = await _listener.AcceptTcpClientAsync();
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                return;
            }
            using (client)
            {
                try
                {
                    await TalkAsync(client);
                }
                catch (IOException)
                {
                    // The other side is dead; that is what this is about.
                }
            }
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await using var writer = new StreamWriter(stream, Encoding.ASCII) { AutoFlush = true, NewLine = "\r\n" };
        await writer.WriteLineAsync("220 catcher.invalid ESMTP");
        while (await reader.ReadLineAsync() is { } line)
        {
            switch (line.Split(' ')[0].ToUpperInvariant())
            {
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    if (await MessageIdAsync(reader) is not { } id) return;
                    Taken.Enqueue(id);
                    if (BeforeAnswer is { } before) await before(Taken.Count);
                    await writer.WriteLineAsync("250 ok");
                    if (AfterAnswer is { } after) await after(Taken.Count);
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    await writer.WriteLineAsync("250 ok");
                    break;
            }
        }
    }

    // Null where the mail broke off before its last line.
    private static async Task<string?> MessageIdAsync(StreamReader reader)
    {
        var id = "";
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line == ".") return id;
            if (line.StartsWith("Message-Id:", StringComparison.OrdinalIgnoreCase)) id = line["Message-Id:".Length..].Trim();
        }
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        _listener.Dispose();
    }
}
