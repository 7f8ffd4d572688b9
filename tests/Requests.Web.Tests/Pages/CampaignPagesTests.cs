using Requests.Features.Areas.Campaigns;
using Requests.Features.Areas.Intake;
using Requests.Features.Areas.Letters;
using Requests.Features.Areas.Outcomes;
using Requests.Features.Areas.Portal;
using Requests.Features.Areas.Search;
using Requests.Features.Kernel;
using Requests.Features.Services.Intake;
using Requests.Statute.Intake;
using Requests.Statute.Outcomes;

namespace Requests.Web.Tests.Pages;

/// <summary>A campaign from the choice of its cases to service, by its pages, without script.</summary>
public sealed class CampaignPagesTests
{
    [Test]
    public async Task ACampaign_IsChosen_Written_Judged_Issued_AndServed([Values("zh-CN", "en")] string language)
    {
        await using var office = await WebOffice.OpenAsync();
        var numbers = new List<string>();
        foreach (var name in new[] { "张三", "李四", "王五" })
        {
            var receipt = await office.DoAsync(new SubmitOnline.Command("停车泊位", "请公开停车泊位批准文件。", ApplicantType.NaturalPerson,
                new(name, null, "13800001234", null, "someone@example.invalid"), BodyCode: "HCG"), Role.Applicant);
            numbers.Add(receipt.CaseNumber);
            await office.DoAsync(new AssignCase.Command(WebOffice.UserId(Role.Officer)) { CaseNumber = receipt.CaseNumber }, Role.Head);
        }
        await office.DoAsync(new ClassifyOutcome.Command(OutcomeLeaf.UnavailableNotHeld, NotHeldKind.NotResponsible,
            Basis: new OutcomeBasis { ResponsibleAgency = "某市交通运输局", ResponsibleContact = "0000-1234567" })
        { CaseNumber = numbers[0] }, Role.Officer);
        await office.DoAsync(new DraftLetter.Command(Facts: "经核，由交通部门制作。") { CaseNumber = numbers[0] }, Role.Officer);
        // The third has a draft of its own.
        await office.DoAsync(new ClassifyOutcome.Command(OutcomeLeaf.NotProcessedPetition, Basis: new OutcomeBasis { QuotedClaim = "停车泊位批准文件", SecondReader = WebOffice.UserName(Role.Reviewer) }) { CaseNumber = numbers[2] }, Role.Officer);
        await office.DoAsync(new DraftLetter.Command { CaseNumber = numbers[2] }, Role.Officer);

        using var officer = await Browser.SignedInAsync(office, Role.Officer, language);
        var similar = await officer.OpenAsync($"/cases/{numbers[0]}/similar");
        Assert.That(similar.Html, Does.Contain($"/campaigns/new?case={numbers[0]}"));
        var choose = await officer.OpenAsync($"/campaigns/new?case={numbers[0]}&words={Uri.EscapeDataString("停车")}");
        Assert.That(Markup.Faults(choose), Is.Empty);
        Assert.That(choose.Html, Does.Contain($"value=\"{numbers[1]}\""));
        var form = choose.FormHolding("name=\"more\"");
        var refused = await officer.SendAsync(form, new() { ["name"] = "停车泊位", ["more"] = "HCG-2026-9999" });
        Assert.That(((int)refused.Status, refused.Text.Contains("HCG-2026-9999", StringComparison.Ordinal)), Is.EqualTo((400, true)), refused.Text);
        var opened = await officer.SendAsync(form, new() { ["name"] = "停车泊位一批", ["more"] = $"{numbers[1]}\n{numbers[2]}" });
        Assert.That(Markup.Faults(opened), Is.Empty);
        Assert.That(opened.Text, Does.Contain("停车泊位一批"), opened.Text);
        var written = await officer.SendAsync(opened.FormHolding("handler=write"), []);
        Assert.That(Markup.Faults(written), Is.Empty);
        Assert.That(written.Text, Does.Contain(numbers[2]), "the one that does not fit is named");
        var campaign = (await office.DoAsync(new ListCampaigns.Query(), Role.Officer)).Single();
        Assert.That((campaign.Cases, campaign.LeftOut), Is.EqualTo((3, 1)));
        Assert.That(Markup.Faults(await officer.OpenAsync("/campaigns")), Is.Empty);

        foreach (var role in new[] { Role.Reviewer, Role.Head, Role.Leader, Role.Chief })
        {
            using var approver = await Browser.SignedInAsync(office, role, language);
            var queue = await approver.OpenAsync("/approvals");
            Assert.That(Markup.Faults(queue), Is.Empty);
            Assert.That(queue.Html, Does.Contain($"/campaigns/{campaign.Id:N}").And.Not.Contain($"at={numbers[1]}-1"), "one entry for all of them");
            var page = await approver.OpenAsync($"/campaigns/{campaign.Id:N}");
            Assert.That(Markup.Faults(page), Is.Empty);
            if (role == Role.Reviewer)
            {
                var silent = await approver.SendAsync(page.FormHolding("handler=judge"), new() { ["verdict"] = "return" });
                Assert.That((int)silent.Status, Is.EqualTo(400), silent.Text);
                var unseen = await approver.SendAsync(page.FormHolding("handler=judge"), new() { ["verdict"] = "agree", ["seen"] = "" });
                Assert.That(unseen.Text, Does.Contain(numbers[0]).And.Contain(numbers[1]), "no text that was not shown is agreed to");
            }
            var judged = await approver.SendAsync(page.FormHolding("handler=judge"), new() { ["verdict"] = "agree", ["opinion"] = "同意。" });
            Assert.That((int)judged.Status, Is.EqualTo(200), judged.Text);
            Assert.That(judged.Html, Does.Not.Contain("handler=judge"), judged.Text);
        }
        var issue = await officer.OpenAsync($"/campaigns/{campaign.Id:N}");
        var issued = await officer.SendAsync(issue.FormHolding("handler=issue"), []);
        Assert.That(Markup.Faults(issued), Is.Empty);
        var read = await office.DoAsync(new ReadCampaign.Query(campaign.Id), Role.Officer);
        Assert.That(read.Counts.GetValueOrDefault(CampaignStage.ToServe), Is.EqualTo(2), issued.Text);
        Assert.That(read.Lines.Where(l => l.Stage == CampaignStage.ToServe).Select(l => l.LetterNumber), Is.Unique);
        using var clerk = await Browser.SignedInAsync(office, Role.Clerk, language);
        var serve = await clerk.SendAsync((await clerk.OpenAsync($"/campaigns/{campaign.Id:N}")).FormHolding("handler=serve"), []);
        Assert.That((int)serve.Status, Is.EqualTo(200), serve.Text);
        // Nobody agreed to electronic service, so each is named and waits for the post.
        Assert.That(serve.Text, Does.Contain(numbers[0]).And.Contain(numbers[1]));
    }

