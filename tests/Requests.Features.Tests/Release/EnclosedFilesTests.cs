using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Letters;
using Requests.Features.Areas.Release;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Letters;
using Requests.Features.Tests.Files;
using Requests.Features.Tests.Replies;
using Requests.Paper;

using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Release;

/// <summary>What the list of enclosures says of a file, and when a file with a secrecy mark may go out.</summary>
public sealed class EnclosedFilesTests
{
    [Test]
    [Property("Rule", "ENCL")]
    public async Task CountPages_OfAWordFile_StandsInTheLettersList_WithTheFilesHash()
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.ClassifyNotResponsibleAsync();
        var word = await Enclosing.AttachAsync(path, TelltaleFiles.Docx(), "批复.docx");
        await path.DoAsync(new CountPages.Command(word, 4));
        await path.DoAsync(new CountPages.Command(word, 6));
        await path.DoAsync(new DraftLetter.Command());
        Assert.That(await path.TextAsync(), Does.Contain("批复（6页）"));
        var line = await LineAsync(path);
        var sha = await path.Office.InDbAsync(db => db.Set<Attachment>().Select(a => a.Sha256).SingleAsync());
        Assert.That((line.Title, line.Pages, line.Sha256), Is.EqualTo(("批复", (int?)6, sha)));

        await path.DoAsync(new CountPages.Command(word, 7));
        var stopped = await path.RefusedAsync("checks.stand", new SubmitLetter.Command());
        Assert.That(stopped.Findings!.Select(f => f.RuleId).Distinct(), Is.EqualTo(new[] { "ENCL" }), "the list says 6");
    }

    [Test]
    [Property("Rule", "ENCL")]
    public async Task CountPages_OfAPdf_IsTheProgramsOwnCount()
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.ClassifyNotResponsibleAsync();
        var pdf = await Enclosing.AttachAsync(path, TelltaleFiles.Pdf(), "批复.pdf");
        await path.RefusedAsync("release.pages-counted", new CountPages.Command(pdf, 9));
        await path.DoAsync(new DraftLetter.Command());
        Assert.That((await LineAsync(path)).Pages, Is.EqualTo(1));
        await path.RefusedAsync("files.not-found", new CountPages.Command(99, 1));
    }

    [Test]
    [Property("Rule", "SECRET-MARK")]
    public async Task ClearSecrecyMark_ByTheReviewer_LetsExactlyThatFileGoOut()
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.ClassifyNotResponsibleAsync();
        var file = await Enclosing.AttachAsync(path, new MemoryStream(PdfWriter.Write(Marked)), "方案.pdf");
        await path.DoAsync(new DraftLetter.Command());
        var stopped = await path.RefusedAsync("checks.stand", new SubmitLetter.Command());
        Assert.That(stopped.Findings!.Select(f => f.RuleId), Is.EqualTo(new[] { "SECRET-MARK" }));

        var clear = new ClearSecrecyMark.Command(file, "市保密局2020年第3号解密通知", Day("2020-05-01"));
        await path.RefusedAsync("access.not-allowed", clear, Role.Officer);
        await path.RefusedAsync("release.decided-later", clear with { DecidedOn = Day("2026-03-03") }, Role.Reviewer);
        await path.DoAsync(clear, Role.Reviewer);
        await path.DoAsync(new SubmitLetter.Command());
        Assert.That((await path.Office.EventsAsync(path.Number)).Select(e => e.Act), Does.Contain(nameof(Act.ClearSecrecyMark)));
    }

    private static readonly PaperDocument Marked = new(PaperProfile.Notice, "方案", [new Paragraph("机密★10年", Indented: false), new Paragraph("停车泊位设置方案。")]);

    private static async Task<EnclosureLine> LineAsync(ReplyCase path)
    {
        var json = Encoding.UTF8.GetString((await path.DoAsync(new DownloadLetter.Command(1, "txt", "盖章寄出"), Role.Officer)).Content);
        Assert.That(json, Does.Contain("附件"));
        await using var scope = path.Office.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Requests.Features.Kernel.Caller>().ActAsSystem();
        var document = await scope.ServiceProvider.GetRequiredService<Requests.Features.Data.RequestsDb>().Set<Document>().Include(d => d.Texts).SingleAsync();
        return scope.ServiceProvider.GetRequiredService<LetterVersions>().Open(document.CurrentText)!.Paper.Blocks.OfType<EnclosureNote>().Single().Enclosures.Single();
    }
}
