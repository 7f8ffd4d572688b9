using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Requests.Features.Services.Jobs;

namespace Requests.Web.Tests.Jobs;

public sealed class HealthTests
{
    [Test]
    public async Task Health_OfAFreshOffice_IsReadyAndNamesEveryEntry()
    {
        await using var office = await WebOffice.OpenAsync();
        using var client = office.Anonymous();
        using var live = await client.GetAsync("/health/live");
        Assert.That(live.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        var (status, ready) = await ReadyAsync(client);
        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(ready.GetProperty("status").GetString(), Is.EqualTo("healthy"), ready.ToString());
        Assert.That(ready.GetProperty("entries").EnumerateObject().Select(e => e.Name),
            Is.EquivalentTo(["database", "fileStore", "personalKey", "calendar", "heartbeat"]));
    }

    [Test]
    public async Task Health_WithoutANightlyHeartbeat_DegradesAfterTwentySixHoursAndStaysReady()
    {
        await using var office = await WebOffice.OpenEmptyAsync();
        using var client = office.Anonymous();
        office.Time.Advance(Sweeps.HeartbeatPatience);
        Assert.That(Entry((await ReadyAsync(client)).Body, "heartbeat"), Is.EqualTo("healthy"));
        office.Time.Advance(TimeSpan.FromMinutes(1));
        var (status, body) = await ReadyAsync(client);
        Assert.That((status, Entry(body, "heartbeat")), Is.EqualTo((HttpStatusCode.OK, "degraded")));
    }

    [Test]
    public async Task Health_WhenNextYearsCalendarIsMissing_IsDegraded()
    {
        await using var office = await WebOffice.OpenAsync("2026-11-02");
        using var client = office.Anonymous();
        Assert.That(Entry((await ReadyAsync(client)).Body, "calendar"), Is.EqualTo("degraded"));
    }

    [Test]
    public async Task Health_WhenTheFileStoreIsGone_IsNotReady()
    {
        var blocked = Path.GetTempFileName();
        try
        {
            await using var office = await WebOffice.OpenAsync();
            // A file where the folder was: nothing can be written there, whoever asks.
            var archive = Path.Combine(office.Folder, "archive");
            if (Directory.Exists(archive)) Directory.Delete(archive, recursive: true);
            File.Copy(blocked, archive);
            using var client = office.Anonymous();
            var (status, body) = await ReadyAsync(client);
            Assert.That((status, Entry(body, "fileStore")), Is.EqualTo((HttpStatusCode.ServiceUnavailable, "unhealthy")));
            using var live = await client.GetAsync("/health/live");
            Assert.That(live.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        }
        finally
        {
            File.Delete(blocked);
        }
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> ReadyAsync(HttpClient client)
    {
        using var answer = await client.GetAsync("/health/ready");
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    private static string? Entry(JsonElement body, string name) => body.GetProperty("entries").GetProperty(name).GetProperty("status").GetString();
}
