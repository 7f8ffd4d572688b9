namespace Requests.Browser.Tests;

/// <summary>While the subject is typed the form says what is published under it; nobody presses anything, and nothing typed is touched.</summary>
public sealed class SuggestTests : BrowserTest
{
    [Test]
    public async Task TypingASubject_ShowsWhatIsPublished_AndTakingItEndsThere([Values("zh-CN", "en")] string language)
    {
        var visitor = await VisitAsync(new(language, Manner.Narrow, true));
        await visitor.OpenAsync("/published?q=停车");
        var title = (await visitor.Page.Locator("ul.published li strong, ul.published li a").First.InnerTextAsync()).Trim();
        await visitor.OpenAsync("/apply");
        await visitor.Page.FillAsync("[name=requestText]", "写到一半的说明");
        await visitor.Page.Locator("[name=subject]").PressSequentiallyAsync(title);
        var offered = visitor.Page.Locator("#suggestions button, #suggestions a").First;
        await offered.WaitForAsync();
        Assert.That(await visitor.Page.InnerTextAsync("#suggestions"), Does.Contain(title));
        Assert.That(await visitor.Page.InputValueAsync("[name=requestText]"), Is.EqualTo("写到一半的说明"));
        Assert.That(await visitor.Page.EvaluateAsync<string>("() => document.activeElement.name"), Is.EqualTo("subject"), "the one who types is not moved");
        Assert.That(await visitor.Page.GetAttributeAsync("#suggestions", "aria-live"), Is.EqualTo("polite"));
        await visitor.SendAsync("#suggestions button[name=found]");
        Assert.That(await visitor.Page.InnerTextAsync("main"), Does.Contain(title));
    }
}
