using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Office;
using Requests.Features.Areas.Search;
using Requests.Features.Kernel;
using Requests.Features.Services.Jobs;
using Requests.Statute.Letters;

namespace Requests.Web.Tests.Pages;

/// <summary>The pages of search, notices, account, administration, calendar, register and report, without script.</summary>
public sealed class DeskPagesTests
{
    private static readonly (string Address, Role Role)[] Pages =
    [
        ("/views", Role.Officer), ("/search", Role.Officer), ("/inbox", Role.Officer), ("/inbox?all=true", Role.Officer), ("/profile", Role.Officer), ("/parts", Role.Officer),
        ("/disputes", Role.Officer), ("/cases/HCG-2026-0001/similar", Role.Officer), ("/cases/HCG-2026-0001/archive", Role.Supervisor),
        ("/calendar", Role.Supervisor), ("/audit", Role.Supervisor), ("/security", Role.Supervisor), ("/security?kind=SignedIn", Role.Administrator), ("/reports", Role.Supervisor), ("/reports/2026", Role.Supervisor), ("/reports/2026/NEW/total", Role.Supervisor),
        ("/reports/2026/texts/1", Role.Head), ("/reports/2026/part-two", Role.Head), ("/reports/2026/compare/2025", Role.Head), ("/reports/check", Role.Head),
        ("/publications", Role.Head), ("/publications/2025?month=2", Role.Head), ("/board", Role.Supervisor), ("/board?class=willBeLate&waitsLong=true", Role.Supervisor),
        ("/board/lateness", Role.Supervisor), ("/board/escalations", Role.Supervisor), ("/board/escalations?all=true", Role.Supervisor), ("/board/holidays", Role.Supervisor),
        ("/absences", Role.Clerk), ("/cases/HCG-2026-0001/disputes", Role.Officer),
        ("/imports", Role.Administrator), ("/admin/webhooks", Role.Administrator), ("/admin", Role.Administrator), ("/admin/chains", Role.Administrator), ("/admin/chains/DOC-5", Role.Administrator), ("/admin/numbers", Role.Head), ("/admin/users", Role.Administrator), ("/admin/keys", Role.Administrator), ("/admin/health", Role.Administrator),
        .. Web.Pages.Office.OfficeActs.All.Select(a => ($"/acts/{a.Address}?user={WebOffice.UserName(Role.Officer)}&userName={WebOffice.UserName(Role.Officer)}&year=2026&scope=body",
            new[] { Role.Administrator, Role.Head, Role.Operator }.First(r => Permissions.MayEver(UseCase.ActOf(a.Command)!.Value, new HashSet<Role> { r })))),
    ];

