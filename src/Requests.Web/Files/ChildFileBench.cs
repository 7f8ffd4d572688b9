using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Requests.Features.Services.Files.Reading;

namespace Requests.Web.Files;

/// <summary>
/// Works on strangers' files in children of this program: bounded in managed memory by the runtime, in all its memory by the
/// system (Unix) and by looking, and in time. A child that goes beyond is ended, and the file is told as too heavy.
/// </summary>
internal sealed class ChildFileBench : IFileBench
{
    /// <summary>Bytes a child may hold in all; managed ones are bounded lower by the runtime itself.</summary>
    public const long MostMemory = 200L << 20;

    private const long MostHeap = 112 * 1024 * 1024;

    // Beyond this a child at rest is not kept.
    private const long RestingMemory = 120_000_000;

    // Private writable memory as the kernel counts it: stacks that nobody touched are in it.
    private const long MostDataKilobytes = 600_000;
    private const string Ended = "ChildEnded";
    private const int MostChildren = 2, MostTasks = 200;
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);

    private static readonly SemaphoreSlim Places = new(MostChildren);
    private readonly ConcurrentBag<Child> _resting = [];
    private long _highest;

    private ChildFileBench() { }

    /// <summary>Most bytes that a child was seen to hold.</summary>
    public long HighestMemory => Interlocked.Read(ref _highest);

    /// <summary>One for the process: a child knows no office.</summary>
    public static ChildFileBench Shared { get; } = new();

    public async Task<FileAnswer> DoAsync(FileTask task, string input, string? output, CancellationToken ct)
    {
        await Places.WaitAsync(ct);
        try
        {
            var order = JsonSerializer.Serialize(new FileWorker.Order(task, input, output), FileWorker.Lines);
            // One that rested may have ended meanwhile; a new one has not.
            if (_resting.TryTake(out var rested) && await AskAsync(rested, task.Kind, order, ct) is { FaultName: not Ended } first) return first;
            return await AskAsync(new Child(), task.Kind, order, ct) ?? new() { Fault = FileFault.TooHeavy, FaultName = Ended };
        }
        finally
        {
            Places.Release();
        }
    }

    /// <summary>Null when the child ended without an answer before it took the order up.</summary>
    private async Task<FileAnswer?> AskAsync(Child child, FileTaskKind kind, string order, CancellationToken ct)
    {
        var keep = false;
        try
        {
            if (!await child.TellAsync(order)) return null;
            var answer = await child.AnswerAsync(PatienceOf(kind), MemoryOf(kind), ct);
            // A child that made a copy has held more than a stranger's file may cost, and ends with it.
            var isOfStrangers = MemoryOf(kind) == MostMemory;
            if (isOfStrangers) InterlockedMax(child.Peak);
            keep = isOfStrangers && answer.Fault != FileFault.TooHeavy && child.Tasks < MostTasks && child.Memory < RestingMemory;
            return answer;
        }
        finally
        {
            if (keep) _resting.Add(child);
            else child.Dispose();
        }
    }

    private void InterlockedMax(long seen)
    {
        for (long known; seen > (known = Interlocked.Read(ref _highest));)
            if (Interlocked.CompareExchange(ref _highest, seen, known) == known) return;
    }

    // To make a copy anew is an officer's act, not an upload, and holds its pages as pictures.
    private static long MemoryOf(FileTaskKind kind) => kind is FileTaskKind.Redact or FileTaskKind.Verify ? 2 * MostMemory : MostMemory;

    // A page takes most of a second, and a file may have hundreds.
    private static TimeSpan PatienceOf(FileTaskKind kind) => kind == FileTaskKind.Redact ? TimeSpan.FromMinutes(30) : TimeSpan.FromMinutes(1);

    private sealed class Child : IDisposable
    {
        private readonly Process _process = Process.Start(StartInfo())!;

        public int Tasks { get; private set; }

        public long Memory => Seen(p => p.WorkingSet64);

        public long Peak => Math.Max(_peak, Seen(p => p.PeakWorkingSet64));

        private long _peak;

        private long Seen(Func<Process, long> of)
        {
            try
            {
                _process.Refresh();
                var seen = of(_process);
                _peak = Math.Max(_peak, seen);
                return seen;
            }
            catch (InvalidOperationException)
            {
                // It has ended.
                return 0;
            }
        }

        public async Task<bool> TellAsync(string order)
        {
            try
            {
                if (_process.HasExited) return false;
                Tasks++;
                await _process.StandardInput.WriteLineAsync(order);
                await _process.StandardInput.FlushAsync();
                return true;
            }
            catch (IOException)
            {
                return false;
            }
        }

        public async Task<FileAnswer> AnswerAsync(TimeSpan patience, long most, CancellationToken ct)
        {
            var (line, began) = (_process.StandardOutput.ReadLineAsync(CancellationToken.None).AsTask(), Stopwatch.GetTimestamp());
            while (true)
            {
                try
                {
                    return await line.WaitAsync(Glance, ct) is { } answer
                        ? JsonSerializer.Deserialize<FileAnswer>(answer, FileWorker.Lines)!
                        : new() { Fault = FileFault.TooHeavy, FaultName = Ended };
                }
                catch (TimeoutException)
                {
                    if (Memory > most) return new() { Fault = FileFault.TooHeavy, FaultName = "Memory" };
                    if (Stopwatch.GetElapsedTime(began) > patience) return new() { Fault = FileFault.TooHeavy, FaultName = "Time" };
                }
            }
        }

        public void Dispose()
        {
            try
            {
                if (!_process.HasExited) _process.Kill(entireProcessTree: true);
            }
            catch (InvalidOperationException)
            {
                // It ended by itself meanwhile.
            }
            _process.Dispose();
        }
    }

    private static ProcessStartInfo StartInfo()
    {
        var (program, arguments) = Self();
        var start = new ProcessStartInfo
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = new UTF8Encoding(false),
        };
        if (OperatingSystem.IsWindows()) start.FileName = program;
        else
        {
            // No core file of what people sent, either.
            start.FileName = "/bin/sh";
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add(string.Create(CultureInfo.InvariantCulture, $"ulimit -c 0; ulimit -d {MostDataKilobytes}; exec \"$0\" \"$@\" 2>/dev/null"));
            start.ArgumentList.Add(program);
        }
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        // Settings, and so secrets, may stand in the environment; a reader of strangers' files gets none of it.
        foreach (var name in start.Environment.Keys.Where(n => !Passed.Contains(n, StringComparer.OrdinalIgnoreCase)).ToList()) start.Environment.Remove(name);
        start.Environment["DOTNET_GCHeapHardLimit"] = MostHeap.ToString("x", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        return start;
    }

    private static readonly string[] Passed =
        ["PATH", "HOME", "TMPDIR", "TMP", "TEMP", "SystemRoot", "SystemDrive", "USERPROFILE", "DOTNET_ROOT", "LD_LIBRARY_PATH",
            "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"];

    /// <summary>How this program is started: by its own file where it is one, else through the runtime it runs on.</summary>
    private static (string Program, string[] Arguments) Self()
    {
        var library = typeof(ChildFileBench).Assembly.Location;
        var running = Environment.ProcessPath ?? "";
        var name = Path.GetFileNameWithoutExtension(library);
        if (library.Length == 0 || Path.GetFileNameWithoutExtension(running).Equals(name,
            StringComparison.OrdinalIgnoreCase)) return (running, [FileWorker.Verb]);
        var host = Path.GetFileNameWithoutExtension(running).Equals("dotnet", StringComparison.OrdinalIgnoreCase) ? running
            : Path.GetFullPath(Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..",
                OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
        return (host, [library, FileWorker.Verb]);
    }
}
