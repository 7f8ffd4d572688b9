using System.Text.RegularExpressions;
using Requests.Features.Kernel;
using Requests.Web.Demo;
using Requests.Web.Pages;

namespace Requests.Browser.Tests;

/// <summary>A newcomer with the README in hand, who finds everything by the names it gives and by nothing else.</summary>
public sealed class TenMinutesTests : BrowserTest
{
    private const string Title = "非本机关负责公开告知书";

    /// <summary>Clicks of the walk on a wide screen: links, buttons and choices; what is typed is not counted. Written in tests/README.md.</summary>
    private const int Clicks = 62;

    private int _clicks;
    private Readme _readme = null!;
    private Manner _manner = null!;

    [TestCase("zh-CN", Manner.Wide, true)]
    [TestCase("en", Manner.Narrow, false)]
    public async Task TheReadmesTenMinutes_EndWithAnIssuedReply(string language, int width, bool script)
    {
        (_readme, _manner, _clicks) = (new Readme(language), new Manner(language, width, script), 0);
        var subject = $"公交候车亭广告收入 {language}";

        var applicant = await OnTheFirstPageAsync();
        Assert.That(await applicant.Page.Locator("main table code").AllInnerTextsAsync(),
            Is.EquivalentTo(DemoAccounts.All.Select(a => a.UserName)), "the first page says who can sign in");
        await PressAsync(applicant, "Make a request");
        await FillAsync(applicant, Word("field.SubmitOnline.subject"), subject);
        await FillAsync(applicant, Word("field.SubmitOnline.requestText"), "2025年公交候车亭广告收入的决算。");
        await GoOnAsync(applicant);
        await PressAsync(applicant, "Natural person");
        await FillAsync(applicant, Word("field.name"), Applicant.Name);
        await FillAsync(applicant, Word("field.phone"), Applicant.Phone);
        while (await Named(applicant, _readme["Check the answers"]).CountAsync() == 0 && await GoOnAsync(applicant)) { }
        await PressAsync(applicant, "Check the answers");
        await PressAsync(applicant, "Send the request");
        var told = await applicant.Page.Locator("main dd strong").AllInnerTextsAsync();

        var head = await SignInAsync("head");
        await PressAsync(head, "My work");
        await PressAsync(head, "Unassigned");
        await OpenCaseAsync(head, subject);
        await PressAsync(head, "Assign");
        await head.Page.GetByLabel(new Regex(DemoAccounts.Of(Role.Officer).DisplayName)).CheckAsync();
        _clicks++;
        await PressAsync(head, "Assign");

        var officer = await SignInAsync("officer");
        await PressAsync(officer, "My work");
        await OpenCaseAsync(officer, subject);
        await PressAsync(officer, "Classify the outcome");
        await officer.Page.Locator("#G11").GetByLabel(_readme["No"]).CheckAsync();
        _clicks++;
        await PressAsync(officer, "See the conclusion");
        await PressAsync(officer, "State the grounds and settle it");
        await Assertions.Expect(officer.Page.GetByRole(AriaRole.Group, new() { Name = _readme["Grounds on record"] })).ToBeVisibleAsync();
        await FillAsync(officer, _readme["Responsible body"], "江城市交通运输局");
        await FillAsync(officer, _readme["Its contact"], "0000-1234567");
        await PressAsync(officer, "Classify the outcome");
        foreach (var name in new[] { "Draft the reply", "Save as a new version", "See the checks, send it on",
            "Send on for approval" }) await PressAsync(officer, name);

        foreach (var userName in new[] { "reviewer", "head", "leader", "chief" })
        {
            var approver = userName == "head" ? head : await SignInAsync(userName);
            await PressAsync(approver, "Approvals");
            if (await Named(approver, subject).CountAsync() > 0) await OpenAsync(approver, subject);
            Assert.That(await approver.Page.InnerTextAsync("h2#open"), Does.Contain(subject));
            await PressAsync(approver, "Agree");
            if (userName == "chief") await PressAsync(approver, "Agree, number and fix it");
        }

        await PressAsync(officer, "My work");
        await OpenCaseAsync(officer, subject);
        await PressAsync(officer, "Issue the reply");
        await PressAsync(officer, "Issue the reply");
        await PressAsync(officer, "Print");
        Assert.That(await officer.OpenForAReasonAsync(Named(officer, $"PDF {Title}").First), Does.EndWith(".pdf"));
        await PressAsync(officer, "Back to the case");
        await PressAsync(officer, "Print");
        var paper = await officer.Page.RunAndWaitForDownloadAsync(() => Named(officer, $"DOCX {Title}").First.ClickAsync());
        Assert.That(paper.SuggestedFilename, Does.EndWith(".docx"), "a reason holds for the case, and is not asked twice");

        var clerk = await SignInAsync("clerk");
        await PressAsync(clerk, "My work");
        await OpenCaseAsync(clerk, subject);
        await PressAsync(clerk, "Record service");
        await PressAsync(clerk, "In person");
        await FillAsync(clerk, _readme["Proof"], "当面签收");
        await PressAsync(clerk, "Record service");

        await applicant.OpenAsync("/");
        await PressAsync(applicant, "Check a request");
        await FillAsync(applicant, Word("status.number"), told[0]);
        await FillAsync(applicant, Word("status.code"), told[1]);
        await applicant.LeadAsync(() => applicant.Page.GetByRole(AriaRole.Button, new() { Name = Word("status.send"), Exact = true }).ClickAsync());
        Assert.That(await applicant.Page.InnerTextAsync("main"), Does.Contain(subject).And.Contain("江城管公复"), "the reply with its number");
        Assert.That(_readme.Unused, Is.Empty, "every name in the README leads somewhere");
        TestContext.Out.WriteLine($"{_clicks + 1} clicks");
        if (width == Manner.Wide) Assert.That(_clicks + 1, Is.LessThanOrEqualTo(Clicks), "with the one that sends number and code");
    }

