using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Data;
using Requests.Tests;
using Requests.Web.Hosting;

namespace Requests.Benchmarks;

/// <summary>
/// Status lookups and intakes over HTTP on loopback, each against an endpoint of the same process that sends the very statements
/// the product sent, with as many rows and the same durability, by plain ADO.NET. Whoever asks is a process of its own. Bounded in
/// count; ends by itself.
/// </summary>
internal static class Load
{
    private const int Slices = 3;
    private const int MostWarming = 8;
    private static readonly int[] Clients = [1, 4, 16, 64];

    private sealed record Figures(double Seconds, double Median, double Worst, TimeSpan Cpu, long Allocated);

    public static async Task<int> RunAsync(string[] args)
    {
        var count = args is [var text, ..] ? int.Parse(text, CultureInfo.InvariantCulture) : 600;
        var recorder = new Recorder();
        // The portal's rate limits guard strangers; a load test is one stranger.
        await using var bench = await Bench.OpenAsync(
            builder => builder.Services.ConfigureDbContext<RequestsDb>(o => o.AddInterceptors(recorder)),
            ["--urls", "http://127.0.0.1:0", .. Unbraked.Limits]);
        var replays = new ConcurrentDictionary<string, Replay>();
        bench.App.MapPost("/bare/{what}", (string what) => replays[what].RunAsync()).AllowAnonymous();
        Composition.Use(bench.App);
        await bench.App.StartAsync();
        var address = bench.App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        using var http = new HttpClient { BaseAddress = new Uri(address) };

        var intake = JsonSerializer.Serialize(new
        {
            subject = "道路停车泊位设置",
            requestText = "请公开道路停车泊位设置的批准文件。",
            applicantType = "naturalPerson",
            applicant = new { name = "张三", phone = "13800000000" },
        });
        var source = $"Data Source={bench.DatabasePath}";
        await PostAsync(http, "/api/v1/portal/requests", intake);
        var (receipt, written) = await recorder.DuringAsync(() => PostAsync(http, "/api/v1/portal/requests", intake));
        var number = receipt.GetProperty("caseNumber").GetString()!;
        var status = JsonSerializer.Serialize(new { number, queryCode = receipt.GetProperty("queryCode").GetString() });
        var (_, read) = await recorder.DuringAsync(() => PostAsync(http, "/api/v1/portal/status", status));
        replays["intake"] = new Replay(source, written, number);
        replays["status"] = new Replay(source, read, number);

        using var client = StartClient(address);
        Console.WriteLine($"{"",-8}{"clients",8}{"statements",11}{"req/s",9}{"plain/s",9}{"share",7}{"p50 ms",8}{"p99 ms",8}{"CPU us",8}{"KB",6}");
        foreach (var (name, path, body, statements) in new[]
        {
            ("status", "/api/v1/portal/status", status, read.Count), ("intake", "/api/v1/portal/requests", intake, written.Count),
        })
        {
            await WarmAsync(client, path, body, count);
            await WarmAsync(client, $"/bare/{name}", "{}", count);
            foreach (var clients in Clients)
            {
                // The two take turns in slices, so that a noisy moment of the machine falls on both.
                var (ours, theirs) = (new List<Figures>(), new List<Figures>());
                for (var slice = 0; slice < Slices; slice++)
                {
                    ours.Add(await AskAsync(client, path, body, count, clients));
                    theirs.Add(await AskAsync(client, $"/bare/{name}", "{}", count, clients));
                }
                var (us, them) = (ours.MinBy(f => f.Seconds)!, theirs.MinBy(f => f.Seconds)!);
                Console.WriteLine(FormattableString.Invariant(
                    $"{name,-8}{clients,8}{statements,11}{count / us.Seconds,9:0}{count / them.Seconds,9:0}{them.Seconds / us.Seconds,7:0%}{us.Median,8:0.0}{us.Worst,8:0.0}{us.Cpu.TotalMicroseconds / count,8:0}{us.Allocated / 1024.0 / count,6:0}"));
            }
        }
        client.StandardInput.Close();
        await client.WaitForExitAsync();
        await bench.App.StopAsync();
        return 0;
    }

