using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Data.Entities;
using Requests.Features.Data;
using Requests.Paper;

namespace Requests.Browser.Tests;

/// <summary>An applicant from the start page to the receipt and back to the status, whatever the browser.</summary>
public sealed class PortalTests : BrowserTest
{
    private static readonly object[] Manners =
    [
        new object[] { "zh-CN", Manner.Wide, true }, new object[] { "zh-CN", Manner.Narrow, false },
        new object[] { "en", Manner.Wide, false }, new object[] { "en", Manner.Narrow, true },
    ];

    [TestCaseSource(nameof(Manners))]
    public async Task Applying_EndsWithNumberCodeAndStatus(string language, int width, bool script)
    {
        var visitor = await VisitAsync(new(language, width, script));
        var subject = $"路灯维护记录 {language} {width} {script}";
        await Applicant.AnswerAsync(visitor, subject);
        await Applicant.ReviewAsync(visitor);
        Assert.That(await visitor.Page.InnerTextAsync("main"), Does.Contain(subject).And.Contain(Applicant.Name));
        await visitor.Page.SetInputFilesAsync("#files", [Pdf("申请人身份证明.pdf"), File("程序.exe", "MZ\u0090\u0000")]);
        var (number, code) = await Applicant.SendAsync(visitor);
        Assert.That(await visitor.Page.InnerTextAsync("main .read [role=alert]"), Does.Contain("程序.exe").And.Not.Contain("身份证明"));
        Assert.That(visitor.Page.Url + await visitor.Page.TitleAsync(), Does.Not.Contain(number).And.Not.Contain(code).And.Not.Contain(Applicant.Name));

        await Applicant.AskStatusAsync(visitor, number, code);
        Assert.That(await visitor.Page.InnerTextAsync("main"), Does.Contain(subject));
        Assert.That(visitor.Page.Url + await visitor.Page.TitleAsync(), Does.Not.Contain(number).And.Not.Contain(code));
        await visitor.Page.Locator("summary").First.ClickAsync();
        await visitor.Page.FillAsync("[name=text]", "补充一句说明。");
        await visitor.SendAsync("details[open] button");
        Assert.That(await visitor.Page.Locator("[role=status]").CountAsync(), Is.EqualTo(1));
        await visitor.Page.Locator("summary").Last.ClickAsync();
        await visitor.SendAsync("details[open] .btn-grave");
        Assert.That(await visitor.Page.Locator(".btn-grave").CountAsync(), Is.Zero, "what was withdrawn cannot be withdrawn again");
    }

    [Test]
    public async Task SentTwice_ByADoubleClickOrTheBackButton_IsOneRequest()
    {
        var visitor = await VisitAsync();
        const string Subject = "只要一份回执";
        await Applicant.AnswerAsync(visitor, Subject);
        await Applicant.ReviewAsync(visitor);
        await visitor.Page.EvaluateAsync("() => { const f = document.querySelector('main form'); const twin = fetch(f.action, { method: 'POST', body: new FormData(f) }); window.twin = twin; return twin.then(a => a.status); }");
        var first = await Applicant.SendAsync(visitor);
        await visitor.Page.GoBackAsync();
        var again = await Applicant.SendAsync(visitor);
        Assert.That(again, Is.EqualTo(first));
        Assert.That(await CountAsync(Subject), Is.EqualTo(1));
    }

    [Test]
    public async Task ARefusedForm_KeepsWhatWasTyped_AndLeadsToEachField()
    {
        var visitor = await VisitAsync();
        await visitor.OpenAsync("/apply");
        await visitor.Page.FillAsync("[name=subject]", "写到一半");
        await Applicant.ReviewAsync(visitor);
        var errors = visitor.Page.Locator(".summary-errors");
        Assert.That(await errors.EvaluateAsync<bool>("e => e === document.activeElement"), "the summary has the focus");
        Assert.That(await visitor.Page.InputValueAsync("[name=subject]"), Is.EqualTo("写到一半"));
        await errors.Locator("a").First.FocusAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");
        Assert.That(await visitor.Page.EvaluateAsync<string>("() => document.activeElement.id"), Is.EqualTo("f-requestText"));
        Assert.That(await visitor.Page.GetAttributeAsync("#f-requestText", "aria-describedby"), Does.Contain("f-requestText-error"));
    }

