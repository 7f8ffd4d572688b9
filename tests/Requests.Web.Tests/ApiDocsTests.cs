using System.Text.Json;

namespace Requests.Web.Tests;

public sealed class ApiDocsTests
{
    [Test]
    public async Task OpenApi_DescribesEveryDoorWithEveryRefusal()
    {
        await using var office = await WebOffice.OpenAsync();
        using var client = office.Anonymous();
        using var answer = await client.GetAsync("/openapi/v1.json");
        var document = await answer.DoneAsync();
        var faults = new List<string>();
        var operations = 0;
        foreach (var path in document.GetProperty("paths").EnumerateObject().Where(p => p.Name.StartsWith("/api/", StringComparison.Ordinal)))
            foreach (var operation in path.Value.EnumerateObject())
            {
                operations++;
                var name = $"{operation.Name} {path.Name}";
                if (!operation.Value.TryGetProperty("summary", out var summary) || !summary.GetString()!.Contains(" / ", StringComparison.Ordinal))
                    faults.Add($"{name}: no summary in two languages");
                var headers = operation.Value.GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("name").GetString()).ToList();
                if (!headers.Contains("Accept-Language")) faults.Add($"{name}: no Accept-Language");
                if (operation.Name == "post" && !path.Name.Contains("/auth/", StringComparison.Ordinal) && !headers.Contains("Idempotency-Key")) faults.Add($"{name}: no Idempotency-Key");
                faults.AddRange(operation.Value.GetProperty("responses").EnumerateObject().Where(r => r.Name[0] is '4' or '5' && !IsProblem(r.Value))
                    .Select(r => $"{name}: {r.Name} is no problem"));
                if (!operation.Value.GetProperty("responses").TryGetProperty("500", out _)) faults.Add($"{name}: no 500");
            }
        Assert.That(faults, Is.Empty, string.Join('\n', faults));
        Assert.That(operations, Is.GreaterThan(20));
    }

    [Test]
    public async Task OpenApi_TellsRolesStatesAndExamples()
    {
        await using var office = await WebOffice.OpenAsync();
        using var client = office.Anonymous();
        using var answer = await client.GetAsync("/openapi/v1.json");
        var document = await answer.DoneAsync();
        var ask = document.GetProperty("paths").GetProperty("/api/v1/cases/{number}/correction-notices").GetProperty("post");
        Assert.That(ask.GetProperty("description").GetString(), Does.Contain("Roles: Officer").And.Contain("InProgress"));
        Assert.That(ask.GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("name").GetString()), Does.Contain("If-Match"));
        Assert.That(ask.GetProperty("security").GetArrayLength(), Is.EqualTo(2));
        Assert.That(document.GetProperty("components").GetProperty("schemas").GetProperty("RegisterRequestCommand").GetRawText(), Does.Contain("道路停车泊位设置"));
    }

    [Test]
    public async Task DocsPage_NamesNoOutsideHost()
    {
        await using var office = await WebOffice.OpenAsync();
        using var client = office.Anonymous();
        using var answer = await client.GetAsync("/docs/");
        var page = await answer.Content.ReadAsStringAsync();
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), page);
        Assert.That(page, Does.Not.Match("(src|href)=\"(https?:)?//"));
        Assert.That(page, Does.Contain("openapi/v1.json"));
    }

    [Test]
    public async Task Catalogues_AreServed()
    {
        await using var office = await WebOffice.OpenAsync();
        using var client = office.Anonymous();
        using var permissions = await client.GetAsync("/api/v1/permissions");
        var rows = (await permissions.DoneAsync()).EnumerateArray().ToList();
        Assert.That(rows.Select(r => r.GetProperty("act").GetString()), Does.Contain("askForCorrection").And.Contain("manageUsers"));
        using var problems = await client.GetAsync("/api/v1/problems");
        var codes = (await problems.DoneAsync()).EnumerateArray().Select(p => p.GetProperty("code").GetString()).ToList();
        Assert.That(codes, Is.Unique.And.SupersetOf(new[] { "case.not-found", "access.locked", "http.method-not-allowed", "input.invalid" }));
        using var one = await client.GetAsync("/api/v1/problems/case.not-found");
        Assert.That((await one.DoneAsync()).GetProperty("status").GetInt32(), Is.EqualTo(404));
    }

    private static bool IsProblem(JsonElement response) =>
        response.TryGetProperty("content", out var content) && content.TryGetProperty("application/problem+json", out var form)
        && form.GetProperty("schema").GetProperty("$ref").GetString() == "#/components/schemas/Problem" && form.TryGetProperty("example", out _);
}
