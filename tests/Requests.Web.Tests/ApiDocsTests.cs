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

    /// <summary>Commands and answers are the wire types: a parameter renamed in the code breaks clients.</summary>
    [Test]
    public async Task OpenApi_IsAsPinned()
    {
        await using var office = await WebOffice.OpenAsync();
        using var client = office.Anonymous();
        var now = ApiPin.Of(await client.GetStringAsync("/openapi/v1.json"));
        var path = Path.Combine(Root(), "tests", "openapi.txt");
        if (Environment.GetEnvironmentVariable("REWRITE_PAGES") == "1") await File.WriteAllTextAsync(path, string.Join('\n', now) + "\n");
        var pinned = File.Exists(path) ? await File.ReadAllLinesAsync(path) : [];
        var (gone, fresh) = (pinned.Except(now).ToList(), now.Except(pinned).ToList());
        Assert.That(gone.Count + fresh.Count, Is.Zero, $"""
            The API is not as pinned in tests/openapi.txt. Clients outside depend on it: what a release had may be added to, not renamed or taken
            away (a new version of the address is for that). If this change is meant, write the pin anew and read the difference:
            REWRITE_PAGES=1 dotnet test tests/Requests.Web.Tests --filter OpenApi_IsAsPinned
            Gone: {string.Join("\n      ", gone.Take(20))}
            New:  {string.Join("\n      ", fresh.Take(20))}
            """);
    }

    [Test]
    public void ThePin_LeavesWordsAndOrderOut_AndSeesARename()
    {
        const string Api = """
            {"info":{"version":"1"},
             "paths":{"/a":{"get":{"summary":"x","parameters":[{"name":"b","in":"query","schema":{"type":"string"}},{"name":"a","in":"path"}],
               "responses":{"200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/S"}}}},"404":{}}}}},
             "components":{"schemas":{"S":{"required":["title"],"properties":{"title":{"type":"string","description":"y"}}}}}}
            """;
        var pin = ApiPin.Of(Api);
        Assert.That(pin, Does.Contain("""schema S.title {"type":"string"} required""").And.Contain("""GET /a query b {"type":"string"}""")
            .And.Contain("""GET /a answers 200 application/json {"$ref":"#/components/schemas/S"}"""));
        Assert.That(ApiPin.Of(Api.Replace("\"x\"", "\"z\"", StringComparison.Ordinal).Replace("\"y\"", "\"z\"", StringComparison.Ordinal)), Is.EqualTo(pin));
        Assert.That(ApiPin.Of(Api.Replace("\"title\":", "\"heading\":", StringComparison.Ordinal)), Is.Not.EqualTo(pin));
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Requests.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
