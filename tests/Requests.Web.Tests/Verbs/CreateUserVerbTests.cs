using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Office;
using Requests.Features.Kernel;
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
        Assert.That(await RunAsync(office, "--body", "NEW", "--body-name", "某市新局", "--user", "li.si", "--roles", "Officer,head"),
            Is.EqualTo(ProgramVerbs.Done));
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

    [Test]
    public async Task ResetSignIn_ByVerb_PrintsALinkThatSetsThePassword()
    {
        await using var office = await WebOffice.OpenAsync();
        var told = new StringWriter();
        var console = Console.Out;
        Console.SetOut(told);
        try
        {
            Assert.That(await RunVerbAsync(office, "reset-sign-in", "--body", "HCG", "--user", WebOffice.UserName(Role.Administrator)),
                Is.EqualTo(ProgramVerbs.Done));
        }
        finally
        {
            Console.SetOut(console);
        }
        var token = told.ToString().Trim().Split("token=")[1];
        await office.InScopeAsync(async services =>
        {
            var set = await services.GetRequiredService<IMediator>().Send(new SetPasswordByLink.Command(token, Password));
            return set.Problem is null ? true : throw new InvalidOperationException(set.Problem.Code);
        });
        Assert.That(await office.TokenAsync(WebOffice.UserName(Role.Administrator), Password), Is.Not.Empty);
        Assert.That(await RunVerbAsync(office, "reset-sign-in", "--body", "HCG", "--user",
            WebOffice.UserName(Role.Clerk, WebOffice.OtherBody)), Is.EqualTo(ProgramVerbs.Faults));
    }

    private static Task<int> RunAsync(WebOffice office, params string[] args) => RunVerbAsync(office, "create-user", args);

    private static Task<int> RunVerbAsync(WebOffice office, string verb, params string[] args) =>
        ProgramVerbs.RunAsync([verb, .. args, $"--Data:Folder={office.Folder}", $"--Office:PersonalKey={Convert.ToBase64String(new byte[32])}", "--Jobs:Workers=0"]);
}
