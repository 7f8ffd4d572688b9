using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Archive;
using Requests.Features.Areas.Closing;
using Requests.Features.Areas.Disputes;
using Requests.Features.Areas.Letters;
using Requests.Features.Areas.Letters.Checks;
using Requests.Features.Areas.Release;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Archive;
using Requests.Features.Tests.Files;
using Requests.Features.Tests.Outcomes;
using Requests.Features.Tests.Release;
using Requests.Features.Tests.Replies;
using Requests.Statute.Disputes;
using Requests.Statute.Outcomes;
using UglyToad.PdfPig;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Archive;

/// <summary>A case from the request to the court with its archive: every act after the reply adds a version, and the file is whole.</summary>
public sealed class ResealAfterReplyTests
{
    private ReplyCase _path = null!;

    private TestOffice Office => _path.Office;

    [SetUp]
    public async Task SetUp() => _path = await ReplyCase.OpenAsync(adapt: services => services.AddScoped<IArchive, CaseArchive>());

    [TearDown]
    public async Task TearDown() => await _path.DisposeAsync();

    [Test]
    public async Task ActsAfterTheReply_AreEachSealedOnceMore()
    {
        await AnswerAsync();
        await _path.DoAsync(new CloseCase.Command());
        await _path.DoAsync(new ArchiveCase.Command());
        var dispute = await _path.DoAsync(new RegisterDispute.Command(DisputeForum.DirectSuit, "某区人民法院", Day("2026-03-02")));
        await _path.DoAsync(new SettleDisputeDuty.Command(dispute.Duties.Single().DutyId, Day("2026-03-02"), "答辩状已提交"));
        await _path.DoAsync(new RecordDisputeResult.Command(dispute.DisputeId, DisputeResult.ClaimsDismissed, Day("2026-03-02")));
        await _path.DoAsync(new ReopenCase.Command("自行重新办理"), Role.Head);
        Assert.That((await Office.SealsAsync()).Select(s => s.Reason), Is.EqualTo(new[]
        {
            "issued", "served", "CloseCase", "archived", "RegisterDispute", "SettleDisputeDuty", "RecordDisputeResult", "ReopenCase",
        }));
        Assert.That(await TextAsync("data/disputes.json"), Does.Contain("某区人民法院").And.Contain("答辩状已提交").And.Contain("claimsDismissed"));
        Assert.That(await TextAsync("data/events.json"), Does.Contain(nameof(Act.ReopenCase)));
        Assert.That((await Office.DoAsync(new VerifyArchive.Query(), Role.System)).Findings, Is.Empty);
    }

    [Test]
    public async Task ActsBeforeTheReplyAndReadings_AddNoVersion()
    {
        await _path.DoAsync(new SetReleaseHold.Command("（2026）某01行初1号裁定"), Role.Head);
        await _path.DoAsync(new LiftReleaseHold.Command("裁定撤销"), Role.Head);
        Assert.That(await Office.SealsAsync(), Is.Empty);
        await AnswerAsync();
        await _path.DoAsync(new PrintPaper.Command("receipt", "txt", Reason: "打印存档"));
        await _path.RefusedAsync("case.wrong-state", new ArchiveCase.Command(), Role.Clerk);
        Assert.That((await Office.SealsAsync()).Select(s => s.Reason), Is.EqualTo(new[] { "issued", "served" }));
    }

    [Test]
    public async Task ARC_4_AnAnsweredCase_HoldsLetterSheetsWaiversAndWhatWasHeld()
    {
        await _path.DoAsync(SearchTests.Order); // a letter to the unit, the first of the case
        await _path.DoAsync(SearchTests.Sign(new SearchStep(SearchPlaceKind.PaperRoom, "档案室", "停车泊位", null, 0, "李四", Day("2026-03-02"))));
        await _path.DoAsync(new SetReleaseHold.Command("（2026）某01行初1号裁定"), Role.Head);
        await _path.DoAsync(new LiftReleaseHold.Command("裁定撤销"), Role.Head);
        await _path.ClassifyNotResponsibleAsync();
        await Enclosing.AttachAsync(_path, TelltaleFiles.Xlsx(hiddenSheet: true), "表.xlsx");
        await _path.DoAsync(new Features.Areas.Letters.DraftLetter.Command());
        await _path.DoAsync(new OverrideCheck.Command(2, "HIDDEN", "隐藏表只有公式，已核对。"), Role.Leader);
        await _path.DoAsync(new Features.Areas.Letters.SubmitLetter.Command());
        foreach (var role in ReplyCase.Chain) await _path.AgreeAsync(role);
        await _path.IssueAndServeAsync();

        var files = (await Office.BagAsync((await Office.SealsAsync())[^1])).Files.Select(f => f.Path).ToList();
        Assert.That(files, Is.SupersetOf(new[]
        {
            "data/documents/002/letter.pdf", "data/documents/002/letter.docx", "data/documents/002/letter.txt", "data/documents/002/draft-001.txt",
            "data/documents/002/approval-sheet.pdf", "data/documents/002/return-receipt.pdf", "data/documents/002/waivers.json",
            "data/papers/search-record-001.pdf", "data/papers/release.json",
        }));
        Assert.That(await TextAsync("data/documents/002/waivers.json"), Does.Contain("隐藏表只有公式"));
        Assert.That(await TextAsync("data/papers/release.json"), Does.Contain("行初1号").And.Contain("裁定撤销"));
        Assert.That(await PdfTextAsync("data/documents/002/approval-sheet.pdf"), Does.Contain("同意").And.Contain("Chief"));
        Assert.That(await PdfTextAsync("data/papers/search-record-001.pdf"), Does.Contain("档案室").And.Contain("李四"));
        Assert.That(await PdfTextAsync("data/documents/002/return-receipt.pdf"), Does.Contain("直接送达"));
    }

    private async Task AnswerAsync()
    {
        await _path.ClassifyNotResponsibleAsync();
        await _path.ApproveAsync();
        await _path.IssueAndServeAsync();
    }

    private async Task<string> PathAsync(string path) => Office.ObjectPath(await Office.FileAsync((await Office.SealsAsync())[^1], path));

    private async Task<string> TextAsync(string path) => await File.ReadAllTextAsync(await PathAsync(path));

    private async Task<string> PdfTextAsync(string path)
    {
        using var pdf = PdfDocument.Open(await PathAsync(path));
        return string.Concat(pdf.GetPages().Select(p => p.Text));
    }
}
