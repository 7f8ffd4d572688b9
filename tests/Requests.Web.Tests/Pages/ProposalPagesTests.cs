using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Intake;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Web.Tests.Pages;

/// <summary>Scans and mails at the clerk's desk, without script.</summary>
public sealed class ProposalPagesTests
{
    // A mark without a picture: recognition, where it is installed, finds nothing in it.
    private static readonly byte[] Scan = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2];

    [Test]
    public async Task AScan_LeadsToTheForm_AndBecomesAFileOfTheCase()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = await Browser.SignedInAsync(office, Role.Clerk);
        var page = await clerk.OpenAsync("/log");
        var filled = await clerk.UploadAsync(page.FormHolding("name=\"letters\""), "letters", "来信.png", Scan, []);
        Assert.That(filled.Text, Does.Contain("来自扫描件").And.Contain("没有识别出文字"), filled.Text);
        Assert.That(Markup.Faults(filled), Is.Empty);
        var done = await clerk.SendAsync(filled, new()
        {
            ["subject"] = "停车泊位",
            ["requestText"] = "请公开停车泊位批准文件。",
            ["applicantType"] = "naturalPerson",
            ["applicant.name"] = "张三",
            ["applicant.phone"] = "13800001234",
            ["signedOn"] = "2026-03-02",
        });
        Assert.That(done.Text, Does.Contain("HCG-2026-0001"), done.Text);
        Assert.That(await office.InDbAsync(db => db.Set<Attachment>().Select(a => a.FileName).ToListAsync()), Is.EqualTo(new[] { "来信.png" }));
        Assert.That((await clerk.OpenAsync("/proposals")).Text, Does.Contain("没有来信"));
    }

    [Test]
    public async Task TenScans_FillABag_AndAreLoggedInOneGo()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = await Browser.SignedInAsync(office, Role.Clerk);
        var scans = new List<Guid>();
        for (var i = 0; i < 10; i++) scans.Add((await office.DoAsync(new ProposeScan.Command($"来信{i}.png", new MemoryStream([.. Scan,
            (byte)i])), Role.Clerk)).Id);
        var page = await clerk.OpenAsync($"/log/bag?proposals={string.Join(',', scans)}");
        Assert.That(scans.Select((id, i) => page.Form.Fields[$"letters.{i}.proposalId"]), Is.EqualTo(scans.Select(id => id.ToString())));
        var bag = new Dictionary<string, string> { ["signedOn"] = "2026-03-02" };
        for (var i = 0; i < 10; i++)
            foreach (var (name, value) in new[] { ("applicant.name", "张三"), ("applicantType", "naturalPerson"), ("applicant.phone",
                "13800001234"), ("subject", $"第{i}件"), ("requestText", "请公开。"), ("mailNumber", $"XA00000001{i}CN") })
                bag[$"letters.{i}.{name}"] = value;
        var done = await clerk.SendAsync(page, bag);
        Assert.That(done.Text, Does.Contain("已登记 10 封"), done.Text);
        Assert.That(await office.InDbAsync(db => db.Set<Attachment>().Select(a => a.CaseId).Distinct().CountAsync()), Is.EqualTo(10),
            "each case has its own scan");
    }

    [Test]
    public async Task AScanThatIsNoRequest_IsSetAsideForAReason_OrJoinsItsCase()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = await Browser.SignedInAsync(office, Role.Clerk);
        var (first, second) = (await ProposeAsync(office), await ProposeAsync(office));
        var page = await clerk.OpenAsync($"/proposals/{first}");
        Assert.That(Markup.Faults(page), Is.Empty);
        await using (var file = (await office.DoAsync(new DownloadProposalFile.Query(first, 1),
            Role.Clerk)).Content) Assert.That(file.ReadByte(), Is.EqualTo(0x89));
        await office.RefusedAsync("files.not-found", new DownloadProposalFile.Query(first, 2), Role.Clerk);
        var refused = await clerk.SendAsync(page.FormHolding("handler=aside"), []);
        Assert.That((int)refused.Status, Is.EqualTo(400), "without a reason");
        await clerk.SendAsync(page.FormHolding("handler=aside"), new() { ["reason"] = "广告" });
        var none = await clerk.SendAsync((await clerk.OpenAsync($"/proposals/{second}")).FormHolding("handler=join"),
            new() { ["caseNumber"] = "HCG-2026-0099" });
        Assert.That((int)none.Status, Is.EqualTo(404));
        Assert.That((await clerk.OpenAsync("/proposals?state=SetAside")).Text, Does.Contain("来信 1"));
    }

    private static async Task<Guid> ProposeAsync(WebOffice office) => (await office.DoAsync(new ProposeScan.Command("a.png",
        new MemoryStream(Scan)), Role.Clerk)).Id;
}
