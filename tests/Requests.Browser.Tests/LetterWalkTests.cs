using Requests.Features.Kernel;

namespace Requests.Browser.Tests;

/// <summary>One letter from the outcome to the archive, by the Tab key, Enter and words alone.</summary>
public sealed class LetterWalkTests : BrowserTest
{
    [TestCase("zh-CN", true)]
    [TestCase("en", false)]
    public async Task ByKeyboardAlone_ALetterIsWrittenCheckedApprovedIssuedServedAndArchived(string language, bool script)
    {
        var manner = new Manner(language, Script: script);
        var clerk = await VisitAsync(manner, Role.Clerk);
        var number = await OfficeSteps.LogAsync(clerk, $"泊位职责 {language}");
        await OfficeSteps.ActAsync(await VisitAsync(manner, Role.Head), number, "assign-case", p => p.Locator("[name=officerId]").First.CheckAsync());
        var officer = await VisitAsync(manner, Role.Officer);
        await ClassifyAsync(officer, number);
        await NextAsync(officer, "/draft");
        await Keys.ToAsync(officer, "facts");
        await officer.Page.Keyboard.TypeAsync("经核对职责清单，该事项不归本机关。");
        await Keys.PressAsync(officer, "[name=act][value=preview]");
        Assert.That(await officer.Page.InputValueAsync("#leaf [name=facts]"), Does.Contain("该事项不归本机关"));
        await Keys.PressAsync(officer, "[name=act][value=save]");
        await Keys.PressAsync(officer, ".notice-ok a");
        await Keys.PressAsync(officer, "main form .btn-main");
        Assert.That(officer.Page.Url, Does.Contain("done=submit"), await officer.Page.InnerTextAsync("main"));

        foreach (var role in new[] { Role.Reviewer, Role.Head, Role.Leader, Role.Chief })
        {
            var approver = await VisitAsync(manner, role);
            await approver.OpenAsync($"/cases/{number}");
            await NextAsync(approver, $"/approvals?at={number}-1");
            await Keys.ToAsync(approver, "opinion");
            await approver.Page.Keyboard.TypeAsync("同意。");
            await Keys.PressAsync(approver, "[name=verdict][value=agree]");
            if (role == Role.Chief) await Keys.PressAsync(approver, "[name=verdict][value=agree]");
            Assert.That(approver.Page.Url, Does.Contain("done=agree"), await approver.Page.InnerTextAsync("main"));
            await ToldAsync(approver);
        }
        await ActAsync(officer, number, "issue-letter");

        await clerk.OpenAsync($"/cases/{number}");
        await NextAsync(clerk, "/service");
        await Keys.PressAsync(clerk, ".pick a[href*='way=inPerson']");
        await Keys.ToAsync(clerk, "receivedOn");
        await clerk.Page.Keyboard.TypeAsync("2026-10-21");
        await Keys.ToAsync(clerk, "proof");
        await clerk.Page.Keyboard.TypeAsync("送达回证");
        await Keys.PressAsync(clerk, ".serve .btn-main");
        Assert.That(clerk.Page.Url, Does.Contain("done=sent"), await clerk.Page.InnerTextAsync("main"));
        await ActAsync(officer, number, "close-case");
        await ActAsync(clerk, number, "archive-case");
        Assert.That(await clerk.Page.InnerTextAsync(".case-title"), Does.Contain(language == "en" ? "Archived" : "已归档"));
    }

