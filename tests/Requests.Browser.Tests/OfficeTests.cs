using Requests.Features.Kernel;

namespace Requests.Browser.Tests;

/// <summary>Officers at a desk and on a phone, with and without script.</summary>
public sealed class OfficeTests : BrowserTest
{
    [TestCase("zh-CN", Manner.Wide, true)]
    [TestCase("en", Manner.Narrow, false)]
    public async Task ALetter_IsLoggedAssignedAndSentBack(string language, int width, bool script)
    {
        var manner = new Manner(language, width, script);
        var clerk = await VisitAsync(manner, Role.Clerk);
        var number = await OfficeSteps.LogAsync(clerk, $"停车收费 {language}");
        Assert.That(await clerk.Page.InputValueAsync("[name=arrivedOn]"), Is.EqualTo("2026-10-20"), "the next envelope of the same bag");

        var head = await VisitAsync(manner, Role.Head);
        await OfficeSteps.ActAsync(head, number, "assign-case", p => p.Locator("[name=officerId]").First.CheckAsync());
        var officer = await VisitAsync(manner, Role.Officer);
        await officer.OpenAsync("/work?view=mine");
        await OfficeSteps.ActAsync(officer, number, "ask-for-correction", p => p.FillAsync("[name=points]", "哪一条路"));
        Assert.That(await officer.Page.Locator("[role=status]").First.IsVisibleAsync());
    }

    [Test]
    public async Task TheReceiptDate_IsWorkedOutWhileTheClerkTypes_AndWithoutScriptByAButton([Values] bool script)
    {
        var clerk = await VisitAsync(new(Script: script), Role.Clerk);
        await clerk.OpenAsync("/log?channel=expressPost");
        await clerk.Page.FillAsync("[name=arrivedOn]", "2026-10-19");
        await clerk.Page.FillAsync("[name=signedOn]", "2026-10-20");
        if (!script) await clerk.SendAsync("[formaction*=look]");
        await Assertions.Expect(clerk.Page.Locator("#beside")).ToContainTextAsync("签收之日为收到日");
        await Assertions.Expect(clerk.Page.Locator("#beside .stamp-date")).ToContainTextAsync("10月20日");
    }

    [Test]
    public async Task ByKeyboardAlone_ALetterIsLogged_AndACaseOpenedFromTheList()
    {
        var clerk = await VisitAsync(role: Role.Clerk);
        await clerk.OpenAsync("/log?channel=inPerson");
        await Keys.ToAsync(clerk, "subject");
        await clerk.Page.Keyboard.TypeAsync("键盘登记");
        await Keys.ToAsync(clerk, "requestText");
        await clerk.Page.Keyboard.TypeAsync("键盘登记的内容。");
        await Keys.ToAsync(clerk, "applicantType");
        await clerk.Page.Keyboard.PressAsync("ArrowDown");
        await Keys.ToAsync(clerk, "applicant.name");
        await clerk.Page.Keyboard.TypeAsync(Applicant.Name);
        await Keys.ToAsync(clerk, "applicant.phone");
        await clerk.Page.Keyboard.TypeAsync(Applicant.Phone);
        await clerk.LeadAsync(() => clerk.Page.Keyboard.PressAsync("Control+Enter"));
        Assert.That(await clerk.Page.Locator("#logged").IsVisibleAsync(), await clerk.Page.InnerTextAsync("main"));

        await clerk.OpenAsync("/work?view=all");
        // The keys work while the list has the focus.
        await clerk.Page.Keyboard.PressAsync("j");
        Assert.That(await clerk.Page.EvaluateAsync<bool>("() => document.activeElement.closest('.cases') === null"));
        await clerk.Page.Locator(".cases .what a").First.FocusAsync();
        await clerk.Page.Keyboard.PressAsync("j");
        var wanted = await clerk.Page.EvaluateAsync<string>("() => document.activeElement.getAttribute('href')");
        Assert.That(wanted, Is.EqualTo(await clerk.Page.Locator(".cases .what a").Nth(1).GetAttributeAsync("href")));
        await clerk.LeadAsync(() => clerk.Page.Keyboard.PressAsync("Enter"));
        Assert.That(clerk.Page.Url, Does.EndWith(wanted));
    }

