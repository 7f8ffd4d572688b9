using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Office;

namespace Requests.Web.Tests.Office;

public sealed class SetUpTests
{
    private const string Password = "a-long-pass-phrase";

    [Test]
    public async Task SetUp_ByTheTokenOfTheFirstStart_WorksOnce()
    {
        await using var office = await WebOffice.OpenEmptyAsync();
        var token = await IssueAsync(office);
        using var client = office.Anonymous();
        using var shortPassword = await client.PostAsJsonAsync("/api/v1/setup", SetUp(token!, "short"));
        var problem = await shortPassword.ProblemAsync(400, "input.invalid");
        Assert.That(problem.GetProperty("errors").GetProperty("password")[0].GetString(), Does.Contain("12"));
        using var done = await client.PostAsJsonAsync("/api/v1/setup", SetUp(token!));
        await done.DoneAsync(201);
        client.DefaultRequestHeaders.Authorization = new("Bearer", await office.TokenAsync("boss", Password));
        using var me = await client.GetAsync("/api/v1/me");
        Assert.That((await me.DoneAsync()).GetProperty("roles")[0].GetString(), Is.EqualTo("administrator"));
        using var again = await client.PostAsJsonAsync("/api/v1/setup", SetUp(token!));
        await again.ProblemAsync(403, "office.set-up-token-invalid");
        Assert.That(await IssueAsync(office), Is.Null, "no link once there is a user");
    }

    [Test]
    public async Task SetUp_AfterADayOrWithAnotherToken_IsRefused()
    {
        await using var office = await WebOffice.OpenEmptyAsync();
        var token = await IssueAsync(office);
        using var client = office.Anonymous();
        using var guessed = await client.PostAsJsonAsync("/api/v1/setup", SetUp(new string('0', 64)));
        await guessed.ProblemAsync(403, "office.set-up-token-invalid");
        using var good = await client.PostAsJsonAsync("/api/v1/setup/reading", new ReadSetUpLink.Query(token!));
        await good.DoneAsync();
        office.Time.Advance(TimeSpan.FromHours(24));
        using var read = await client.PostAsJsonAsync("/api/v1/setup/reading", new ReadSetUpLink.Query(token!));
        await read.ProblemAsync(403, "office.set-up-token-invalid");
        using var late = await client.PostAsJsonAsync("/api/v1/setup", SetUp(token!));
        await late.ProblemAsync(403, "office.set-up-token-invalid");
    }

    [Test]
    public async Task SetUpPage_DoesTheSameByForm()
    {
        await using var office = await WebOffice.OpenEmptyAsync();
        var token = await IssueAsync(office);
        using var client = office.Anonymous();
        Assert.That(await client.GetStringAsync($"/set-up?token={token}"), Does.Contain($"value=\"{token}\""));
        using var wrong = await client.GetAsync("/set-up?token=%22%3E%3Cscript%3E");
        Assert.That((int)wrong.StatusCode, Is.EqualTo(403));
        Assert.That(await wrong.Content.ReadAsStringAsync(), Does.Not.Contain("<script>").And.Not.Contain("<form class=\"stack\""),
            "nothing is asked behind a link that is not good");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["token"] = token!,
            ["bodyCode"] = "hcg",
            ["bodyName"] = "某市城市管理局",
            ["userName"] = "boss",
            ["password"] = Password,
        });
        using var done = await client.PostAsync("/set-up", form);
        Assert.That((int)done.StatusCode, Is.EqualTo(200), await done.Content.ReadAsStringAsync());
        Assert.That(await office.TokenAsync("boss", Password), Is.Not.Empty);
        using var spent = await client.GetAsync($"/set-up?token={token}");
        Assert.That((int)spent.StatusCode, Is.EqualTo(403), "the link works once");
    }

    private static Task<string?> IssueAsync(WebOffice office) =>
        office.InScopeAsync(services => services.GetRequiredService<SetUpTokens>().IssueAsync(CancellationToken.None));

    private static SetUpOffice.Command SetUp(string token, string password = Password) =>
        new SetUpOffice.Command(token, "HCG", "某市城市管理局", "boss", password);
}
