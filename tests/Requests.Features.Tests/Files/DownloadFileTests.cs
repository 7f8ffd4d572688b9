using Requests.Features.Areas.Files;
using Requests.Features.Kernel;

namespace Requests.Features.Tests.Files;

public sealed class DownloadFileTests
{
    [Test]
    public async Task DownloadFile_GivesTheSameBytes()
    {
        await using var office = await TestOffice.OpenAsync();
        var receipt = await office.DoAsync(SampleData.Posted(), Role.Clerk);
        var file = await AttachFileTests.AttachAsync(office, receipt.CaseNumber, "申请书.pdf");
        await office.DoAsync(new OpenFile.Command(file.No, "核对材料") { CaseNumber = receipt.CaseNumber }, Role.Officer);
        var opened = await office.DoAsync(new DownloadFile.Query(receipt.CaseNumber, file.No), Role.Officer);
        await using var content = opened.Content;
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy);
        Assert.That(copy.ToArray(), Is.EqualTo(SampleFiles.Pdf));
        Assert.That((opened.FileName, opened.MediaType), Is.EqualTo(("申请书.pdf", "application/pdf")));
    }

    [Test]
    public async Task DownloadFile_WithAnUnknownNumber_IsNotFound()
    {
        await using var office = await TestOffice.OpenAsync();
        var receipt = await office.DoAsync(SampleData.Posted(), Role.Clerk);
        await office.RefusedAsync("files.not-found", new DownloadFile.Query(receipt.CaseNumber, 1), Role.Officer);
    }
}
