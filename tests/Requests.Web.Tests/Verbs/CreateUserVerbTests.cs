using Requests.Features.Access;
using Requests.Features.Office;
using Requests.Web.Verbs;

namespace Requests.Web.Tests.Verbs;

[NonParallelizable]
public sealed class CreateUserVerbTests
{
    private const string Password = "a-long-pass-phrase";

    [TearDown]
    public void Forget() => Environment.SetEnvironmentVariable("REQUESTS_PASSWORD", null);

    [Test]
    public async Task CreateUser_InABodyOfItsOwn_CanSignIn()
    {
        await using var office = await WebOffice.OpenAsync();
        Environment.SetEnvironmentVariable("REQUESTS_PASSWORD", Password);
        Assert.That(await RunAsync(office, "--body", "NEW", "--user", "li.si", "--roles", "Officer,head"), Is.EqualTo(ProgramVerbs.Faults), "no such body");
        Assert.That(await RunAsync(office, "--body", "NEW", "--body-name", "某市新局", "--user", "li.si", "--roles", "Officer,head"), Is.EqualTo(ProgramVerbs.Done));
        using var client = office.Anonymous();
        client.DefaultRequestHeaders.Authorization = new("Bearer", await office.TokenAsync("li.si", Password));
        using var me = await client.GetAsync("/api/v1/me");
        var answer = await me.DoneAsync();
        Assert.That(answer.GetProperty("body").GetString(), Is.EqualTo("NEW"));
        Assert.That(answer.GetProperty("roles").EnumerateArray().Select(r => r.GetString()), Is.EqualTo(new[] { "officer", "head" }));
    }

    [Test]
    public async Task CreateUser_WronglyUsed_ExitsWithTwo_AndRefusedWithOne()
    {
        await using var office = await WebOffice.OpenAsync();
        Environment.SetEnvironmentVariable("REQUESTS_PASSWORD", "short");
        Assert.That(await RunAsync(office, "--body", "HCG", "--user", "li.si", "--roles", "Nobody"), Is.EqualTo(ProgramVerbs.WrongUse));
        Assert.That(await RunAsync(office, "--body", "HCG", "--user", "li.si", "--roles", "Clerk"), Is.EqualTo(ProgramVerbs.Faults));
        Assert.That((await office.DoAsync(new ListUsers.Query(), Role.Administrator)).Select(u => u.UserName), Does.Not.Contain("li.si"));
    }

    private static Task<int> RunAsync(WebOffice office, params string[] args) =>
        ProgramVerbs.RunAsync(["create-user", .. args, $"--Data:Folder={office.Folder}", $"--Office:PersonalKey={Convert.ToBase64String(new byte[32])}", "--Jobs:Workers=0"]);
}
