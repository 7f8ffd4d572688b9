using Requests.Features.Areas.Collaboration;
using Requests.Features.Kernel;

namespace Requests.Web.Tests.Pages;

/// <summary>All requests of one applicant, links between cases, flags: as pages, without script.</summary>
public sealed class PersonPagesTests
{
    [Test]
    public async Task APerson_IsFoundByWhatTheySay_WithAReason_AndFromTheirCase([Values("zh-CN", "en")] string language)
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = await Browser.SignedInAsync(office, Role.Clerk, language);
        await EveryPageTests.LogAsync(clerk);
        await EveryPageTests.LogAsync(clerk, "绿化养护合同");
        var form = await clerk.OpenAsync("/person");
        Assert.That(Markup.Faults(form), Is.Empty);
        var refused = await clerk.SendAsync(form, new() { ["any"] = "13800000000" });
        Assert.That((int)refused.Status, Is.EqualTo(400), refused.Text);
        Assert.That(Markup.Faults(refused), Is.Empty);
        var found = await clerk.SendAsync(refused, new() { ["any"] = "13800000000", ["reason"] = "当事人来电查询" });
        Assert.That(Markup.Faults(found), Is.Empty);
        Assert.That(found.Text, Does.Contain("绿化养护合同").And.Contain("道路停车泊位设置").And.Contain("张*").And.Not.Contain("13800000000"));
        Assert.That(found.Text, Does.Contain("2026-03"));
        var ofCase = await clerk.OpenAsync($"/person?caseNumber={CaseWork.Number}");
        Assert.That((await clerk.SendAsync(ofCase, new() { ["reason"] = "核对是否重复申请" })).Text, Does.Contain("绿化养护合同"));
        Assert.That((await clerk.OpenAsync(CaseWork.Case)).Html, Does.Contain($"/person?caseNumber={CaseWork.Number}"));
        using var leader = await Browser.SignedInAsync(office, Role.Leader, language);
        Assert.That((int)(await leader.OpenAsync("/person")).Status, Is.EqualTo(403));
    }

    [Test]
    public async Task CasesAreLinked_Flagged_AndRestricted_ByTheirForms([Values("zh-CN", "en")] string language)
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.AssignAsync(office);
        using var clerk = await Browser.SignedInAsync(office, Role.Clerk, language);
        await EveryPageTests.LogAsync(clerk, "绿化养护合同");
        using var head = await Browser.SignedInAsync(office, Role.Head, language);
        var linked = await head.SendAsync(await head.OpenAsync($"{CaseWork.Case}/acts/link-cases"), new() { ["otherNumber"] = "HCG-2026-0002", ["words"] = "同一路段" });
        Assert.That((int)linked.Status, Is.EqualTo(200), linked.Text);
        var together = await head.OpenAsync("/cases/HCG-2026-0002/together");
        Assert.That(Markup.Faults(together), Is.Empty);
        Assert.That(together.Text, Does.Contain("同一路段").And.Contain(CaseWork.Number));
        var flagged = await head.SendAsync(await head.OpenAsync($"{CaseWork.Case}/acts/flag-case"), new() { ["flags"] = "press", ["reason"] = "记者来电" });
        Assert.That((int)flagged.Status, Is.EqualTo(200), flagged.Text);
        var tag = language == "en" ? "Press" : "媒体关注";
        Assert.That((await head.OpenAsync(CaseWork.Case)).Text, Does.Contain(tag));
        var list = await head.OpenAsync("/work?view=all&flag=press");
        Assert.That(Markup.Faults(list), Is.Empty);
        Assert.That(list.Text, Does.Contain("道路停车泊位设置").And.Not.Contain("绿化养护合同"));
        var closed = await head.SendAsync(await head.OpenAsync($"{CaseWork.Case}/acts/restrict-case"), new() { ["reason"] = "涉及信访人", ["insiders"] = "hcg.reviewer" });
        Assert.That((int)closed.Status, Is.EqualTo(200), closed.Text);
        Assert.That((int)(await clerk.OpenAsync(CaseWork.Case)).Status, Is.EqualTo(404));
        var beside = await head.OpenAsync($"{CaseWork.Case}/together");
        Assert.That(Markup.Faults(beside), Is.Empty);
        Assert.That(beside.Text, Does.Contain("涉及信访人"));
        Assert.That((await head.OpenAsync("/work?view=all")).Text, Does.Contain(language == "en" ? "Restricted" : "限制知悉"));
        Assert.That(await office.DoAsync(new ReadTogether.Query("HCG-2026-0002"), Role.Clerk), Has.Property("Links").Empty, "nor does a link tell of it");
    }
}
