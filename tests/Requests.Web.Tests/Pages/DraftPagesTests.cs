using Microsoft.EntityFrameworkCore;
using System.Text.RegularExpressions;
using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Clocks;
using Requests.Features.Areas.Letters;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Intake;
using Requests.Features.Services.Letters;
using Requests.Statute.Outcomes;

namespace Requests.Web.Tests.Pages;

/// <summary>Finding the outcome and writing the letter, by forms without script.</summary>
public sealed partial class DraftPagesTests
{
    private const string Draft = $"{CaseWork.Case}/draft";
    private const string Settle = $"{CaseWork.Case}/acts/classify-outcome";

    [Test]
    public async Task TheGuideAndTheEditors_AreShown_WithoutFaultsOfTheirMarkup([Values("zh-CN", "en")] string language)
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.DraftAsync(office);
        using var officer = await Browser.SignedInAsync(office, Role.Officer, language);
        using var head = await Browser.SignedInAsync(office, Role.Head, language);
        foreach (var (browser, address) in Web.Pages.Office.LetterForm.Kinds.Select(k => (officer, $"{Draft}?kind={k}"))
            .Concat([(officer, Draft), (officer, $"{CaseWork.Case}/outcome"), (officer, $"{CaseWork.Case}/outcome?G11=n"), (head, $"{CaseWork.Case}/outcome?G1=y")]))
        {
            var page = await browser.OpenAsync(address);
            Assert.That((int)page.Status, Is.EqualTo(200), $"{address}: {page.Html}");
            Assert.That(Markup.Faults(page), Is.Empty, address);
        }
    }

    [Test]
    public async Task TheGuide_IsOnePage_WithWhatTheFileKnows_AndOneLeafAtItsEnd()
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.AssignAsync(office);
        using var officer = await Browser.SignedInAsync(office, Role.Officer);
        var first = await officer.OpenAsync($"{CaseWork.Case}/outcome");
        Assert.That(first.Text, Does.Contain("申请人是否已撤回").And.Contain("没有登记撤回").And.Contain("没有发过收费通知"), "known, with its evidence");
        Assert.That(first.Html, Does.Contain("href=\"#G11\"").And.Not.Contain("acts/classify-outcome?leaf="), "no conclusion while something is open");
        Assert.That(Between(first.Html, "name=\"G2\"", "</fieldset>"), Does.Contain("value=\"n\" checked"));

        var end = await officer.OpenAsync($"{CaseWork.Case}/outcome?G11=n");
        Assert.That(end.Text, Does.Contain("非本机关负责公开告知书").Or.Contain("政府信息不存在"));
        Assert.That(end.Html, Does.Contain("acts/classify-outcome?leaf=UNAVAILABLE_NOT_HELD&amp;notHeldKind=notResponsible"));
        var form = await officer.OpenAsync($"{CaseWork.Case}/acts/classify-outcome?leaf=UNAVAILABLE_NOT_HELD&notHeldKind=notResponsible");
        Assert.That((form.Form.Fields["leaf"], form.Form.Fields["notHeldKind"]), Is.EqualTo(("UNAVAILABLE_NOT_HELD", "notResponsible")));
    }

    [TestCase("G11=y&G12=y", "GRANTED")]
    [TestCase("G11=y&G12=n&G13=y", "UNAVAILABLE_NEEDS_CREATION")]
    [TestCase("G11=y&G12=y&yes=G22&G16=n", "REFUSED_PROCESS")]
    [TestCase("G11=y&G12=y&yes=G22&yes=G21&G16=y", "PARTIAL&amp;basis.withheld.rows=2&amp;basis.withheld.0.ground=REFUSED_INTERNAL&amp;basis.withheld.1.ground=REFUSED_PROCESS")]
    [TestCase("G11=y&G12=y&yes=G20&G16=n&G20B=n", "REFUSED_THIRD_PARTY")]
    [TestCase("yes=G5", "NOT_PROCESSED_PETITION")]
    public async Task WhatIsTicked_LeadsToItsLeaf_WithItsGrounds(string answers, string leaf)
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.AssignAsync(office);
        using var officer = await Browser.SignedInAsync(office, Role.Officer);
        var end = await officer.OpenAsync($"{CaseWork.Case}/outcome?{answers}");
        Assert.That(end.Html, Does.Contain($"acts/classify-outcome?leaf={leaf}\""));
    }

    private static string Between(string html, string from, string to) => html[html.IndexOf(from, StringComparison.Ordinal)..] is var rest
        ? rest[..rest.IndexOf(to, StringComparison.Ordinal)] : "";

    [Test]
    public async Task TheGuide_OnceTheOutcomeIsSettled_LeadsToTheReply_AndSaysWhereTheAnswersDiffer()
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.ClassifyAsync(office);
        using var officer = await Browser.SignedInAsync(office, Role.Officer);
        var settled = (await officer.OpenAsync($"{CaseWork.Case}/outcome")).Html;
        Assert.That(settled, Does.Contain("btn-main\" href=\"" + Draft).And.Not.Contain("notice-warn"), "nothing differs from answers that are not there");
        var other = (await officer.OpenAsync($"{CaseWork.Case}/outcome?G1=y")).Text;
        Assert.That(other, Does.Contain("不一致").And.Contain("改定结论").And.Not.Contain("填写依据，确定结论"));
    }

    [Test]
    public async Task TheOutcome_ByHand_AsksForItsLeafFirst_ThenForTheGroundsOfThatLeaf()
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.AssignAsync(office);
        using var officer = await Browser.SignedInAsync(office, Role.Officer);
        var first = await officer.OpenAsync(Settle);
        Assert.That(first.Html, Does.Contain("<select class=\"input w-l\" id=\"f-leaf\"").And.Contain("<optgroup").And.Not.Contain("name=\"basis."));
        Assert.That((await officer.OpenAsync($"{Settle}?leaf=")).Html, Does.Contain("href=\"#f-leaf\"").And.Not.Contain("name=\"basis."));

        var form = await officer.OpenAsync($"{Settle}?leaf=REFUSED_PROCESS");
        Assert.That(Names(Open(form)), Is.EqualTo(new[] { "basis.process", "basis.discretionReason", "basis.disclosureDutyChecked",
            "basis.separationReason" }));
        Assert.That(form.Text, Does.Contain("列有该材料").Or.Contain("说明种类和用途的样页"), "what must be on file stands beside it");
        Assert.That((await officer.OpenAsync($"{Settle}?leaf=GRANTED")).Text, Does.Contain("这一结果只看卷内已有的材料"));

        var another = await officer.SendAsync(form, new() { ["basis.discretionReason"] = "尚在讨论", ["leaf"] = "UNAVAILABLE_NOT_HELD", ["arrange"] = "true" });
        Assert.That(Names(Open(another)), Is.EqualTo(new[] { "notHeldKind", "basis.responsibleAgency", "basis.responsibleContact", "basis.effortsMade" }));
        Assert.That(another.Form.Fields["basis.discretionReason"], Is.EqualTo("尚在讨论"));
        Assert.That(another.Html, Does.Not.Contain("<summary>填写其他依据"), "what holds something is not folded away");

        var refused = await officer.SendAsync(another, new() { ["notHeldKind"] = "notResponsible" });
        Assert.That(((int)refused.Status, refused.Form.Fields["basis.discretionReason"]), Is.EqualTo((422, "尚在讨论")));
        Assert.That(refused.Text, Does.Contain("请写明负责机关的名称和联系方式"), "each reason is told");
        var settled = await officer.SendAsync(refused, new() { ["basis.responsibleAgency"] = "某市交通运输局", ["basis.responsibleContact"] = "0000-1234567" });
        Assert.That(settled.Address, Does.EndWith("?done=classify-outcome"), settled.Text);
        var basis = (await office.DoAsync(new ReadCase.Query(CaseWork.Number), Role.Officer)).OutcomeBasis!;
        Assert.That((basis.ResponsibleAgency, basis.DiscretionReason), Is.EqualTo(("某市交通运输局", "尚在讨论")), "whatever was typed is on record");
    }

    [Test]
    public async Task TheFormOfEveryLeaf_HoldsEveryFieldOfItsCommand([Values("zh-CN", "en")] string language)
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.AssignAsync(office);
        using var officer = await Browser.SignedInAsync(office, Role.Officer, language);
        var basis = Web.Pages.Forms.CommandForm.Fields(new Web.Pages.Forms.CommandForm(typeof(Features.Areas.Outcomes.ClassifyOutcome.Command)).Draw(Web.Pages.Forms.FormValues.Empty)).Select(f => f.Path).ToList();
        foreach (var leaf in Leaves.All)
        {
            var page = await officer.OpenAsync($"{Settle}?leaf={leaf.Code}");
            Assert.That(Markup.Faults(page), Is.Empty, leaf.Code);
            Assert.That(basis.Where(path => !page.Html.Contains($"name=\"{path}\"", StringComparison.Ordinal)),
                leaf.Leaf == OutcomeLeaf.UnavailableNotHeld ? Is.Empty : Is.EqualTo(new[] { "notHeldKind" }), leaf.Code);
        }
    }

    [Test]
    public async Task AnObjection_BringsItsGroundsIntoTheFormOfARelease()
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.AssignAsync(office);
        using var officer = await Browser.SignedInAsync(office, Role.Officer);
        Assert.That(Names(Open(await officer.OpenAsync($"{Settle}?leaf=GRANTED"))), Is.Empty);
        var day = new DateOnly(2026, 3, 2);
        await CaseWork.DoAsync(office, new Consult.Command(ConsultationKind.ThirdParty, day, "第三页的报价",
            new Person("某科技有限公司", Phone: "13900000000"), DeliveredOn: day, DeliveryProof: "回执"), Role.Officer);
        await CaseWork.DoAsync(office, new RecordConsultationAnswer.Command(1, day, ConsultationOpinion.Objects, "不同意"), Role.Officer);
        Assert.That(Names(Open(await officer.OpenAsync($"{Settle}?leaf=GRANTED"))), Is.EqualTo(new[] { "basis.opinionAssessment", "basis.publicInterestView", "basis.releaseNotice" }));
    }

    [Test]
    public async Task REM_20_EachOfSeveralMatters_IsAskedForItsOwnLeafGroundsAndEvidence([Values("zh-CN", "en")] string language)
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.AssignAsync(office);
        await office.InDbAsync(async db =>
        {
            var found = await db.Set<Case>().Include(c => c.Matters).SingleAsync();
            found.CorrectMatters(["会议讨论记录", "道路批准文件"]);
            return await db.SaveChangesAsync();
        });
        using var officer = await Browser.SignedInAsync(office, Role.Officer, language);
        var first = await officer.OpenAsync(Settle);
        Assert.That(Markup.Faults(first), Is.Empty);
        Assert.That(first.Text, Does.Contain("会议讨论记录").And.Contain("道路批准文件"));
        Assert.That(first.Html, Does.Contain("name=\"matters.0.leaf\"").And.Contain("name=\"matters.1.leaf\"").And.Not.Contain("value=\"matters\""), "none is added or taken out");

        var guided = await officer.OpenAsync($"{CaseWork.Case}/outcome?found=1.PARTIAL.REFUSED_PROCESS&G11=n");
        Assert.That(guided.Html, Does.Contain("matters.0.leaf=PARTIAL&amp;matters.0.basis.withheld.rows=1&amp;matters.0.basis.withheld.0.ground=REFUSED_PROCESS"
            + "&amp;matters.1.no=2&amp;matters.1.leaf=UNAVAILABLE_NOT_HELD&amp;matters.1.notHeldKind=notResponsible"), "each keeps its own half and grounds");

        var form = await officer.SendAsync(first, new()
        {
            ["leaf"] = "UNAVAILABLE_NOT_HELD",
            ["matters.0.leaf"] = "REFUSED_PROCESS",
            ["matters.1.leaf"] = "UNAVAILABLE_NOT_HELD",
            ["arrange"] = "true",
        });
        Assert.That(Markup.Faults(form), Is.Empty);
        var open = Fields().Matches(Unfolded(form.Html)).Select(m => m.Groups[1].Value).ToList();
        Assert.That(open, Does.Contain("matters.0.basis.discretionReason").And.Contain("matters.1.notHeldKind").And.Contain("matters.1.basis.responsibleAgency"));
        Assert.That(open, Does.Not.Contain("matters.1.basis.discretionReason").And.Not.Contain("basis.discretionReason").And.Not.Contain("matters.0.notHeldKind"));
        Assert.That(form.Text, Does.Contain(language == "en" ? "Sample showing kind and use" : "说明种类和用途的样页"));

        var refused = await officer.SendAsync(form, new() { ["matters.0.basis.process"] = "draft", ["matters.1.notHeldKind"] = "notResponsible" });
        Assert.That(((int)refused.Status, refused.Form.Fields["matters.0.basis.process"]), Is.EqualTo((422, "draft")));
        Assert.That(refused.Text, Does.Contain(language == "en" ? "Matter 1: " : "第1项：").And.Contain(language == "en" ? "Matter 2: " : "第2项："));
        var settled = await officer.SendAsync(refused, new()
        {
            ["matters.0.basis.discretionReason"] = "尚在讨论",
            ["matters.0.basis.disclosureDutyChecked"] = "true",
            ["matters.0.basis.separationReason"] = "内容相互关联",
            ["matters.1.basis.responsibleAgency"] = "某市交通运输局",
            ["matters.1.basis.responsibleContact"] = "0000-1234567",
        });
        Assert.That(settled.Address, Does.EndWith("?done=classify-outcome"), settled.Text);
        var matters = (await office.DoAsync(new ReadCase.Query(CaseWork.Number), Role.Officer)).Matters;
        Assert.That(matters.Select(m => (m.Outcome, m.NotHeldKind)), Is.EqualTo(new[] { ((OutcomeLeaf?)OutcomeLeaf.RefusedProcess, (NotHeldKind?)null),
            (OutcomeLeaf.UnavailableNotHeld, NotHeldKind.NotResponsible) }));
        Assert.That((matters[0].Basis!.DiscretionReason, matters[1].Basis!.ResponsibleAgency, matters[1].Basis!.DiscretionReason), Is.EqualTo(("尚在讨论", "某市交通运输局", (string?)null)));

        var anew = (await officer.OpenAsync(Settle)).Form.Fields;
        Assert.That((anew["matters.0.basis.discretionReason"], anew["matters.1.basis.responsibleAgency"]), Is.EqualTo(("尚在讨论", "某市交通运输局")), "nothing is typed twice");
    }

    [Test]
    public async Task AReply_IsLookedAtBeforeItIsAVersion_ThenSavedAsOne()
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.ClassifyAsync(office);
        using var officer = await Browser.SignedInAsync(office, Role.Officer);
        var editor = await officer.OpenAsync(Draft);
        Assert.That(editor.Html, Does.Contain("paper-title"), "the model's words");
        var preview = await officer.SendAsync(editor, new() { ["act"] = "preview", ["facts"] = "经核对职责清单，泊位审批不归本机关。" });
        Assert.That(preview.Form.Fields["facts"], Is.EqualTo("经核对职责清单，泊位审批不归本机关。"), "what was typed stands in the letter");
        Assert.That((await office.SendAsync(new ReadLetter.Query(CaseWork.Number, 1), Role.Officer)).Problem, Is.Not.Null, "no version is made");
        var saved = await officer.SendAsync(preview, new() { ["act"] = "save" });
        Assert.That(saved.Address, Is.EqualTo($"{Draft}?saved=true"), saved.Text);
        Assert.That(saved.Form.Fields["facts"], Does.Contain("经核对职责清单"));
        Assert.That((await office.DoAsync(new ReadLetter.Query(CaseWork.Number, 1), Role.Officer)).Draft, Is.EqualTo(1));
    }

    [Test]
    public async Task AFieldOfTheLetter_IsAdded_AndAWrongFormIsNamedBesideIt()
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.ClassifyAsync(office);
        using var officer = await Browser.SignedInAsync(office, Role.Officer);
        var added = await officer.SendAsync(await officer.OpenAsync(Draft), new() { ["act"] = "add", ["addField"] = "publishedDate" });
        var row = added.Form.Fields.Single(f => f.Value == "publishedDate").Key.Replace("name", "value", StringComparison.Ordinal);
        var refused = await officer.SendAsync(added, new() { ["act"] = "save", [row] = "昨天" });
        Assert.That((int)refused.Status, Is.EqualTo(400));
        Assert.That(refused.Html, Does.Contain($"href=\"#f-{row.Replace('.', '-')}\"").And.Contain("value=\"昨天\""));
        var saved = await officer.SendAsync(refused, new() { ["act"] = "save", [row] = "2026-02-27" });
        Assert.That(saved.Address, Does.EndWith("saved=true"), saved.Text);
        Assert.That((await office.DoAsync(new ReadWording.Query(CaseWork.Number), Role.Officer)).Words.Fields,
            Is.EqualTo(new[] { new FieldValue("publishedDate", "2026-02-27") }));
    }

    [Test]
    public async Task TwoPeopleOnOneDraft_AreShownBothTexts_AndChoose()
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.DraftAsync(office);
        using var officer = await Browser.SignedInAsync(office, Role.Officer);
        var editor = await officer.OpenAsync(Draft);
        await CaseWork.DoAsync(office, new DraftLetter.Command(Facts: "同事写的事实。"), Role.Officer);
        var both = await officer.SendAsync(editor, new() { ["act"] = "save", ["facts"] = "我写的事实。" });
        Assert.That((int)both.Status, Is.EqualTo(412));
        Assert.That(both.Text, Does.Contain("先保存了第 2 稿").And.Contain("同事写的事实。"));
        Assert.That(both.Form.Fields["facts"], Is.EqualTo("我写的事实。"));
        var mine = await officer.SendAsync(both, new() { ["act"] = "save" });
        Assert.That(mine.Address, Does.EndWith("saved=true"), mine.Text);
        var letter = await office.DoAsync(new ReadLetter.Query(CaseWork.Number, 1), Role.Officer);
        Assert.That((letter.Draft, letter.Text.Contains("我写的事实。", StringComparison.Ordinal)), Is.EqualTo((3, true)), "all three versions are kept");
    }

    [Test]
    public async Task AProcessLetter_IsWritten_SentOnAndWrittenAnew()
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.ClassifyAsync(office);
        using var officer = await Browser.SignedInAsync(office, Role.Officer);
        var refused = await officer.SendAsync(await officer.OpenAsync($"{Draft}?kind=DOC-3"), new() { ["act"] = "save", ["workingDays"] = "15" });
        Assert.That((int)refused.Status, Is.EqualTo(400));
        Assert.That(refused.Html, Does.Contain("href=\"#f-points\""));
        var saved = await officer.SendAsync(refused, new() { ["act"] = "save", ["points"] = "哪一条路\n哪一年" });
        Assert.That(saved.Address, Does.Contain("kind=DOC-3&no=1&saved=true"), saved.Text);
        Assert.That(saved.Form.Fields["points"], Does.Contain("哪一年"));
        Assert.That(saved.Html, Does.Contain("哪一条路").And.Contain("paper-title"));
        var anew = await officer.SendAsync(saved, new() { ["act"] = "save", ["points"] = "哪一条路" });
        Assert.That(anew.Address, Does.Contain("no=1&saved=true"), anew.Text);
        Assert.That((await office.DoAsync(new ReadLetter.Query(CaseWork.Number, 1), Role.Officer)).Draft, Is.EqualTo(2));
    }

    [Test]
    public async Task TheWordingOfALetter_IsForItsWritersOnly()
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.DraftAsync(office);
        using var officer = office.ClientFor(Role.Officer);
        Assert.That((await (await officer.GetAsync($"/api/v1{CaseWork.Case}/letter-wording")).DoneAsync()).GetProperty("draft").GetInt32(), Is.EqualTo(1), nameof(ReadWording));
        using var clerk = office.ClientFor(Role.Clerk);
        await (await clerk.GetAsync($"/api/v1{CaseWork.Case}/letter-wording")).ProblemAsync(403, "access.not-allowed");
        await office.RefusedAsync("letters.no-such-notice", new ReadWording.Query(CaseWork.Number, "DOC-3", DocumentNo: 9), Role.Officer);
        Assert.That((await office.DoAsync(new ReadWording.Query(CaseWork.Number, "DOC-3"), Role.Officer)).Words, Is.EqualTo(LetterWords.None));
    }

    // The form up to the fold of other grounds.
    private static string Open(Page page) => page.Html[..page.Html.IndexOf("id=\"g-basis-others\"", StringComparison.Ordinal)];

    // What stands open, without what is behind any fold.
    private static string Unfolded(string html)
    {
        for (var before = ""; before != html;) (before, html) = (html, InnermostFold().Replace(html, ""));
        return html;
    }

    [GeneratedRegex("<details(?:(?!<details)[\\s\\S])*?</details>")]
    private static partial Regex InnermostFold();

    [GeneratedRegex("name=\"([a-zA-Z0-9.]+)\"")]
    private static partial Regex Fields();

    private static IEnumerable<string> Names(string html) => AskedNames().Matches(html).Select(m => m.Groups[1].Value).Distinct();

    [GeneratedRegex("name=\"(basis\\.[a-zA-Z]+|notHeldKind)\"")]
    private static partial Regex AskedNames();
}
