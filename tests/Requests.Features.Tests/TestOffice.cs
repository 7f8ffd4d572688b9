using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Archive;
using Requests.Features.Services.Files;
using Requests.Features.Services.Files.Reading;
using Requests.Features.Services.Intake;
using Requests.Features.Services.Privacy;
using Requests.Features.Services.Webhooks;

namespace Requests.Features.Tests;

/// <summary>One office on a real database of its own, with a clock the test moves. Talk to it in commands and queries.</summary>
public sealed class TestOffice : IAsyncDisposable
{
    public static readonly Guid BodyId = new("00000000-0000-0000-0000-00000000b0d1");
    private static readonly byte[] SigningKey = ArchiveSigner.NewKey();
    private readonly ServiceProvider _services;
    private readonly string _folder;

    private TestOffice(ServiceProvider services, string folder, FakeTimeProvider time) => (_services, _folder, Time) = (services, folder, time);

    public FakeTimeProvider Time { get; }

    public string Folder => _folder;

    public IServiceProvider Services => _services;

    /// <summary>An office at nine in the morning, Beijing time, of the given day.</summary>
    public static async Task<TestOffice> OpenAsync(string today = "2026-03-02", Action<IServiceCollection>? adapt = null)
    {
        var folder = Directory.CreateTempSubdirectory("requests-test-").FullName;
        var configure = await TestDatabase.CreateAsync(folder);
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
        var time = new FakeTimeProvider(Morning(today));
        var services = new ServiceCollection().AddLogging().AddRequestsFeatures();
        services.AddSingleton<TimeProvider>(time);
        services.AddSingleton<IOfficeClock>(new OfficeClock(time, zone));
        services.AddSingleton(new PersonalVault(new byte[32]));
        services.AddFolderStores(Path.Combine(folder, "files"), Path.Combine(folder, "archive"));
        services.AddSingleton(new ArchiveSigner(SigningKey, [], Path.Combine(folder, "heads")));
        services.AddRequestsContext(configure).ConfigureDbContext<RequestsDb>(DoubtfulQueries.Throw);
        TestDatabase.AddIndex(services);
        services.AddSingleton(new FileLimits(256L * 1024 * 1024));
        services.AddSingleton(new ApplicantLimits(100, 30, 500L * 1024 * 1024, 1000L * 1024 * 1024, 30));
        services.AddSingleton<IFileBench, FileBenchHere>();
        services.AddSingleton<ITextRecognition, NoTextRecognition>();
        services.AddSingleton<IDocumentConverter, NoDocumentConverter>();
        services.AddSingleton<IMailbox, NoMailbox>();
        services.AddSingleton<IMalwareScanner, NoMalwareScanner>();
        services.AddSingleton(new OfficeAddress("https://office.example"));
        services.AddSingleton(new WebhookRules(AllowPrivateAddresses: false));
        adapt?.Invoke(services);
        var office = new TestOffice(services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true }), folder, time);
        await office.InDbAsync(async db =>
        {
            db.Set<Body>().Add(new Body(BodyId, "HCG", "某市城市管理局",
                new BodySettings
                {
                    ReconsiderationOrgan = "某市人民政府",
                    Court = "某市某区人民法院",
                    SupervisoryAuthority = "某市人民政府办公室",
                    NumberCode = "某城管公",
                    ContactPhone = "0000-1234567",
                    ContactAddress = "某市某街1号",
                    SelfName = "我局"
                }));
            foreach (var role in Enum.GetValues<Role>())
            {
                db.Set<User>().Add(new User
                {
                    Id = UserId(role),
                    UserName = role.ToString(),
                    NormalizedUserName = role.ToString().ToUpperInvariant(),
                    DisplayName = role.ToString(),
                    HomeBodyId = BodyId,
                    IsOperator = role == Role.Operator
                });
                db.Set<Membership>().Add(new Membership(UserId(role), BodyId, role));
            }
            await db.SaveChangesAsync();
            return 0;
        });
        return office;
    }

    public static Guid UserId(Role role) => new((int)role + 1, 0, 0, new byte[8]);

    /// <summary>Moves to nine in the morning of a later day.</summary>
    public void GoTo(string day) => Time.SetUtcNow(Morning(day));

    /// <summary>Sends as a member of the body with these roles; the first names the user.</summary>
    public async Task<Result<T>> SendAsync<T>(IRequest<Result<T>> request, params Role[] roles)
    {
        await using var scope = _services.CreateAsyncScope();
        var caller = scope.ServiceProvider.GetRequiredService<Caller>();
        caller.BodyId = BodyId;
        caller.Roles = roles.ToHashSet();
        if (roles is [Role.System]) caller.ActAsSystem();
        else if (roles is [Role.Applicant]) caller.ActAsApplicant(BodyId);
        else if (roles.Length > 0) (caller.UserId, caller.Name) = (UserId(roles[0]), roles[0].ToString());
        var result = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
        if (request is IQueryMarker) Assert.That(Tracked(scope), Is.Empty, $"{request.GetType()} leaves rows tracked");
        return result;
    }

    /// <summary>What a scope keeps in mind; after a question it must be nothing.</summary>
    public static IEnumerable<string> Tracked(IServiceScope scope) =>
        scope.ServiceProvider.GetRequiredService<RequestsDb>().ChangeTracker.Entries().Select(e => e.Metadata.ShortName());

    /// <summary>Sends and expects success.</summary>
    public async Task<T> DoAsync<T>(IRequest<Result<T>> request, params Role[] roles)
    {
        var result = await SendAsync(request, roles);
        Assert.That(result.Problem, Is.Null, () => $"{result.Problem!.Code}: {result.Problem.Text.Zh} {string.Join("; ", result.Problem.Fields?.Select(f => $"{f.Key}={string.Join(",", f.Value)}") ?? [])}");
        return result.Value;
    }

    /// <summary>Sends and expects the refusal with this code.</summary>
    public async Task<Problem> RefusedAsync<T>(string code, IRequest<Result<T>> request, params Role[] roles)
    {
        var result = await SendAsync(request, roles);
        Assert.That(result.Problem?.Code, Is.EqualTo(code));
        return result.Problem!;
    }

    /// <summary>Looks into the database as the system.</summary>
    public async Task<T> InDbAsync<T>(Func<RequestsDb, Task<T>> look)
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().ActAsSystem();
        return await look(scope.ServiceProvider.GetRequiredService<RequestsDb>());
    }

    /// <summary>What the program does at its start with hashes of an older form.</summary>
    public async Task RefreshHashesAsync()
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().ActAsSystem();
        await scope.ServiceProvider.GetRequiredService<Requests.Features.Services.Privacy.PersonalHashes>().RefreshAsync(default);
    }

    /// <summary>The case as it lies in the database, with ledger and parties.</summary>
    public Task<Case> CaseAsync(string number) =>
        InDbAsync(db => db.Set<Case>().Include(c => c.Ledger).Include(c => c.Parties).AsSplitQuery().SingleAsync(c => c.Number == number));

    /// <summary>What was recorded about a case, oldest first.</summary>
    public Task<List<OfficeEvent>> EventsAsync(string number) => InDbAsync(db => db.Set<OfficeEvent>()
        .Where(e => db.Set<Case>().Any(c => c.Id == e.CaseId && c.Number == number)).OrderBy(e => e.Sequence).ToListAsync());

    public async ValueTask DisposeAsync()
    {
        if (TestDatabase.OnServer) await InDbAsync(db => db.Database.EnsureDeletedAsync());
        await _services.DisposeAsync();
        TestDatabase.Close(_folder);
        Directory.Delete(_folder, recursive: true);
    }

    private static DateTimeOffset Morning(string day) =>
        new(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), new TimeOnly(9, 0), TimeSpan.FromHours(8));
}
