using Requests.Features.Areas.Cases;
using Requests.Features.Kernel;
using Requests.Features.Services.Letters;
using Requests.Web.Pages.Office;

namespace Requests.Web.Tests.Pages;

/// <summary>No letter leaves by a page before it was read there.</summary>
public sealed class SeenBeforeSentTests
{
    private static IEnumerable<string> Acts => CaseActs.All.Where(a => a.Command.IsDefined(typeof(LetsLetterGoAttribute), false)).Select(a => a.Address);

    [Test]
    public void EveryActThatLetsALetterGo_IsAmongThem() => Assert.That(Acts, Is.SupersetOf(new[] { "ask-for-correction", "ask-for-reasons", "consult",
        "extend-reply-period", "issue-letter", "order-search", "send-fee-notice" }));

    [Test]
    public async Task AFee_IsSeenWithItsAmountAndDate_BeforeItIsAsked([Values("zh-CN", "en")] string language)
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.AssignAsync(office);
        using var officer = await Browser.SignedInAsync(office, Role.Officer, language);
        var form = await officer.OpenAsync($"{CaseWork.Case}/acts/send-fee-notice");
        Assert.That(form.Html, Does.Contain("name=\"look\"").And.Not.Contain("name=\"read\""));
        var answers = new Dictionary<string, string> { ["on"] = "2026-03-02", ["tariff"] = "byPage", ["count"] = "350", ["excess"] = "共350页，明显超出合理范围。", ["paySlip"] = "0001", ["payWay"] = "银行" };
        var seen = await officer.SendAsync(form, answers);
        Assert.That((int)seen.Status, Is.EqualTo(200), seen.Text);
        Assert.That(seen.Text, Does.Contain("收费通知书").And.Contain("8,700").And.Contain(language == "en" ? "Counted anew from the day after payment" : "缴费次日起重新计算"));
        Assert.That(seen.Html, Does.Contain("〔2026〕　号"), "its number is not drawn yet");
        Assert.That(Markup.Faults(seen), Is.Empty);
        Assert.That((await office.DoAsync(new ReadCase.Query(CaseWork.Number), Role.Officer)).Documents, Is.Empty, "nothing is kept of what was only seen");

        var changed = await officer.SendAsync(seen, new() { ["count"] = "300" });
        Assert.That(changed.Text, Does.Contain("6,700"), "other answers make another letter, which is seen first");
        Assert.That((await office.DoAsync(new ReadCase.Query(CaseWork.Number), Role.Officer)).Documents, Is.Empty);

        var done = await officer.SendAsync(changed, []);
        Assert.That(done.Address, Does.EndWith("done=send-fee-notice"), done.Text);
        var sent = await office.DoAsync(new ReadCase.Query(CaseWork.Number), Role.Officer);
        Assert.That(sent.Documents.Single().Number, Does.EndWith("〔2026〕1号"), "what was seen has used no number");
        Assert.That(done.Text, Does.Contain(language == "en" ? "Issued, to be posted" : "已印发，待寄出"));
    }

    [Test]
    public async Task ALetterThatWouldBeRefused_SaysWhyBeside_AndCannotBeIssued()
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.AssignAsync(office);
        office.GoTo("2026-03-31");
        using var officer = await Browser.SignedInAsync(office, Role.Officer);
        var seen = await officer.SendAsync(await officer.OpenAsync($"{CaseWork.Case}/acts/ask-for-correction"), new() { ["on"] = "2026-03-31", ["points"] = "哪一年" });
        Assert.That(seen.Html, Does.Contain("name=\"look\"").And.Not.Contain("name=\"read\""), seen.Text);
        Assert.That(seen.Html, Does.Contain("notice-warn"));
    }

    [Test]
    public async Task TheReply_IsReadWithItsIssue_AndLatenessIsAskedOnlyOfALateOne()
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.SubmitAsync(office);
        foreach (var role in new[] { Role.Reviewer, Role.Head, Role.Leader })
            await CaseWork.DoAsync(office, new Requests.Features.Areas.Letters.JudgeLetter.Command(Requests.Features.Data.Entities.Verdict.Agree), role);
        using var chief = await Browser.SignedInAsync(office, Role.Chief);
        var last = await chief.SendPairsAsync((await chief.OpenAsync("/approvals")).FormHolding("name=\"verdict\""), [KeyValuePair.Create("verdict", "agree")]);
        Assert.That(last.Text, Does.Contain("最后一道签署"));
        Assert.That((await chief.SendPairsAsync(last.FormHolding("name=\"verdict\""), [KeyValuePair.Create("verdict", "agree")])).Address, Does.EndWith("done=agree"));

        using var officer = await Browser.SignedInAsync(office, Role.Officer);
        var form = await officer.OpenAsync($"{CaseWork.Case}/acts/issue-letter");
        Assert.That(form.Html, Does.Contain("name=\"read\"").And.Contain("class=\"paper").And.Not.Contain("lateConfirmed"), form.Text);
        Assert.That((await officer.SendAsync(form, [])).Address, Does.EndWith("done=issue-letter"));
    }
}
