using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Office;
using Requests.Tests;
using Requests.Web.Hosting;

namespace Requests.Browser.Tests;

/// <summary>The program as it starts on an empty data folder: no body, no user, only the one-time link.</summary>
internal sealed class EmptyOffice : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _folder;

    private EmptyOffice(WebApplication app, string folder, string link) => (_app, _folder, Link) = (app, folder, link);

    public Uri Address => new(_app.Urls.First());

    /// <summary>Address of the page that sets the office up.</summary>
    public string Link { get; }

    public static async Task<EmptyOffice> OpenAsync()
    {
        var folder = Directory.CreateTempSubdirectory("requests-empty-").FullName;
        var app = Composition.Build([$"--Data:Folder={Path.Combine(folder, "data")}", "--urls=http://127.0.0.1:0", "--Jobs:Workers=0", "--Database:WriterPatience=60", .. Unbraked.Limits],
            builder => builder.Services.AddSingleton<TimeProvider>(new Site.ShiftedTime(Site.Today)), quiet: true);
        Composition.Use(app);
        await Composition.PrepareAsync(app);
        await app.StartAsync();
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Features.Kernel.Caller>().ActAsSystem();
        return new(app, folder, $"{SetUpLink.Path}?token={await scope.ServiceProvider.GetRequiredService<SetUpTokens>().IssueAsync(CancellationToken.None)}");
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
