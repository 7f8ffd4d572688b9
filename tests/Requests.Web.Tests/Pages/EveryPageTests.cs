using Requests.Features.Kernel;

namespace Requests.Web.Tests.Pages;

/// <summary>Rules that hold for every page, in both languages.</summary>
public sealed class EveryPageTests
{
    private static readonly string[] Open = ["/", "/apply", "/status", "/sign-in"];
    private static readonly string[] Office = ["/work", "/work?view=ended&state=Closed", "/log", "/log?channel=oral", "/log/bag", "/board",
        "/cases/HCG-2026-0001"];

    [Test]
    public async Task EveryPage_IsShownInItsLanguage_WithoutInlineCodeOrOutsideHosts([Values("zh-CN", "en")] string language)
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = await Browser.SignedInAsync(office, Role.Clerk, language);
        await LogAsync(clerk);
        using var head = await Browser.SignedInAsync(office, Role.Head, language);
        using var anybody = new Browser(office, language);
        foreach (var (browser, address) in Open.Select(a => (anybody, a)).Concat(Office.Select(a => (a == "/board" ? head : clerk, a))))
        {
            var page = await browser.OpenAsync(address);
            Assert.That((int)page.Status, Is.EqualTo(200), $"{address}: {page.Html}");
            Assert.That(page.Html, Does.Contain($"<html lang=\"{language}\">"), address);
            Assert.That(Markup.Faults(page), Is.Empty, address);
        }
    }

    [Test]
    public async Task EveryAct_HasAFormWithLabels_OrSaysWhyNot([Values("zh-CN", "en")] string language)
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = await Browser.SignedInAsync(office, Role.Clerk, language);
        await LogAsync(clerk);
        using var officer = await Browser.SignedInAsync(office, Role.Officer, language);
        var drawn = 0;
        foreach (var (browser, act) in Web.Pages.Office.CaseActs.All.SelectMany(a => new[] { (clerk, a), (officer, a) }))
        {
            var page = await browser.OpenAsync($"/cases/HCG-2026-0001/acts/{act.Address}");
            Assert.That((int)page.Status, Is.EqualTo(200), $"{act.Address}: {page.Html}");
            Assert.That(Markup.Faults(page), Is.Empty, act.Address);
            var explained = page.Html.Contains("notice-warn", StringComparison.Ordinal);
            Assert.That(page.Html.Contains("name=\"seen\"", StringComparison.Ordinal), Is.EqualTo(!explained), act.Address);
            if (!explained) drawn++;
        }
        Assert.That(drawn, Is.GreaterThan(3));
    }

    [Test]
    public async Task OfficePages_AskToSignInFirst_AndLeadBack()
    {
        await using var office = await WebOffice.OpenAsync();
        using var anybody = new Browser(office);
        foreach (var address in Office)
        {
            var page = await anybody.OpenAsync(address);
            Assert.That(page.Address, Does.StartWith("/sign-in?ReturnUrl="), address);
        }
        var signIn = await anybody.OpenAsync("/work?view=all");
        var work = await anybody.SendAsync(signIn, new() { ["userName"] = WebOffice.UserName(Role.Clerk), ["password"] = WebOffice.Password });
        Assert.That(work.Address, Is.EqualTo("/work?view=all"));
    }

    [Test]
    public async Task AForm_WithoutItsToken_IsRefused()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = await Browser.SignedInAsync(office, Role.Clerk);
        foreach (var address in new[] { "/log", "/sign-in", "/apply", "/status" })
        {
            var page = await clerk.OpenAsync(address);
            var answer = await clerk.SendAsync(page, new() { ["__RequestVerificationToken"] = "" });
            Assert.That((int)answer.Status, Is.EqualTo(400), address);
        }
    }

    [Test]
    public async Task SignIn_WithWrongPassword_SaysSoAndKeepsTheName()
    {
        await using var office = await WebOffice.OpenAsync();
        using var anybody = new Browser(office, "en");
        var answer = await anybody.SendAsync(await anybody.OpenAsync("/sign-in"), new() { ["userName"] = "somebody", ["password"] = "wrong" });
        Assert.That((int)answer.Status, Is.EqualTo(401));
        Assert.That(answer.Html, Does.Contain("value=\"somebody\"").And.Contain("role=\"alert\"").And.Not.Contain("wrong\""));
        Assert.That(answer.Html, Does.Contain("Not signed in").And.Contain("href=\"#userName\""));
    }

    [Test]
    public async Task Language_IsRemembered_AndLeadsOnlyToOwnPages()
    {
        await using var office = await WebOffice.OpenAsync();
        using var anybody = new Browser(office);
        var english = await anybody.OpenAsync("/language?to=en&back=%2Fsign-in");
        Assert.That(english.Html, Does.Contain("<html lang=\"en\">"));
        Assert.That((await anybody.OpenAsync("/language?to=zh-CN&back=%2F%2Fevil.invalid")).Address, Is.EqualTo("/"));
    }

    [Test]
    public async Task Styles_ComeFromTheAssembly_UnderAnAddressThatChangesWithThem()
    {
        await using var office = await WebOffice.OpenAsync();
        using var anybody = new Browser(office);
        var start = await anybody.OpenAsync("/");
        var address = System.Text.RegularExpressions.Regex.Match(start.Html, "href=\"(/css/[0-9a-f]{16}\\.css)\"").Groups[1].Value;
        Assert.That((await anybody.OpenAsync(address)).Html, Does.Contain("--ground").And.Contain("@media print"));
    }

    internal static async Task<Page> LogAsync(Browser clerk, string subject = "道路停车泊位设置") =>
        await clerk.SendAsync(await clerk.OpenAsync("/log"), new()
        {
            ["subject"] = subject,
            ["requestText"] = "申请公开批准文件。",
            ["applicantType"] = "naturalPerson",
            ["applicant.name"] = "张三",
            ["applicant.phone"] = "13800000000",
            ["signedOn"] = "2026-03-02",
        });
}
