using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Requests.Features.Kernel;

namespace Requests.Web.Tests.Files;

public sealed class FileEndpointsTests
{
    private static readonly byte[] Pdf = [.. "%PDF-1.7\n"u8, .. new byte[64]];

    [Test]
    public async Task AFileInAFormComesBackAsAnAttachmentUnderItsOwnName()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = office.ClientFor(Role.Clerk);
        var number = await RegisterAsync(clerk);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Pdf), "file", "申请书 1.pdf" } };
        using var answer = await clerk.PostAsync($"/api/v1/cases/{number}/files?purpose=application", form);
        var file = await answer.DoneAsync(201);
        Assert.That(file.GetProperty("mediaType").GetString(), Is.EqualTo("application/pdf"));
        Assert.That(file.GetProperty("scan").GetString(), Is.EqualTo("notScanned"));

        using var shut = await clerk.GetAsync(answer.Headers.Location);
        await shut.ProblemAsync(400, "privacy.reason-needed");
        using var opened = await clerk.PostAsJsonAsync($"{answer.Headers.Location}/openings", new { reason = "核对申请" });
        await opened.DoneAsync();
        using var got = await clerk.GetAsync(answer.Headers.Location);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await got.Content.ReadAsByteArrayAsync(), Is.EqualTo(Pdf));
            Assert.That(got.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/pdf"));
            Assert.That(got.Content.Headers.ContentDisposition!.DispositionType, Is.EqualTo("attachment"));
            Assert.That(got.Content.Headers.ContentDisposition.FileNameStar, Is.EqualTo("申请书 1.pdf"));
            Assert.That(got.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(new[] { "nosniff" }));
        }
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task AFormFieldIsRead_BeforeTheFileOrBehindIt(bool before)
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = office.ClientFor(Role.Clerk);
        var number = await RegisterAsync(clerk);
        using var form = new MultipartFormDataContent();
        if (before) form.Add(new StringContent("enclosure"), "purpose");
        form.Add(new ByteArrayContent(Pdf), "file", "a.pdf");
        if (!before) form.Add(new StringContent("enclosure"), "purpose");
        await (await clerk.PostAsync($"/api/v1/cases/{number}/files", form)).DoneAsync(201);
        var read = await (await clerk.GetAsync($"/api/v1/cases/{number}")).DoneAsync();
        Assert.That(read.GetProperty("files")[0].GetProperty("purpose").GetString(), Is.EqualTo("enclosure"));
    }

    [TestCase("purpos", true, "input.unknown-field", "purpos")]
    [TestCase("purpos", false, "input.unknown-field", "purpos")]
    [TestCase("目的", true, "input.unknown-field", "目的")]
    public async Task AFormFieldThatNobodyKnows_IsRefusedByName(string field, bool before, string code, string named)
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = office.ClientFor(Role.Clerk);
        var number = await RegisterAsync(clerk);
        using var form = new MultipartFormDataContent();
        if (before) form.Add(new StringContent("enclosure"), field);
        form.Add(new ByteArrayContent(Pdf), "file", "a.pdf");
        if (!before) form.Add(new StringContent("enclosure"), field);
        var problem = await (await clerk.PostAsync($"/api/v1/cases/{number}/files", form)).ProblemAsync(400, code);
        Assert.That(problem.GetProperty("errors").TryGetProperty(named, out _), problem.ToString());
        var read = await (await clerk.GetAsync($"/api/v1/cases/{number}")).DoneAsync();
        Assert.That(read.GetProperty("files").GetArrayLength(), Is.Zero, "nothing half done");
    }

    [Test]
    public async Task ASecondFileInAForm_IsRefused()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = office.ClientFor(Role.Clerk);
        var number = await RegisterAsync(clerk);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Pdf), "file", "a.pdf" }, { new ByteArrayContent(Pdf), "file", "b.pdf" } };
        await (await clerk.PostAsync($"/api/v1/cases/{number}/files", form)).ProblemAsync(400, "input.one-file-only");
    }

    [TestCase("""{"subject":"a","requestText":"b","applicantType":"naturalPerson","applicant":{"name":"c","phone":"1"},"urgent":true}""", "urgent")]
    [TestCase("""{"subject":"a","requestText":"b","applicantType":"naturalPerson","applicant":{"name":"c","phone":"1","fax":"2"}}""", "applicant.fax")]
    [TestCase("""{"subject":"a","requestText":"b","applicantType":"naturalPerson","applicant":{"name":"c","phone":"1"},"agent":{"nom":"2"}}""", "agent.nom")]
    public async Task APropertyThatNobodyKnows_IsRefusedByName(string body, string field)
    {
        await using var office = await WebOffice.OpenAsync();
        using var anyone = office.Anonymous();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        var problem = await (await anyone.PostAsync("/api/v1/portal/requests", content)).ProblemAsync(400, "input.not-readable");
        Assert.That(problem.GetProperty("errors").TryGetProperty(field, out var words), problem.ToString());
        Assert.That(words[0].GetString(), Does.Contain("字段").Or.Contain("field"));
    }

    [Test]
    public async Task ABodyOfItsOwnIsAFileToo()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = office.ClientFor(Role.Clerk);
        var number = await RegisterAsync(clerk);
        using var content = new ByteArrayContent(Pdf) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
        using var answer = await clerk.PostAsync($"/api/v1/cases/{number}/files?fileName=a.pdf", content);
        Assert.That((await answer.DoneAsync(201)).GetProperty("fileName").GetString(), Is.EqualTo("a.pdf"));
    }

    [Test]
    public async Task RefusalsSayWhy()
    {
        await using var office = await WebOffice.OpenAsync(settings: "--Files:MaximumLength=1000");
        using var clerk = office.ClientFor(Role.Clerk);
        var number = await RegisterAsync(clerk);
        using var large = await clerk.PostAsync($"/api/v1/cases/{number}/files", new ByteArrayContent(new byte[1001]));
        await large.ProblemAsync(413, "files.too-large");
        using var script = await clerk.PostAsync($"/api/v1/cases/{number}/files", new StringContent("#!/bin/sh\n", Encoding.UTF8, "text/plain"));
        await script.ProblemAsync(422, "files.not-allowed");
        using var empty = await clerk.PostAsync($"/api/v1/cases/{number}/files", new MultipartFormDataContent { { new StringContent("x"), "purpose" } });
        await empty.ProblemAsync(400, "files.empty");
        using var anonymous = office.Anonymous();
        using var stranger = await anonymous.PostAsync($"/api/v1/cases/{number}/files", new ByteArrayContent(Pdf));
        await stranger.ProblemAsync(401, "access.not-signed-in");
    }

    internal static async Task<string> RegisterAsync(HttpClient clerk)
    {
        using var answer = await clerk.PostAsJsonAsync("/api/v1/cases", SampleData.Posted());
        return (await answer.DoneAsync(201)).GetProperty("caseNumber").GetString()!;
    }
}
