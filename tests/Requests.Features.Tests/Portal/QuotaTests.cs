using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Portal;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Files;
using Requests.Features.Services.Notices;
using Requests.Features.Tests.Files;

namespace Requests.Features.Tests.Portal;

public sealed class QuotaTests
{
    private static Task<TestOffice> OpenAsync(int files = 100, int perHour = 100, long perCase = 1_000_000, long perDay = 1_000_000, int drafts = 100) =>
        TestOffice.OpenAsync("2026-03-02", services => services.AddSingleton(new ApplicantLimits(files, perHour, perCase, perDay, drafts)));

    private static async Task<Result<AddMaterial.Response>> AddAsync(TestOffice office, IntakeReceiptKey at, byte[]? content = null)
    {
        var kept = await office.SendAsync(new TakeInMaterial.Command(at.Number, at.Code, "a.png", new MemoryStream(content ?? SampleFiles.Png)));
        return kept.Problem is { } refused ? refused : await office.SendAsync(new AddMaterial.Command
        {
            Number = at.Number,
            QueryCode = at.Code,
            File = kept.Value
        });
    }

    private sealed record IntakeReceiptKey(string Number, string Code);

    private static async Task<IntakeReceiptKey> SubmitAsync(TestOffice office)
    {
        var receipt = await office.DoAsync(SubmitOnlineTests.Request());
        return new(receipt.CaseNumber, receipt.QueryCode);
    }

    [Test]
    public async Task Quota_OfFilesInOneCase_IsToldWithItsNumber()
    {
        await using var office = await OpenAsync(files: 2);
        var at = await SubmitAsync(office);
        for (var i = 0; i < 2; i++) Assert.That((await AddAsync(office, at)).Problem, Is.Null);
        var full = (await AddAsync(office, at)).Problem!;
        Assert.That((full.Code, full.Kind, full.Text.Zh), Is.EqualTo(("files.too-many", ProblemKind.TooMany, "一件申请最多补充2个文件，已经到数。其余材料请合并成一个文件，或者邮寄、当面提交。")));
        // Words are kept as files too.
        await office.RefusedAsync("files.too-many", new AddMaterial.Command("补充") { Number = at.Number, QueryCode = at.Code });
    }

    [Test]
    public async Task Quota_OfAnHour_IsFreeAgainAfterIt()
    {
        await using var office = await OpenAsync(perHour: 2);
        var at = await SubmitAsync(office);
        for (var i = 0; i < 2; i++) await AddAsync(office, at);
        Assert.That((await AddAsync(office, at)).Problem?.Code, Is.EqualTo("files.too-often"));
        office.Time.Advance(TimeSpan.FromMinutes(61));
        Assert.That((await AddAsync(office, at)).Problem, Is.Null);
    }

    [Test]
    public async Task Quota_OfBytes_StopsReadingWhereItIsFull_AndKeepsNothing()
    {
        await using var office = await OpenAsync(perCase: 100);
        var at = await SubmitAsync(office);
        var content = new MemoryStream([.. SampleFiles.Png, .. new byte[10_000_000]]);
        await office.RefusedAsync("files.case-full", new TakeInMaterial.Command(at.Number, at.Code, "a.png", content));
        Assert.That(content.Position, Is.LessThan(1_000_000));
    }

    [Test]
    public async Task Quota_OfADay_HoldsOverAllCasesOfOneApplicant_AndForNobodyElse()
    {
        await using var office = await OpenAsync(perDay: SampleFiles.Png.Length + 1);
        var (first, second) = (await SubmitAsync(office), await SubmitAsync(office));
        var other = await office.DoAsync(SubmitOnlineTests.Request() with { Applicant = new("李四", Phone: "13800009999") });
        Assert.That((await AddAsync(office, first)).Problem, Is.Null);
        Assert.That((await AddAsync(office, second)).Problem?.Code, Is.EqualTo("files.day-full"));
        Assert.That((await AddAsync(office, new(other.CaseNumber, other.QueryCode))).Problem, Is.Null);
        office.GoTo("2026-03-03");
        office.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.That((await AddAsync(office, second)).Problem, Is.Null);
    }

    [Test]
    public async Task Quota_BindsNoClerk()
    {
        await using var office = await OpenAsync(files: 1);
        var receipt = await office.DoAsync(SampleData.Posted(), Role.Clerk);
        for (var i = 0; i < 3; i++)
        {
            var kept = await office.DoAsync(new Features.Areas.Files.TakeInFile.Command(receipt.CaseNumber, "a.png",
                new MemoryStream(SampleFiles.Png)), Role.Clerk);
            await office.DoAsync(new Features.Areas.Files.AttachFile.Command(FilePurpose.Application, kept) { CaseNumber = receipt.CaseNumber }, Role.Clerk);
        }
    }

    [Test]
    public async Task ABurstOfFiles_IsToldOnce()
    {
        await using var office = await OpenAsync();
        var at = await SubmitAsync(office);
        for (var i = 0; i < 5; i++) await AddAsync(office, at);
        async Task<int> ToldAsync() => await office.InDbAsync(db => db.Set<InboxNotice>().Where(n =>
            n.Kind == nameof(NoticeKind.MaterialCame)).GroupBy(n => n.UserId).Select(g => g.Count()).FirstAsync());
        Assert.That(await ToldAsync(), Is.EqualTo(1));
        office.Time.Advance(TimeSpan.FromMinutes(61));
        await AddAsync(office, at);
        Assert.That(await ToldAsync(), Is.EqualTo(2));
    }
}
