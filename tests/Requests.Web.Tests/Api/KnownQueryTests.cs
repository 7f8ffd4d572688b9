using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Requests.Features.Kernel;
using Requests.Web.Tests.Pages;

namespace Requests.Web.Tests.Api;

/// <summary>A parameter that a door does not know is refused by name, never passed over: a filter that was misspelt would be no filter.</summary>
public sealed class KnownQueryTests
{
    [TestCase("cases?stat=closed", "stat")]
    [TestCase("search?q=泊位&yaer=2026", "yaer")]
    [TestCase("supervision/risk?offcer=x", "offcer")]
    [TestCase("calendar?x=", "x")]
    [TestCase("me?a=1", "a")]
    [TestCase("calendar/due-date?start=2026-03-02&workingDays=20&backward=true", "backward")]
    public async Task AnUnknownParameter_IsRefusedByName(string address, string name)
    {
        await using var office = await WebOffice.OpenAsync();
        using var head = office.ClientFor(Role.Head);
        using var answer = await head.GetAsync($"/api/v1/{address}");
        var problem = await answer.ProblemAsync(400, "input.unknown-field");
        Assert.That(problem.GetProperty("errors").EnumerateObject().Select(e => e.Name), Is.EqualTo(new[] { name }));
    }

    [Test]
    public async Task AnActWithAnUnknownParameter_DoesNothing()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = office.ClientFor(Role.Clerk);
        using var refused = await clerk.PostAsJsonAsync("/api/v1/cases?dryRun=true", SampleData.Posted());
        await refused.ProblemAsync(400, "input.unknown-field");
        using var list = await clerk.GetAsync("/api/v1/cases");
        Assert.That((await list.DoneAsync()).ToString(), Does.Not.Contain("HCG-2026-0001"));
    }

    [Test]
    public async Task KnownOnes_CountInAnySpelling_AndAFilesNameStandsInTheAddress()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = office.ClientFor(Role.Clerk);
        var number = (await (await clerk.PostAsJsonAsync("/api/v1/cases", SampleData.Posted())).DoneAsync(201)).GetProperty("caseNumber").GetString()!;
        using var file = await clerk.PostAsync($"/api/v1/cases/{number}/files?fileName=a.txt&PURPOSE=application",
            new ByteArrayContent(Encoding.UTF8.GetBytes("信封")));
        await file.DoneAsync(201);
        using var wrong = await clerk.PostAsync($"/api/v1/cases/{number}/files?fileName=a.txt&purpos=application",
            new ByteArrayContent(Encoding.UTF8.GetBytes("信封")));
        await wrong.ProblemAsync(400, "input.unknown-field");
    }

    [Test]
    public async Task EveryDoorOfTheDocument_RefusesWhatItDoesNotKnow()
    {
        await using var office = await WebOffice.OpenAsync();
        using var head = office.ClientFor(Role.Head);
        var api = JsonNode.Parse(await head.GetStringAsync("/openapi/v1.json"))!;
        var deaf = new List<string>();
        foreach (var (path, verbs) in api["paths"]!.AsObject())
        {
            if (verbs!["get"] is not { } door || path.Contains('{', StringComparison.Ordinal)) continue;
            var given = string.Join('&', (door["parameters"]?.AsArray() ?? []).Where(p => p!["in"]!.GetValue<string>() == "query" && p["required"]?.GetValue<bool>() is true)
                .Select(p => $"{p!["name"]}={(p["schema"]?["format"]?.GetValue<string>() is "date" ? "2026-03-02" : "1")}"));
            using var answer = await head.GetAsync($"{path}?{given}&nobodyKnowsThis=1");
            if (!(await answer.Content.ReadAsStringAsync()).Contains("nobodyKnowsThis", StringComparison.Ordinal)) deaf.Add($"{(int)answer.StatusCode} {path}?{given}");
        }
        Assert.That(deaf, Is.Empty, string.Join('\n', deaf));
    }

    private static readonly Dictionary<string, string> Places = new()
    {
        ["id"] = Guid.Empty.ToString(),
        ["delivery"] = Guid.Empty.ToString(),
        ["year"] = "2025",
        ["form"] = "pdf",
    };

    private static readonly string[] Files = ["/api/v1/cases/{number}/files", "/api/v1/proposals/scans", "/api/v1/portal/files", "/api/v1/reports/annual/check"];

    // Whatever the path says, the body is read first.
    [Test]
    public async Task EveryDoorThatIsSentSomething_RefusesAFieldItDoesNotKnow()
    {
        await using var office = await WebOffice.OpenAsync();
        using var head = office.ClientFor(Role.Head);
        var api = JsonNode.Parse(await head.GetStringAsync("/openapi/v1.json"))!;
        var deaf = new List<string>();
        foreach (var (path, verbs) in api["paths"]!.AsObject())
            foreach (var (verb, door) in verbs!.AsObject())
            {
                // A file is its own body, and what its form may hold is tried with it.
                var kinds = door!["requestBody"]?["content"]?.AsObject();
                if (verb == "get" || Files.Contains(path) || kinds?.ContainsKey("application/json") is false) continue;
                var given = string.Join('&', (door["parameters"]?.AsArray() ?? []).Where(p => p!["in"]!.GetValue<string>() == "query" && p["required"]?.GetValue<bool>() is true)
                    .Select(p => $"{p!["name"]}=true"));
                var isList = kinds?["application/json"]!["schema"]!["type"]?.ToJsonString().Contains("array", StringComparison.Ordinal) is true;
                using var sent = new HttpRequestMessage(new(verb), $"{Regex.Replace(path, "\\{([^}]*)\\}", at => Places.GetValueOrDefault(at.Groups[1].Value, "1"))}?{given}")
                {
                    Content = new StringContent(isList ? "[{\"nobodyKnowsThis\":1}]" : "{\"nobodyKnowsThis\":1}", Encoding.UTF8, "application/json"),
                };
                using var answer = await head.SendAsync(sent);
                var words = await answer.Content.ReadAsStringAsync();
                if (!words.Contains("nobodyKnowsThis", StringComparison.Ordinal)) deaf.Add($"{(int)answer.StatusCode} {verb} {path} {words}");
            }
        Assert.That(deaf, Is.Empty, string.Join('\n', deaf));
    }

    [Test]
    public async Task Pages_PassOverWhatOtherProgramsAddToLinks()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = await Browser.SignedInAsync(office, Role.Clerk);
        foreach (var page in new[] { "/work?utm_source=mail", "/search?q=泊位&from=chat", "/status?spm=1" })
            Assert.That((int)(await clerk.OpenAsync(page)).Status, Is.EqualTo(200), page);
    }
}
