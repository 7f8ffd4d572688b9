using System.Net.Http.Json;
using System.Text.Json;

namespace Requests.Web.Tests;

/// <summary>Reads answers in one line.</summary>
public static class Answers
{
    public static Task<JsonElement> JsonAsync(this HttpResponseMessage answer) => answer.Content.ReadFromJsonAsync<JsonElement>();

    /// <summary>Expects ProblemDetails with this status and code.</summary>
    public static async Task<JsonElement> ProblemAsync(this HttpResponseMessage answer, int status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That((int)answer.StatusCode, Is.EqualTo(status), text);
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"), text);
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.That(problem.GetProperty("code").GetString(), Is.EqualTo(code), text);
        return problem;
    }

    /// <summary>Expects this status and answers the JSON.</summary>
    public static async Task<JsonElement> DoneAsync(this HttpResponseMessage answer, int status = 200)
    {
        Assert.That((int)answer.StatusCode, Is.EqualTo(status), await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }
}
