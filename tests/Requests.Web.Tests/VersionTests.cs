using Requests.Features.Kernel;
using Requests.Web.Tests.Pages;

namespace Requests.Web.Tests;

/// <summary>The program says its version wherever somebody may have to tell it.</summary>
public sealed class VersionTests
{
    [Test]
    public async Task DescriptionOfTheApiAndHealth_TellTheVersion()
    {
        await using var office = await WebOffice.OpenAsync();
        using var client = office.Anonymous();
        var description = await (await client.GetAsync("/openapi/v1.json")).DoneAsync();
        Assert.That(description.GetProperty("info").GetProperty("version").GetString(), Is.EqualTo(ProgramVersion.Current));
        var health = await (await client.GetAsync("/health/live")).DoneAsync();
        Assert.That(health.GetProperty("version").GetString(), Is.EqualTo(ProgramVersion.Current));
    }

    [TestCase("zh-CN", "版本")]
    [TestCase("en", "Version")]
    public async Task FooterOfTheOffice_TellsTheVersion(string language, string word)
    {
        await using var office = await WebOffice.OpenAsync();
        using var browser = await Browser.SignedInAsync(office, Role.Officer, language);
        var page = await browser.OpenAsync("/work");
        Assert.That(page.Html.Split("<footer")[1], Does.Contain($"{word} {ProgramVersion.Current}"));
    }
}