    private string Word(string key) => Text.Of(key).In(_manner.Language == "en");

    private async Task<Visitor> OnTheFirstPageAsync()
    {
        var visitor = await VisitAsync(_manner);
        await visitor.OpenAsync("/");
        return visitor;
    }

    private async Task<Visitor> SignInAsync(string userName)
    {
        Assert.That(_readme.Steps, Does.Contain($"`{userName}`"));
        var visitor = await OnTheFirstPageAsync();
        await PressAsync(visitor, "Sign in");
        await FillAsync(visitor, Word("signIn.userName"), userName);
        await FillAsync(visitor, Word("signIn.password"), Site.Password);
        await PressAsync(visitor, "Sign in");
        return visitor;
    }

    // A name may go on for those who cannot see what it stands beside.
    private static ILocator Named(Visitor visitor, string name)
    {
        var whole = new Regex($"^{Regex.Escape(name)}(\\s.*)?$");
        var page = visitor.Page;
        return page.GetByRole(AriaRole.Link, new() { NameRegex = whole }).Or(page.GetByRole(AriaRole.Button,
            new() { NameRegex = whole })).Or(page.GetByRole(AriaRole.Radio, new() { NameRegex = whole }));
    }

    private Task PressAsync(Visitor visitor, string english) => OpenAsync(visitor, _readme[english]);

    private async Task OpenAsync(Visitor visitor, string name)
    {
        _clicks++;
        var one = Named(visitor, name).First;
        await Assertions.Expect(one).ToBeVisibleAsync();
        if (await one.EvaluateAsync<bool>("e => e.matches('button, a')")) await visitor.LeadAsync(() => one.ClickAsync());
        else await one.CheckAsync();
    }

    // Other tests fill the lists; a newcomer's are short.
    private async Task OpenCaseAsync(Visitor visitor, string subject)
    {
        while (await Named(visitor, subject).CountAsync() == 0) await OpenAsync(visitor, Word("work.next"));
        await OpenAsync(visitor, subject);
    }

    // On a phone the form asks one question at a time.
    private async Task<bool> GoOnAsync(Visitor visitor)
    {
        var next = visitor.Page.GetByRole(AriaRole.Link, new() { Name = Word("apply.next"), Exact = true });
        if (await next.CountAsync() == 0) return false;
        await next.First.ClickAsync();
        return true;
    }

    // Labels of fields that need not be answered say so.
    private async Task FillAsync(Visitor visitor, string label, string value)
    {
        var field = visitor.Page.GetByLabel(new Regex($"^{Regex.Escape(label)}({Regex.Escape(Word("form.optional"))})?$"));
        while (!await field.First.IsVisibleAsync() && await GoOnAsync(visitor)) { }
        await field.First.FillAsync(value);
    }
}
