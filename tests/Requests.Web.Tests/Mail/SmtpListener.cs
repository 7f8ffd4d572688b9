using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Requests.Web.Tests.Mail;

/// <summary>A mail server of one connection on loopback: keeps what it was sent, and refuses receivers when told to.</summary>
internal sealed class SmtpListener : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly bool _refuses;

    public SmtpListener(bool refuses = false)
    {
        _refuses = refuses;
        _listener.Start();
        Received = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The message as it came over the wire; null when it was refused.</summary>
    public Task<byte[]?> Received { get; }

    private async Task<byte[]?> ServeAsync()
    {
        using var client = await _listener.AcceptTcpClientAsync();
        await using var stream = client.GetStream();
        // Latin 1 keeps every byte as it is.
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await using var writer = new StreamWriter(stream, Encoding.ASCII) { AutoFlush = true, NewLine = "\r\n" };
        byte[]? message = null;
        await writer.WriteLineAsync("220 office.invalid ESMTP");
        while (await reader.ReadLineAsync() is { } line)
        {
            var verb = line.Split(' ')[0].ToUpperInvariant();
            if (verb == "DATA")
            {
                await writer.WriteLineAsync("354 go on");
                message = await ReadMessageAsync(reader);
            }
            await writer.WriteLineAsync(verb switch
            {
                "RCPT" when _refuses => "550 no such person here: reader@example.invalid",
                "QUIT" => "221 bye",
                _ => "250 ok",
            });
            if (verb == "QUIT") break;
        }
        return message;
    }

    private static async Task<byte[]> ReadMessageAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line && line != ".") text.Append(line.StartsWith("..",
            StringComparison.Ordinal) ? line[1..] : line).Append("\r\n");
        return Encoding.Latin1.GetBytes(text.ToString());
    }

    public void Dispose() => _listener.Dispose();
}