    [Test]
    public async Task ByKeyboardAlone_AMailBagIsLogged()
    {
        var clerk = await VisitAsync(role: Role.Clerk);
        await clerk.OpenAsync("/log/bag");
        foreach (var row in new[] { 0, 1 })
        {
            await Keys.ToAsync(clerk, $"letters.{row}.mailNumber");
            await clerk.Page.Keyboard.TypeAsync($"XA00060000{row}CN");
            await Keys.ToAsync(clerk, $"letters.{row}.applicant.name");
            await clerk.Page.Keyboard.TypeAsync(Applicant.Name);
            await Keys.ToAsync(clerk, $"letters.{row}.applicantType");
            await clerk.Page.Keyboard.PressAsync("ArrowDown");
            await Keys.ToAsync(clerk, $"letters.{row}.applicant.phone");
            await clerk.Page.Keyboard.TypeAsync("13900000000");
            await Keys.ToAsync(clerk, $"letters.{row}.subject");
            await clerk.Page.Keyboard.TypeAsync($"键盘登记整批 {row}");
            await Keys.ToAsync(clerk, $"letters.{row}.requestText");
            await clerk.Page.Keyboard.TypeAsync("键盘登记的内容。");
        }
        await clerk.LeadAsync(() => clerk.Page.Keyboard.PressAsync("Control+Enter"));
        Assert.That(await clerk.Page.Locator(".slips > li").CountAsync(), Is.EqualTo(2), await clerk.Page.InnerTextAsync("main"));
    }

    [Test]
    public async Task InAMailBag_EnterMovesToTheNextLetter_AndABackButtonRegistersNothingTwice()
    {
        var clerk = await VisitAsync(role: Role.Clerk);
        await clerk.OpenAsync("/log/bag");
        await clerk.Page.FocusAsync("[name='letters.0.mailNumber']");
        await clerk.Page.Keyboard.PressAsync("Enter");
        Assert.That(await clerk.Page.EvaluateAsync<string>("() => document.activeElement.name"), Is.EqualTo("letters.1.mailNumber"));
        await OfficeSteps.FillLetterAsync(clerk, 0, "退回再按一次");
        await clerk.SendAsync("#bag .acts .btn-main");
        var number = await clerk.Page.InnerTextAsync(".slips h2");
        await clerk.LeadAsync(() => clerk.Page.GoBackAsync());
        await OfficeSteps.FillLetterAsync(clerk, 0, "退回再按一次");
        await clerk.SendAsync("#bag .acts .btn-main");
        Assert.That(await clerk.Page.InnerTextAsync(".slips h2"), Is.EqualTo(number));
    }

    [Test]
    public async Task OnAPhone_AMailBagShowsOneLetter_AndTheNextOnceThatIsBegun([Values] bool script)
    {
        var clerk = await VisitAsync(new(Width: Manner.Narrow, Script: script), Role.Clerk);
        await clerk.OpenAsync("/log/bag");
        var (letters, more) = (clerk.Page.Locator(".bag tbody tr:visible"), clerk.Page.Locator("[name=more]:visible"));
        Assert.That(await letters.CountAsync(), Is.EqualTo(1));
        await clerk.Page.FillAsync("[name='letters.0.subject']", "一");
        Assert.That((await letters.CountAsync(), await more.CountAsync()), Is.EqualTo((2, 0)));
        await clerk.Page.SelectOptionAsync("[name='letters.1.applicantType']", "naturalPerson");
        Assert.That(await letters.CountAsync(), Is.EqualTo(3));
        for (var row = 2; row < 10; row++) await clerk.Page.FillAsync($"[name='letters.{row}.subject']", "一");
        Assert.That((await letters.CountAsync(), await more.CountAsync()), Is.EqualTo((10, 1)), "after the last row more can be asked for");
    }

