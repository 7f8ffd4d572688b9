using Requests.Features.Areas.Files;
using Requests.Features.Areas.Letters;
using Requests.Features.Areas.Letters.Checks;
using Requests.Features.Areas.Outcomes;
using Requests.Features.Areas.Release;
using Requests.Features.Areas.Service;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Files.Inspection;
using Requests.Features.Tests.Files;
using Requests.Features.Tests.Replies;
using Requests.Paper;
using Requests.Statute.Outcomes;
using Requests.Statute.Service;
using SkiaSharp;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Release;

/// <summary>Partial release: what is marked is gone, not covered, and every mark has its row in the list.</summary>
public sealed class RedactionTests
{
    [Test]
    [Property("Rule", "REDACT")]
    public async Task RedactAttachment_LeavesNothingOfWhatWasUnderTheMarks()
    {
        Assume.That(Redaction.Available, "poppler-utils is installed");
        await using var path = await PartialAsync();
        var source = await Enclosing.AttachAsync(path, TelltaleFiles.Pdf(author: "somebody"), "方案.pdf");
        await path.RefusedAsync("release.no-such-part", new MarkRedaction.Command(source, 1, 10, 10, 50, 20, 2));
        await path.RefusedAsync("release.outside-page", new MarkRedaction.Command(source, 2, 10, 10, 50, 20, 1));
        var place = (await path.Office.DoAsync(new FindInPages.Query(path.Number, source, "secret"), Role.Officer)).Places.Single();
        var mark = await path.DoAsync(new MarkRedaction.Command(source, place.Page, (decimal)place.Left, (decimal)place.Top,
            (decimal)place.Width, (decimal)place.Height, 1));
        Assert.That(mark.Article, Is.EqualTo("《条例》第十六条第二款"));

        var copy = await path.Office.DoAsync(new RedactAttachment.Command(path.Number, source), Role.Officer);
        var attached = await path.DoAsync(new AttachRedacted.Command(copy));
        var made = await path.Office.DoAsync(new DownloadFile.Query(path.Number, attached.FileNo), Role.Officer);
        using var bytes = new MemoryStream();
        await using (made.Content) await made.Content.CopyToAsync(bytes);
        var read = FileInspector.Inspect(new MemoryStream(bytes.ToArray()), MediaTypes.Pdf);
        Assert.That((read.Pages.Single(), read.Traces.Count), Is.EqualTo(("", 0)), "no text, no author, nothing inside");
        Assert.That(System.Text.Encoding.Latin1.GetString(bytes.ToArray()), Does.Not.Contain("Secret").And.Not.Contain("somebody"));

        var picture = await path.Office.DoAsync(new ReadPageImage.Query(path.Number, attached.FileNo, 1, 72), Role.Officer);
        using var bitmap = SKBitmap.Decode(picture.Png);
        var (x, y) = ((int)(place.Left + place.Width / 2), (int)(place.Top + 1));
        Assert.That(bitmap.GetPixel(x, y).Red, Is.LessThan(40), "black where the word stood");

        await path.DoAsync(new DraftLetter.Command());
        var checks = (await path.Office.DoAsync(new CheckLetter.Query(path.Number, 1), Role.Officer)).Checks.ToDictionary(c => c.Id);
        foreach (var id in new[] { "REDACT", "PARTS", "ENCL", "HIDDEN" }) Assert.That(checks[id].Outcome, Is.EqualTo(CheckLetter.Outcome.Ok), $"{id} {string.Join(";", checks[id].Faults)}");
        Assert.That(await path.TextAsync(), Does.Contain("方案（遮盖）（1页）").And.Not.Contain("2. 方案\n"), "the redacted file stands in the place of its source");
    }