    [Test]
    public async Task AKeptDraft_IsGoneOnWithInAnotherBrowser_AndForgottenWhenSent([Values] bool script)
    {
        var first = await VisitAsync(new(Script: script));
        await Applicant.AnswerAsync(first, $"暂存以后再填 {script}");
        await Applicant.KeepAsync(first);
        var code = await first.Page.InnerTextAsync(".code");

        var second = await VisitAsync(new("en", Manner.Narrow, script));
        await OpenDraftAsync(second, code);
        Assert.That(await second.Page.InputValueAsync("[name='applicant.name']"), Is.EqualTo(Applicant.Name));
        foreach (var step in await second.Page.Locator(".step-on .btn-main").AllAsync()) await step.ClickAsync();
        await Applicant.ReviewAsync(second);
        await Applicant.SendAsync(second);
        await OpenDraftAsync(second, code);
        Assert.That(await second.Page.Locator(".summary-errors").CountAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task WithoutConnection_NothingIsSent_AndNothingIsLost()
    {
        var visitor = await VisitAsync();
        await Applicant.AnswerAsync(visitor, "断网时写的");
        Assert.That(await visitor.Page.Locator("#offline").IsVisibleAsync(), Is.False);
        await visitor.LoseConnectionAsync();
        await visitor.Page.ClickAsync(".step-end .btn-main");
        Assert.That(await visitor.Page.Locator("#offline").IsVisibleAsync());
        Assert.That(await visitor.Page.InputValueAsync("[name=subject]"), Is.EqualTo("断网时写的"));
        await visitor.LoseConnectionAsync(false);
        await Applicant.ReviewAsync(visitor);
        Assert.That(await visitor.Page.InnerTextAsync("main"), Does.Contain("断网时写的"));
    }

    [Test]
    public async Task AForgottenCookie_CostsOneMoreClick_AndNoWord()
    {
        var visitor = await VisitAsync();
        await Applicant.AnswerAsync(visitor, "浏览器重新打开以后");
        await visitor.ForgetCookiesAsync();
        await Applicant.ReviewAsync(visitor);
        Assert.That(await visitor.Page.Locator("main form .btn-main").CountAsync(), Is.EqualTo(1));
        await visitor.SendAsync("main form .btn-main");
        Assert.That(await visitor.Page.InnerTextAsync("main"), Does.Contain("浏览器重新打开以后"));
    }

    [Test]
    public async Task TwoTabs_AreTwoRequests()
    {
        var visitor = await VisitAsync();
        var other = await visitor.OpenTabAsync();
        await Applicant.AnswerAsync(visitor, "第一个标签页");
        await Applicant.AnswerAsync(other, "第二个标签页");
        await Applicant.ReviewAsync(visitor);
        await Applicant.ReviewAsync(other);
        var (one, two) = (await Applicant.SendAsync(visitor), await Applicant.SendAsync(other));
        Assert.That(one.Number, Is.Not.EqualTo(two.Number));
    }

    [Test]
    public async Task FilesChosenBeforeACorrection_AreNamed_SinceNoPageCanKeepThem([Values] bool script)
    {
        var visitor = await VisitAsync(new(Script: script));
        await Applicant.AnswerAsync(visitor, $"先选了附件 {script}");
        await Applicant.ReviewAsync(visitor);
        await visitor.Page.SetInputFilesAsync("#files", Pdf("身份证明.pdf"));
        await visitor.SendAsync("main form .btn-link >> nth=0");
        await visitor.Page.FillAsync("[name=subject]", "改了一个字");
        await Applicant.ReviewAsync(visitor);
        Assert.That(await visitor.Page.InnerTextAsync("main .notice-warn"), Does.Contain("身份证明.pdf"));
        await visitor.Page.SetInputFilesAsync("#files", Pdf("身份证明.pdf"));
        await Applicant.KeepAsync(visitor);
        Assert.That(await visitor.Page.InnerTextAsync("main"), Does.Contain("身份证明.pdf"), "a kept draft holds no files");
        await visitor.SendAsync("main form .btn-main");
        await Applicant.ReviewAsync(visitor);
        await visitor.Page.SetInputFilesAsync("#files", Pdf("身份证明.pdf"));
        await Applicant.SendAsync(visitor);
        Assert.That(await visitor.Page.InnerTextAsync("main .facts"), Does.Contain("身份证明.pdf"), "what was taken is on the receipt");
    }

    [Test]
    public async Task Cookies_AreForThisSiteAndNotForScripts()
    {
        var officer = await VisitAsync(role: Features.Kernel.Role.Officer);
        await officer.OpenAsync("/language?to=en&back=%2Fprofile");
        await officer.OpenAsync("/apply");
        var cookies = await officer.Page.Context.CookiesAsync();
        Assert.That(cookies, Has.Count.GreaterThan(2), "sign-in, form and language");
        Assert.That(cookies.Where(c => !c.HttpOnly || c.SameSite == SameSiteAttribute.None || c.Domain != Site.Address.Host).Select(c => c.Name), Is.Empty);
    }

    [Test]
    public async Task ByKeyboardAlone_ARequestIsMade()
    {
        var visitor = await VisitAsync();
        await visitor.OpenAsync("/");
        await visitor.Page.Keyboard.PressAsync("Tab");
        Assert.That(await visitor.Page.EvaluateAsync<string>("() => document.activeElement.className"), Is.EqualTo("skip"));
        await visitor.OpenAsync("/apply");
        await Keys.ToAsync(visitor, "subject");
        await visitor.Page.Keyboard.TypeAsync("只用键盘");
        await Keys.ToAsync(visitor, "requestText");
        await visitor.Page.Keyboard.TypeAsync("只用键盘提出的申请。");
        await Keys.ToAsync(visitor, "applicantType");
        await visitor.Page.Keyboard.PressAsync("Space");
        await Keys.ToAsync(visitor, "applicant.name");
        await visitor.Page.Keyboard.TypeAsync(Applicant.Name);
        await Keys.ToAsync(visitor, "applicant.phone");
        await visitor.Page.Keyboard.TypeAsync(Applicant.Phone);
        await Keys.PressAsync(visitor, ".step-end .btn-main");
        await Keys.PressAsync(visitor, "main form .btn-main");
        await Assertions.Expect(visitor.Page.Locator("main dd strong")).ToHaveCountAsync(2);
    }

    [Test]
    public async Task WhatIsNotThere_IsToldByAPage([Values("zh-CN", "en")] string language)
    {
        var visitor = await VisitAsync(new(language));
        await visitor.OpenAsync("/nowhere", status: 404);
        Assert.That(await visitor.Page.Locator("main h1").CountAsync(), Is.EqualTo(1), await visitor.Page.InnerTextAsync("body"));
        Assert.That(await visitor.Page.GetAttributeAsync("html", "lang"), Is.EqualTo(language));
    }

    internal static FilePayload File(string name, string content) => new()
    {
        Name = name,
        MimeType = "application/octet-stream",
        Buffer = System.Text.Encoding.Latin1.GetBytes(content)
    };

    /// <summary>One page that opens everywhere.</summary>
    internal static FilePayload Pdf(string name) => new()
    {
        Name = name,
        MimeType = "application/pdf",
        Buffer = PdfWriter.Write(new PaperDocument(PaperProfile.Form, "样张", [new Paragraph("样张", false)])),
    };

    private static Task<int> CountAsync(string subject) => Site.InScopeAsync(services =>
        services.GetRequiredService<RequestsDb>().Set<Case>().CountAsync(c => c.Subject == subject));

    private static async Task OpenDraftAsync(Visitor visitor, string code)
    {
        await visitor.OpenAsync("/apply/continue");
        await visitor.Page.FillAsync("#draft", code);
        await visitor.SendAsync("main form .btn-main");
    }
}
