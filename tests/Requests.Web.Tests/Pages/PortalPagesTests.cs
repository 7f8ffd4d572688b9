using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Intake;
using Requests.Features.Areas.Letters;
using Requests.Features.Areas.Outcomes;
using Requests.Features.Areas.Service;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Statute.Outcomes;
using Requests.Statute.Service;
using Requests.Web.Pages;

namespace Requests.Web.Tests.Pages;

/// <summary>An applicant without account and without script.</summary>
public sealed partial class PortalPagesTests
{
    private static readonly Dictionary<string, string> Filled = new()
    {
        ["bodyCode"] = WebOffice.Body,
        ["subject"] = "绿化养护合同",
        ["requestText"] = "申请公开2025年绿化养护合同。",
        ["applicantType"] = "naturalPerson",
        ["applicant.name"] = "李四",
        ["applicant.phone"] = "13800000001",
    };

    [Test]
    public async Task Apply_WithoutScript_EndsWithNumberCodeAndDueDate()
    {
        await using var office = await WebOffice.OpenAsync();
        using var applicant = new Browser(office);
        var receipt = await ApplyAsync(applicant);
        Assert.That((int)receipt.Status, Is.EqualTo(200), receipt.Html);
        Assert.That(receipt.Text, Does.Contain("HCG-2026-0001").And.Contain("3月30日"));
        Assert.That(CodeOf(receipt), Has.Length.EqualTo(10));
        Assert.That(Markup.Faults(receipt), Is.Empty);
    }

    [Test]
    public async Task Apply_WithFaults_NamesTheFields_AndKeepsWhatWasTyped([Values("zh-CN", "en")] string language)
    {
        await using var office = await WebOffice.OpenAsync();
        using var applicant = new Browser(office, language);
        var refused = await applicant.SendAsync(await applicant.OpenAsync("/apply"),
            new(Filled) { ["requestText"] = "", ["applicant.phone"] = "", ["subject"] = "<b>合同</b>" });
        Assert.That((int)refused.Status, Is.EqualTo(400));
        Assert.That(refused.Html, Does.Contain("href=\"#f-requestText\"").And.Contain("href=\"#f-applicant-phone\""));
        Assert.That(refused.Form.Fields["subject"], Is.EqualTo("<b>合同</b>"));
        Assert.That(refused.Html, Does.Not.Contain("<b>合同"));
        Assert.That(Markup.Faults(refused), Is.Empty);
        var review = await applicant.SendAsync(refused, new() { ["requestText"] = "申请公开合同。", ["applicant.phone"] = "13800000001" });
        var receipt = await applicant.SendAsync(review, []);
        Assert.That(CodeOf(receipt), Is.Not.Empty);
        Assert.That((int)receipt.Status, Is.EqualTo(200), receipt.Text);
    }

    [TestCase("zh-CN", "选择“申请人是”")]
    [TestCase("en", "Choose “The applicant is”")]
    public async Task Apply_WithoutAChoiceAndAContact_NamesBothAtOnce(string language, string choose)
    {
        await using var office = await WebOffice.OpenAsync();
        using var applicant = new Browser(office, language);
        var refused = await applicant.SendAsync(await applicant.OpenAsync("/apply"), new(Filled) { ["applicantType"] = "", ["applicant.phone"] = "" });
        Assert.That(refused.Html, Does.Contain("href=\"#f-applicantType\"").And.Contain("href=\"#f-applicant-phone\""));
        Assert.That(refused.Text, Does.Contain(choose));
    }

    [Test]
    public async Task Apply_TheReview_NamesWhatIsLeftOpenAndMatters()
    {
        await using var office = await WebOffice.OpenAsync();
        using var applicant = new Browser(office);
        var review = await applicant.SendAsync(await applicant.OpenAsync("/apply"), new(Filled));
        Assert.That(review.Text, Does.Contain("没有填写，请在下面附上身份证明").And.Contain("不同意"));
        var full = await applicant.SendAsync(await applicant.OpenAsync("/apply"),
            new(Filled) { ["applicant.idNumber"] = "000000199001010018", ["electronicServiceConsent"] = "true" });
        Assert.That(full.Text, Does.Not.Contain("请在下面附上身份证明").And.Not.Contain("不同意"));
    }

