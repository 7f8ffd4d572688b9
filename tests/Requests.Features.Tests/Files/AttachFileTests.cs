using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Files;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Files;

namespace Requests.Features.Tests.Files;

public sealed class AttachFileTests
{
    [Test]
    public async Task AttachFile_NumbersTheFilesOfACaseAndKeepsTheirNamesOutOfEventsAndLog()
    {
        var log = new LogCatcher();
        await using var office = await TestOffice.OpenAsync(adapt: log.Listen);
        var receipt = await office.DoAsync(SampleData.Posted(), Role.Clerk);
        var first = await AttachAsync(office, receipt.CaseNumber, "张三身份证.pdf");
        var second = await AttachAsync(office, receipt.CaseNumber, "委托书.pdf");
        Assert.That((first.No, second.No), Is.EqualTo((1, 2)));
        Assert.That(second.Version, Is.Not.EqualTo(first.Version));

        var kept = await office.InDbAsync(db => db.Set<Attachment>().OrderBy(a => a.No).ToListAsync());
        Assert.That(kept[0].FileName, Is.EqualTo("张三身份证.pdf"));
        var events = await office.EventsAsync(receipt.CaseNumber);
        Assert.That(events.Select(e => e.Act).Skip(1), Is.EqualTo(new[] { nameof(Act.AttachFile), nameof(Act.AttachFile) }));
        Assert.That(string.Concat(events.Select(e => e.Details)), Does.Contain(first.Sha256).And.Not.Contain("张三"));
        Assert.That(log.All, Does.Contain(nameof(AttachFile)).And.Not.Contain("张三"));
    }

    [Test]
    public async Task AttachFile_ToAWithdrawnCase_OfAClerk_StillWorksWhileItIsNotArchived()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        var receipt = await office.DoAsync(SampleData.Posted(), Role.Clerk);
        await office.DoAsync(new Requests.Features.Areas.Intake.Withdraw.Command(SampleData.Day("2026-03-02")) { CaseNumber = receipt.CaseNumber }, Role.Clerk);
        Assert.That((await AttachAsync(office, receipt.CaseNumber, "撤回申请书.pdf")).No, Is.EqualTo(1));
    }

    [Test]
    public async Task AttachFile_OfAnotherBodysCase_IsNotFound()
    {
        await using var office = await TestOffice.OpenAsync();
        var file = new KeptFile("a.pdf", "application/pdf", 1, new string('a', 64), ScanVerdict.Clean);
        await office.RefusedAsync("case.not-found", new AttachFile.Command(FilePurpose.Evidence, file) { CaseNumber = "OTH-2026-0001" }, Role.Clerk);
    }

    internal static async Task<AttachFile.Response> AttachAsync(TestOffice office, string number, string name)
    {
        var kept = await office.DoAsync(new TakeInFile.Command(number, name, new MemoryStream(SampleFiles.Pdf)), Role.Clerk);
        return await office.DoAsync(new AttachFile.Command(FilePurpose.Evidence, kept) { CaseNumber = number }, Role.Clerk);
    }
}
