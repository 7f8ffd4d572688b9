using Requests.Features.Kernel;

namespace Requests.Browser.Tests;

/// <summary>Pages that packages bring along: they too must show what they are for under our policy, and ask no other host.</summary>
public sealed class ForeignPagesTests : BrowserTest
{
    [TestCase("zh-CN", "周期性作业")]
    [TestCase("en", "Recurring Jobs")]
    public async Task TheJobsPage_ShowsItsJobs_ToTheAdministratorAlone(string language, string words)
    {
        var administrator = await VisitAsync(new(language), Role.Administrator);
        await administrator.OpenAsync("/hangfire");
        await Assertions.Expect(administrator.Page.GetByRole(AriaRole.Link, new() { Name = words })).ToBeVisibleAsync();
        await DrawAsync(administrator, "jobs");
        var clerk = await VisitAsync(role: Role.Clerk);
        await clerk.OpenAsync("/hangfire", 403);
        await Assertions.Expect(clerk.Page.GetByRole(AriaRole.Heading, new() { Name = "没有权限" })).ToBeVisibleAsync();
    }

    [Test]
    public async Task TheDescriptionOfTheApi_IsDrawn()
    {
        var developer = await VisitAsync();
        await developer.OpenAsync("/docs");
        // The document is made at the first asking, and is long.
        await Assertions.Expect(developer.Page.GetByRole(AriaRole.Heading,
            new() { Name = "依申请公开 · Disclosure requests" })).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await DrawAsync(developer, "docs");
    }

    private static async Task DrawAsync(Visitor visitor, string name)
    {
        if (Environment.GetEnvironmentVariable("REQUESTS_PICTURES") is { Length: > 0 } folder)
            await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
    }
}
