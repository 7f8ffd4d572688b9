using System.Text.RegularExpressions;
using Requests.Features.Kernel;

namespace Requests.Web.Tests.Pages;

/// <summary>Finding what one looks for: in a list, in the help, and the first empty field.</summary>
public sealed class FindingPagesTests
{
    [Test]
    public async Task AList_IsNarrowedByAWordOfTheMatter_OrByANumber_KeptInItsAddress()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = await Browser.SignedInAsync(office, Role.Clerk);
        await EveryPageTests.LogAsync(clerk);
        await EveryPageTests.LogAsync(clerk, "绿化养护合同");
        foreach (var words in new[] { "绿化", "0002" })
        {
            var found = await clerk.OpenAsync($"/work?view=all&words={Uri.EscapeDataString(words)}");
            Assert.That(found.Text, Does.Contain("绿化养护合同").And.Not.Contain("道路停车泊位设置"), words);
            Assert.That(found.Html, Does.Contain($"value=\"{words}\""), words);
        }
        Assert.That((await clerk.OpenAsync("/work?view=all&words=100%25")).Text, Does.Contain("没有符合条件的案件"), "signs of a pattern are words too");
    }

    [Test]
    public async Task TheHelp_BeginsWithTheReadersRole_AndSwitchesSingleKeysOff([Values("zh-CN", "en")] string language)
    {
        await using var office = await WebOffice.OpenAsync();
        using var officer = await Browser.SignedInAsync(office, Role.Officer, language);
        var help = await officer.OpenAsync("/help");
        Assert.That(Markup.Faults(help), Is.Empty);
        Assert.That(Regex.Match(help.Html, "<summary><h2>([^<]*)").Groups[1].Value, Is.EqualTo(System.Net.WebUtility.HtmlEncode(Text.Of(Role.Officer).In(language == "en")))
            .Or.EqualTo(Text.Of(Role.Officer).In(language == "en")));
        Assert.That(help.Html, Does.Contain("<kbd>?</kbd>").And.Not.Contain("keys-off"));
        var off = await officer.SendAsync(help.FormHolding("handler=keys"), []);
        Assert.That(off.Html, Does.Contain("class=\"keys-off\""));
        Assert.That((await officer.OpenAsync("/work")).Html, Does.Contain("class=\"keys-off\"").And.Contain("href=\"/help\""), "on every page");
        Assert.That((await officer.SendAsync(off.FormHolding("handler=keys"), [])).Html, Does.Not.Contain("class=\"keys-off\""));
    }

    [Test]
    public async Task Logging_BeginsAtTheFirstEmptyField_AlsoForTheNextLetter()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = await Browser.SignedInAsync(office, Role.Clerk);
        var first = (await clerk.OpenAsync("/log")).Html;
        Assert.That(Regex.Match(first, "<(?:input|textarea|select)[^>]*autofocus[^>]*>").Value, Does.Contain("name=\"signedOn\""), "the day of today is there already");
        Assert.That(Regex.Count(first, " autofocus"), Is.EqualTo(1));
        var next = (await EveryPageTests.LogAsync(clerk)).Html;
        Assert.That(Regex.Matches(next, "<[^>]*autofocus[^>]*>").Single().Value, Does.StartWith("<input"), "the next letter at once");
    }
}
