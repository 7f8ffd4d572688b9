using System.Collections.Concurrent;
using Hangfire.Common;
using Hangfire.Logging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Requests.Features.Services.Archive;
using Requests.Features.Data;
using Requests.Tests;
using Requests.Web.Hosting;

namespace Requests.Web.Tests;

/// <summary>A running host on a data folder. One with the usual settings is kept and lent to one test after another.</summary>
internal sealed class OfficeHost : IAsyncDisposable
{
    public const string Database = "requests.db";

    private static readonly ConcurrentBag<OfficeHost> Idle = [];
    private HashSet<string> _ownFiles = [];

    private OfficeHost(WebApplication app, string folder, SwitchedTime time) => (App, Folder, Time) = (app, folder, time);

    public WebApplication App { get; }

    public string Folder { get; }

    public SwitchedTime Time { get; }

    /// <summary>A kept host that nobody uses, or a new one, with a copy of this database at this instant.</summary>
    public static async Task<OfficeHost> RentAsync(DateTimeOffset now, string database)
    {
        if (Idle.TryTake(out var host))
        {
            host.Time.Now = new FakeTimeProvider(now);
        }
        else
        {
            var folder = Directory.CreateTempSubdirectory("requests-web-").FullName;
            File.Copy(database, Path.Combine(folder, Database));
            host = await StartAsync(folder, now);
            // Made on first use and kept in memory by the host, so it outlives the tests.
            host.App.Services.GetRequiredService<ArchiveSigner>();
            host._ownFiles = host.Files().ToHashSet();
            host.ClearPool();
        }
        host.Empty();
        File.Copy(database, Path.Combine(host.Folder, Database));
        return host;
    }

    /// <param name="settings">As on the command line.</param>
    public static async Task<OfficeHost> StartAsync(string folder, DateTimeOffset now, Action<WebApplicationBuilder>? adapt = null, params string[] settings)
    {
        var time = new SwitchedTime { Now = new FakeTimeProvider(now) };
        string[] args = [$"--Data:Folder={folder}", $"--Office:PersonalKey={Convert.ToBase64String(new byte[32])}", "--Jobs:Workers=0", .. Unbraked.Limits, .. settings];
        var app = Composition.Build(args, builder =>
        {
            builder.WebHost.UseTestServer();
            builder.Services.AddSingleton<TimeProvider>(time);
            adapt?.Invoke(builder);
        });
        Composition.Use(app);
        await Composition.PrepareAsync(app);
        await app.StartAsync();
        // Hangfire logs through one static, which would go on to ask this host's loggers after its end.
        LogProvider.SetCurrentLogProvider(null);
        return new OfficeHost(app, folder, time);
    }

    /// <summary>Nothing of the test that used it is left.</summary>
    public ValueTask GiveBackAsync()
    {
        ClearPool();
        Empty();
        Idle.Add(this);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        if (DatabaseServer.Here is null) SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    private IEnumerable<string> Files() => Directory.EnumerateFiles(Folder, "*",
        SearchOption.AllDirectories).Where(f => !Path.GetFileName(f).StartsWith(Database, StringComparison.Ordinal));

    private void ClearPool()
    {
        using var scope = App.Services.CreateScope();
        using var connection = new SqliteConnection(scope.ServiceProvider.GetRequiredService<RequestsDb>().Database.GetConnectionString());
        SqliteConnection.ClearPool(connection);
    }

    private void Empty()
    {
        foreach (var file in Directory.EnumerateFiles(Folder, $"{Database}*").Concat(Files().Where(f => !_ownFiles.Contains(f))).ToList()) File.Delete(file);
    }

    /// <summary>Ends the kept hosts after the last test.</summary>
    [SetUpFixture]
    public sealed class Kept
    {
        // Made once for the process, with the loggers of whichever host is there at that moment: best with those of none.
        [OneTimeSetUp]
        public void Begin() => Assert.That(JobFilterProviders.Providers, Is.Not.Empty);

        [OneTimeTearDown]
        public async Task EndAsync()
        {
            while (Idle.TryTake(out var host)) await host.DisposeAsync();
        }
    }

    /// <summary>A clock that can go back, which a <see cref="FakeTimeProvider"/> cannot: the next test begins on its own day.</summary>
    public sealed class SwitchedTime : TimeProvider
    {
        public required FakeTimeProvider Now { get; set; }

        public override TimeZoneInfo LocalTimeZone => Now.LocalTimeZone;

        public override long TimestampFrequency => Now.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => Now.GetUtcNow();

        public override long GetTimestamp() => Now.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime,
            TimeSpan period) => Now.CreateTimer(callback, state, dueTime, period);
    }
}
