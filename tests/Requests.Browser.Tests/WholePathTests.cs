using Requests.Features.Access;

namespace Requests.Browser.Tests;

/// <summary>From an envelope to a sealed file, and a supervisor's day: everybody at their own window.</summary>
public sealed class WholePathTests : BrowserTest
{
    [TestCase("zh-CN", Manner.Wide, true)]
    [TestCase("en", Manner.Narrow, false)]
    public async Task ALetter_BecomesAnArchivedReply(string language, int width, bool script)
    {
        var manner = new Manner(language, width, script);
        var (clerk, officer) = (await VisitAsync(manner, Role.Clerk), await VisitAsync(manner, Role.Officer));
        var number = await Desk.LogAsync(clerk, $"公交线路调整依据 {language}");
        await Desk.ActAsync(await VisitAsync(manner, Role.Head), number, "assign-case", Desk.ToTheOfficerAsync);
        await Desk.ActAsync(officer, number, "classify-outcome", Desk.NotOursAsync);
        await Desk.ActAsync(officer, number, "draft-reply");
        await Desk.ActAsync(officer, number, "submit-draft");
        foreach (var role in Desk.Chain)
            await Desk.ActAsync(await VisitAsync(manner, role), number, "give-opinion", p => p.CheckAsync("[name=verdict][value=agree]"));
        await Desk.ActAsync(officer, number, "issue-reply");
        await Desk.ActAsync(clerk, number, "record-service", async p =>
        {
            await p.SelectOptionAsync("[name=method]", "postalRegistered");
            await p.FillAsync("[name=trackingNumber]", "XA123456785CN");
        });
        await Desk.ActAsync(clerk, number, "record-received", p => p.FillAsync("[name=proof]", "挂号信签收回执"));
        await Desk.ActAsync(officer, number, "close-case");
        await Desk.ActAsync(clerk, number, "archive-case");
        await clerk.OpenAsync($"/cases/{number}/archive");
        Assert.That(await clerk.Page.Locator("main code").CountAsync(), Is.GreaterThan(1), "sealed");
    }

    // One after the other, since both write on the one late case.
    [Test]
    public async Task TheSupervisor_SeesWhatIsLate_AsksWhy_AndWhoIsAway()
    {
        await SuperviseAsync(new Manner());
        await SuperviseAsync(new Manner("en", Manner.Narrow, false));
    }

    private async Task SuperviseAsync(Manner manner)
    {
        var supervisor = await VisitAsync(manner, Role.Supervisor);
        await supervisor.OpenAsync("/board");
        await supervisor.Page.SelectOptionAsync("[name=class]", "late");
        await supervisor.SendAsync(".filters .btn");
        await supervisor.LeadAsync(() => supervisor.Page.ClickAsync("tbody th a >> text=环卫作业外包合同"));
        var number = supervisor.Page.Url.Split('/')[^1];
        await Desk.ActAsync(supervisor, number, "explain-lateness", async p =>
        {
            await p.SelectOptionAsync("[name=cause]", "staffing");
            await p.FillAsync("[name=explanation]", "承办人手不足。");
        });
        await supervisor.OpenAsync("/board/lateness");
        var pack = await supervisor.Page.APIRequest.GetAsync((await supervisor.Page.GetAttributeAsync("a[href*=inspection-pack]", "href"))!);
        Assert.That(pack.Headers["content-disposition"], Does.StartWith("attachment").And.Contain(".zip"));

        await supervisor.OpenAsync("/acts/enter-absence");
        await supervisor.Page.FillAsync("[name=from]", manner.Script ? "2027-03-01" : "2027-02-01");
        await supervisor.Page.FillAsync("[name=to]", "2027-02-01");
        await supervisor.SendAsync("main form .btn-main");
        Assert.That(await supervisor.Page.Locator(manner.Script ? ".summary-errors" : "main .notice-ok").CountAsync(), Is.EqualTo(1), await supervisor.Page.InnerTextAsync("main"));
    }
}
