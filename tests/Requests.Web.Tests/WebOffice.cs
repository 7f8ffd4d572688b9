using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Web.Hosting;

namespace Requests.Web.Tests;

/// <summary>
/// The whole program in one process on a data folder of its own, with a clock the test moves. Two bodies, HCG and OTH,
/// each with one user a role. A host with the usual settings goes on to the next test with a new database and an empty folder:
/// to build one costs more than most tests do.
/// </summary>
public sealed class WebOffice : IAsyncDisposable
{
    public const string Body = "HCG";
    public const string OtherBody = "OTH";
    public const string Password = "Correct-Horse-2026";

    private readonly OfficeHost _host;
    private readonly bool _shared;

    private WebOffice(OfficeHost host, bool shared = false) => (_host, _shared, Time) = (host, shared, host.Time.Now);

    public string Folder => _host.Folder;

    public FakeTimeProvider Time { get; }

    public IServiceProvider Services => App.Services;

    private WebApplication App => _host.App;

    /// <summary>An office at nine in the morning, Beijing time, of the given day.</summary>
    /// <param name="settings">As on the command line, e.g. <c>--Files:MaximumLength=100</c>.</param>
    public static async Task<WebOffice> OpenAsync(string today = "2026-03-02", Action<WebApplicationBuilder>? adapt = null, params string[] settings)
    {
        if (DatabaseServer.Here is { } server)
        {
            var database = await server.CreateAsync("office", FillAsync);
            return await StartAsync(Directory.CreateTempSubdirectory("requests-web-").FullName, today, adapt,
                [.. DatabaseServer.ArgumentsOf(database), .. settings]);
        }
        if (adapt is null && settings.Length == 0) return new(await OfficeHost.RentAsync(Morning(today), await Template.Value), shared: true);
        var folder = Directory.CreateTempSubdirectory("requests-web-").FullName;
        File.Copy(await Template.Value, Path.Combine(folder, OfficeHost.Database));
        return await StartAsync(folder, today, adapt, settings);
    }

    /// <summary>The program on a folder without any body or user.</summary>
    public static async Task<WebOffice> OpenEmptyAsync(string today = "2026-03-02", Action<WebApplicationBuilder>? adapt = null, params string[] settings)
    {
        string[] server = DatabaseServer.Here is { } there ? DatabaseServer.ArgumentsOf(await there.CreateAsync()) : [];
        return await StartAsync(Directory.CreateTempSubdirectory("requests-web-").FullName, today, adapt, [.. server, .. settings]);
    }

    /// <summary>The program on a data folder that is there already; disposing takes the folder away.</summary>
    public static Task<WebOffice> OpenFolderAsync(string folder, string today = "2026-03-02",
        params string[] settings) => StartAsync(folder, today, null, settings);

    public static string UserName(Role role, string body = Body) => $"{body}.{role}".ToLowerInvariant();

    public static Guid UserId(Role role, string body = Body) => new((int)role + 1, (short)body[0], 0, new byte[8]);

    /// <summary>A client without any identity.</summary>
    public HttpClient Anonymous(string language = "zh-CN")
    {
        var client = App.GetTestClient();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return client;
    }

    /// <summary>A client signed in by bearer token as the user who holds this role. It signs in again when the test moves the clock.</summary>
    public HttpClient ClientFor(Role role, string body = Body, string language = "zh-CN")
    {
        var client = new HttpClient(new Staying(this, UserName(role, body)) { InnerHandler = App.GetTestServer().CreateHandler() })
        {
            BaseAddress = new Uri("http://localhost"),
        };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return client;
    }

    /// <summary>What a start without any user does.</summary>
    public Task PrintSetUpLinkAsync() => SetUpLink.PrintAsync(App, CancellationToken.None);

    public async Task<string> TokenAsync(string userName, string password = Password)
    {
        using var client = Anonymous();
        using var answer = await client.PostAsJsonAsync("/api/v1/auth/token", new { userName, password });
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString()!;
    }

    /// <summary>A service account with this role, as another system acts through.</summary>
    public async Task<string> ServiceAsync(Role role)
    {
        var name = $"service.{role}".ToLowerInvariant();
        await DoAsync(new Requests.Features.Areas.Office.CreateServiceAccount.Command(name, name, [role]), Role.Administrator);
        return name;
    }

    /// <summary>Moves to nine in the morning of a later day.</summary>
    public void GoTo(string day) => Time.SetUtcNow(Morning(day));

