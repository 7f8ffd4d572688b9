using System.Collections.Concurrent;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Tests;
using Requests.Web.Hosting;

namespace Requests.Process.Tests;

/// <summary>A data folder with one body and a user a role, and a look into its database beside the running processes.</summary>
internal sealed class Office : IAsyncDisposable
{
    public const string Password = "Correct-Horse-2026";

    private static readonly ConcurrentDictionary<string, DatabaseSettings> OnServers = new();

    private Office(string folder) => Folder = folder;

    /// <summary>What a process on this folder must be told to find its database; nothing for a SQLite file, which lies in the folder.</summary>
    public static string[] ArgumentsFor(string folder) => OnServers.TryGetValue(folder, out var database) ? DatabaseServer.ArgumentsOf(database) : [];

    public string Folder { get; }

    public string Database => Path.Combine(Folder, "requests.db");

    public string Archive => Path.Combine(Folder, "archive");

    public static async Task<Office> OpenAsync()
    {
        var office = new Office(Directory.CreateTempSubdirectory("requests-process-").FullName);
        if (DatabaseServer.Here is { } server) OnServers[office.Folder] = await server.CreateAsync();
        await office.InDbAsync(async db =>
        {
            await db.Database.MigrateAsync();
            var body = new Body(Guid.NewGuid(), "HCG", "某市城市管理局",
                new BodySettings
                {
                    ReconsiderationOrgan = "某市人民政府",
                    Court = "某市某区人民法院",
                    SupervisoryAuthority = "某市人民政府办公室",
                    NumberCode = "某城管公",
                    ContactPhone = "0000-1234567",
                    ContactAddress = "某市某街1号",
                    SelfName = "我局"
                });
            var hash = new PasswordHasher<User>().HashPassword(new User(), Password);
            db.Set<Body>().Add(body);
            foreach (var role in Enum.GetValues<Role>().Except([Role.Applicant, Role.System]))
            {
                var user = new User
                {
                    Id = Guid.NewGuid(),
                    HomeBodyId = body.Id,
                    IsOperator = role == Role.Administrator,
                    UserName = Name(role),
                    NormalizedUserName = Name(role).ToUpperInvariant(),
                    DisplayName = Name(role),
                    Email = $"{Name(role)}@example.invalid",
                    PasswordHash = hash,
                    SecurityStamp = Guid.NewGuid().ToString(),
                };
                db.Set<User>().Add(user);
                db.Set<Membership>().Add(new Membership(user.Id, body.Id, role));
            }
            return await db.SaveChangesAsync();
        });
        return office;
    }

    public static string Name(Role role) => role.ToString().ToLowerInvariant();

    public Task<Guid> UserIdAsync(Role role) => InDbAsync(db => db.Set<User>().Where(u => u.UserName == Name(role)).Select(u => u.Id).SingleAsync());

    public async Task<T> InDbAsync<T>(Func<RequestsDb, Task<T>> look)
    {
        var options = new DbContextOptionsBuilder<RequestsDb>();
        if (OnServers.TryGetValue(Folder, out var server)) DatabaseSetup.ConfigureServer(options, server);
        else options.UseSqlite($"Data Source={Database};Pooling=False", sqlite => sqlite.MigrationsAssembly("Requests.Migrations.Sqlite"));
        var caller = new Caller();
        caller.ActAsSystem();
        await using var db = new RequestsDb(options.Options).For(caller);
        return await look(db);
    }

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
