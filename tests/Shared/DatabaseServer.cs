using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Web.Hosting;

namespace Requests.Tests;

/// <summary>
/// The database server that the environment names, if any: a suite that asks here runs on it. Each database is made from one
/// that was migrated once, and taken away when the process ends.
/// </summary>
public sealed class DatabaseServer
{
    private static readonly (string Variable, DatabaseProvider Provider)[] Known =
        [("REQUESTS_POSTGRESQL", DatabaseProvider.PostgreSql), ("REQUESTS_SQLSERVER", DatabaseProvider.SqlServer)];

    private readonly string _connection;
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _templates = new();
    private static readonly SemaphoreSlim Copying = new(1);
    private readonly List<string> _made = [];

    private DatabaseServer(DatabaseProvider provider, string connection)
    {
        (Provider, _connection) = (provider, connection);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => DropAll();
    }

    public static IEnumerable<string> Variables => Known.Select(k => k.Variable);

    /// <summary>Null when the environment names none.</summary>
    public static DatabaseServer? Here { get; } = Known.Select(k => (k.Provider, Connection: Environment.GetEnvironmentVariable(k.Variable)))
        .Where(k => !string.IsNullOrEmpty(k.Connection)).Select(k => new DatabaseServer(k.Provider, k.Connection!)).FirstOrDefault();

    public DatabaseProvider Provider { get; }

    /// <summary>A fresh, migrated database, set up as the product does.</summary>
    /// <param name="kind">Names what it is filled with.</param>
    /// <param name="fill">Fills the first of its kind; the others are copies.</param>
    public async Task<DatabaseSettings> CreateAsync(string kind = "empty", Func<DatabaseSettings, Task>? fill = null)
    {
        if (Provider == DatabaseProvider.SqlServer) return await MakeAsync(NewName(), fill);
        var template = await _templates.GetOrAdd(kind, _ => new(() => MakeTemplateAsync(fill))).Value;
        var name = NewName();
        // A database is copied by one at a time.
        await Copying.WaitAsync();
        try
        {
            await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy");
        }
        finally
        {
            Copying.Release();
        }
        return SettingsOf(name);
    }

    /// <summary>As on the command line of the program.</summary>
    public static string[] ArgumentsOf(DatabaseSettings database) => [$"--Database:Provider={database.Provider}", $"--Database:ConnectionString={database.ConnectionString}"];

    /// <summary>A statement of a test as every provider reads it: names as they are written in the model.</summary>
    public static string Quoted(string sql)
    {
        var quoted = Regex.Replace(sql, @"'[^']*'|""[^""]*""|\b[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*\b", name => name.Value[0] is '\'' or '"' ? name.Value : $"\"{name.Value}\"");
        return Here?.Provider == DatabaseProvider.PostgreSql ? Regex.Replace(quoted, "(\"Is[A-Z][A-Za-z]*\" = )([01])\\b",
            m => m.Groups[1].Value + (m.Groups[2].Value == "1" ? "TRUE" : "FALSE")) : quoted;
    }

    private string NewName()
    {
        var name = $"requests_test_{Guid.NewGuid():N}";
        lock (_made) _made.Add(name);
        return name;
    }

    private DatabaseSettings SettingsOf(string database)
    {
        DbConnectionStringBuilder connection = Provider == DatabaseProvider.SqlServer
            ? new SqlConnectionStringBuilder(_connection) { InitialCatalog = database }
            : new NpgsqlConnectionStringBuilder(_connection)
            {
                Database = database,
                MaxPoolSize = 20,
                ConnectionIdleLifetime = 5,
                ConnectionPruningInterval = 2
            };
        return new DatabaseSettings { Provider = Provider, ConnectionString = connection.ToString() };
    }

    private async Task<string> MakeTemplateAsync(Func<DatabaseSettings, Task>? fill)
    {
        var name = NewName();
        await MakeAsync(name, fill);
        // A database with connections cannot be copied.
        await using var connection = new NpgsqlConnection(SettingsOf(name).ConnectionString);
        NpgsqlConnection.ClearPool(connection);
        return name;
    }

    private async Task<DatabaseSettings> MakeAsync(string name, Func<DatabaseSettings, Task>? fill)
    {
        var made = SettingsOf(name);
        await MigrateAsync(made);
        if (fill is not null) await fill(made);
        return made;
    }

    private static async Task MigrateAsync(DatabaseSettings database)
    {
        var options = new DbContextOptionsBuilder<RequestsDb>();
        DatabaseSetup.ConfigureServer(options, database);
        await using var db = new RequestsDb(options.Options);
        await db.Database.MigrateAsync();
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_connection);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 120 };
        await command.ExecuteNonQueryAsync();
    }

    private void DropAll()
    {
        try
        {
            NpgsqlConnection.ClearAllPools();
            foreach (var name in _made)
                if (Provider == DatabaseProvider.PostgreSql) ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)").GetAwaiter().GetResult();
        }
        catch (DbException)
        {
            // The server is gone before us, and its folder with it.
        }
    }
}
