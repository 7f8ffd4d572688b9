using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Search;
using Requests.Features.Data.Entities;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Jobs;
using Requests.Features.Services.Privacy;
using Requests.Tests;
using Requests.Web.Demo;
using Requests.Web.Hosting;

namespace Requests.Browser.Tests;

/// <summary>The demonstration office, served by this process on a free port of the loopback, and one browser for all tests.</summary>
[SetUpFixture]
public sealed class Site
{
    /// <summary>A Wednesday after the long holiday, so that calendars show rest days, make-up days and pauses.</summary>
    internal static readonly DateOnly Today = new(2026, 10, 21);

    /// <summary>Opens every request that the demonstration made.</summary>
    internal const string QueryCode = "TESTCODE22";

    internal const string Password = KeptDemonstration.Password;

    private static WebApplication _app = null!;
    private static IPlaywright _playwright = null!;
    private static Dictionary<string, string> _numbers = null!;
    private static readonly Lazy<Task<EmptyOffice>> Empty = new(EmptyOffice.OpenAsync);
    private string _folder = "";

    internal static Uri Address { get; private set; } = null!;

    internal static IBrowser Browser { get; private set; } = null!;

    /// <summary>Number of the newest case with these words in its subject.</summary>
    internal static string NumberOf(string subject) => _numbers.Last(n => n.Value.Contains(subject, StringComparison.Ordinal)).Key;

    /// <summary>Where another office, which nobody has set up and nobody will, is set up.</summary>
    internal static async Task<string> SetUpLinkAsync()
    {
        var office = await Empty.Value;
        return new Uri(office.Address, office.Link).ToString();
    }

    internal static async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().ActAsSystem(DemoStage.BodyId);
        return await work(scope.ServiceProvider);
    }

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        _playwright = await Playwright.CreateAsync();
        Browser = await Chromium.StartAsync(_playwright);
        _folder = Directory.CreateTempSubdirectory("requests-browser-").FullName;
        string[] args =
        [
            $"--Data:Folder={Path.Combine(_folder, "data")}", "--urls=http://127.0.0.1:0", $"--Demo:Password={Password}", "--Jobs:Workers=0",
            // How fast it is, no test of pages says.
            "--Database:WriterPatience=60", .. Unbraked.Limits,
        ];
        await KeptDemonstration.CopyToAsync(Path.Combine(_folder, "data"), Today);
        _app = Composition.Build([.. args, "--Demo:Enabled=true"], builder => builder.Services.AddSingleton<TimeProvider>(new ShiftedTime(Today)), quiet: true);
        Composition.Use(_app);
        await Composition.PrepareAsync(_app);
        await _app.StartAsync();
        Address = new Uri(_app.Urls.First());
        // Its jobs stand still, so that no test waits for one; what is searched for is there from the start.
        await _app.Services.GetRequiredService<SweepRunner>().RunAsync(Sweeps.Find(IndexTexts.Name)!, CancellationToken.None);
        await InScopeAsync(async services =>
        {
            var (db, hash) = (services.GetRequiredService<RequestsDb>(), services.GetRequiredService<PersonalVault>().Hash(QueryCode));
            _numbers = await db.Set<Case>().OrderBy(c => c.RegisteredOn).ThenBy(c => c.Number).ToDictionaryAsync(c => c.Number, c => c.Subject);
            return await db.Set<Case>().ExecuteUpdateAsync(c => c.SetProperty(x => x.QueryCodeHash, hash));
        });
    }

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        if (Browser is not null) await Browser.DisposeAsync();
        _playwright?.Dispose();
        if (_app is not null) await _app.DisposeAsync();
        if (Empty.IsValueCreated) await (await Empty.Value).DisposeAsync();
        SqliteConnection.ClearAllPools();
        if (_folder.Length > 0) Directory.Delete(_folder, recursive: true);
    }

    // Runs as time does, from ten in the morning of the day the demonstration was played to.
    internal sealed class ShiftedTime(DateOnly today) : TimeProvider
    {
        private readonly TimeSpan _shift = new DateTimeOffset(today, new TimeOnly(10, 0), TimeSpan.FromHours(8)) - System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _shift;
    }
}