    [Test]
    public async Task APostedLetter_TakesFourteenNavigationKeys_BesideItsWords()
    {
        const int Most = 14;
        var words = new Dictionary<string, string>
        {
            ["signedOn"] = "2026-10-21",
            ["mailNumber"] = "XA12345678901",
            ["subject"] = "停车泊位收费依据",
            ["requestText"] = "申请公开停车泊位收费的依据。",
            ["applicant.name"] = Applicant.Name,
            ["applicant.phone"] = Applicant.Phone,
            ["applicant.address"] = "江城市某路1号",
        };
        var clerk = await VisitAsync(role: Role.Clerk);
        await clerk.OpenAsync("/log?channel=registeredPost");
        var (keys, left) = (0, words.Keys.Append("applicantType").ToHashSet());
        while (left.Count > 0 && keys < Most)
        {
            var field = await clerk.Page.EvaluateAsync<string>("() => document.activeElement.name ?? ''");
            if (words.TryGetValue(field, out var typed) && left.Remove(field)) await clerk.Page.Keyboard.InsertTextAsync(typed);
            else if (field == "applicantType" && left.Remove(field)) await KeyAsync("ArrowDown");
            if (left.Count > 0) await KeyAsync("Enter");
        }
        Assert.That(left, Is.Empty, "Enter leads through every field");
        await clerk.LeadAsync(() => KeyAsync("Control+Enter"));
        Assert.That(await clerk.Page.Locator("#logged").CountAsync(), Is.EqualTo(1), await clerk.Page.InnerTextAsync("main"));
        Assert.That(keys, Is.LessThanOrEqualTo(Most));
        TestContext.Out.WriteLine($"{keys} navigation keys");

        async Task KeyAsync(string key)
        {
            keys++;
            await clerk.Page.Keyboard.PressAsync(key);
        }
    }

    [Test]
    public async Task InAMailBag_TheReceiptDateFollowsWhatIsTyped()
    {
        var clerk = await VisitAsync(role: Role.Clerk);
        await clerk.OpenAsync("/log/bag?channel=ordinaryPost");
        Assert.That(await clerk.Page.Locator("#beside .stamp").CountAsync(), Is.EqualTo(1), "what is known is there from the start");
        await clerk.Page.FillAsync("[name='letters.1.confirmedOn']", "2026-10-13");
        Assert.That(await clerk.Page.InnerTextAsync("#beside .facts"), Does.Contain("与申请人确认之日为收到日").And.Contain("10月13日"));
    }

    [Test]
    public async Task EnterInAField_DoesWhatTheMainButtonDoes_NotWhatStandsBeforeIt([Values] bool script)
    {
        var officer = await VisitAsync(new(Script: script), Role.Officer);
        await officer.OpenAsync($"/cases/{Site.NumberOf("垃圾分类考核办法")}/acts/split-request");
        await officer.Page.FillAsync("[name='parts.0.subject']", "只有一部分");
        await officer.LeadAsync(() => officer.Page.PressAsync("[name='parts.0.subject']", "Enter"));
        Assert.That(await officer.Page.Locator(".summary-errors").CountAsync(), Is.EqualTo(1), "the act was tried");
        Assert.That(await officer.Page.Locator("[name='parts.1.subject']").CountAsync(), Is.Zero, "no row was added");
    }

    [TestCase("zh-CN")]
    [TestCase("en")]
    public async Task OnAPhone_TheBarKeepsOneLine_AndTheOtherDoorsOpenByKeyboardWithoutScript(string language)
    {
        var head = await VisitAsync(new(language, Manner.Narrow, Script: false), Role.Head);
        await head.OpenAsync("/reports");
        var bar = await head.Page.Locator(".bar-nav").BoundingBoxAsync();
        Assert.That(bar!.Height, Is.LessThan(60));
        Assert.That(await head.Page.Locator("#doors a").First.IsVisibleAsync(), Is.False);
        Assert.That(await head.Page.InnerTextAsync(".bar-more b"),
            Is.EqualTo(await head.Page.Locator("#doors [aria-current]").TextContentAsync()), "where one is can be seen");
        await head.Page.FocusAsync(".bar-more");
        await head.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(head.Page.Locator("#doors [href='/publications']")).ToBeVisibleAsync();
        await Keys.PressAsync(head, "#doors [href='/publications']");
        Assert.That(head.Page.Url, Does.EndWith("/publications"));
    }