    private static Process StartClient(string address) => Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["load-client", address])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    })!;

    // Until a slice is no faster than the one before by a tenth.
    private static async Task WarmAsync(Process client, string path, string body, int count)
    {
        var before = double.MaxValue;
        for (var slice = 0; slice < MostWarming; slice++)
        {
            var now = (await AskAsync(client, path, body, count, 4)).Seconds;
            if (slice > 1 && now > before * 0.9) return;
            before = now;
        }
    }

    private static async Task<Figures> AskAsync(Process client, string path, string body, int count, int clients)
    {
        using var self = Process.GetCurrentProcess();
        var (cpu, allocated) = (self.TotalProcessorTime, GC.GetTotalAllocatedBytes());
        await client.StandardInput.WriteLineAsync(FormattableString.Invariant($"{path}\t{count}\t{clients}\t{body}"));
        await client.StandardInput.FlushAsync();
        var said = (await client.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The client ended."))
            .Split(' ').Select(figure => double.Parse(figure, CultureInfo.InvariantCulture)).ToList();
        self.Refresh();
        return new(said[0], said[1], said[2], self.TotalProcessorTime - cpu, GC.GetTotalAllocatedBytes() - allocated);
    }

    private static async Task<JsonElement> PostAsync(HttpClient http, string path, string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await http.PostAsync(path, content);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private sealed record Statement(string Text, bool Reads, IReadOnlyList<(string Name, object? Value)> Values);

    /// <summary>What the product sends, in its order.</summary>
    private sealed class Recorder : DbCommandInterceptor
    {
        private List<Statement>? _sent;

        public async Task<(T Answer, IReadOnlyList<Statement> Sent)> DuringAsync<T>(Func<Task<T>> ask)
        {
            var sent = _sent = [];
            var answer = await ask();
            _sent = null;
            return (answer, sent);
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData,
            InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Note(command, reads: true);
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData,
            InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Note(command, reads: false);
            return ValueTask.FromResult(result);
        }

        private void Note(DbCommand command, bool reads) => _sent?.Add(new(command.CommandText, reads,
            [.. command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.Value))]));
    }

    /// <summary>The same statements again, a connection from the pool and, where anything is written, a transaction each time; new rows get keys of their own.</summary>
    private sealed class Replay(string source, IReadOnlyList<Statement> statements, string number)
    {
        private readonly bool _writes = statements.Any(s => s.Text.Contains("INSERT", StringComparison.Ordinal));
        // What a statement read was there before; all else are keys of the rows it made.
        private readonly HashSet<object> _kept = [.. statements.Where(s => !s.Text.Contains("INSERT", StringComparison.Ordinal)).SelectMany(s => s.Values)
            .Select(v => v.Value).OfType<object>().Where(v => v is Guid), Bench.BodyId];

        // One writes at a time, as the product does.
        private static readonly SemaphoreSlim Turn = new(1);

        public async Task<IResult> RunAsync()
        {
            if (_writes) await Turn.WaitAsync();
            try
            {
                await using var connection = new SqliteConnection(source);
                await connection.OpenAsync();
                await using var transaction = _writes ? connection.BeginTransaction(deferred: false) : null;
                var (keys, mine) = (new Dictionary<Guid, Guid>(), $"X-{Guid.NewGuid():N}");
                foreach (var statement in statements)
                {
                    await using var command = connection.CreateCommand();
                    (command.CommandText, command.Transaction) = (statement.Text, transaction);
                    foreach (var (name, value) in statement.Values) command.Parameters.AddWithValue(name, Renewed(value, keys, mine) ?? DBNull.Value);
                    await using var rows = await command.ExecuteReaderAsync();
                    var values = new object[Math.Max(1, rows.FieldCount)];
                    while (await rows.ReadAsync()) rows.GetValues(values);
                }
                if (transaction is not null) await transaction.CommitAsync();
                return Results.Ok(new { number = mine });
            }
            finally
            {
                if (_writes) Turn.Release();
            }
        }

        private object? Renewed(object? value, Dictionary<Guid, Guid> keys, string mine)
        {
            if (!_writes) return value;
            if (value is string text && text == number) return mine;
            if (value is not Guid key || _kept.Contains(key)) return value;
            if (!keys.TryGetValue(key, out var renewed)) keys[key] = renewed = Guid.NewGuid();
            return renewed;
        }
    }
}
