using System.Text.RegularExpressions;
using Requests.Features.Areas.Clocks;
using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Release;
using Requests.Features.Kernel;
using Requests.Features.Services.Intake;
using Requests.Statute.Outcomes;

namespace Requests.Web.Tests.Pages;

/// <summary>The case page: what is asked comes first, its date is one line and says the same everywhere.</summary>
public sealed class CasePagesTests
{
    [Test]
    public async Task WhatIsAsked_ComesBeforeTheCalendar_WhichIsFoldedBehindItsDate([Values("zh-CN", "en")] string language)
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.AssignAsync(office);
        using var officer = await Browser.SignedInAsync(office, Role.Officer, language);
        var page = await officer.OpenAsync(CaseWork.Case);
        Assert.That(page.Html, Does.Contain("<details class=\"when\" id=\"why\">"), "the calendar is folded");
        Assert.That(page.Html.IndexOf("id=\"request\"", StringComparison.Ordinal), Is.LessThan(page.Html.IndexOf("id=\"next\"", StringComparison.Ordinal)));
        Assert.That(Markup.Faults(page), Is.Empty);
        office.GoTo("2026-03-05");
        using var later = await Browser.SignedInAsync(office, Role.Officer, language);
        Assert.That((await later.OpenAsync(CaseWork.Case)).Text, Does.Contain(language == "en" ? "Day 3 of 20" : "第 3 日，共 20 日"));
    }

    [Test]
    public async Task FiveStepsAtMost_AreOffered_AndOthersAreFoundByName()
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.AssignAsync(office);
        using var officer = await Browser.SignedInAsync(office, Role.Officer);
        var page = await officer.OpenAsync(CaseWork.Case);
        var near = Regex.Match(page.Html, "<ul class=\"next-acts\">.*?</ul>", RegexOptions.Singleline).Value;
        Assert.That(Regex.Count(near, "<li>"), Is.InRange(1, 5));
        Assert.That(page.Html, Does.Not.Contain("aria-disabled=\"true\""));
        var found = await officer.OpenAsync($"{CaseWork.Case}?find=拆分");
        Assert.That(found.Html, Does.Contain($"{CaseWork.Case}/acts/split-request\""));
        Assert.That((await officer.OpenAsync($"{CaseWork.Case}?find=没有这事")).Text, Does.Contain("没有这样的事项"));
    }

    [Test]
    public async Task AHold_IsOfferedToBeLifted_OnlyWhileItStands()
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.AssignAsync(office);
        using var officer = await Browser.SignedInAsync(office, Role.Officer);
        var before = (await officer.OpenAsync(CaseWork.Case)).Html;
        Assert.That(before, Does.Contain("acts/set-release-hold").And.Not.Contain("acts/lift-release-hold"));
        await CaseWork.DoAsync(office, new SetReleaseHold.Command("法院通知停止执行。"), Role.Officer);
        var held = (await officer.OpenAsync(CaseWork.Case)).Html;
        Assert.That(held, Does.Contain("acts/lift-release-hold").And.Not.Contain("acts/set-release-hold"));
    }

    [Test]
    public async Task APausedCase_HasNoDay_OnPageListBoardAndHistory()
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.AssignAsync(office);
        await CaseWork.DoAsync(office, new Consult.Command(ConsultationKind.ThirdParty, new DateOnly(2026, 3, 2), "合同单价",
            new Person("某某公司", null, "13900000000", "某市某路1号"), ThirdPartyIsOrganisation: true), Role.Officer);
        using var officer = await Browser.SignedInAsync(office, Role.Officer);
        using var supervisor = await Browser.SignedInAsync(office, Role.Supervisor);
        var head = (await officer.OpenAsync(CaseWork.Case)).Html;
        head = head[head.IndexOf("when-label", StringComparison.Ordinal)..head.IndexOf("when-why", StringComparison.Ordinal)];
        Assert.That(head, Does.Contain("待定").And.Contain("计时暂停").And.Not.Contain("余 "), "the case");
        Assert.That((await officer.OpenAsync("/work")).Text, Does.Contain("计时暂停").And.Contain("待定").And.Not.Contain("余 20 个工作日"), "the list");
        Assert.That((await supervisor.OpenAsync("/board")).Text, Does.Contain("计时暂停、期限待定").And.Not.Contain("余 20 个工作日"), "the board");
        Assert.That((await officer.OpenAsync(CaseWork.Case)).Text, Does.Contain("计时暂停、期限待定"), "the history");
    }
}
