using Requests.Features.Kernel;
using Requests.Web.Demo;

namespace Requests.Browser.Tests;

/// <summary>Two people at one case: whoever is second sees what the first did, loses no word, and chooses.</summary>
public sealed class TwoPeopleTests : BrowserTest
{
    private const string Said = "[aria-labelledby=changed]";

    [TestCase("zh-CN", true)]
    [TestCase("en", false)]
    public async Task TheSecondDraft_IsKept_BesideTheFirst(string language, bool script)
    {
        var (officer, number) = await CaseAsync(new(language, Script: script), "两人起草");
        await OfficeSteps.ActAsync(officer, number, "classify-outcome", OfficeSteps.NotOursAsync);
        var second = await VisitAsync(new(language, Script: script), Role.Officer);
        foreach (var window in new[] { officer, second }) await window.OpenAsync($"/cases/{number}/draft");
        await officer.Page.FillAsync("[name=facts]", "先保存的事实。");
        await officer.SendAsync("#draft .acts [value=save]");

        await second.Page.FillAsync("[name=facts]", "后写的事实，不能丢。");
        await second.SendAsync("#draft .acts [value=save]");
        var said = await second.Page.InnerTextAsync(Said);
        Assert.That(said, Does.Contain(DemoAccounts.Of(Role.Officer).DisplayName).And.Contain(language == "en" ? "drafted the reply" : "起草答复"), "who and what");
        Assert.That(await second.Page.InnerTextAsync("main"), Does.Contain("先保存的事实。"), "the other draft to look at");
        Assert.That(await second.Page.InputValueAsync("[name=facts]"), Is.EqualTo("后写的事实，不能丢。"));
        await second.SendAsync("#draft .acts [value=save]");
        Assert.That(second.Page.Url, Does.Contain("saved=true"), await second.Page.InnerTextAsync("main"));
        Assert.That(await second.Page.InputValueAsync("[name=facts]"), Is.EqualTo("后写的事实，不能丢。"));
    }

    [Test]
    public async Task AnActSentSecond_TellsWhatTheFirstDid_AndGoesThroughWhenSentAgain()
    {
        var (officer, number) = await CaseAsync(new(), "两人办理");
        await officer.OpenAsync($"/cases/{number}/acts/order-search");
        await officer.Page.SelectOptionAsync("[name=unit]", new SelectOptionValue { Index = 1 });
        await officer.Page.FillAsync("[name=scope]", "2025年的收费依据");
        await officer.Page.FillAsync("[name=keywords]", "停车 收费");
        await officer.Page.FillAsync("[name=dueOn]", "2026-10-26");
        await OfficeSteps.ActAsync(await VisitAsync(role: Role.Head), number, "extend-reply-period", async p =>
        {
            await p.FillAsync("[name=workingDays]", "5");
            await p.FillAsync("[name=reason]", "涉及多个处室");
        });

        await officer.SendAsync("main form .btn-main");
        var said = await officer.Page.InnerTextAsync(Said);
        Assert.That(said, Does.Contain(DemoAccounts.Of(Role.Head).DisplayName).And.Contain("延期").And.Contain("期限为"), "who, what, and the new date");
        Assert.That(await officer.Page.EvaluateAsync<string>("() => document.activeElement.getAttribute('aria-labelledby')"),
            Is.EqualTo("changed"), "the focus is on the news");
        Assert.That(await officer.Page.InputValueAsync("[name=scope]"), Is.EqualTo("2025年的收费依据"));
        await officer.SendAsync("main form .btn-main");
        // The letter is read as it stands now, then sent.
        if (await officer.Page.Locator("#tried [name=read]").CountAsync() > 0) await officer.SendAsync("main form .btn-main");
        Assert.That(officer.Page.Url, Does.Contain("done=order-search"), await officer.Page.InnerTextAsync("main"));
    }

    [Test]
    public async Task AnOpinionOnALetterThatWasReturnedMeanwhile_IsShownApart_NotInTheNextLettersForm()
    {
        var (officer, number) = await CaseAsync(new(), "两人审批");
        await OfficeSteps.ActAsync(officer, number, "classify-outcome", OfficeSteps.NotOursAsync);
        await OfficeSteps.ActAsync(officer, number, "draft-letter");
        await OfficeSteps.ActAsync(officer, number, "submit-letter");
        var (first, second) = (await VisitAsync(role: Role.Reviewer), await VisitAsync(role: Role.Reviewer));
        foreach (var window in new[] { first, second }) await window.OpenAsync($"/approvals?at={number}-1");
        await first.Page.FillAsync("#opinion", "请补充依据。");
        await first.SendAsync("[name=verdict][value=return]");
        await second.Page.FillAsync("#opinion", "已核对，没有涉密内容。");
        await second.SendAsync("[name=verdict][value=agree]");
        Assert.That(await second.Page.InnerTextAsync("main blockquote"), Is.EqualTo("已核对，没有涉密内容。"));
        Assert.That(await second.Page.InnerTextAsync(Said), Does.Contain(DemoAccounts.Of(Role.Reviewer).DisplayName));
        Assert.That(await second.Page.Locator("#opinion").EvaluateAllAsync<string[]>("all => all.map(x => x.value)"), Has.All.Empty);
    }

    [Test]
    public async Task AFileAddedSecond_NeedsNotBeChosenAgain()
    {
        var (officer, number) = await CaseAsync(new(), "两人添加附件");
        await officer.OpenAsync($"/cases/{number}");
        await officer.Page.SetInputFilesAsync("#file", PortalTests.Pdf("依据.pdf"));
        await OfficeSteps.ActAsync(await VisitAsync(role: Role.Officer), number, "order-search", async p =>
        {
            await p.SelectOptionAsync("[name=unit]", new SelectOptionValue { Index = 1 });
            await p.FillAsync("[name=scope]", "全部");
            await p.FillAsync("[name=keywords]", "停车");
            await p.FillAsync("[name=dueOn]", "2026-10-26");
        });
        await officer.SendAsync(".files ~ form button");
        Assert.That(officer.Page.Url, Does.Contain("done=file"), await officer.Page.InnerTextAsync("main"));
    }

    private async Task<(Visitor Officer, string Number)> CaseAsync(Manner manner, string subject)
    {
        var number = await OfficeSteps.LogAsync(await VisitAsync(manner, Role.Clerk), $"{subject} {manner.Language}");
        await OfficeSteps.ActAsync(await VisitAsync(manner, Role.Head), number, "assign-case", OfficeSteps.ToTheOfficerAsync);
        return (await VisitAsync(manner, Role.Officer), number);
    }
}
