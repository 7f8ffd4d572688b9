using System.Net.Http.Headers;
using System.Net.Http.Json;
using Requests.Features.Areas.Intake;
using Requests.Features.Areas.Letters;
using Requests.Features.Areas.Outcomes;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Paper;
using Requests.Statute.Outcomes;

namespace Requests.Web.Tests.Api;

public sealed class ReleaseDoorTests
{
    [Test]
    public async Task Release_FromTheMarkToTheRedactedFileAndTheChecks()
    {
        Assume.That(Redaction.Available, "poppler-utils is installed");
        await using var office = await WebOffice.OpenAsync();
        using var clerk = office.ClientFor(Role.Clerk);
        var number = (await (await clerk.PostAsJsonAsync("/api/v1/cases", SampleData.Posted())).DoneAsync(201)).GetProperty("caseNumber").GetString()!;
        await office.DoAsync(new AssignCase.Command(WebOffice.UserId(Role.Officer)) { CaseNumber = number }, Role.Head);
        await office.DoAsync(new ClassifyOutcome.Command(OutcomeLeaf.Partial, Basis: new OutcomeBasis
        {
            Separated = true,
            Withheld = [new("第1页第1段", PartGround.RefusedProcess, "记录了三个部门未定稿的测算")],
            Process = ProcessKind.Draft,
            DisclosureDutyChecked = true,
        })
        { CaseNumber = number }, Role.Officer);
        using var officer = office.ClientFor(Role.Officer);
        var address = $"/api/v1/cases/{number}";

        using var pdf = new ByteArrayContent(PdfWriter.Write(new PaperDocument(PaperProfile.Notice, "方案",
            [new Paragraph("测算结果不公开。"), new Paragraph("其余可以公开。")])));
        pdf.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        var source = (await (await officer.PostAsync($"{address}/files?purpose=enclosure&fileName=plan.pdf", pdf)).DoneAsync(201)).GetProperty("no").GetInt32();
        var place = (await (await officer.PostAsJsonAsync($"{address}/files/{source}/findings", new { term = "测算结果" })).DoneAsync()).GetProperty("places")[0];
        await (await officer.PostAsJsonAsync($"{address}/redaction-marks", new
        {
            fileNo = source,
            page = 1,
            left = place.GetProperty("left").GetDouble(),
            top = place.GetProperty("top").GetDouble(),
            width = place.GetProperty("width").GetDouble(),
            height = place.GetProperty("height").GetDouble(),
            partNo = 1,
        })).DoneAsync();
        Assert.That((await (await officer.GetAsync($"{address}/files/{source}/marks")).DoneAsync()).GetProperty("parts")[0].GetProperty("marked").GetBoolean(), Is.True);
        var image = await officer.GetAsync($"{address}/files/{source}/pages/1");
        Assert.That(image.Content.Headers.ContentType!.MediaType, Is.EqualTo("image/png"));

        using var made = await officer.PostAsync($"{address}/files/{source}/redactions", null);
        var file = (await made.DoneAsync(201)).GetProperty("fileNo").GetInt32();
        Assert.That((await (await officer.PostAsJsonAsync($"{address}/files/{file}/findings", new { term = "测算" })).DoneAsync()).GetProperty("places").GetArrayLength(), Is.Zero);
        await office.DoAsync(new DraftLetter.Command { CaseNumber = number }, Role.Officer);
        var checks = await (await officer.GetAsync($"{address}/documents/1/checks")).DoneAsync();
        Assert.That((checks.GetProperty("checks").GetArrayLength(), checks.GetProperty("blocked").GetBoolean()), Is.EqualTo((48, false)));
        await (await officer.PostAsJsonAsync($"{address}/check-overrides", new { documentNo = 1, checkId = "ENCL", reason = "试" })).ProblemAsync(403, "access.not-allowed");
        using var head = office.ClientFor(Role.Head);
        await (await head.PostAsJsonAsync($"{address}/release-holds", new { reason = "法院裁定" })).DoneAsync();
        Assert.That((await (await officer.GetAsync($"{address}/documents/1/checks")).DoneAsync()).GetProperty("blocked").GetBoolean(), Is.True, "HOLD");
    }
}
