using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Security;
using MimeKit;

namespace Requests.Tests;

/// <summary>
/// Debian's dovecot-imapd on loopback, with a configuration, a folder and ports of its own; it ends with the test. It wants root to start, as
/// every mail server does; elsewhere, or where it is not installed, the tests are shown as skipped.
/// </summary>
internal sealed class Dovecot : IAsyncDisposable
{
    public const string User = "gongkai", Password = "Nur-Im-Test-2026";

    private readonly string _folder;
    private readonly System.Diagnostics.Process _process;

    private Dovecot(string folder, System.Diagnostics.Process process, int port, int tlsPort) => (_folder, _process, Port,
        TlsPort) = (folder, process, port, tlsPort);

    public int Port { get; }

    /// <summary>With a certificate that nobody vouches for.</summary>
    public int TlsPort { get; }

    public string[] Settings => [$"--Mailbox:Host=127.0.0.1", $"--Mailbox:Port={Port}", "--Mailbox:Security=None",
        $"--Mailbox:UserName={User}", $"--Mailbox:Password={Password}", "--Mailbox:Body=HCG"];

    public static async Task<Dovecot> StartAsync()
    {
        const string program = "/usr/sbin/dovecot";
        if (OperatingSystem.IsWindows() || !File.Exists(program) || !Directory.Exists("/usr/lib/dovecot") || Environment.UserName != "root")
        {
            Assert.Ignore("dovecot-imapd is not installed (tests/run --with-documents installs it), or this is not root.");
            throw new PlatformNotSupportedException();
        }
        // Its mail process is nobody, who may not look into a temporary folder of root's.
        var folder = $"/tmp/requests-dovecot-{Guid.NewGuid():N}";
        Directory.CreateDirectory(Path.Combine(folder, "mail"));
        File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        File.SetUnixFileMode(Path.Combine(folder, "mail"), (UnixFileMode)0b111_111_111);
        var (port, tlsPort) = (FreePort(), FreePort());
        WriteCertificate(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "dovecot.conf"), $$"""
            protocols = imap
            listen = 127.0.0.1
            base_dir = {{folder}}/run
            state_dir = {{folder}}/state
            log_path = {{folder}}/log
            instance_name = {{Path.GetFileName(folder)}}
            ssl = yes
            ssl_cert = <{{folder}}/cert.pem
            ssl_key = <{{folder}}/key.pem
            disable_plaintext_auth = no
            auth_mechanisms = plain
            mail_location = maildir:{{folder}}/mail/%u
            first_valid_uid = 1
            passdb {
              driver = static
              args = password={{Password}}
            }
            userdb {
              driver = static
              args = uid=nobody gid=nogroup home={{folder}}/mail/%u
            }
            service imap-login {
              inet_listener imap {
                port = {{port}}
              }
              inet_listener imaps {
                port = {{tlsPort}}
                ssl = yes
              }
            }
            """);
        var start = new ProcessStartInfo(program) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])["-F", "-c", Path.Combine(folder, "dovecot.conf")]) start.ArgumentList.Add(argument);
        var dovecot = new Dovecot(folder, System.Diagnostics.Process.Start(start)!, port, tlsPort);
        await dovecot.ListeningAsync();
        return dovecot;
    }

    /// <summary>Lays a mail into the mailbox, as arrived at this instant.</summary>
    public async Task<uint> DeliverAsync(MimeMessage mail, DateTimeOffset? at = null)
    {
        using var client = await ConnectAsync();
        var id = await client.Inbox.AppendAsync(new AppendRequest(mail, MessageFlags.None, at ?? mail.Date));
        return id!.Value.Id;
    }

    public async Task DeliverAsync(IEnumerable<MimeMessage> mails)
    {
        using var client = await ConnectAsync();
        foreach (var mail in mails) await client.Inbox.AppendAsync(new AppendRequest(mail, MessageFlags.None, mail.Date));
    }

    /// <summary>The mailbox is made anew from what it holds: every mail has another number under another validity.</summary>
    public async Task RenumberAsync()
    {
        using (var client = await ConnectAsync()) await client.DisconnectAsync(true);
        foreach (var index in Directory.GetFiles(Path.Combine(_folder, "mail", User), "dovecot*")) File.Delete(index);
    }

    public async ValueTask DisposeAsync()
    {
        // The master ends its children.
        if (!_process.HasExited) System.Diagnostics.Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)])!.WaitForExit();
        using (var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5)))
        {
            try
            {
                await _process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill(entireProcessTree: true);
            }
        }
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<ImapClient> ConnectAsync()
    {
        var client = new ImapClient();
        await client.ConnectAsync("127.0.0.1", Port, SecureSocketOptions.None);
        await client.AuthenticateAsync(User, Password);
        return client;
    }

    private async Task ListeningAsync()
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var client = await ConnectAsync();
                return;
            }
            catch (Exception e) when (e is SocketException or IOException or ProtocolException or CommandException or AuthenticationException && attempt < 100)
            {
                await Task.Delay(50);
            }
            catch (Exception e) when (e is SocketException or IOException or ProtocolException or CommandException or AuthenticationException)
            {
                var log = Path.Combine(_folder, "log");
                Assert.Fail($"dovecot does not listen: {(File.Exists(log) ? await File.ReadAllTextAsync(log) : "")}");
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void WriteCertificate(string folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(Path.Combine(folder, "cert.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "key.pem"), key.ExportPkcs8PrivateKeyPem());
    }
}
