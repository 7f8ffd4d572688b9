using System.Diagnostics;
using System.Globalization;

namespace Requests.Web.Files;

/// <summary>
/// A program of the system that works on strangers' files: found on the search path, started without the settings of this one in its
/// environment and without a proxy to the outside, bounded in time, and on Unix in memory by the system. On Windows time alone bounds it.
/// </summary>
internal sealed class ToolProgram(string path)
{
    private static readonly string[] Passed = ["PATH", "SystemRoot", "SystemDrive", "LANG", "TESSDATA_PREFIX"];

    /// <summary>Null where it is not installed.</summary>
    public static ToolProgram? Find(params string[] names) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator,
        StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => names.SelectMany(name => new[] { Path.Combine(folder, name), Path.Combine(folder, name + ".exe") }))
            .FirstOrDefault(File.Exists) is { } found ? new(found) : null;

    /// <summary>What it printed; null when it failed, took too long or wanted too much.</summary>
    /// <param name="folder">Its home and its place for temporary files.</param>
    public async Task<string?> RunAsync(IEnumerable<string> arguments, string folder, long megabytes, TimeSpan patience, CancellationToken ct)
    {
        var start = new ProcessStartInfo(path)
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = folder
        };
        if (!OperatingSystem.IsWindows())
        {
            start.FileName = "/bin/sh";
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add(string.Create(CultureInfo.InvariantCulture,
                $"ulimit -c 0; ulimit -d {megabytes * 1000}; ulimit -t {(long)patience.TotalSeconds * 2}; exec \"$0\" \"$@\" 2>/dev/null"));
            start.ArgumentList.Add(path);
        }
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var name in start.Environment.Keys.Where(n => !Passed.Contains(n, StringComparer.OrdinalIgnoreCase)).ToList()) start.Environment.Remove(name);
        // One thread: several of these run beside the office itself. Nothing is fetched from outside: the proxy is nobody.
        foreach (var (name, value) in new[] { ("HOME", folder), ("TMPDIR", folder), ("TEMP", folder), ("TMP", folder), ("OMP_THREAD_LIMIT",
            "1"), ("http_proxy", "http://127.0.0.1:9"), ("https_proxy", "http://127.0.0.1:9") })
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(patience);
        try
        {
            var said = await process.StandardOutput.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode == 0 ? said : null;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}