    /// <summary>Sends a command or query as the user who holds this role.</summary>
    public async Task<Result<T>> SendAsync<T>(IRequest<Result<T>> request, Role role, string body = Body)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var caller = scope.ServiceProvider.GetRequiredService<Caller>();
        var db = scope.ServiceProvider.GetRequiredService<RequestsDb>();
        caller.BodyId = await db.Set<Body>().Where(b => b.Code == body).Select(b => b.Id).SingleAsync();
        (caller.UserId, caller.Name, caller.Roles) = (UserId(role, body), UserName(role, body), new HashSet<Role> { role });
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    /// <summary>Sends and expects success.</summary>
    public async Task<T> DoAsync<T>(IRequest<Result<T>> request, Role role, string body = Body)
    {
        var result = await SendAsync(request, role, body);
        Assert.That(result.Problem?.Code, Is.Null);
        return result.Value;
    }

    /// <summary>Sends and expects the refusal with this code.</summary>
    public async Task<Problem> RefusedAsync<T>(string code, IRequest<Result<T>> request, Role role, string body = Body)
    {
        var result = await SendAsync(request, role, body);
        Assert.That(result.Problem?.Code, Is.EqualTo(code));
        return result.Problem!;
    }

    /// <summary>Works in a scope of the program as the system.</summary>
    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = App.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().ActAsSystem();
        return await work(scope.ServiceProvider);
    }

    /// <summary>Looks into the database as the system.</summary>
    public Task<T> InDbAsync<T>(Func<RequestsDb, Task<T>> look) => InScopeAsync(services => look(services.GetRequiredService<RequestsDb>()));

    public ValueTask DisposeAsync() => _shared ? _host.GiveBackAsync() : _host.DisposeAsync();

    private static async Task<WebOffice> StartAsync(string folder, string today, Action<WebApplicationBuilder>? adapt, string[] settings) =>
        new(await OfficeHost.StartAsync(folder, Morning(today), adapt, settings));

    private static DateTimeOffset Morning(string day) =>
        new(DateOnly.Parse(day, CultureInfo.InvariantCulture), new TimeOnly(9, 0), TimeSpan.FromHours(8));

    // Migrated and filled once; every test gets a copy.
    private static readonly Lazy<Task<string>> Template = new(async () =>
    {
        var office = await OpenEmptyAsync();
        await FillAsync(office);
        await office.InDbAsync(db => db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)"));
        var path = Path.Combine(Directory.CreateTempSubdirectory("requests-web-template-").FullName, "requests.db");
        await DatabaseSetup.BackUpSqliteAsync(Path.Combine(office.Folder, "requests.db"), path, CancellationToken.None);
        await office.DisposeAsync();
        return path;
    });

    private static async Task FillAsync(DatabaseSettings database)
    {
        await using var office = await StartAsync(Directory.CreateTempSubdirectory("requests-web-").FullName, "2026-03-02", null,
            DatabaseServer.ArgumentsOf(database));
        await FillAsync(office);
    }

    private static Task<int> FillAsync(WebOffice office) =>
        office.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<RequestsDb>();
            var users = services.GetRequiredService<UserManager<User>>();
            var hash = users.PasswordHasher.HashPassword(new User(), Password);
            foreach (var (code, name) in new[] { (Body, "某市城市管理局"), (OtherBody, "某市另一局") })
            {
                var body = new Body(Guid.NewGuid(), code, name,
                    new BodySettings
                    {
                        ReconsiderationOrgan = "某市人民政府",
                        Court = "某市某区人民法院",
                        SupervisoryAuthority = "某市人民政府办公室",
                        NumberCode = name,
                        ContactPhone = "0000-1234567",
                        ContactAddress = "某市某街1号",
                        SelfName = "我局"
                    });
                db.Set<Body>().Add(body);
                foreach (var role in Enum.GetValues<Role>().Except([Role.Applicant, Role.System]))
                {
                    var user = new User
                    {
                        Id = UserId(role, code),
                        UserName = UserName(role, code),
                        DisplayName = role.ToString(),
                        PasswordHash = hash,
                        HomeBodyId = body.Id,
                        IsOperator = role == Role.Operator
                    };
                    db.Set<Membership>().Add(new Membership(user.Id, body.Id, role));
                    Assert.That((await users.CreateAsync(user)).Succeeded);
                }
            }
            return await db.SaveChangesAsync();
        });

    private sealed class Staying(WebOffice office, string userName) : DelegatingHandler
    {
        private string? _token;
        private DateTimeOffset _since;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var now = office.Time.GetUtcNow();
            if (_token is null || now - _since > TimeSpan.FromMinutes(30) || now < _since)
                (_token, _since) = (await office.TokenAsync(userName), now);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