    [Test]
    public async Task ASittingThatEndsInTheMidst_KeepsWhatIsDone_AndIsGoneOnWith()
    {
        await using var office = await WebOffice.OpenAsync();
        var numbers = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            var receipt = await office.DoAsync(new SubmitOnline.Command("停车泊位", "请公开停车泊位批准文件。", ApplicantType.NaturalPerson,
                new($"张{i}", null, "13800001234", null, "someone@example.invalid"), BodyCode: "HCG"), Role.Applicant);
            numbers.Add(receipt.CaseNumber);
        }
        await office.DoAsync(new AssignCase.Command(WebOffice.UserId(Role.Officer)) { CaseNumber = numbers[0] }, Role.Head);
        await office.DoAsync(new ClassifyOutcome.Command(OutcomeLeaf.UnavailableNotHeld, NotHeldKind.NotResponsible,
            Basis: new OutcomeBasis { ResponsibleAgency = "某市交通运输局", ResponsibleContact = "0000-1234567" })
        { CaseNumber = numbers[0] }, Role.Officer);
        await office.DoAsync(new DraftLetter.Command(Facts: "经核，由交通部门制作。") { CaseNumber = numbers[0] }, Role.Officer);
        var campaign = await office.DoAsync(new OpenCampaign.Command(numbers[0], "停车泊位一批", [.. numbers.Skip(1)]), Role.Officer);
        using var officer = await Browser.SignedInAsync(office, Role.Officer, "zh-CN");
        var page = await officer.OpenAsync($"/campaigns/{campaign.Id:N}");
        // Every look at the clock takes longer than a sitting lasts.
        office.Time.AutoAdvanceAmount = TimeSpan.FromSeconds(16);
        var sat = await officer.SendAsync(page.FormHolding("handler=write"), []);
        office.Time.AutoAdvanceAmount = TimeSpan.Zero;
        Assert.That(Markup.Faults(sat), Is.Empty);
        Assert.That(sat.Html, Does.Contain("id=\"go-on\""), sat.Text);
        var half = (await office.DoAsync(new ReadCampaign.Query(campaign.Id), Role.Officer)).Counts;
        Assert.That(half.GetValueOrDefault(CampaignStage.ToWrite), Is.InRange(1, 3), "what is done is kept");
        var through = await officer.SendAsync(sat.FormHolding("id=\"go-on\""), []);
        Assert.That(through.Html, Does.Not.Contain("id=\"go-on\""), through.Text);
        var whole = (await office.DoAsync(new ReadCampaign.Query(campaign.Id), Role.Officer)).Counts;
        Assert.That(whole, Is.EqualTo(new Dictionary<CampaignStage, int> { [CampaignStage.InApproval] = 4 }), "none lost, none twice");
    }
}
