using Requests.Features.Kernel;

namespace Requests.Browser.Tests;

/// <summary>From an envelope to a sealed file, and a supervisor's day: everybody at their own window.</summary>
public sealed class WholePathTests : BrowserTest
{
    private const string AdministratorsName = "shi.jian";

    // Each of the four kinds of people in a manner of their own, and the other time in the opposite one: every pair of language,
    // width and script is walked, by everybody in both kinds of each.
    private static readonly Manner[] Manners = [new(), new("en", Manner.Narrow, false), new("zh-CN", Manner.Narrow), new("en", Manner.Wide, false)];

    private static Manner Opposite(Manner manner) =>
        new(manner.Language == "en" ? "zh-CN" : "en", manner.Width == Manner.Wide ? Manner.Narrow : Manner.Wide, !manner.Script);

    [Test]
    public async Task FromAnEmptyOffice_ToAnArchivedReply([Values] bool opposite)
    {
        await using var office = await EmptyOffice.OpenAsync();
        var manners = opposite ? [.. Manners.Select(Opposite)] : Manners;
        var admin = await VisitAsync(manners[0], address: office.Address);
        await SetUpAsync(admin, office.Link);
        async Task<Visitor> Colleague(string role, Manner manner)
        {
            var link = await Account.OpenAsync(admin, role);
            var visitor = await VisitAsync(manner, address: office.Address);
            await Account.EnterAsync(visitor, link.UserName, link.Path);
            return visitor;
        }
        var (clerk, officer) = (await Colleague("clerk", manners[1]), await Colleague("officer", manners[2]));
        var (head, supervisor) = (await Colleague("head", manners[3]), await Colleague("supervisor", manners[1]));

        var applicant = await VisitAsync(manners[2], address: office.Address);
        await Applicant.AnswerAsync(applicant, "公交线路调整依据");
        await Applicant.ReviewAsync(applicant);
        var (number, code) = await Applicant.SendAsync(applicant);

        await OfficeSteps.ActAsync(head, number, "assign-case", p => p.Locator("[name=officerId]").First.CheckAsync());
        await OfficeSteps.ActAsync(officer, number, "classify-outcome", OfficeSteps.NotOursAsync);
        await OfficeSteps.ActAsync(officer, number, "draft-letter");
        await OfficeSteps.ActAsync(officer, number, "submit-letter");
        await OfficeSteps.AgreeAsync(head, number);
        await OfficeSteps.ActAsync(officer, number, "issue-letter");
        await OfficeSteps.ActAsync(clerk, number, "record-service", async p =>
        {
            await p.SelectOptionAsync("[name=method]", "postalRegistered");
            await p.FillAsync("[name=trackingNumber]", "XA123456785CN");
        });
        await Applicant.AskStatusAsync(applicant, number, code);
        await applicant.SendAsync("details[open] .btn-main");
        Assert.That(await applicant.Page.Locator("[role=status]").CountAsync(), Is.EqualTo(1), "receipt is confirmed by the applicant");
        await OfficeSteps.ActAsync(officer, number, "close-case");
        await OfficeSteps.ActAsync(clerk, number, "archive-case");
        await supervisor.OpenAsync("/board");
        await supervisor.OpenAsync($"/cases/{number}/archive");
        Assert.That(await supervisor.Page.Locator("main code").CountAsync(), Is.GreaterThan(1), "sealed");
        await applicant.SendAsync(".letters button");
        var letter = await applicant.Page.RunAndWaitForDownloadAsync(() => applicant.Page.ClickAsync(".letters a.btn"));
        Assert.That(letter.SuggestedFilename, Does.EndWith(".pdf").And.Not.Contain(Applicant.Name));
    }

    private static async Task SetUpAsync(Visitor admin, string link)
    {
        await admin.OpenAsync(link);
        await admin.Page.FillAsync("[name=bodyName]", "演示县交通运输局");
        await admin.SendAsync("main form .btn-main");
        Assert.That(await admin.Page.InputValueAsync("[name=bodyName]"), Is.EqualTo("演示县交通运输局"), "errors keep what was typed");
        await admin.Page.FillAsync("[name=bodyCode]", "ysj");
        await admin.Page.FillAsync("[name=userName]", AdministratorsName);
        await admin.Page.FillAsync("[name=password]", Site.Password);
        await admin.SendAsync("main form .btn-main");
        await admin.SendAsync("main a.btn-main");
        await admin.Page.FillAsync("#userName", AdministratorsName);
        await admin.Page.FillAsync("#password", Site.Password);
        await admin.SendAsync("main form .btn-main");
        await admin.OpenAsync("/acts/change-body-settings");
        foreach (var (field, value) in new[] { ("contactPhone", "0000-0000001"), ("contactAddress", "演示县交通路0号"),
            ("reconsiderationOrgan", "演示县人民政府"), ("court", "演示县人民法院"), ("supervisoryAuthority", "演示县人民政府办公室") })
            await admin.Page.FillAsync($"[name='settings.{field}']", value);
        await admin.SendAsync("main form .acts .btn-main");
        Assert.That(await admin.Page.Locator(".summary-errors").CountAsync(), Is.Zero, await admin.Page.InnerTextAsync("main"));
        await admin.OpenAsync("/admin/chains");
        await admin.SendAsync("main tbody tr:first-child a");
        // Of reviewer, head, leader and chief a small office keeps the head.
        foreach (var step in new[] { "drop-3", "drop-2", "drop-0", "save" }) await admin.SendAsync($"main button[value={step}]");
        Assert.That(await admin.Page.Locator("main [role=status]").CountAsync(), Is.EqualTo(1), await admin.Page.InnerTextAsync("main"));
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
        await OfficeSteps.ActAsync(supervisor, number, "explain-lateness", async p =>
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
        Assert.That(await supervisor.Page.Locator(manner.Script ? ".summary-errors" : "main .notice-ok").CountAsync(), Is.EqualTo(1),
            await supervisor.Page.InnerTextAsync("main"));
    }
}
