using System.Net.Http.Json;
using System.Text;
using Requests.Features.Kernel;

namespace Requests.Web.Tests.Api;

/// <summary>Every door to letters and their templates, once over HTTP.</summary>
public sealed class LetterDoorTests
{
    [Test]
    public async Task Notices_FromDraftOverPreviewToTheLetterThatLeft()
    {
        await using var office = await WebOffice.OpenAsync();
        var address = await CaseAsync(office);
        using var officer = office.ClientFor(Role.Officer);
        var preview = await (await officer.PostAsJsonAsync($"{address}/letter-previews", new { kind = "DOC-3", points = new[] { "文件的名称" } })).DoneAsync();
        Assert.That(preview.GetProperty("html").GetString(), Does.StartWith("<article").And.Contain("文件的名称").And.Not.Contain("张三"));
        Assert.That(preview.GetProperty("englishFacts")[0].GetProperty("value").GetString(), Is.EqualTo("Correction notice"));
        Assert.That(preview.GetProperty("missingGlyphs").GetArrayLength(), Is.Zero);

        var draft = await (await officer.PostAsJsonAsync($"{address}/letter-drafts", new { kind = "DOC-5", workingDays = 20, reason = "需要汇总各区台账" })).DoneAsync();
        var no = draft.GetProperty("documentNo").GetInt32();
        await (await officer.PostAsJsonAsync($"{address}/letter-drafts", new { kind = "DOC-5", documentNo = no, workingDays = 15, reason = "需要汇总各区台账" })).DoneAsync();
        var differences = await (await officer.GetAsync($"{address}/letters/{no}/differences?before=1&after=2")).DoneAsync();
        Assert.That(differences.GetRawText(), Does.Contain("答复期限延长至"));
        await (await officer.PostAsJsonAsync($"{address}/letter-submissions", new { documentNo = no })).DoneAsync();
        using var head = office.ClientFor(Role.Head);
        await (await head.PostAsJsonAsync($"{address}/letter-opinions", new { documentNo = no, verdict = "agree" })).DoneAsync();
        var issued = await (await officer.PostAsJsonAsync($"{address}/letter-issues", new { documentNo = no, on = "2026-03-02" })).DoneAsync();
        Assert.That(issued.GetProperty("number").GetString(), Does.EndWith("〔2026〕1号"));

        foreach (var (form, start) in new[] { ("pdf", "%PDF-"), ("docx", "PK"), ("html", "<article"), ("txt", "") })
        {
            using var answer = await officer.PostAsJsonAsync($"{address}/letters/{no}.{form}", new { reason = "盖章寄出" });
            Assert.That(await answer.Content.ReadAsByteArrayAsync(), Has.Length.GreaterThan(100), form);
            Assert.That(Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync()), Does.StartWith(start));
        }
        await (await officer.PostAsJsonAsync($"{address}/letters/99.pdf", new { reason = "盖章寄出" })).ProblemAsync(404, "reply.no-such-document");
        await (await officer.PostAsJsonAsync($"{address}/letter-opinions", new { documentNo = no, verdict = "agree" })).ProblemAsync(403, "access.not-allowed");
        var letters = await (await officer.GetAsync($"{address}/services")).DoneAsync();
        Assert.That(letters.GetProperty("letters")[0].GetProperty("kind").GetString(), Is.EqualTo("DOC-5"), "a notice is served as a reply is");
    }

    [Test]
    public async Task Papers_ArePrintedOverHttp_TheSlipWithItsCodeInTheBody()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = office.ClientFor(Role.Clerk);
        var receipt = await (await clerk.PostAsJsonAsync("/api/v1/cases", SampleData.Posted())).DoneAsync(201);
        var address = $"/api/v1/cases/{receipt.GetProperty("caseNumber").GetString()}";
        var code = receipt.GetProperty("queryCode").GetString()!;
        using var slip = await clerk.PostAsJsonAsync($"{address}/papers/receipt.txt", new { queryCode = code, reason = "交申请人" });
        Assert.That(await slip.Content.ReadAsStringAsync(), Does.Contain("登记回执").And.Contain(code));
        foreach (var paper in new[] { "application", "envelope", "label" })
        {
            using var printed = await clerk.PostAsJsonAsync($"{address}/papers/{paper}.pdf", new { });
            Assert.That((await printed.Content.ReadAsByteArrayAsync())[..5], Is.EqualTo("%PDF-"u8.ToArray()), paper);
        }
        await (await clerk.PostAsJsonAsync($"{address}/papers/search-record.pdf", new { })).ProblemAsync(404, "letters.no-such-paper");
        await (await clerk.PostAsJsonAsync($"{address}/papers/nothing.pdf", new { })).ProblemAsync(404, "letters.no-such-paper");
    }

    [Test]
    public async Task Templates_AreReadPreviewedReplacedAndRestored_AndAFaultyOneIsRefusedWithTheFieldNamed()
    {
        await using var office = await WebOffice.OpenAsync();
        using var head = office.ClientFor(Role.Head);
        Assert.That((await (await head.GetAsync("/api/v1/letter-templates")).DoneAsync()).GetArrayLength(), Is.GreaterThan(40));
        var text = (await (await head.GetAsync("/api/v1/letter-templates/DOC-5")).DoneAsync()).GetProperty("text").GetString()!;
        var own = text.Replace("不能在原期限内答复", "不能如期答复", StringComparison.Ordinal);
        Assert.That((await (await head.PostAsJsonAsync("/api/v1/letter-templates/DOC-5/preview",
            new { text = own })).DoneAsync()).GetProperty("html").GetString(), Does.Contain("不能如期答复"));

        foreach (var (bad, fault, field) in new[]
        {
            (text.Replace("{extendedDueDate}", "某日", StringComparison.Ordinal), "MandatoryFieldMissing", "extendedDueDate"),
            (text.Replace("{extendReason}", "{extendReason}{applicantMood}", StringComparison.Ordinal), "UnknownField", "applicantMood"),
        })
        {
            var refused = await (await head.PutAsJsonAsync("/api/v1/letter-templates/DOC-5", new { text = bad })).ProblemAsync(400, "letters.faulty-template");
            Assert.That(refused.GetProperty("findings").EnumerateArray().Select(f => (f.GetProperty("code").GetString(),
                f.GetProperty("field").GetString())), Is.EqualTo(new[] { (fault, field) }));
        }
        await (await head.PutAsJsonAsync("/api/v1/letter-templates/DOC-5", new { text = own })).DoneAsync();
        Assert.That((await (await head.GetAsync("/api/v1/letter-templates/DOC-5")).DoneAsync()).GetProperty("text").GetString(), Does.Contain("不能如期答复"));
        await (await head.DeleteAsync("/api/v1/letter-templates/DOC-5")).DoneAsync();
        Assert.That((await (await head.GetAsync("/api/v1/letter-templates/DOC-5")).DoneAsync()).GetProperty("text").GetString(), Does.Not.Contain("不能如期答复"));
        using var clerk = office.ClientFor(Role.Clerk);
        await (await clerk.GetAsync("/api/v1/letter-templates")).ProblemAsync(403, "access.not-allowed");
    }

    [Test]
    public async Task EnclosedFiles_PagesAndClearances_OverHttp()
    {
        await using var office = await WebOffice.OpenAsync();
        var address = await CaseAsync(office);
        using var officer = office.ClientFor(Role.Officer);
        await (await officer.PostAsJsonAsync($"{address}/file-page-counts", new { fileNo = 1, pages = 3 })).ProblemAsync(404, "files.not-found");
        await (await officer.PostAsJsonAsync($"{address}/secrecy-clearances", new { fileNo = 1, basis = "解密通知", decidedOn = "2020-05-01" })).ProblemAsync(403, "access.not-allowed");
        using var reviewer = office.ClientFor(Role.Reviewer);
        await (await reviewer.PostAsJsonAsync($"{address}/secrecy-clearances", new { fileNo = 1, basis = "解密通知", decidedOn = "2020-05-01" })).ProblemAsync(404, "files.not-found");
    }

    private static async Task<string> CaseAsync(WebOffice office)
    {
        using var clerk = office.ClientFor(Role.Clerk);
        var number = (await (await clerk.PostAsJsonAsync("/api/v1/cases", SampleData.Posted())).DoneAsync(201)).GetProperty("caseNumber").GetString()!;
        await office.DoAsync(new Features.Areas.Intake.AssignCase.Command(WebOffice.UserId(Role.Officer)) { CaseNumber = number }, Role.Head);
        return $"/api/v1/cases/{number}";
    }
}