    [Test]
    public async Task EveryDeskPage_IsShown_WithoutFaultsOfItsMarkup([Values("zh-CN", "en")] string language)
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = await Browser.SignedInAsync(office, Role.Clerk, language);
        await EveryPageTests.LogAsync(clerk);
        var browsers = new Dictionary<Role, Browser>();
        foreach (var (address, role) in Pages)
        {
            if (!browsers.TryGetValue(role, out var browser)) browsers[role] = browser = await Browser.SignedInAsync(office, role, language);
            var page = await browser.OpenAsync(address);
            Assert.That((int)page.Status, Is.EqualTo(200), $"{address}: {page.Html}");
            Assert.That(Markup.Faults(page), Is.Empty, address);
        }
        foreach (var browser in browsers.Values) browser.Dispose();
    }

    [Test]
    public async Task Search_FromTheBar_FindsMarksAndKeepsTheWords()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = await Browser.SignedInAsync(office, Role.Clerk);
        await EveryPageTests.LogAsync(clerk);
        Assert.That((await clerk.OpenAsync("/work")).Html, Does.Contain("action=\"/search\""));
        Assert.That((await clerk.OpenAsync("/search?q=泊位")).Text, Does.Contain("还有 1 件正在编入索引"));
        await office.Services.GetRequiredService<SweepRunner>().RunAsync(Sweeps.Find(IndexTexts.Name)!, CancellationToken.None);
        var found = await clerk.OpenAsync("/search?q=泊位");
        Assert.That(found.Html, Does.Contain("<mark>泊位</mark>").And.Contain("/cases/HCG-2026-0001").And.Contain("value=\"泊位\""));
        Assert.That((await clerk.OpenAsync("/search?q=泊")).Text, Does.Contain("请至少输入两个字"));
        using var admin = await Browser.SignedInAsync(office, Role.Administrator);
        Assert.That((int)(await admin.OpenAsync("/search?q=泊位")).Status, Is.EqualTo(403));
    }

    [Test]
    public async Task ANotice_IsAcknowledged_AndLeavesTheUnread()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = await Browser.SignedInAsync(office, Role.Clerk);
        await EveryPageTests.LogAsync(clerk);
        var form = await clerk.OpenAsync("/cases/HCG-2026-0001/acts/assign-case");
        await clerk.SendAsync(form, new() { ["officerId"] = WebOffice.UserId(Role.Officer).ToString() });
        using var officer = await Browser.SignedInAsync(office, Role.Officer);
        var inbox = await officer.OpenAsync("/inbox");
        Assert.That(inbox.Html, Does.Contain("bar-count"));
        var notice = System.Text.RegularExpressions.Regex.Match(inbox.Html, "name=\"notice\" value=\"([0-9a-f-]+)\"").Groups[1].Value;
        var after = await officer.SendAsync(inbox, new() { ["notice"] = notice });
        Assert.That(after.Text, Does.Contain("没有通知"));
        Assert.That((await officer.OpenAsync("/inbox?all=true")).Text, Does.Contain("已阅"));
    }

    [Test]
    public async Task AllNotices_AreMarkedAsReadInOneAct_AndEachNamesItsMatter()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = await Browser.SignedInAsync(office, Role.Clerk);
        foreach (var (subject, number) in new[] { ("道路停车泊位设置", "HCG-2026-0001"), ("河道清淤合同", "HCG-2026-0002") })
        {
            await EveryPageTests.LogAsync(clerk, subject);
            await clerk.SendAsync(await clerk.OpenAsync($"/cases/{number}/acts/assign-case"), new() { ["officerId"] = WebOffice.UserId(Role.Officer).ToString() });
        }
        using var officer = await Browser.SignedInAsync(office, Role.Officer);
        var inbox = await officer.OpenAsync("/inbox");
        Assert.That(inbox.Text, Does.Contain("道路停车泊位设置").And.Contain("河道清淤合同"));
        var after = await officer.SendAsync(inbox.FormHolding("全部标为已阅"), []);
        Assert.That(after.Text, Does.Contain("没有通知").And.Not.Contain("全部标为已阅"));
    }

    [Test]
    public async Task AnAdministrator_OpensAnAccount_ChangesItsRoles_AndClosesIt_ByForms()
    {
        await using var office = await WebOffice.OpenAsync();
        using var admin = await Browser.SignedInAsync(office, Role.Administrator);
        var refused = await admin.SendAsync(await admin.OpenAsync("/acts/create-user"), new() { ["userName"] = "wang", ["displayName"] = "王五" });
        Assert.That((int)refused.Status, Is.EqualTo(400));
        Assert.That(refused.Html, Does.Contain("value=\"wang\"").And.Contain("href=\"#f-roles\""));
        var made = await admin.SendAsync(refused, new() { ["email"] = "wang@example.invalid", ["roles"] = "clerk" });
        Assert.That(made.Text, Does.Contain("王五").And.Contain("只显示这一次").And.Contain("/sign-in/password?token="));
        Assert.That((await admin.OpenAsync("/admin/users")).Text, Does.Contain("王五").And.Contain("收件员").And.Contain("wang@example.invalid"));

        var roles = await admin.OpenAsync("/acts/change-user-roles?user=wang");
        Assert.That(roles.Html, Does.Contain("value=\"clerk\" checked"));
        Assert.That((await admin.SendAsync(roles, new() { ["roles"] = "head" })).Text, Does.Contain("公开机构负责人"));
        var closed = await admin.SendAsync(await admin.OpenAsync("/acts/deactivate-user?userName=wang"), []);
        Assert.That(closed.Text, Does.Contain("已停用"));
        using var officer = await Browser.SignedInAsync(office, Role.Officer);
        Assert.That((int)(await officer.OpenAsync("/admin/users")).Status, Is.EqualTo(403));
        Assert.That((int)(await officer.OpenAsync("/acts/create-user")).Status, Is.EqualTo(403));
    }

    [Test]
    public async Task Settings_AreShownAsTheyStand_AndAChangeShowsInTheAudit()
    {
        await using var office = await WebOffice.OpenAsync();
        using var admin = await Browser.SignedInAsync(office, Role.Administrator);
        var body = await admin.OpenAsync("/admin");
        static string AddressIn(Page page) => System.Text.RegularExpressions.Regex.Match(page.Html, "/acts/change-body-settings\\?seen=[0-9a-f-]+").Value;
        var address = AddressIn(body);
        var form = await admin.OpenAsync(address);
        Assert.That(form.Form.Fields["settings.selfName"], Is.Not.Empty);
        Assert.That(form.Form.Fields["settings.escalation.rows"], Is.EqualTo("4"), "rows that stand there are not lost by saving");
        var answers = new Dictionary<string, string>
        {
            ["settings.selfName"] = "本局",
            ["settings.retention"] = "years10",
            ["settings.reminderWorkingDays"] = "5\n1"
        };
        var done = await admin.SendAsync(form, answers);
        Assert.That(done.Address, Is.EqualTo("/admin?done=change-body-settings"), done.Text);
        Assert.That(done.Text, Does.Contain("本局").And.Contain("10 年").And.Contain("5，1"));
        Assert.That((int)(await admin.SendAsync(form, answers)).Status, Is.Not.EqualTo(500));
        Assert.That(done.Text, Does.Match(@"自称\s+我局\s+本局"), "what it was and what it is");
        var audit = await admin.OpenAsync("/audit?act=ManageBody");
        Assert.That(audit.Html[audit.Html.IndexOf("<tbody>", StringComparison.Ordinal)..], Does.Contain("管理机关设置").And.Contain("本局"));
    }

    [Test]
    public async Task AChain_IsPutInOrderStepByStep_Saved_AndNotLostByOtherSettings()
    {
        await using var office = await WebOffice.OpenAsync();
        using var admin = await Browser.SignedInAsync(office, Role.Administrator);
        static Dictionary<string, string> Step(string step,
            string? next = null) => next is null ? new() { ["step"] = step } : new() { ["step"] = step, ["next"] = next };
        Assert.That((await admin.OpenAsync("/admin/chains")).Text, Does.Contain("起草后，先由保密审查，再由公开机构负责人，再由分管领导，最后由主要领导审批。").And.Contain("不需要审批"));
        var page = await admin.OpenAsync("/admin/chains/DOC-3");
        Assert.That(page.Html, Does.Contain("value=\"Leader\"").And.Not.Contain("value=\"Clerk\"").And.Not.Contain("value=\"Officer\""),
            "only who may approve is offered");
        page = await admin.SendAsync(page, Step("add", "Leader"));
        Assert.That(page.Text, Does.Contain("起草后，由分管领导审批。"));
        Assert.That(page.Html, Does.Not.Contain("<option value=\"Leader\""), "nobody twice");
        page = await admin.SendAsync(page, new() { ["role"] = "Leader", ["step"] = "add", ["next"] = "Head" });
        Assert.That(page.Text, Does.Contain("起草后，先由分管领导，最后由公开机构负责人审批。"));
        page = await SendRolesAsync(admin, page, "up-1", "Leader", "Head");
        Assert.That(page.Text, Does.Contain("起草后，先由公开机构负责人，最后由分管领导审批。"));
        Assert.That((await office.DoAsync(new ReadBody.Query(), Role.Administrator)).Settings.Chains, Is.Empty, "nothing is stored before it is saved");
        var saved = await SendRolesAsync(admin, page, "save", "Head", "Leader");
        Assert.That(saved.Address, Is.EqualTo("/admin/chains?saved=DOC-3"), saved.Text);
        Assert.That(saved.Text, Does.Contain("补正告知书：公开机构负责人 → 分管领导"), "the history tells it");

        var settings = await admin.OpenAsync(System.Text.RegularExpressions.Regex.Match((await admin.OpenAsync("/admin")).Html,
            "/acts/change-body-settings\\?seen=[0-9a-f-]+").Value);
        Assert.That((await admin.SendAsync(settings, new() { ["settings.selfName"] = "本局" })).Address, Is.EqualTo("/admin?done=change-body-settings"));
        var kept = (await office.DoAsync(new ReadBody.Query(), Role.Administrator)).Settings;
        Assert.That(kept.ChainOf(LetterKinds.CorrectionNotice), Is.EqualTo(new[] { Role.Head, Role.Leader }));
        Assert.That(kept.ReplyChain, Has.Count.EqualTo(4));

        var extension = await SendRolesAsync(admin, await admin.OpenAsync("/admin/chains/DOC-5"), "save", "Leader");
        Assert.That(((int)extension.Status, extension.Text.Contains("延期须经公开机构负责人同意", StringComparison.Ordinal)), Is.EqualTo((400, true)),
            "the statute names who approves an extension");
        var common = await admin.SendAsync(await admin.OpenAsync("/admin/chains/DOC-3"), Step("common"));
        Assert.That(common.Address, Is.EqualTo("/admin/chains?saved=DOC-3"));
        Assert.That((await office.DoAsync(new ReadBody.Query(), Role.Administrator)).Settings.Chains, Is.Empty);
        Assert.That((int)(await admin.OpenAsync("/admin/chains/DOC-99")).Status, Is.EqualTo(404));
    }

    private static Task<Page> SendRolesAsync(Browser browser, Page page, string step, params string[] roles) =>
        browser.SendPairsAsync(page, [.. roles.Select(r => KeyValuePair.Create("role", r)), KeyValuePair.Create("step", step)]);

    [Test]
    public async Task TheNumbersOfLetters_AreSeenByWhoKeepsThem_AndTheDoorsSaySo()
    {
        await using var office = await WebOffice.OpenAsync();
        foreach (var (role, may) in new[] { (Role.Head, true), (Role.Supervisor, true), (Role.Administrator, true), (Role.Officer, false) })
        {
            using var browser = await Browser.SignedInAsync(office, role);
            Assert.That((int)(await browser.OpenAsync("/admin/numbers")).Status, Is.EqualTo(may ? 200 : 403), role.ToString());
            var first = await browser.OpenAsync(role == Role.Administrator ? "/admin" : "/inbox");
            Assert.That(first.Html.Contains("href=\"/admin/numbers\"", StringComparison.Ordinal), Is.EqualTo(may), role.ToString());
        }
    }

    [Test]
    public async Task Health_SpeaksTheLanguageOfItsReader([Values("zh-CN", "en")] string language)
    {
        await using var office = await WebOffice.OpenAsync();
        using var admin = await Browser.SignedInAsync(office, Role.Operator, language);
        office.GoTo("2026-03-06");
        using var later = await Browser.SignedInAsync(office, Role.Operator, language);
        var page = await later.OpenAsync("/admin/health");
        var ran = await later.SendAsync(page.FormHolding("value=\"self-check\""), new() { ["sweep"] = "self-check" });
        Assert.That(ran.Html, Does.Contain("notice-ok"));
        foreach (var shown in new[] { page, ran })
        {
            Assert.That(shown.Text, Does.Not.Match("not since|checked \\d|check-index|verify-archive"), "no words that were not meant for people");
            if (language == "zh-CN") Assert.That(System.Text.RegularExpressions.Regex.Match(shown.Text[shown.Text.IndexOf("本节点",
                StringComparison.Ordinal)..], "[A-Za-z]{4,}").Value, Is.Empty);
        }
        Assert.That(page.Text, Does.Contain(language == "en" ? "Did not run in time" : "没有按时运行"));
    }

    [Test]
    public async Task AKey_IsShownOnce_AndRevoked()
    {
        await using var office = await WebOffice.OpenAsync();
        using var admin = await Browser.SignedInAsync(office, Role.Administrator);
        var service = await office.ServiceAsync(Role.Officer);
        var form = await admin.OpenAsync("/acts/create-api-key");
        var made = await admin.SendAsync(form, new() { ["name"] = "OA", ["userName"] = service, ["scopes"] = "read" });
        Assert.That(made.Text, Does.Contain("只显示这一次"), made.Text);
        var keys = await admin.OpenAsync("/admin/keys");
        var revoke = System.Text.RegularExpressions.Regex.Match(keys.Html, "/acts/revoke-api-key\\?id=[0-9a-f-]+").Value;
        Assert.That((await admin.SendAsync(await admin.OpenAsync(revoke), [])).Text, Does.Contain("已撤销"));
    }

    [Test]
    public async Task ACalendarNotice_IsReadDayByDay_PreviewedAndEntered()
    {
        await using var office = await WebOffice.OpenAsync();
        using var supervisor = await Browser.SignedInAsync(office, Role.Supervisor);
        var answers = new Dictionary<string, string>
        {
            ["number"] = "国办发明电〔2026〕9号",
            ["year"] = "2026",
            ["publishedOn"] = "2026-02-27",
            ["deviation"] = "临时安排",
            ["text"] = "一、测试假：3月9日（周五）至10日（周二）放假，共2天。3月14日（周六）、3月15日（周日）上班。",
        };
        var preview = await supervisor.SendAsync(await supervisor.OpenAsync("/calendar"), answers);
        Assert.That(preview.Text, Does.Contain("放假 2 天，上班 2 天"), preview.Text);
        Assert.That(preview.Text, Does.Contain("括号里是周五，当天却是周一"), "what does not fit stands beside the day");
        Assert.That(preview.Html, Does.Contain("datetime=\"2026-03-10\"").And.Contain("name=\"enter\""));
        answers["enter"] = "true";
        var entered = await supervisor.SendAsync(preview, answers);
        Assert.That(entered.Text, Does.Contain("已录入，待另一名平台管理员复核").And.Contain("待复核的通知"));
        using var second = await Browser.SignedInAsync(office, Role.Operator);
        var confirming = System.Text.RegularExpressions.Regex.Match((await second.OpenAsync("/calendar")).Html,
            "/acts/confirm-calendar-notice[^\"]*accept=true").Value.Replace("&amp;", "&", StringComparison.Ordinal);
        var confirmed = await second.SendAsync(await second.OpenAsync(confirming), []);
        Assert.That(confirmed.Text, Does.Contain("录入过的通知").And.Not.Contain("待复核的通知"));
        Assert.That((int)(await supervisor.SendAsync(await supervisor.OpenAsync("/calendar"), new() { ["year"] = "x" })).Status, Is.EqualTo(400));
    }

    [Test]
    public async Task TheSecondFactor_IsSetUpByTypingTheKey()
    {
        await using var office = await WebOffice.OpenAsync();
        using var officer = await Browser.SignedInAsync(office, Role.Officer);
        var begun = await officer.SendAsync(await officer.OpenAsync("/profile"), []);
        Assert.That(begun.Html, Does.Contain("otpauth://").And.Contain("class=\"key\"").And.Contain("/acts/confirm-second-factor"));
    }

    [TestCase("zh-CN", "审批：退回", "意见", "退回")]
    [TestCase("en", "returned", "Verdict", "Return")]
    public async Task TheAudit_TellsWhatWasDoneInWords_AndReadsOnePersonsTrail(string language, string told, string name, string value)
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.SubmitAsync(office);
        await CaseWork.DoAsync(office, new Features.Areas.Letters.JudgeLetter.Command(Features.Data.Entities.Verdict.Return, "请写明依据。"), Role.Reviewer);
        using var supervisor = await Browser.SignedInAsync(office, Role.Supervisor, language);
        var all = await supervisor.OpenAsync("/audit");
        Assert.That(all.Text, Does.Contain(told));
        Assert.That(all.Html, Does.Contain($"<dt>{name}</dt><dd>{value}</dd>"));
        Assert.That(Markup.Faults(all), Is.Empty);
        var trail = await supervisor.OpenAsync($"/audit?by={WebOffice.UserName(Role.Reviewer)}");
        Assert.That(trail.Html, Does.Contain("/security?name=").And.Not.Contain($"by={WebOffice.UserName(Role.Officer)}\""));
        Assert.That(Markup.Faults(trail), Is.Empty);
    }
}
