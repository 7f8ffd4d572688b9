using System.Diagnostics;
using System.Globalization;
using MediatR;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Register;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Content;
using Requests.Features.Services.Jobs;
using Requests.Web.Demo;

namespace Requests.Benchmarks;

/// <summary>
/// Takes over a register of N rows and compares it with a plain bulk insert: the very rows the import made, read back from its
/// file and written into an empty copy of its tables by prepared statements, a thousand cases a transaction, equally durable.
/// </summary>
internal static class Imports
{
    private static readonly string[] Tables = ["Cases", "ClockLedger", "Parties", "Documents", "ServiceRecords", "Disputes", "SearchMarks",
        "Events", "ImportedCases", "ImportFindings"];

    public static async Task<int> RunAsync(string[] args)
    {
        var rows = args is [var text, ..] ? int.Parse(text, CultureInfo.InvariantCulture) : 100_000;
        await using var bench = await Bench.OpenAsync();
        foreach (var mode in new[] { ImportMode.DryRun, ImportMode.Commit })
        {
            var (seconds, peak) = await ImportAsync(bench, mode, rows);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{mode,-8} {rows,9} rows  {seconds,7:0.0} s  {rows / seconds,8:0} rows/s  managed heap at most {peak / 1024 / 1024} MB"));
            if (mode == ImportMode.Commit)
            {
                var plain = CopyPlainly(bench.DatabasePath);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"plain    {rows,9} rows  {plain,7:0.0} s  ratio {seconds / plain:0.0}x"));
            }
        }
        return 0;
    }

    /// <summary>Seconds and the most managed memory seen on the way.</summary>
    public static async Task<(double Seconds, long Peak)> ImportAsync(Bench bench, ImportMode mode, int rows, int seed = 1)
    {
        await using var scope = bench.Services.CreateAsyncScope();
        var caller = scope.ServiceProvider.GetRequiredService<Caller>();
        (caller.BodyId, caller.Roles) = (Bench.BodyId, new HashSet<Role> { Role.Administrator });
        await using var file = new GeneratedRegister(rows, seed, new DateOnly(2026, 6, 30));
        var kept = await scope.ServiceProvider.GetRequiredKeyedService<IContentStore>(ContentStores.Files).PutAsync(file, CancellationToken.None);
        var started = (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new StartImport.Command(mode, ImportFormat.Ndjson, kept.Sha256))).Value;

        long peak = 0;
        using var done = new CancellationTokenSource();
        var watching = WatchAsync();
        var clock = Stopwatch.GetTimestamp();
        await bench.Services.GetRequiredService<SweepRunner>().RunAsync(Sweeps.Find(RunImports.Name)!, CancellationToken.None);
        var seconds = Stopwatch.GetElapsedTime(clock).TotalSeconds;
        await done.CancelAsync();
        await watching;
        var import = await scope.ServiceProvider.GetRequiredService<RequestsDb>().Set<RegisterImport>().AsNoTracking().SingleAsync(i => i.Id == started.Id);
        return import is { State: ImportState.Done, Bad: 0 } && import.Good == rows ? (seconds, peak) : throw new InvalidOperationException($"{import.State} {import.Good} {import.Bad} {import.Error}");

        async Task WatchAsync()
        {
            using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
            try
            {
                while (await pace.WaitForNextTickAsync(done.Token)) peak = Math.Max(peak, GC.GetTotalMemory(false));
            }
            catch (OperationCanceledException)
            {
                // The import is through.
            }
        }
    }

    private static double CopyPlainly(string path)
    {
        using var from = new SqliteConnection($"Data Source={path};Pooling=False");
        from.Open();
        var copy = path + ".plain";
        using var to = new SqliteConnection($"Data Source={copy};Pooling=False");
        to.Open();
        Bench.Run(to, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=OFF;");
        foreach (var table in Tables) Bench.Run(to, Definitions(from, table));
        // Reading back is not part of a plain insert's time.
        var (spent, cases) = (TimeSpan.Zero, Count(from, "Cases"));
        foreach (var table in Tables)
        {
            var batch = Math.Max(1, (int)(1000.0 * Count(from, table) / cases));
            foreach (var rows in Read(from, table).Chunk(batch))
            {
                var clock = Stopwatch.GetTimestamp();
                Insert(to, table, rows);
                spent += Stopwatch.GetElapsedTime(clock);
            }
        }
        return spent.TotalSeconds;
    }

    private static string Definitions(SqliteConnection from, string table)
    {
        using var command = from.CreateCommand();
        command.CommandText = "SELECT group_concat(sql, ';') FROM sqlite_master WHERE tbl_name = $table AND sql IS NOT NULL";
        command.Parameters.AddWithValue("$table", table);
        return (string)command.ExecuteScalar()!;
    }

    private static int Count(SqliteConnection from, string table)
    {
        using var command = from.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM \"{table}\"";
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static IEnumerable<object[]> Read(SqliteConnection from, string table)
    {
        using var command = from.CreateCommand();
        command.CommandText = $"SELECT * FROM \"{table}\"";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var values = new object[reader.FieldCount];
            reader.GetValues(values);
            yield return values;
        }
    }

    private static void Insert(SqliteConnection to, string table, object[][] rows)
    {
        using var transaction = to.BeginTransaction();
        using var insert = to.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = $"INSERT INTO \"{table}\" VALUES ({string.Join(',', Enumerable.Range(0, rows[0].Length).Select(i => $"$p{i}"))})";
        var parameters = Enumerable.Range(0, rows[0].Length).Select(i => insert.Parameters.Add($"$p{i}", SqliteType.Text)).ToList();
        foreach (var parameter in parameters) parameter.ResetSqliteType();
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++) parameters[i].Value = row[i];
            insert.ExecuteNonQuery();
        }
        transaction.Commit();
    }
}