    [Test]
    public async Task TryingAnExtension_TellsTheDate_AndSavesNothing()
    {
        var officer = await VisitAsync(role: Role.Officer);
        var address = $"/cases/{Site.NumberOf("广告牌匾设置审批档案")}";
        await officer.OpenAsync(address);
        var before = await officer.Page.InnerTextAsync(".when-date");
        await officer.Page.ClickAsync("#why > summary");
        await officer.Page.SelectOptionAsync("[name=what]", "extended");
        await officer.Page.FillAsync("[name=on]", "2026-10-21");
        await officer.SendAsync(".what-if button");
        await Assertions.Expect(officer.Page.Locator("#why [role=status]")).ToContainTextAsync("没有保存");
        Assert.That(await officer.Page.InnerTextAsync(".when-date"), Is.EqualTo(before));
    }

    [TestCase("zh-CN", Manner.Wide, true)]
    [TestCase("en", Manner.Narrow, false)]
    public async Task AForgottenPassword_IsSetAnewByTheLinkOfTheAdministrator(string language, int width, bool script)
    {
        var manner = new Manner(language, width, script);
        var admin = await VisitAsync(manner, Role.Administrator);
        var name = await Account.OpenAsync(admin);
        var owner = await VisitAsync(manner);
        await owner.OpenAsync("/sign-in");
        await owner.SendAsync("main form .acts a");
        await owner.Page.FillAsync("#userName", name);
        await owner.SendAsync("main form .btn-main");
        Assert.That(await owner.Page.Locator("[role=status]").CountAsync(), Is.EqualTo(1));

        await admin.OpenAsync("/inbox");
        Assert.That(await admin.Page.InnerTextAsync("main"), Does.Contain(name));
        await owner.OpenAsync(await Account.GiveLinkAsync(admin, name));
        await owner.Page.FillAsync("[name=newPassword]", "一句好记的话不要太短了吧");
        await owner.Page.FillAsync("[name=again]", "一句好记的话不要太短了吧");
        await owner.SendAsync("main form .btn-main");
        await owner.Page.FillAsync("#userName", name);
        await owner.Page.FillAsync("#password", "一句好记的话不要太短了吧");
        await owner.SendAsync("main form .btn-main");
        Assert.That(new Uri(owner.Page.Url).AbsolutePath, Is.EqualTo("/work"), await owner.Page.InnerTextAsync("main"));
    }

    [Test]
    public async Task AnActThatIsNotForNow_IsExplained_NotDrawn()
    {
        var officer = await VisitAsync(role: Role.Officer);
        await officer.OpenAsync($"/cases/{Site.NumberOf("环卫作业外包合同")}/acts/archive-case");
        Assert.That(await officer.Page.Locator("main .notice-warn").IsVisibleAsync());
        Assert.That(await officer.Page.Locator("main form").CountAsync(), Is.Zero);
    }

    [Test]
    public async Task APersonIsShown_OnlyForAReason()
    {
        var officer = await VisitAsync(role: Role.Officer);
        var number = Site.NumberOf("环卫作业外包合同");
        await officer.OpenAsync($"/cases/{number}");
        Assert.That(await officer.Page.InnerTextAsync("main"), Does.Not.Contain("演示人1"));
        await officer.OpenAsync($"/cases/{number}/acts/reveal-personal-data");
        await officer.SendAsync("main form .btn-main");
        Assert.That(await officer.Page.Locator(".summary-errors").CountAsync(), Is.EqualTo(1));
        await officer.Page.FillAsync("[name=reason]", "电话核对地址");
        await officer.SendAsync("main form .btn-main");
        Assert.That(await officer.Page.InnerTextAsync("main"), Does.Contain("演示人"));
    }