    [Test]
    [Property("Rule", "PARTS")]
    public async Task RemoveMark_AfterPainting_KeepsTheCopyOut_AndAPartWithoutAMarkIsNamed()
    {
        Assume.That(Redaction.Available, "poppler-utils is installed");
        await using var path = await PartialAsync();
        var source = await Enclosing.AttachAsync(path, TelltaleFiles.Pdf(), "方案.pdf");
        await path.Office.RefusedAsync("release.no-marks", new RedactAttachment.Command(path.Number, source), Role.Officer);
        var mark = await path.DoAsync(new MarkRedaction.Command(source, 1, 40, 130, 80, 20, 1));
        var copy = await path.Office.DoAsync(new RedactAttachment.Command(path.Number, source), Role.Officer);
        await path.DoAsync(new RemoveMark.Command(mark.MarkNo));
        await path.RefusedAsync("release.no-such-mark", new RemoveMark.Command(mark.MarkNo));
        await path.RefusedAsync("release.marks-changed", new AttachRedacted.Command(copy));
        var marks = await path.Office.DoAsync(new ReadMarks.Query(path.Number, source), Role.Officer);
        Assert.That((marks.Marks.Count, marks.Parts.Single().Marked, marks.Pages.Single().Number), Is.EqualTo((0, false, 1)));
    }

    [Test]
    public async Task MarkRedaction_OfAPicture_IsRefused()
    {
        await using var path = await PartialAsync();
        var no = await Enclosing.AttachAsync(path, TelltaleFiles.Jpeg(), "照片.jpg");
        await path.RefusedAsync("release.not-a-pdf", new MarkRedaction.Command(no, 1, 1, 1, 1, 1, 1));
        var clean = await path.DoAsync(new CleanAttachment.Command(no));
        Assert.That(clean.FileNo, Is.EqualTo(no + 1));
    }

    [Test]
    [Property("Rule", "REM-17")]
    public async Task SetReleaseHold_StopsWhatWouldBeSupplied_UntilItIsLifted()
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.DoAsync(new ClassifyOutcome.Command(OutcomeLeaf.Granted));
        await path.RefusedAsync("release.no-hold", new LiftReleaseHold.Command("无"), Role.Head);
        await path.DoAsync(new SetReleaseHold.Command("（2026）某01行初1号裁定"), Role.Head);
        await path.RefusedAsync("release.hold-stands", new SetReleaseHold.Command("又一份"), Role.Head);
        await path.DoAsync(new DraftLetter.Command(Fields: GrantedFields));
        var stopped = await path.RefusedAsync("checks.stand", new SubmitLetter.Command());
        Assert.That(stopped.Findings!.Select(f => f.RuleId), Is.EqualTo(new[] { "HOLD" }));

        await path.DoAsync(new LiftReleaseHold.Command("裁定解除"), Role.Head);
        await path.ApproveAsync(new DraftLetter.Command(Fields: GrantedFields));
        await path.DoAsync(new IssueLetter.Command());
        await path.DoAsync(new SetReleaseHold.Command("（2026）某01行初2号裁定"), Role.Head);
        await path.RefusedAsync("release.hold-stands", new RecordService.Command(ServiceMethod.InPerson, Day("2026-03-02"), Day("2026-03-02"), Proof: "送达回证"));
    }

    private static readonly FieldValue[] GrantedFields =
    [
        new("infoTitle", "停车泊位设置批准文件"), new("publishedDate", "2025-06-02"), new("publishChannel", "某市政府网站"), new("accessMethod", "网上查阅"), new("accessRoute", "https://www.example.invalid/1"),
    ];

    [Test]
    public async Task ProposeMarks_FindsNumbersOnEveryPage_MaskedAndStillOpen()
    {
        await using var path = await PartialAsync();
        var paper = PdfWriter.Write(new PaperDocument(PaperProfile.Notice, "名单",
            [new Paragraph("其余可以公开。"), new PageBreak(), new Paragraph("联系电话 13900001111。")]));
        var source = await Enclosing.AttachAsync(path, new MemoryStream(paper), "名单.pdf");
        var proposed = await path.Office.DoAsync(new ProposeMarks.Query(path.Number, source), Role.Officer);
        Assert.That(proposed.Places.Select(p => (p.Page, p.IsCovered)), Is.EqualTo(new[] { (2, false) }));
        Assert.That(proposed.Places[0].Shown, Does.Not.Contain("13900001111"));
    }

    private static async Task<ReplyCase> PartialAsync()
    {
        var path = await ReplyCase.OpenAsync();
        await path.DoAsync(new ClassifyOutcome.Command(OutcomeLeaf.Partial, Basis: new OutcomeBasis
        {
            Separated = true,
            Withheld = [new("第1页第1段", PartGround.RefusedProcess, "记录了三个部门未定稿的测算，公开后会妨碍后续讨论")],
            Process = ProcessKind.Draft,
            DisclosureDutyChecked = true,
        }));
        return path;
    }
}
