using Requests.Features.Areas.Intake;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Web.Tests.Pages;

/// <summary>Absences, feeds, recovery codes, webhooks and disputes by forms alone.</summary>
public sealed class SupervisionPagesTests
{
    [Test]
    public async Task AnAbsence_IsEnteredWithADeputy_Listed_AndEnded()
    {
        await using var office = await WebOffice.OpenAsync();
        using var officer = await Browser.SignedInAsync(office, Role.Officer);
        var entered = await officer.SendAsync(await officer.OpenAsync("/acts/enter-absence"), new()
        {
            ["from"] = "2026-03-09",
            ["to"] = "2026-03-13",
            ["deputyUserId"] = WebOffice.UserId(Role.Clerk).ToString(),
            ["reason"] = "年休假",
        });
        Assert.That(entered.Address, Is.EqualTo("/absences?done=enter-absence"), entered.Text);
        Assert.That(entered.Text, Does.Contain("年休假"));
        var end = Link(entered, "/acts/end-absence\\?id=[0-9a-f-]+");
        Assert.That((await officer.SendAsync(await officer.OpenAsync(end), [])).Text, Does.Not.Contain("年休假"));
        using var supervisor = await Browser.SignedInAsync(office, Role.Supervisor);
        var others = await supervisor.SendAsync(await supervisor.OpenAsync("/acts/enter-absence"), new() { ["from"] = "2026-03-13", ["to"] = "2026-03-09" });
        Assert.That((int)others.Status, Is.EqualTo(400));
    }

    [Test]
    public async Task TheBoard_TellsWhatFallsDueInTheWeeksAhead_EachNumberALinkToThoseCases()
    {
        await using var office = await WebOffice.OpenAsync();
        using (var clerk = await Browser.SignedInAsync(office, Role.Clerk)) await EveryPageTests.LogAsync(clerk);
        using var supervisor = await Browser.SignedInAsync(office, Role.Supervisor);
        var board = await supervisor.OpenAsync("/board");
        var weeks = System.Text.RegularExpressions.Regex.Matches(board.Html[board.Html.IndexOf("class=\"table table-tight weeks\"",
            StringComparison.Ordinal)..], "<tr>.*?</tr>",
            System.Text.RegularExpressions.RegexOptions.Singleline).Skip(1).Take(6).Select(m => m.Value).ToList();
        Assert.That(weeks, Has.Exactly(1).Contains("<rect").And.Exactly(1).Contains("<a href"), "one case, one bar, one link");
        var list = await supervisor.OpenAsync(Link(board, "/work\\?view=all&dueFrom=2026-03-30&dueTo=2026-04-05"));
        Assert.That(list.Text, Does.Contain("HCG-2026-0001").And.Contain("2026年3月30日至2026年4月5日届满"));
        Assert.That(list.Html, Does.Contain("<input type=\"hidden\" name=\"dueFrom\" value=\"2026-03-30\">"), "another filter keeps the days");
        Assert.That(Markup.Faults(list), Is.Empty);
        Assert.That((await supervisor.OpenAsync("/work?view=all&dueFrom=2026-04-06&dueTo=2026-04-12")).Text, Does.Not.Contain("HCG-2026-0001"));
        await CaseWork.DoAsync(office, new AssignCase.Command(WebOffice.UserId(Role.Officer)), Role.Head);
        var theirs = (await supervisor.OpenAsync($"/board?officerId={WebOffice.UserId(Role.Officer)}")).Html;
        Assert.That(theirs[theirs.IndexOf("table-tight weeks", StringComparison.Ordinal)..],
            Does.Contain("<rect class=\"c-base\" x=\"0\" y=\"3\" width=\"100%\"").And.Not.Contain("dueFrom="), "counted, but the list cannot tell them");
    }

    [Test]
    public async Task ACalendarFeed_IsShownOnce_AndRevoked()
    {
        await using var office = await WebOffice.OpenAsync();
        using var officer = await Browser.SignedInAsync(office, Role.Officer);
        var opened = await officer.SendAsync(await officer.OpenAsync("/acts/open-calendar-feed"), []);
        var address = Link(opened, "/api/v1/calendar-feeds/[0-9a-f]+\\.ics");
        using var anybody = office.Anonymous();
        using (var feed = await anybody.GetAsync(address)) Assert.That((int)feed.StatusCode, Is.EqualTo(200));
        Assert.That((await officer.OpenAsync("/profile")).Html, Does.Not.Contain(address));
        Assert.That((await officer.SendAsync(await officer.OpenAsync("/acts/revoke-calendar-feed"), [])).Address,
            Is.EqualTo("/profile?done=revoke-calendar-feed"));
        using (var gone = await anybody.GetAsync(address)) Assert.That((int)gone.StatusCode, Is.EqualTo(404));
    }

