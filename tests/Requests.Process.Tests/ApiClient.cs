using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Requests.Process.Tests;

/// <summary>The few doors these tests go through.</summary>
internal static class ApiClient
{
    // A writer that others kept waiting is told so (503); it loses nothing and asks again under the same key.
    private const int Attempts = 10;

    /// <summary>
    /// Registers a request that arrived on the day, asking again where others wrote; the number it was given, or null when no answer came.
    /// </summary>
    public static async Task<string?> RegisterAsync(this HttpClient client, string key, DateOnly arrivedOn)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var request = Registration(key, arrivedOn);
            try
            {
                using var answer = await client.SendAsync(request);
                if (answer.StatusCode == HttpStatusCode.ServiceUnavailable && attempt < Attempts)
                {
                    Assert.That(answer.Headers.RetryAfter?.Delta, Is.Not.Null, "says when to ask again");
                    await Task.Delay(answer.Headers.RetryAfter!.Delta!.Value);
                    continue;
                }
                var body = await answer.Content.ReadAsStringAsync();
                Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Created), body);
                return JsonDocument.Parse(body).RootElement.GetProperty("caseNumber").GetString();
            }
            catch (HttpRequestException)
            {
                return null;
            }
        }
    }

    private static HttpRequestMessage Registration(string key, DateOnly arrivedOn) => new(HttpMethod.Post, "/api/v1/cases")
    {
        Content = JsonContent.Create(new
        {
            channel = "registeredPost",
            subject = $"事项 {key}",
            requestText = "申请公开批准文件。",
            applicantType = "naturalPerson",
            applicant = new { name = "张三", phone = "13800000000" },
            arrivedOn,
            signedOn = arrivedOn,
        }),
        Headers = { { "Idempotency-Key", key } },
    };

    /// <summary>Asks for a sweep: whether it ran here, and how much it did.</summary>
    public static async Task<(bool Ran, int Done, int Faults)> SweepAsync(this HttpClient administrator, string name)
    {
        using var answer = await administrator.PostAsync($"/api/v1/sweeps/{name}", null);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), body);
        var run = JsonDocument.Parse(body).RootElement;
        return (run.GetProperty("ran").GetBoolean(), run.GetProperty("done").GetInt32(), run.GetProperty("faults").GetInt32());
    }

    /// <summary>An act on a case under a key of its own; false when no answer came.</summary>
    public static async Task<bool> ActAsync(this HttpClient client, string caseNumber, string door, object body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/cases/{caseNumber}/{door}") { Content = JsonContent.Create(body) };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        try
        {
            using var answer = await client.SendAsync(request);
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), await answer.Content.ReadAsStringAsync());
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
