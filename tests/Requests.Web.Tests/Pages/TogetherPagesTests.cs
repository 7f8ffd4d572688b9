using System.Text.Json;
using Requests.Features.Areas.Clocks;
using Requests.Features.Areas.Portal;
using Requests.Features.Kernel;
using Requests.Features.Services.Intake;
using Requests.Statute.Outcomes;

namespace Requests.Web.Tests.Pages;

/// <summary>Work beside a case, without script, from both sides of the counter.</summary>
public sealed class TogetherPagesTests
{
    [Test]
    public async Task ANoteIsWritten_AnUrgingIsAnswered_AndTheBarCountsIt([Values("zh-CN", "en")] string language)
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.AssignAsync(office);
        using var officer = await Browser.SignedInAsync(office, Role.Officer, language);
        using var supervisor = await Browser.SignedInAsync(office, Role.Supervisor, language);
        var page = await officer.OpenAsync($"{CaseWork.Case}/together");
        Assert.That(Markup.Faults(page), Is.Empty);
        var refused = await officer.SendAsync(page.FormHolding("handler=note"), new() { ["kind"] = "remark", ["text"] = "请 @nobody 看" });
        Assert.That(((int)refused.Status, refused.Text.Contains("nobody", StringComparison.Ordinal)), Is.EqualTo((400, true)), refused.Text);
        var noted = await officer.SendAsync(page.FormHolding("handler=note"), new() { ["kind"] = "telephone", ["text"] = "已电话联系" });
        Assert.That(noted.Text, Does.Contain("已电话联系"));
        var urge = await supervisor.SendAsync(await supervisor.OpenAsync($"{CaseWork.Case}/acts/urge-case"), new() { ["words"] = "请尽快办理" });
        Assert.That((int)urge.Status, Is.EqualTo(200), urge.Text);
        var bar = await officer.OpenAsync("/work");
        Assert.That(bar.Html, Does.Contain("bar-count"));
        var asked = await officer.OpenAsync($"{CaseWork.Case}/together");
        Assert.That(Markup.Faults(asked), Is.Empty);
        var answered = await officer.SendAsync(asked.FormHolding("handler=answer"), new() { ["words"] = "明日起草" });
        Assert.That(answered.Text, Does.Contain("明日起草"));
        Assert.That((await supervisor.OpenAsync("/board")).Html, Does.Not.Contain("/together"));
    }

    [Test]
    public async Task SomebodyOutside_AnswersByTheirAddress([Values("zh-CN", "en")] string language)
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.AssignAsync(office);
        await CaseWork.DoAsync(office, new Consult.Command(ConsultationKind.ThirdParty, new DateOnly(2026, 3, 2), "合同价格", new Person("某公司", null, "13800000002", "某市某街2号", null),
            DeliveredOn: new DateOnly(2026, 3, 2), DeliveryProof: "签收"), Role.Officer);
        var link = await CaseWork.DoAsync(office, new InviteAnswer.Command(1), Role.Officer);
        using var outside = new Browser(office, language);
        var address = new Uri(link.Text).AbsolutePath;
        var page = await outside.OpenAsync(address);
        Assert.That(Markup.Faults(page), Is.Empty);
        var refused = await outside.SendAsync(page, new() { ["signedBy"] = "某公司" });
        Assert.That((int)refused.Status, Is.EqualTo(400), refused.Text);
        var done = await outside.SendAsync(page, new() { ["opinion"] = "agrees", ["signedBy"] = "某公司" });
        Assert.That(done.Text, Does.Contain(language == "en" ? "Your answer was received" : "已收到答复"));
        using var officer = await Browser.SignedInAsync(office, Role.Officer, language);
        Assert.That((await officer.OpenAsync("/inbox")).Text, Does.Contain(language == "en" ? "have answered" : "已经答复"));
        Assert.That(Markup.Faults(await officer.OpenAsync("/searches")), Is.Empty);
    }

    [Test]
    public async Task TheFeed_IsOneCaseALine()
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.AssignAsync(office);
        using var supervisor = office.ClientFor(Role.Supervisor);
        using var answer = await supervisor.GetAsync("/api/v1/supervision/feed.jsonl");
        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/x-ndjson"));
        Assert.That(JsonDocument.Parse(lines.Single()).RootElement.GetProperty("caseNumber").GetString(), Is.EqualTo(CaseWork.Number));
    }
}
