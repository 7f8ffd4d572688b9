using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Web.Hosting;

namespace Requests.Web.Tests.Api;

/// <summary>Many write at once, or another process holds the file: whoever reads goes on, and what was acknowledged is there.</summary>
public sealed class WritersTests
{
    [Test]
    public async Task WhileWritersWaitForAnotherProcess_AReaderIsAnswered_AndWhatIsAcknowledgedIsStored()
    {
        if (DatabaseServer.Here is not null) Assert.Ignore("The lock is taken on the file.");
        await using var office = await WebOffice.OpenAsync();
        using var client = office.Anonymous("en");
        client.DefaultRequestHeaders.Add("X-Body", WebOffice.Body);
        var first = await (await client.PostAsJsonAsync("/api/v1/portal/requests", SampleData.Online())).Content.ReadFromJsonAsync<JsonElement>();
        var status = new { number = first.GetProperty("caseNumber").GetString(), queryCode = first.GetProperty("queryCode").GetString() };

        List<Task<HttpResponseMessage>> writers;
        await using (var other = new SqliteConnection($"Data Source={Path.Combine(office.Folder, "requests.db")};Pooling=False"))
        {
            await other.OpenAsync();
            await using var held = other.BeginTransaction(deferred: false);
            writers = [.. Enumerable.Range(0, 8).Select(_ => Task.Run(() => client.PostAsJsonAsync("/api/v1/portal/requests", SampleData.Online())))];
            var queue = office.Services.GetRequiredService<WriteQueue>();
            SpinWait.SpinUntil(() => queue.Waiting == 7, TimeSpan.FromSeconds(1));
            using var read = await client.PostAsJsonAsync("/api/v1/portal/status", status);
            Assert.That(read.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(writers.Count(w => w.IsCompleted), Is.Zero, "the reader waits for none of them");
        }

        var answers = await Task.WhenAll(writers);
        Assert.That(answers.Select(a => a.StatusCode), Is.All.EqualTo(HttpStatusCode.OK).Or.EqualTo(HttpStatusCode.ServiceUnavailable)
            .Or.EqualTo(HttpStatusCode.Created));
        var acknowledged = new List<string?> { status.number };
        foreach (var answer in answers.Where(a => a.IsSuccessStatusCode))
            acknowledged.Add((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("caseNumber").GetString());
        await using var scope = office.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().ActAsSystem();
        var stored = await scope.ServiceProvider.GetRequiredService<RequestsDb>().Set<Case>().Select(c => c.Number).ToListAsync();
        Assert.That(stored, Is.EquivalentTo(acknowledged));
        foreach (var answer in answers) answer.Dispose();
    }

    [Test]
    public async Task WhoWaitsTooLong_IsAskedToTryAgain()
    {
        if (DatabaseServer.Here is not null) Assert.Ignore("Servers let many write.");
        await using var office = await WebOffice.OpenAsync();
        using var client = office.Anonymous("en");
        client.DefaultRequestHeaders.Add("X-Body", WebOffice.Body);
        var queue = office.Services.GetRequiredService<WriteQueue>();
        using (await queue.EnterAsync(isJob: false, default))
        {
            var waits = Task.Run(() => client.PostAsJsonAsync("/api/v1/portal/requests", SampleData.Online()));
            SpinWait.SpinUntil(() => queue.Waiting == 1, TimeSpan.FromSeconds(30));
            office.Time.Advance(WriteQueue.Patience);
            using var answer = await waits;
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
            Assert.That(answer.Headers.RetryAfter?.Delta, Is.EqualTo(TimeSpan.FromSeconds(DatabaseFaults.RetryAfter)));
            Assert.That((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString(), Is.EqualTo("http.busy"));
        }
        using var later = await client.PostAsJsonAsync("/api/v1/portal/requests", SampleData.Online());
        Assert.That(later.IsSuccessStatusCode, await later.Content.ReadAsStringAsync());
    }
}
