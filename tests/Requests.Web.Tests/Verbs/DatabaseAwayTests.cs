using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Kernel;
using Requests.Web.Hosting;
using Requests.Web.Verbs;

namespace Requests.Web.Tests.Verbs;

/// <summary>A database that is busy, away or half made: one sentence for people, one line and a code for operators.</summary>
// The console belongs to the whole process.
[NonParallelizable]
public sealed class DatabaseAwayTests
{
    [Test]
    public async Task AVerb_OnAServerThatIsAway_SaysItsReasonInOneLine_AndEndsWithFour()
    {
        var folder = Directory.CreateTempSubdirectory("requests-away-").FullName;
        var (before, said) = (Console.Error, new StringWriter());
        Console.SetError(said);
        try
        {
            var code = await ProgramVerbs.RunAsync(["verify-archive", $"--Data:Folder={folder}", "--Database:Provider=PostgreSql",
                "--Database:ConnectionString=Host=127.0.0.1;Port=1;Username=nobody;Password=none;Database=none;Timeout=2"]);
            Assert.That(code, Is.EqualTo(ProgramVerbs.Away));
            Assert.That(said.ToString().Trim().Split('\n'), Has.Length.EqualTo(1));
            Assert.That(said.ToString(), Does.Contain("127.0.0.1:1").And.Not.Contain("   at "));
        }
        finally
        {
            Console.SetError(before);
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public async Task ABusyDatabase_IsAnsweredWithASentence_AndNothingIsTakenIn()
    {
        if (DatabaseServer.Here is not null) Assert.Ignore("The lock is taken on the file.");
        await using var office = await WebOffice.OpenAsync(settings: "--Database:CommandTimeout=1");
        await using var other = new SqliteConnection($"Data Source={Path.Combine(office.Folder, "requests.db")};Pooling=False");
        await other.OpenAsync();
        await using var held = other.BeginTransaction(deferred: false);
        using var client = office.Anonymous("en");
        client.DefaultRequestHeaders.Add("X-Body", WebOffice.Body);
        using var answer = await client.PostAsJsonAsync("/api/v1/portal/requests", SampleData.Online());
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(answer.Headers.RetryAfter?.Delta, Is.Not.Null);
        var said = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.That(said.GetProperty("code").GetString(), Is.EqualTo("http.busy"));
        Assert.That(said.GetProperty("title").GetString(), Does.Contain("busy"));
    }

    [Test]
    public async Task AMissingIndex_IsNamed()
    {
        await using var office = await WebOffice.OpenAsync();
        var provider = DatabaseServer.Here?.Provider ?? DatabaseProvider.Sqlite;
        Assert.That(await office.InDbAsync(db => DatabaseChecks.FaultsAsync(db, provider, default)), Is.Empty);
        await office.InDbAsync(db => db.Database.ExecuteSqlRawAsync(DatabaseServer.Quoted("DROP INDEX IX_Documents_BodyId_Number")));
        Assert.That(await office.InDbAsync(db => DatabaseChecks.FaultsAsync(db, provider, default)), Has.One.Contains("IX_Documents_BodyId_Number"));
    }
}
