using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Register;
using Requests.Features.Kernel;
using Requests.Features.Services.Jobs;

namespace Requests.Web.Tests.Pages;

/// <summary>Putting right what was taken in, and opening whatever number an old register brought, as people do it.</summary>
public sealed class CorrectionPagesTests
{
    [Test]
    public async Task AClerkCorrects_AndAHeadConfirms_WithoutScript()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = await Browser.SignedInAsync(office, Role.Clerk);
        await EveryPageTests.LogAsync(clerk);
        const string address = "/cases/HCG-2026-0001";
        var page = await clerk.OpenAsync($"{address}/correct?part=applicant");
        Assert.That(Markup.Faults(page), Is.Empty);
        var asked = await clerk.SendAsync(page, new() { ["applicant.name"] = "章三丰", ["reason"] = "与信件核对，姓名有误" });
        Assert.That(asked.Text, Does.Contain("等待第二人复核"));
        Assert.That(Markup.Faults(asked), Is.Empty);
        using var head = await Browser.SignedInAsync(office, Role.Head);
        var waiting = await head.OpenAsync($"{address}/correct");
        Assert.That(waiting.Text, Does.Contain("章**"));
        var done = await head.SendAsync(waiting.FormHolding("handler=judge"), new() { ["reason"] = "已核对", ["verdict"] = "agree" });
        Assert.That(done.Status, Is.EqualTo(HttpStatusCode.OK), done.Text);
        Assert.That((await clerk.OpenAsync(address)).Text, Does.Contain("章**").And.Contain("已更正"));
        foreach (var part in new[] { "receipt", "agent", "guardian", "content", "wanted" })
            Assert.That(Markup.Faults(await clerk.OpenAsync($"{address}/correct?part={part}")), Is.Empty, part);
        var empty = await clerk.SendAsync(await clerk.OpenAsync($"{address}/correct?part=content"), new() { ["reason"] = "" });
        Assert.That(empty.Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [TestCase("2019/001")]
    [TestCase("..")]
    [TestCase("城建〔2019〕第 12 号")]
    [TestCase("a%2Fb")]
    [TestCase("x?y#z&w")]
    [TestCase("a\\b")]
    [TestCase("2019-05.")]
    public async Task BUG_14_AnyOldNumber_Opens(string number)
    {
        await using var office = await WebOffice.OpenAsync();
        using var head = office.ClientFor(Role.Head);
        using var file = new ByteArrayContent(Encoding.UTF8.GetBytes(System.Text.Json.JsonSerializer.Serialize(new
        {
            number,
            subject = "事项甲",
            receivedOn = "2025-01-06"
        })));
        file.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        await (await head.PostAsync("/api/v1/register/imports?mode=commit", file)).DoneAsync(202);
        await office.InScopeAsync(services => services.GetRequiredService<SweepRunner>().RunAsync(Sweeps.Find(RunImports.Name)!,
            CancellationToken.None));
        var read = await (await head.GetAsync($"/api/v1/cases/{CaseAddress.Of(number)}")).DoneAsync();
        Assert.That(read.GetProperty("caseNumber").GetString(), Is.EqualTo(number));
        await (await head.GetAsync($"/api/v1/cases/{CaseAddress.Of(number)}/clock")).DoneAsync();

        using var reader = await Browser.SignedInAsync(office, Role.Head);
        var list = await reader.OpenAsync("/work?view=all");
        var link = System.Text.RegularExpressions.Regex.Match(list.Html, "href=\"(/cases/[^\"?]+)\"").Groups[1].Value;
        var page = await reader.OpenAsync(WebUtility.HtmlDecode(link));
        Assert.That((page.Status, page.Text.Contains("事项甲", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.OK, true)), link);
        foreach (System.Text.RegularExpressions.Match tab in System.Text.RegularExpressions.Regex.Matches(page.Html,
            "href=\"(/cases/[^\"#]+)\""))
        {
            var opened = await reader.OpenAsync(WebUtility.HtmlDecode(tab.Groups[1].Value));
            // Some tabs are not a head's; each leads to the case all the same.
            Assert.That(opened.Status, Is.EqualTo(HttpStatusCode.OK).Or.EqualTo(HttpStatusCode.Forbidden), tab.Value);
        }
    }

    [Test]
    public async Task BUG_14_AStrokeAsClientsEscapeIt_OpensToo()
    {
        await using var office = await WebOffice.OpenAsync();
        using var head = office.ClientFor(Role.Head);
        using var file = new ByteArrayContent("""{"number":"2019/001","subject":"事项","receivedOn":"2025-01-06"}"""u8.ToArray());
        file.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        await (await head.PostAsync("/api/v1/register/imports?mode=commit", file)).DoneAsync(202);
        await office.InScopeAsync(services => services.GetRequiredService<SweepRunner>().RunAsync(Sweeps.Find(RunImports.Name)!,
            CancellationToken.None));
        await (await head.GetAsync("/api/v1/cases/2019%2F001")).DoneAsync();
    }

    [Test]
    public async Task UnknownHeadings_AreAskedFor_OnThePage()
    {
        await using var office = await WebOffice.OpenAsync();
        using var head = await Browser.SignedInAsync(office, Role.Head);
        var page = await head.OpenAsync("/imports");
        Assert.That(page.Html, Does.Contain("handler=sample"));
        var asked = await head.UploadAsync(page, "file", "a.csv", Encoding.UTF8.GetBytes("登记编号,内容摘要,收到日期\n甲/1,停车收费,2019-05-20\n"),
            new() { ["mode"] = "dryRun" });
        Assert.That(asked.Text, Does.Contain("这些表头是什么意思").And.Contain("内容摘要").And.Contain("停车收费"));
        Assert.That(Markup.Faults(asked), Is.Empty);
        var started = await head.SendAsync(asked.FormHolding("handler=Map"), new() { ["column"] = "subject" });
        Assert.That(started.Address, Does.StartWith("/imports/"), started.Text);
        using var api = office.ClientFor(Role.Head);
        foreach (var form in new[] { "csv", "xlsx" })
            Assert.That((await api.GetAsync($"/api/v1/register/imports/sample.{form}")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }
}
