using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Letters;
using Requests.Features.Areas.Letters.Checks;
using Requests.Features.Areas.Release;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Web.Tests.Pages;

/// <summary>A letter on its way through its chain, by forms without script.</summary>
public sealed class LetterPagesTests
{
    [Test]
    public async Task EveryPageOfALetter_IsShown_WithoutFaultsOfItsMarkup([Values("zh-CN", "en")] string language)
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.SubmitAsync(office);
        (string Address, Role Role)[] pages =
        [
            (CaseWork.Case, Role.Officer), ($"{CaseWork.Case}/letters/1", Role.Leader), ($"{CaseWork.Case}/letters/1/differences", Role.Officer),
            ("/approvals", Role.Reviewer), ("/approvals", Role.Chief),
        ];
        foreach (var (address, role) in pages)
        {
            using var browser = await Browser.SignedInAsync(office, role, language);
            var page = await browser.OpenAsync(address);
            Assert.That((int)page.Status, Is.EqualTo(200), $"{address}: {page.Html}");
            Assert.That(Markup.Faults(page), Is.Empty, address);
        }
    }

    [TestCase("zh-CN", "退回", "5.1.1")]
    [TestCase("en", "Came back", "5.1.1")]
    public async Task AMailThatCameBack_IsSaidOnThePageOfItsLetter(string language, string words, string status)
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.IssueAsync(office);
        using var officer = await Browser.SignedInAsync(office, Role.Officer, language);
        var before = await officer.OpenAsync($"{CaseWork.Case}/letters/1");
        Assert.That(before.Text, Does.Not.Contain(status));
        await office.InDbAsync(async db =>
        {
            var letter = await db.Set<Document>().Select(d => new { d.Id, d.BodyId, d.CaseId }).SingleAsync();
            var mail = new OutboxMessage(Guid.NewGuid(), letter.BodyId, "email", $"applicant/{letter.Id:N}/test", "{}", office.Time.GetUtcNow()) { CaseId = letter.CaseId };
            mail.Bounce(status, office.Time.GetUtcNow());
            db.Add(mail);
            return await db.SaveChangesAsync();
        });
        var page = await officer.OpenAsync($"{CaseWork.Case}/letters/1");
        Assert.That(page.Text, Does.Contain(words).And.Contain(status).And.Contain(language == "en" ? "in another way" : "其他方式"));
        Assert.That(Markup.Faults(page), Is.Empty);
    }

    [TestCase("zh-CN", "撤回意见", "意见已撤回", "同意（已撤回）")]
    [TestCase("en", "Take back", "Taken back", "Agree (taken back)")]
    [Property("Rule", "REV-5")]
    public async Task AVerdict_IsTakenBackFromTheQueue_WithinAMinute(string language, string button, string done, string row)
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.SubmitAsync(office);
        using var reviewer = await Browser.SignedInAsync(office, Role.Reviewer, language);
        var judged = await reviewer.SendPairsAsync((await reviewer.OpenAsync("/approvals")).FormHolding("name=\"verdict\""), [KeyValuePair.Create("verdict", "agree")]);
        Assert.That(judged.Text, Does.Contain(button));
        Assert.That(Markup.Faults(judged), Is.Empty);
        var back = await reviewer.SendAsync(judged.FormHolding("takeBack"), []);
        Assert.That(back.Address, Does.EndWith("done=undo"), back.Text);
        Assert.That(back.Text, Does.Contain(done));
        Assert.That(back.Html, Does.Contain("name=\"verdict\"").And.Not.Contain("handler=takeBack"), "it waits again, and is not offered twice");
        Assert.That((await reviewer.OpenAsync($"{CaseWork.Case}/letters/1")).Text, Does.Contain(row));
        // A second press of the old button, and one that came too late.
        var again = await reviewer.SendAsync(judged.FormHolding("takeBack"), []);
        Assert.That((int)again.Status, Is.EqualTo(200), "the same press is answered as before");
        var late = await reviewer.SendPairsAsync(back.FormHolding("name=\"verdict\""), [KeyValuePair.Create("verdict", "agree")]);
        office.Time.Advance(TimeSpan.FromMinutes(1.1));
        var refused = await reviewer.SendAsync(late.FormHolding("takeBack"), []);
        Assert.That((int)refused.Status, Is.EqualTo(409), refused.Text);
        Assert.That((await reviewer.OpenAsync("/approvals")).Html, Does.Not.Contain("takeBack"));
    }

    [Test]
    [Property("Rule", "PII-10")]
    public async Task ALetter_IsDownloadedFromItsPage_AsItStandsOrAsItWasIssued_ByWhoMaySeeNames()
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.DraftAsync(office);
        using var officer = await Browser.SignedInAsync(office, Role.Officer, "en");
        var draft = await officer.OpenAsync($"{CaseWork.Case}/letters/1");
        Assert.That(draft.Text, Does.Contain("As it stands, with real names"));
        using var reviewer = await Browser.SignedInAsync(office, Role.Reviewer);
        Assert.That((await reviewer.OpenAsync($"{CaseWork.Case}/letters/1")).Html, Does.Not.Contain("kind=letter"));

        await CaseWork.DoAsync(office, new SubmitLetter.Command(), Role.Officer);
        foreach (var role in new[] { Role.Reviewer, Role.Head, Role.Leader, Role.Chief }) await CaseWork.DoAsync(office,
            new JudgeLetter.Command(Verdict.Agree), role);
        await CaseWork.DoAsync(office, new IssueLetter.Command(), Role.Officer);
        var issued = await officer.OpenAsync($"{CaseWork.Case}/letters/1");
        Assert.That(issued.Text, Does.Contain("As issued, with real names"));
        // The first press asks why, once; after that a press is enough.
        var asked = await officer.SendAsync(issued.FormHolding("kind=letter"), new() { ["form"] = "pdf" });
        Assert.That((int)asked.Status, Is.EqualTo(200));
        Assert.That(asked.Text, Does.Contain("Who opened what, when and why is on record"));
        var empty = await officer.SendAsync(asked, new() { ["reason"] = "" });
        Assert.That((int)empty.Status, Is.EqualTo(400));
        var opened = await officer.SendAsync(asked, new() { ["reason"] = "盖章寄出" });
        Assert.That(opened.Html, Does.StartWith("%PDF"));
        foreach (var (form, start) in new[] { ("pdf", "%PDF"), ("docx", "PK") })
            Assert.That((await officer.SendAsync(issued.FormHolding("kind=letter"), new() { ["form"] = form })).Html, Does.StartWith(start));
    }

    [Test]
    public async Task ADraft_IsSentOn_FromItsPage_UnlessACheckStandsInTheWay()
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.DraftAsync(office);
        using var officer = await Browser.SignedInAsync(office, Role.Officer);
        var draft = await officer.OpenAsync($"{CaseWork.Case}/letters/1");
        Assert.That(draft.Html, Does.Contain("paper-title").And.Contain("没有检查挡住这份文书"));
        await CaseWork.DoAsync(office, new DraftLetter.Command(Facts: "手机 13912345678 的举报人已核实。"), Role.Officer);
        var stopped = await officer.OpenAsync($"{CaseWork.Case}/letters/1");
        Assert.That(stopped.Html, Does.Contain("tag-late").And.Contain("PII-ID"));
        var refused = await officer.SendAsync(stopped.FormHolding("handler=submit"), []);
        Assert.That((int)refused.Status, Is.EqualTo(422), refused.Text);
        Assert.That(refused.Html, Does.Contain("summary-errors"));
        await CaseWork.DoAsync(office, new DraftLetter.Command(), Role.Officer);
        var sent = await officer.SendAsync((await officer.OpenAsync($"{CaseWork.Case}/letters/1")).FormHolding("handler=submit"), []);
        Assert.That(sent.Address, Is.EqualTo($"{CaseWork.Case}/letters/1?done=submit"));
        Assert.That(sent.Text, Does.Contain("等保密审查"));
    }

    [Test]
    public async Task ALeader_LetsALetterPass_WithAReason_FromTheListOfChecks()
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.DraftAsync(office);
        await CaseWork.DoAsync(office, new DraftLetter.Command(Facts: "手机 13912345678 的举报人已核实。"), Role.Officer);
        using var leader = await Browser.SignedInAsync(office, Role.Leader);
        var page = await leader.OpenAsync($"{CaseWork.Case}/letters/1");
        var without = await leader.SendAsync(page, new() { ["checkId"] = "PII-ID" });
        Assert.That((int)without.Status, Is.EqualTo(400));
        var passed = await leader.SendAsync(without, new() { ["checkId"] = "PII-ID", ["reason"] = "本人书面同意公开" });
        Assert.That(passed.Text, Does.Contain("分管领导 Leader").And.Contain("本人书面同意公开"));
        Assert.That((await office.DoAsync(new CheckLetter.Query(CaseWork.Number, 1),
            Role.Officer)).Checks.Single(c => c.Id == "PII-ID").Outcome, Is.EqualTo(CheckLetter.Outcome.Waived));
    }

    [Test]
    public async Task TheQueue_OpensTheLetter_TakesAnOpinion_AndAReturnOnlyWithItsReason()
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.SubmitAsync(office);
        using var head = await Browser.SignedInAsync(office, Role.Head);
        Assert.That((await head.OpenAsync("/approvals")).Text, Does.Contain("没有等待签署意见的文书"));
        using var reviewer = await Browser.SignedInAsync(office, Role.Reviewer);
        var queue = await reviewer.OpenAsync("/approvals");
        Assert.That(queue.Text, Does.Contain("道路停车泊位设置").And.Contain("国家秘密"));
        var next = await reviewer.SendAsync(queue, new() { ["verdict"] = "agree", ["opinion"] = "无涉密内容" });
        Assert.That(next.Text, Does.Contain("已同意").And.Contain("没有等待签署意见的文书"));

        var mine = await head.OpenAsync("/approvals");
        Assert.That(mine.Text, Does.Contain("无涉密内容"), "opinions so far");
        var refused = await head.SendAsync(mine, new() { ["verdict"] = "return" });
        Assert.That((int)refused.Status, Is.EqualTo(400));
        Assert.That(refused.Html, Does.Contain("href=\"#opinion\"").And.Contain("field-bad"));
        var returned = await head.SendAsync(refused, new() { ["verdict"] = "return", ["opinion"] = "请写明职责依据" });
        Assert.That(returned.Text, Does.Contain("已退回"));
        Assert.That((await office.DoAsync(new ReadLetter.Query(CaseWork.Number, 1), Role.Officer)).Opinions.Select(o => o.Words),
            Is.EqualTo(new[] { "无涉密内容", "请写明职责依据" }));
    }

    [Test]
    public async Task AllThatGoesWithTheLetter_StandsBesideTheVerdict([Values("zh-CN", "en")] string language)
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.SubmitAsync(office);
        using var reviewer = await Browser.SignedInAsync(office, Role.Reviewer, language);
        foreach (var (tab, says) in new[] { ("letter", "class=\"paper"), ("request", "道路停车泊位设置"), ("enclosures", "pane"), ("evidence", language == "en" ? "Outcome" : "办理结果"), ("opinions", "timeline") })
        {
            var page = await reviewer.OpenAsync($"/approvals?at=HCG-2026-0001-1&tab={tab}");
            Assert.That(page.Html, Does.Contain(says).And.Contain("name=\"verdict\" value=\"agree\"").And.Contain("class=\"queue"), tab);
            Assert.That(Markup.Faults(page), Is.Empty, tab);
        }
    }

    [Test]
    public async Task AnOpinion_OnALetterThatChangedMeanwhile_IsNotGiven_AndKeepsItsWords()
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.SubmitAsync(office);
        using var reviewer = await Browser.SignedInAsync(office, Role.Reviewer);
        var queue = await reviewer.OpenAsync("/approvals");
        await CaseWork.DoAsync(office, new SetReleaseHold.Command("法院裁定"), Role.Head);
        var late = await reviewer.SendAsync(queue, new() { ["verdict"] = "return", ["opinion"] = "先写好的意见" });
        Assert.That((int)late.Status, Is.EqualTo(412));
        Assert.That(late.Html, Does.Contain("先写好的意见"));
    }

    [Test]
    public async Task TwoVersions_AreShownAsOneText_WithWordsForWhatWentAndCame()
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.DraftAsync(office);
        await CaseWork.DoAsync(office, new DraftLetter.Command(Facts: "本机关没有这项职责。"), Role.Officer);
        using var officer = await Browser.SignedInAsync(office, Role.Officer);
        var page = await officer.OpenAsync($"{CaseWork.Case}/letters/1/differences?before=1&after=2");
        Assert.That(page.Html, Does.Contain("<ins>").And.Contain("<del>").And.Contain("增加："));
        Assert.That((await officer.OpenAsync($"{CaseWork.Case}/letters/1/differences?before=1&after=1")).Text, Does.Contain("两稿文字相同"));
    }

    [Test]
    public async Task TheDoors_ListWhatWaits_AndTheNumbersDrawn()
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.SubmitAsync(office);
        using var reviewer = office.ClientFor(Role.Reviewer);
        var waiting = await (await reviewer.GetAsync("/api/v1/approvals")).DoneAsync();
        Assert.That(waiting[0].GetProperty("caseNumber").GetString(), Is.EqualTo(CaseWork.Number), nameof(ListApprovals));
        await (await reviewer.GetAsync("/api/v1/number-series")).ProblemAsync(403, "access.not-allowed");
        using var supervisor = office.ClientFor(Role.Supervisor);
        Assert.That((await (await supervisor.GetAsync("/api/v1/number-series?year=2026")).DoneAsync()).GetProperty("series").GetArrayLength(), Is.Zero, nameof(ListNumberSeries));
    }
}
