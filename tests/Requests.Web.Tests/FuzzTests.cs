using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Requests.Web.Tests;

/// <summary>Every POST door that needs no account with what no client should send: an answer it may be, a fault of the program never.</summary>
public sealed class FuzzTests
{
    private static readonly string[] Values =
    [
        "null", "true", "-1", "1e400", "99999999999999999999", "[]", "{}", "[[[]]]", "\"\"", "\"x\"", "\"9999-12-31\"", "\"0001-01-01\"", "\"2026-02-30\"",
        "\"\\ufffe\"", "\"\\uffff\"", "\"\\ud83d\"", "\"\\u0000\"", "\"\\u202d\\u200b\"", "\"\\ud840\\udfb7\\u2705\"", "\"00000000-0000-0000-0000-000000000000\"",
    ];

    private static readonly string[] Bodies = ["", "null", "[]", "\"x\"", "{", "{}", "{\"a\":1}", new string('[', 200),
        string.Concat(Enumerable.Repeat("{\"a\":", 200)), "\uFFFE", "{\"\\ud83d\":1}"];

    [Test]
    public async Task NoAnonymousPostDoor_AnswersWithAFault()
    {
        await using var office = await WebOffice.OpenAsync();
        using var anonymous = office.Anonymous();
        var api = JsonNode.Parse(await anonymous.GetStringAsync("/openapi/v1.json"))!;
        var faults = new List<string>();
        foreach (var (path, item) in api["paths"]!.AsObject())
        {
            if (item!["post"] is not { } door) continue;
            var address = System.Text.RegularExpressions.Regex.Replace(path, "{[^}]*}", "1");
            if (!path.Contains("/portal/", StringComparison.Ordinal) && !path.Contains("/auth/", StringComparison.Ordinal)) continue;
            foreach (var body in Sent(api, door, each: true))
            {
                using var content = new StringContent(body, Encoding.UTF8);
                content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                using var answer = await anonymous.PostAsync(address, content);
                if (answer.StatusCode >= HttpStatusCode.InternalServerError && answer.StatusCode != HttpStatusCode.ServiceUnavailable)
                    faults.Add($"{(int)answer.StatusCode} {path} {body[..Math.Min(body.Length, 120)]}");
            }
        }
        Assert.That(faults, Is.Empty, string.Join('\n', faults));
    }

    private static IEnumerable<string> Sent(JsonNode api, JsonNode door, bool each)
    {
        foreach (var body in Bodies) yield return body;
        if (door["requestBody"]?["content"]?["application/json"]?["schema"] is not { } schema) yield break;
        var fields = Fields(api, schema);
        // Each field by itself once; the others are then missing, so that what comes after the first refusal is met by all at once below.
        foreach (var name in each ? fields : [])
            foreach (var value in Values.Where((_, no) => no % 3 == 0))
                yield return $"{{{JsonSerializer.Serialize(name)}:{value}}}";
        foreach (var value in Values) yield return $"{{{string.Join(',', fields.Select(name => $"{JsonSerializer.Serialize(name)}:{value}"))}}}";
    }

    private static List<string> Fields(JsonNode api, JsonNode schema)
    {
        while (schema["$ref"]?.GetValue<string>() is { } reference) schema = api["components"]!["schemas"]![reference[(reference.LastIndexOf('/') + 1)..]]!;
        return [.. schema["properties"]?.AsObject().Select(p => p.Key) ?? []];
    }
}
