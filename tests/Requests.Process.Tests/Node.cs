using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Requests.Process.Tests;

/// <summary>The built program as a process of its own on a data folder, listening on a free port of the loopback.</summary>
internal sealed partial class Node : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly System.Diagnostics.Process _process;

    private Node(System.Diagnostics.Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <exception cref="InvalidOperationException">It did not come to listen; the message holds what it printed.</exception>
    public static async Task<Node> StartAsync(string folder, params string[] settings)
    {
        var process = System.Diagnostics.Process.Start(Program(["--Jobs:Workers=0", "--Database:WriterPatience=30", "--urls=http://127.0.0.1:0", $"--Data:Folder={folder}", .. Office.ArgumentsFor(folder), .. settings]))!;
        using var patience = new CancellationTokenSource(Patience);
        var said = new List<string>();
        try
        {
            while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            {
                said.Add(line);
                if (Listening().Match(line) is not { Success: true } listening) continue;
                // Nobody reads on for the process's sake: a full pipe would stop it.
                _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return new Node(process, new Uri(listening.Value));
            }
        }
        catch (OperationCanceledException)
        {
            process.Kill();
        }
        throw new InvalidOperationException($"The program did not come to listen:\n{string.Join('\n', said)}\n{await process.StandardError.ReadToEndAsync(CancellationToken.None)}");
    }

    /// <summary>Starts a verb and leaves it running.</summary>
    public static Node Launch(string folder, params string[] verb)
    {
        var process = System.Diagnostics.Process.Start(Program([.. verb, $"--Data:Folder={folder}", .. Office.ArgumentsFor(folder)]))!;
        // Nobody reads on for the process's sake: a full pipe would stop it.
        _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        _ = process.StandardError.ReadToEndAsync(CancellationToken.None);
        return new Node(process, new Uri("about:blank"));
    }

    public bool HasEnded => _process.HasExited;

    /// <summary>Runs a verb to its end and answers its exit code and what it printed.</summary>
    public static Task<(int Code, string Said)> RunAsync(string folder, params string[] verb) => EndAsync(Program([.. verb, $"--Data:Folder={folder}", .. Office.ArgumentsFor(folder)]));

    /// <summary>The same, in a process none of whose files may become longer.</summary>
    public static Task<(int Code, string Said)> RunWithFileLimitAsync(string folder, long bytes, params string[] verb)
    {
        var program = Program([.. verb, $"--Data:Folder={folder}", .. Office.ArgumentsFor(folder)]);
        var limited = new ProcessStartInfo("/bin/bash")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = program.WorkingDirectory
        };
        // The signal would end the process; without it a write simply fails. The runtime keeps its code in a file of its own, which is not meant here.
        limited.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        foreach (var part in (string[])["-c", $"trap '' XFSZ; ulimit -f {bytes / 1024}; exec \"$0\" \"$@\"", program.FileName, .. program.ArgumentList]) limited.ArgumentList.Add(part);
        return EndAsync(limited);
    }

    private static async Task<(int Code, string Said)> EndAsync(ProcessStartInfo start)
    {
        using var process = System.Diagnostics.Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        var said = process.StandardOutput.ReadToEndAsync(patience.Token);
        var complained = process.StandardError.ReadToEndAsync(patience.Token);
        try
        {
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, await said + await complained);
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }

    /// <summary>A client signed in as this user.</summary>
    public async Task<HttpClient> ClientAsync(string userName)
    {
        var client = new HttpClient { BaseAddress = Address, Timeout = Patience };
        using var answer = await client.PostAsJsonAsync("/api/v1/auth/token", new { userName, password = Office.Password });
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), await answer.Content.ReadAsStringAsync());
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>kill -9: nothing of the process gets to tidy up.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, as a service manager sends it: asked to end, not made to.</summary>
    public void AskToEnd()
    {
        using var kill = System.Diagnostics.Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>Waits until it has ended by itself; its exit code.</summary>
    public async Task<int> EndedAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
    }

    private static ProcessStartInfo Program(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Requests.Web.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return start;
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Listening();
}
