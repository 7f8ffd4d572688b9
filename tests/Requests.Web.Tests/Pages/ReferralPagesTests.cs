using Requests.Features.Areas.Intake;
using Requests.Features.Areas.Portal;
using Requests.Features.Kernel;
using Requests.Statute.Intake;
using Requests.Statute.Outcomes;

namespace Requests.Web.Tests.Pages;

/// <summary>A request that is another body's, from both bodies' desks and the applicant's side, without script; and the docket of complaints.</summary>
public sealed class ReferralPagesTests
{
    [Test]
    public async Task ARequest_IsPassedOn_Taken_AndFollowedByTheApplicant([Values("zh-CN", "en")] string language)
    {
        await using var office = await WebOffice.OpenAsync();
        var receipt = await office.DoAsync(new SubmitOnline.Command("停车泊位", "请公开停车泊位批准文件。", ApplicantType.NaturalPerson,
            new("张三", null, "13800001234", null, "zhangsan@example.invalid"), BodyCode: "HCG"), Role.Applicant);
        await office.DoAsync(new AssignCase.Command(WebOffice.UserId(Role.Officer)) { CaseNumber = receipt.CaseNumber }, Role.Head);
        using var officer = await Browser.SignedInAsync(office, Role.Officer, language);
        var early = await officer.OpenAsync($"/cases/{receipt.CaseNumber}/acts/pass-on-request");
        Assert.That(early.Html, Does.Not.Contain("name=\"toBody\""), "nothing says yet that it is another body's");
        await office.DoAsync(new Requests.Features.Areas.Outcomes.ClassifyOutcome.Command(OutcomeLeaf.UnavailableNotHeld, NotHeldKind.NotResponsible,
            Basis: new OutcomeBasis { ResponsibleAgency = "某市交通运输局", ResponsibleContact = "0000-1234567" })
        { CaseNumber = receipt.CaseNumber }, Role.Officer);
        var form = await officer.OpenAsync($"/cases/{receipt.CaseNumber}/acts/pass-on-request");
        Assert.That(Markup.Faults(form), Is.Empty);
        var gone = await officer.SendAsync(form, new() { ["toBody"] = "OTH", ["words"] = "由该局审批" });
        Assert.That((int)gone.Status, Is.EqualTo(200), gone.Text);
        var beside = await officer.OpenAsync($"/cases/{receipt.CaseNumber}/together");
        Assert.That(Markup.Faults(beside), Is.Empty);
        Assert.That(beside.Text, Does.Contain("由该局审批"));

        using var other = await Browser.SignedInAsync(office, Role.Clerk, language, WebOffice.OtherBody);
        var waiting = (await office.DoAsync(new ListProposals.Query(), Role.Clerk, WebOffice.OtherBody)).Proposals.Single();
        var page = await other.OpenAsync($"/proposals/{waiting.Id}");
        Assert.That(Markup.Faults(page), Is.Empty);
        Assert.That(page.Text, Does.Contain(receipt.CaseNumber).And.Contain("由该局审批"));
        Assert.That((await other.OpenAsync($"/log?proposal={waiting.Id}")).Html, Does.Contain("handler=accept"), "nothing is typed anew");
        var taken = await other.SendAsync(page.FormHolding("handler=accept"), []);
        Assert.That(taken.Text, Does.Contain("OTH-2026-0001").And.Contain("停车泊位"), taken.Text);

        using var applicant = new Browser(office, language);
        var status = await applicant.SendAsync(await applicant.OpenAsync("/status"), new() { ["number"] = receipt.CaseNumber, ["queryCode"] = receipt.QueryCode });
        Assert.That(Markup.Faults(status), Is.Empty);
        Assert.That(status.Text, Does.Contain("OTH-2026-0001"), status.Text);
        var there = await applicant.SendAsync(status.FormHolding("OTH-2026-0001"), []);
        Assert.That(there.Text, Does.Contain("停车泊位").And.Contain("OTH-2026-0001"), there.Text);
    }

    [Test]
    public async Task WhatIsPublished_IsSuggestedWithoutScript_AndARequestSparedIsCounted([Values("zh-CN", "en")] string language)
    {
        await using var office = await WebOffice.OpenAsync();
        await office.DoAsync(new Requests.Features.Areas.Register.RegisterPublications.Command([new(new DateOnly(2025, 2, 3), "网站", Title: "停车泊位收费标准")]), Role.Officer);
        using var applicant = new Browser(office, language);
        var form = await applicant.OpenAsync("/apply");
        var fields = new Dictionary<string, string>(form.Form.Fields) { ["bodyCode"] = "HCG", ["subject"] = "停车泊位收费标准", ["requestText"] = "请公开。" };
        var suggested = await applicant.PostAsync("/apply/suggest", fields);
        Assert.That(Markup.Faults(suggested), Is.Empty);
        Assert.That(suggested.Html, Does.Contain("停车泊位收费标准").And.Contain("value=\"HCG|停车泊位收费标准\""), suggested.Text);
        Assert.That(suggested.Html, Does.Contain("请公开。"), "nothing typed is lost");
        var found = await applicant.PostAsync("/apply/found", new Dictionary<string, string>(fields) { ["found"] = "HCG|停车泊位收费标准" });
        Assert.That(Markup.Faults(found), Is.Empty);
        await applicant.PostAsync("/apply/found", new Dictionary<string, string>(fields) { ["found"] = "HCG|停车泊位收费标准" });
        Assert.That((await office.DoAsync(new Requests.Features.Areas.Register.CountSavedRequests.Query(2026), Role.Head)).Count, Is.EqualTo(1), "pressed twice, counted once");
        using var head = await Browser.SignedInAsync(office, Role.Head, language);
        Assert.That((await head.OpenAsync("/publications/2026")).Text, Does.Contain("停车泊位收费标准"));
    }

    [Test]
    public async Task AComplaint_IsEntered_Shown_AndEnded([Values("zh-CN", "en")] string language)
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = await Browser.SignedInAsync(office, Role.Clerk, language);
        var form = await clerk.OpenAsync("/acts/open-complaint");
        Assert.That(Markup.Faults(form), Is.Empty);
        var refused = await clerk.SendAsync(form, new() { ["subject"] = "逾期不答复", ["from"] = "2026-03-02" });
        Assert.That((int)refused.Status, Is.EqualTo(400), refused.Text);
        var done = await clerk.SendAsync(form, new()
        {
            ["subject"] = "逾期不答复",
            ["from"] = "2026-03-02",
            ["against"] = "某区城管局",
            ["person"] = "李四",
            ["contact"] = "13800000001",
            ["evidence"] = "两个月没有答复。",
            ["inCharge"] = WebOffice.UserName(Role.Supervisor),
        });
        Assert.That(done.Text, Does.Contain("HCG-T-2026-0001").And.Contain("某区城管局").And.Not.Contain("李四"), done.Text);
        Assert.That(Markup.Faults(done), Is.Empty);
        using var supervisor = await Browser.SignedInAsync(office, Role.Supervisor, language);
        Assert.That((await supervisor.OpenAsync("/inbox")).Text, Does.Contain("HCG-T-2026-0001"));
    }
}