    [Test]
    public async Task ARectangleDrawnOnThePage_FillsInTheFields_AndIsMarked()
    {
        var officer = await VisitAsync(role: Role.Officer);
        await officer.OpenAsync($"/cases/{Site.NumberOf("停车场经营权出让方案")}/redaction/1");
        var box = (await officer.Page.Locator("#sheet").BoundingBoxAsync())!;
        await officer.Page.Mouse.MoveAsync(box.X + box.Width / 4, box.Y + 100);
        await officer.Page.Mouse.DownAsync();
        await officer.Page.Mouse.MoveAsync(box.X + box.Width / 2, box.Y + 150, new() { Steps = 4 });
        await officer.Page.Mouse.UpAsync();
        Assert.That(float.Parse(await officer.Page.InputValueAsync("#width"), System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo(25).Within(1));
        await officer.SendAsync("#mark .btn");
        Assert.That(await officer.Page.Locator(".redact-mark").CountAsync(), Is.EqualTo(1), await officer.Page.InnerTextAsync("main"));
        await officer.SendAsync("[name=markNo]");
        Assert.That(await officer.Page.Locator(".redact-mark").CountAsync(), Is.Zero);
    }

    [Test]
    public async Task WhatIsWrittenInTheLetter_IsKeptByItself_WithTheCaretWhereItWas()
    {
        var officer = await VisitAsync(role: Role.Officer);
        var address = $"/cases/{Site.NumberOf("停车场经营权出让方案")}/draft";
        await officer.OpenAsync(address);
        await officer.Page.Locator("#leaf [name=reasons]").FillAsync("边写边看的理由");
        await officer.Page.Keyboard.TypeAsync("，接着");
        await Assertions.Expect(officer.Page.Locator("#kept")).ToContainTextAsync("已存");
        await officer.Page.Keyboard.TypeAsync("写完。");
        await Assertions.Expect(officer.Page.Locator("#kept")).ToContainTextAsync("已存");
        Assert.That(await officer.Page.InputValueAsync("[name=reasons]"), Is.EqualTo("边写边看的理由，接着写完。"), "the caret stays through the answers");
        Assert.That(await officer.Page.EvaluateAsync<string>("() => document.activeElement.name"), Is.EqualTo("reasons"));
        await officer.OpenAsync("/work");
        await officer.OpenAsync(address);
        Assert.That(await officer.Page.InputValueAsync("[name=reasons]"), Is.EqualTo("边写边看的理由，接着写完。"), "also after leaving");
        await officer.SendAsync("#draft [value=discard]");
        Assert.That(await officer.Page.InputValueAsync("[name=reasons]"), Does.Not.Contain("边写边看"), "and there is a way back");
    }

    [Test]
    public async Task WithoutAConnection_WhatIsTypedStays_IsSaidToBeUnkept_AndIsKeptLater()
    {
        var officer = await VisitAsync(role: Role.Officer);
        await officer.OpenAsync($"/cases/{Site.NumberOf("广告牌匾设置审批档案")}/draft?kind=DOC-3");
        await officer.Page.Context.SetOfflineAsync(true);
        await officer.Page.Locator("#leaf [name=points]").FillAsync("断网时写的");
        await Assertions.Expect(officer.Page.Locator("#kept")).ToContainTextAsync("未存");
        await officer.Page.Context.SetOfflineAsync(false);
        await Assertions.Expect(officer.Page.Locator("#kept")).ToContainTextAsync("已存", new() { Timeout = 15000 });
        Assert.That(await officer.Page.InputValueAsync("[name=points]"), Is.EqualTo("断网时写的"));
        await officer.SendAsync("#draft [value=discard]");
    }

    private static async Task ClassifyAsync(Visitor officer, string number)
    {
        await officer.OpenAsync($"/cases/{number}");
        await NextAsync(officer, "/outcome");
        // One page: all but one question is answered by the file, or by not being ticked.
        await Keys.ToAsync(officer, "G11");
        await officer.Page.Keyboard.PressAsync("ArrowDown");
        await Keys.PressAsync(officer, ".guide-show");
        Assert.That(officer.Page.Url, Does.Contain("G11=n"));
        await Keys.PressAsync(officer, "#conclusion a.btn-main");
        await Keys.ToAsync(officer, "basis.responsibleAgency");
        await officer.Page.Keyboard.TypeAsync("市交通运输局");
        await Keys.ToAsync(officer, "basis.responsibleContact");
        await officer.Page.Keyboard.TypeAsync("0450-00000002");
        await Keys.PressAsync(officer, "main form .acts .btn-main");
        Assert.That(officer.Page.Url, Does.Contain("done=classify-outcome"), await officer.Page.InnerTextAsync("main"));
        await ToldAsync(officer);
    }

    private static async Task ActAsync(Visitor visitor, string number, string act)
    {
        await visitor.OpenAsync($"/cases/{number}");
        await NextAsync(visitor, $"/acts/{act}");
        await Keys.PressAsync(visitor, "main form .acts .btn-main");
        Assert.That(visitor.Page.Url, Does.Contain($"done={act}"), await visitor.Page.InnerTextAsync("main"));
        await ToldAsync(visitor);
    }

    // The main step of the case page is the one the case needs.
    private static async Task NextAsync(Visitor visitor, string where)
    {
        await Keys.PressAsync(visitor, ".next-acts .btn-main");
        Assert.That(visitor.Page.Url, Does.Contain(where));
    }

    // After an act the focus is on what was done, so that it is read out and the next Tab goes on from there.
    private static async Task ToldAsync(Visitor visitor) =>
        Assert.That(await visitor.Page.EvaluateAsync<bool>("() => document.activeElement.matches('.notice-ok[role=status]')"), "what was done has the focus");
}
