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

    private static async Task<string> RegisterAsync(HttpClient clerk)
    {
        using var answer = await clerk.PostAsJsonAsync("/api/v1/cases", SampleData.Posted());
        return (await answer.DoneAsync(201)).GetProperty("caseNumber").GetString()!;
    }
}
