using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Portal;
using Requests.Features.Data.Entities;
using Requests.Features.Tests.Files;

namespace Requests.Features.Tests.Portal;

public sealed class AddMaterialTests
{
    [Test]
    public async Task AddMaterial_KeepsWordsAndFilesAndMovesNoDate()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        var receipt = await office.DoAsync(SubmitOnlineTests.Request());
        office.GoTo("2026-03-05");
        var words = await office.DoAsync(new AddMaterial.Command("合同编号是123") { Number = receipt.CaseNumber, QueryCode = receipt.QueryCode });
        var kept = await office.DoAsync(new TakeInMaterial.Command(receipt.CaseNumber, receipt.QueryCode, "照片.png", new MemoryStream(SampleFiles.Png)));
        var file = await office.DoAsync(new AddMaterial.Command { Number = receipt.CaseNumber, QueryCode = receipt.QueryCode, File = kept });
        Assert.That((words.No, file.No, file.DueOn), Is.EqualTo((1, 2, receipt.DueOn)));
        var names = await office.InDbAsync(db => db.Set<Attachment>().OrderBy(a => a.No).Select(a => a.FileName).ToListAsync());
        Assert.That(names, Is.EqualTo(new[] { "补充材料.txt", "照片.png" }));
    }

    [Test]
    public async Task AddMaterial_WithNeitherWordsNorFile_IsInvalid()
    {
        await using var office = await TestOffice.OpenAsync();
        var receipt = await office.DoAsync(SubmitOnlineTests.Request());
        await office.RefusedAsync("input.invalid", new AddMaterial.Command { Number = receipt.CaseNumber, QueryCode = receipt.QueryCode });
    }

    [Test]
    public async Task TakeInMaterial_WithoutTheCode_ReadsNothing()
    {
        await using var office = await TestOffice.OpenAsync();
        var receipt = await office.DoAsync(SubmitOnlineTests.Request());
        using var content = new MemoryStream(SampleFiles.Png);
        await office.RefusedAsync("portal.no-such-request", new TakeInMaterial.Command(receipt.CaseNumber, "", "a.png", content));
        Assert.That(content.Position, Is.Zero);
    }

    [Test]
    public async Task AddMaterial_ToAWithdrawnRequest_IsRefused()
    {
        await using var office = await TestOffice.OpenAsync();
        var receipt = await office.DoAsync(SubmitOnlineTests.Request());
        await office.DoAsync(new WithdrawOnline.Command { Number = receipt.CaseNumber, QueryCode = receipt.QueryCode });
        await office.RefusedAsync("case.wrong-state", new AddMaterial.Command("补充") { Number = receipt.CaseNumber, QueryCode = receipt.QueryCode });
        await office.RefusedAsync("case.wrong-state",
            new TakeInMaterial.Command(receipt.CaseNumber, receipt.QueryCode, "a.png", new MemoryStream(SampleFiles.Png)));
    }
}
