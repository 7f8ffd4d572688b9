using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Web.Hosting;

namespace Requests.Benchmarks;

/// <summary>A composed program on a fresh SQLite file with one body, and beside it a bare table with the same durability.</summary>
internal sealed class Bench : IAsyncDisposable
{
    public static readonly Guid BodyId = new("00000000-0000-0000-0000-0000000be9c4");
    private readonly WebApplication _app;
    private readonly string _folder;

    private Bench(WebApplication app, string folder) => (_app, _folder) = (app, folder);

    public IServiceProvider Services => _app.Services;

    public WebApplication App => _app;

    public string DatabasePath => Path.Combine(_folder, "requests.db");

    public static Task<Bench> OpenAsync(params string[] settings) => OpenAsync(null, settings);

    public static async Task<Bench> OpenAsync(Action<WebApplicationBuilder>? adapt, params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("requests-bench-").FullName;
        var app = Composition.Build(["--Data:Folder", folder, "--Jobs:Workers", "0", .. settings], adapt, quiet: true);
        await Composition.PrepareAsync(app);
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().ActAsSystem();
        var db = scope.ServiceProvider.GetRequiredService<RequestsDb>();
        db.Set<Body>().Add(new Body(BodyId, "B", "某机关", new BodySettings
        {
            ReconsiderationOrgan = "某市人民政府",
            Court = "某市某区人民法院",
            SupervisoryAuthority = "某市人民政府办公室",
            ContactPhone = "0000-1234567",
            ContactAddress = "某市某街1号"
        }));
        await db.SaveChangesAsync();
        return new Bench(app, folder);
    }

    /// <summary>A file of its own in WAL mode with synchronous=FULL, as durable as the program's own.</summary>
    public SqliteConnection OpenBare()
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, "bare.db")}");
        connection.Open();
        Run(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE IF NOT EXISTS Bare (Id INTEGER PRIMARY KEY, Number TEXT UNIQUE, Text TEXT)");
        return connection;
    }

    public static int InsertBare(SqliteConnection connection, string text)
    {
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO Bare (Number, Text) VALUES ($number, $text)";
        insert.Parameters.AddWithValue("$number", Guid.NewGuid().ToString());
        insert.Parameters.AddWithValue("$text", text);
        return insert.ExecuteNonQuery();
    }

    public static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