    [Test]
    public async Task AnEndedSession_CostsASignIn_AndNoWord()
    {
        var officer = await VisitAsync(role: Role.Officer);
        var number = Site.NumberOf("广告牌匾设置审批档案");
        await officer.OpenAsync($"/cases/{number}/acts/order-search");
        await officer.Page.FillAsync("[name=scope]", "会话结束前写的处室");
        await officer.ForgetCookiesAsync();
        await officer.SendAsync("main form .btn-main");
        await officer.Page.FillAsync("#userName", "officer");
        await officer.Page.FillAsync("#password", Site.Password);
        await officer.SendAsync("main form .btn-main");
        await officer.SendAsync("main form .btn-main");
        Assert.That(await officer.Page.InputValueAsync("[name=scope]"), Is.EqualTo("会话结束前写的处室"));
    }

    [Test]
    public async Task TheApprover_ReadsTheDraftOnAPhone_AndReturnsIt()
    {
        var reviewer = await VisitAsync(new("zh-CN", Manner.Narrow), Role.Reviewer);
        await reviewer.OpenAsync($"/cases/{Site.NumberOf("冬季清雪费用决算")}/acts/judge-letter");
        Assert.That(await reviewer.Page.Locator("article.paper").InnerTextAsync(), Does.Contain("冬季清雪费用决算"));
        Assert.That(await reviewer.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
    }

    [Test]
    public async Task AFile_IsAddedToTheCase_AndComesBackAsAnAttachment()
    {
        var officer = await VisitAsync(role: Role.Officer);
        var address = $"/cases/{Site.NumberOf("垃圾分类考核办法")}";
        await officer.OpenAsync(address);
        await officer.Page.SetInputFilesAsync("#file", PortalTests.Pdf("考核办法.pdf"));
        await officer.SendAsync("#letters ~ form button, .files ~ form button");
        Assert.That(officer.Page.Url, Does.Contain("done=file"), await officer.Page.InnerTextAsync("main"));
        var file = await officer.OpenForAReasonAsync(officer.Page.Locator(".files button", new() { HasText = "考核办法.pdf" }));
        Assert.That(file, Does.EndWith(".pdf"));
    }

    [TestCase("zh-CN", "选择文件", "未选择")]
    [TestCase("en", "Browse", "No file")]
    public async Task AFileInput_SpeaksTheLanguageOfItsPage_AndStaysWhatIsFocusedChosenAndDroppedOn(string language, string pick, string none)
    {
        var clerk = await VisitAsync(new(language), Role.Clerk);
        await clerk.OpenAsync("/log");
        var face = clerk.Page.Locator("#scans ~ .file-face, :has(> #scans) .file-face");
        await Assertions.Expect(face).ToHaveTextAsync(pick + none);
        await clerk.Page.SetInputFilesAsync("#scans", [PortalTests.File("一.pdf", "%PDF"), PortalTests.File("二.pdf", "%PDF")]);
        await Assertions.Expect(face).ToContainTextAsync(new System.Text.RegularExpressions.Regex("一.pdf.+二.pdf"));
        await clerk.Page.EvaluateAsync("""
            () => {
              const dropped = new DataTransfer();
              dropped.items.add(new File(['%PDF'], '三.pdf'));
              document.getElementById('scans').dispatchEvent(new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true }));
            }
            """);
        await Assertions.Expect(face.Locator("output")).ToContainTextAsync("三.pdf");
        await Keys.ToAsync(clerk, "scans");
        Assert.That(await face.EvaluateAsync<string>("f => getComputedStyle(f).outlineStyle"), Is.EqualTo("solid"), "the focus is seen");
        var chooser = await clerk.Page.RunAndWaitForFileChooserAsync(() => clerk.Page.ClickAsync("#scans"));
        Assert.That(chooser.IsMultiple, Is.True, "a click on our words opens the chooser");

        var bare = await VisitAsync(new(language, Script: false), Role.Clerk);
        await bare.OpenAsync("/log");
        Assert.That(await bare.Page.Locator("#scans").EvaluateAsync<string>("i => getComputedStyle(i).opacity"), Is.EqualTo("1"),
            "without script it is the browser's own");
    }
}