    [Test]
    public async Task RecoveryCodes_AreShownOnce_OnlyWithASecondFactor()
    {
        await using var office = await WebOffice.OpenAsync();
        using var officer = await Browser.SignedInAsync(office, Role.Officer);
        Assert.That((await officer.SendAsync(await officer.OpenAsync("/acts/renew-recovery-codes"), [])).Text, Does.Contain("尚未启用第二验证因素"));
        await office.InDbAsync(async db =>
        {
            (await db.Set<User>().FindAsync(WebOffice.UserId(Role.Officer)))!.TwoFactorEnabled = true;
            return await db.SaveChangesAsync();
        });
        var shown = await officer.SendAsync(await officer.OpenAsync("/acts/renew-recovery-codes"), []);
        Assert.That(System.Text.RegularExpressions.Regex.Count(shown.Html, "<li><code>[2-9A-Z]{10}</code></li>"), Is.EqualTo(10), shown.Text);
    }

    [Test]
    public async Task AWebhook_IsSubscribed_TriedAndEnded()
    {
        await using var office = await WebOffice.OpenAsync();
        using var admin = await Browser.SignedInAsync(office, Role.Administrator);
        var made = await admin.SendAsync(await admin.OpenAsync("/acts/subscribe-webhook"), new() { ["name"] = "OA", ["address"] = "https://oa.example.invalid/hook", ["events"] = "case.assigned" });
        Assert.That(made.Text, Does.Contain("只显示这一次"), made.Text);
        var list = await admin.OpenAsync("/admin/webhooks");
        Assert.That(list.Text, Does.Contain("https://oa.example.invalid/hook"));
        var tried = await admin.SendAsync(await admin.OpenAsync(Link(list, "/acts/try-webhook\\?id=[0-9a-f-]+")), []);
        Assert.That(tried.Address, Does.StartWith("/admin/webhooks/").And.EndWith("done=try-webhook"), tried.Text);
        Assert.That(tried.Text, Does.Contain("待发"));
        var ended = await admin.SendAsync(await admin.OpenAsync(Link(list, "/acts/end-webhook\\?id=[0-9a-f-]+")), []);
        Assert.That(ended.Text, Does.Contain("已终止"));
    }

    [Test]
    public async Task ADispute_ShowsWhatIsOwed_AndItsBundleAsksForAReason()
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.IssueAsync(office);
        using var officer = await Browser.SignedInAsync(office, Role.Officer);
        var registered = await officer.SendAsync(await officer.OpenAsync($"{CaseWork.Case}/acts/register-dispute"), new() { ["forum"] = "reconsideration", ["organ"] = "江城市人民政府", ["receivedOn"] = "2026-03-02" });
        Assert.That(registered.Address, Does.Contain("done=register-dispute"), registered.Text);
        var page = await officer.OpenAsync($"{CaseWork.Case}/disputes");
        Assert.That(page.Text, Does.Contain("江城市人民政府").And.Contain("复议答复").And.Contain("未审结"));
        Assert.That(page.Html, Does.Contain("/acts/record-dispute-result?").And.Not.Contain("/acts/open-next-instance?"), "what runs has no next instance yet");
        var settled = await officer.SendAsync(await officer.OpenAsync(Link(page, "/cases/[^\"]+/settle-dispute-duty\\?dutyId=[0-9a-f-]+")),
            new() { ["on"] = "2026-03-02" });
        Assert.That(settled.Address, Does.Contain("done=settle-dispute-duty"), settled.Text);
        var refused = await officer.SendAsync(await officer.OpenAsync($"{CaseWork.Case}/disputes"), []);
        Assert.That(((int)refused.Status, refused.Html.Contains("href=\"#reason-", StringComparison.Ordinal)), Is.EqualTo((400, true)), refused.Text);
        Assert.That((await officer.SendAsync(refused, new() { ["reason"] = "复议机关通知" })).Html, Does.StartWith("PK"));
    }

    private static string Link(Page page, string pattern) =>
        System.Text.RegularExpressions.Regex.Match(System.Net.WebUtility.HtmlDecode(page.Html),
            pattern) is { Success: true } match ? match.Value : throw new AssertionException(page.Text);
}