    [Test]
    public async Task Published_WithTooShortAWord_MarksTheField([Values("zh-CN", "en")] string language)
    {
        await using var office = await WebOffice.OpenAsync();
        using var anybody = new Browser(office, language);
        var refused = await anybody.OpenAsync("/published?q=" + Uri.EscapeDataString("收"));
        Assert.That((int)refused.Status, Is.EqualTo(400));
        Assert.That(refused.Html, Does.Contain("href=\"#f-q\"").And.Contain("aria-describedby=\"f-q-error\""));
        Assert.That(refused.Text, Does.Contain(language == "en" ? "One thing needs changing" : "关键词至少写两个字"));
        Assert.That(Markup.Faults(refused), Is.Empty);
    }

    [TestCase("最迟2026年11月3日答复。", "最迟[2026年11月3日]答复。")]
    [TestCase("编号 JCG-2026-0001，电话0450-00000000", "编号 [JCG-2026-0001]，电话[0450-00000000]")]
    [TestCase("We will reply by 30 October 2026. <b>", "We will reply by [30 October 2026]. &lt;b&gt;")]
    [TestCase("20 个工作日", "20 个工作日")]
    public void Whole_KeepsDatesAndNumbersOnOneLine(string sentence, string marked)
    {
        using var html = new StringWriter();
        NonBreakingText.Words(sentence).WriteTo(html, System.Text.Encodings.Web.HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All));
        Assert.That(html.ToString().Replace("<span class=\"whole-word\">", "[").Replace("</span>", "]"), Is.EqualTo(marked));
    }

    [Test]
    public async Task Apply_SentTwice_IsOneRequestWithOneReceipt()
    {
        await using var office = await WebOffice.OpenAsync();
        using var applicant = new Browser(office);
        var review = await applicant.SendAsync(await applicant.OpenAsync("/apply"), new(Filled));
        Assert.That(await office.InDbAsync(db => db.Set<Case>().CountAsync()), Is.Zero, "looking is not sending");
        var first = await applicant.SendAsync(review, []);
        var second = await applicant.SendAsync(review, []);
        Assert.That(CodeOf(second), Is.EqualTo(CodeOf(first)));
        Assert.That(await office.InDbAsync(db => db.Set<Case>().CountAsync()), Is.EqualTo(1));
    }

    [Test]
    public async Task Status_IsToldInASentence_AndKeepsTheCodeOutOfTheAddress([Values("zh-CN", "en")] string language)
    {
        await using var office = await WebOffice.OpenAsync();
        using var applicant = new Browser(office, language);
        var receipt = await ApplyAsync(applicant);
        var status = await applicant.SendAsync(await applicant.OpenAsync("/status"), Key(receipt));
        Assert.That((int)status.Status, Is.EqualTo(200), status.Html);
        Assert.That(status.Address, Is.EqualTo("/status"));
        Assert.That(status.Text, Does.Contain("绿化养护合同").And.Contain(language == "en" ? "30\u00a0March" : "3月30日"));
        Assert.That(Regex.Match(status.Html, "<title>(.*?)</title>").Value, Does.Not.Contain("HCG"));
        Assert.That(Markup.Faults(status), Is.Empty);
    }

    [Test]
    public async Task Status_WithAWrongCode_SaysTheSameAsForAWrongNumber()
    {
        await using var office = await WebOffice.OpenAsync();
        using var applicant = new Browser(office);
        await ApplyAsync(applicant);
        var form = await applicant.OpenAsync("/status");
        var wrongCode = await applicant.SendAsync(form, new() { ["number"] = "HCG-2026-0001", ["queryCode"] = "AAAAAAAAAA" });
        var wrongNumber = await applicant.SendAsync(form, new() { ["number"] = "HCG-2026-0009", ["queryCode"] = "AAAAAAAAAA" });
        Assert.That((int)wrongCode.Status, Is.EqualTo(404));
        Assert.That(wrongCode.Text.Replace("HCG-2026-0001", ""), Is.EqualTo(wrongNumber.Text.Replace("HCG-2026-0009", "")));
    }

    [Test]
    [Property("Rule", "SRV-6")]
    public async Task Reply_IsReceivedWithNumberAndCode_AndABrokenDownloadGoesOn([Values("zh-CN", "en")] string language)
    {
        await using var office = await WebOffice.OpenAsync();
        using var applicant = new Browser(office, language);
        var receipt = await ApplyAsync(applicant);
        await office.DoAsync(new AssignCase.Command(WebOffice.UserId(Role.Officer)) { CaseNumber = CaseWork.Number }, Role.Head);
        await CaseWork.DoAsync(office, new ClassifyOutcome.Command(OutcomeLeaf.UnavailableNotHeld, NotHeldKind.NotResponsible,
            Basis: new OutcomeBasis { ResponsibleAgency = "某市交通运输局", ResponsibleContact = "0000-1234567" }), Role.Officer);
        await CaseWork.DoAsync(office, new DraftLetter.Command(), Role.Officer);
        await CaseWork.DoAsync(office, new SubmitLetter.Command(), Role.Officer);
        foreach (var role in new[] { Role.Reviewer, Role.Head, Role.Leader, Role.Chief }) await CaseWork.DoAsync(office,
            new JudgeLetter.Command(Verdict.Agree), role);
        await CaseWork.DoAsync(office, new IssueLetter.Command(), Role.Officer);
        await CaseWork.DoAsync(office, new RecordService.Command(ServiceMethod.PostalExpress, new(2026, 3, 2), TrackingNumber: "EA000000000CN"), Role.Clerk);

        var parcel = await applicant.SendAsync(await applicant.OpenAsync("/parcel"), Key(receipt));
        Assert.That((int)parcel.Status, Is.EqualTo(200), parcel.Html);
        var back = await applicant.SendAsync(parcel.FormHolding("action=\"/status\""), []);
        Assert.That((int)(await applicant.SendAsync(back.FormHolding("action=\"/parcel\""), [])).Status, Is.EqualTo(200));
        Assert.That((parcel.Address, Markup.Faults(parcel)), Is.EqualTo(("/parcel", Array.Empty<string>())));
        var refused = await applicant.SendAsync(parcel.FormHolding("value=\"RateService\""), []);
        Assert.That(((int)refused.Status, Markup.Faults(refused)), Is.EqualTo((400, Array.Empty<string>())));
        var rated = await applicant.SendAsync(parcel.FormHolding("value=\"RateService\""), new() { ["satisfaction"] = "dissatisfied", ["words"] = "等得太久" });
        Assert.That(((int)rated.Status, rated.Html.Contains("RateService", StringComparison.Ordinal)), Is.EqualTo((200, false)), "asked once");
        using (var supervisor = await Browser.SignedInAsync(office, Role.Supervisor, language))
        {
            var board = await supervisor.OpenAsync("/board/ratings");
            Assert.That(Markup.Faults(board), Is.Empty);
            Assert.That(board.Text, Does.Contain("等得太久").And.Not.Contain(CaseWork.Number));
        }
        var address = Regex.Match(parcel.Html, "href=\"(/api/v1/portal/parts/[^\"]+)\"").Groups[1].Value;
        using var client = office.Anonymous();
        var whole = await client.GetByteArrayAsync(address);
        using var rest = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Range = new(100, null) } };
        using var answer = await client.SendAsync(rest);
        Assert.That(((int)answer.StatusCode, await answer.Content.ReadAsByteArrayAsync()), Is.EqualTo((206, whole[100..])));
    }

    [Test]
    public async Task ThePointsToCorrect_StandInTheForm_WhichTakesAFile_AndAsksNobodyInTimeWhyItIsLate([Values("zh-CN", "en")] string language)
    {
        await using var office = await WebOffice.OpenAsync();
        using var applicant = new Browser(office, language);
        var receipt = await ApplyAsync(applicant);
        await CaseWork.DoAsync(office, new AssignCase.Command(WebOffice.UserId(Role.Officer)), Role.Head);
        await CaseWork.DoAsync(office, new Requests.Features.Areas.Clocks.AskForCorrection.Command(new DateOnly(2026, 3, 2), ["哪一条路的绿化", "哪一年的合同"]), Role.Officer);
        var status = await applicant.SendAsync(await applicant.OpenAsync("/status"), Key(receipt));
        Assert.That(status.Text, Does.Contain("哪一条路的绿化").And.Contain("哪一年的合同"));
        Assert.That(status.Html, Does.Contain("id=\"CorrectOnline-file\"").And.Not.Contain("delayReason").And.Contain("handler=calendar"));
        Assert.That(Markup.Faults(status), Is.Empty);

        var form = status.FormHolding("value=\"CorrectOnline\"");
        var sent = await applicant.UploadAsync(form, "file", "补充.txt", System.Text.Encoding.UTF8.GetBytes("中山路，2025年。"), new() { ["text"] = "中山路，2025年。" });
        Assert.That((int)sent.Status, Is.EqualTo(200), sent.Text);
        var files = (await office.DoAsync(new Requests.Features.Areas.Cases.ReadCase.Query(CaseWork.Number), Role.Officer)).Files;
        Assert.That(files.Select(f => f.FileName), Does.Contain("补充.txt"));
    }

    [Test]
    public async Task TheLastDay_GoesIntoACalendar_AndTheFormGoesByPost()
    {
        await using var office = await WebOffice.OpenAsync();
        using var applicant = new Browser(office);
        var status = await applicant.SendAsync(await applicant.OpenAsync("/status"), Key(await ApplyAsync(applicant)));
        var day = await applicant.SendAsync(status.FormHolding("handler=calendar"), []);
        Assert.That(day.Html, Does.Contain("BEGIN:VEVENT").And.Contain("DTSTART;VALUE=DATE:20260330").And.Contain("HCG-2026-0001"));
        using var anybody = office.Anonymous();
        using var form = await anybody.GetAsync("/api/v1/portal/form");
        Assert.That((form.Content.Headers.ContentType?.MediaType, (int)form.StatusCode), Is.EqualTo(("application/pdf", 200)));
        Assert.That((await applicant.OpenAsync("/")).Html, Does.Contain("/api/v1/portal/form"));
    }

    [Test]
    public async Task WithoutABody_ThePortalSaysThatItIsNotOpenYet([Values("zh-CN", "en")] string language)
    {
        await using var office = await WebOffice.OpenEmptyAsync();
        using var applicant = new Browser(office, language);
        foreach (var address in new[] { "/", "/apply" })
        {
            var page = await applicant.OpenAsync(address);
            Assert.That(page.Text, Does.Contain(language == "en" ? "Not open yet" : "尚未开通"), address);
            Assert.That(page.Html, Does.Not.Contain("name=\"requestText\""), address);
            Assert.That(Markup.Faults(page), Is.Empty, address);
        }
    }

    [Test]
    public async Task Withdraw_FromTheStatusPage_EndsTheRequest()
    {
        await using var office = await WebOffice.OpenAsync();
        using var applicant = new Browser(office);
        var receipt = await ApplyAsync(applicant);
        var status = await applicant.SendAsync(await applicant.OpenAsync("/status"), Key(receipt));
        var after = await applicant.SendAsync(status.FormHolding("value=\"WithdrawOnline\""), []);
        Assert.That((int)after.Status, Is.EqualTo(200), after.Html);
        Assert.That(await office.InDbAsync(db => db.Set<Case>().Select(c => c.State).SingleAsync()), Is.EqualTo(CaseState.Closed));
    }

    [TestCase("zh-CN", "“要补充的内容”")]
    [TestCase("en", "“What you want to add”")]
    public async Task Material_WithoutAWord_IsRefusedByTheLabelOfItsField(string language, string label)
    {
        await using var office = await WebOffice.OpenAsync();
        using var applicant = new Browser(office, language);
        var status = await applicant.SendAsync(await applicant.OpenAsync("/status"), Key(await ApplyAsync(applicant)));
        var refused = await applicant.SendAsync(status.FormHolding("value=\"AddMaterial\""), []);
        Assert.That((int)refused.Status, Is.EqualTo(400));
        Assert.That(refused.Text, Does.Contain(label).And.Not.Contain("'Text'"));
        Assert.That(refused.Html, Does.Contain("href=\"#AddMaterial-text\""));
    }

    internal static async Task<Page> ApplyAsync(Browser applicant, string email = "") =>
        await applicant.SendAsync(await applicant.SendAsync(await applicant.OpenAsync("/apply"), new(Filled) { ["applicant.email"] = email }), []);

    internal static Dictionary<string, string> Key(Page receipt) => new() { ["number"] = "HCG-2026-0001", ["queryCode"] = CodeOf(receipt) };

    private static string CodeOf(Page receipt) => Code().Match(receipt.Html).Groups[1].Value;

    [GeneratedRegex("class=\"code\">([^<]+)<")]
    private static partial Regex Code();
}
