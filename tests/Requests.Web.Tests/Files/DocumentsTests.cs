using System.IO.Compression;
using System.Net.Http.Json;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Intake;
using Requests.Features.Areas.Release;
using Requests.Features.Areas.Search;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Jobs;
using Requests.Web.Files;
using SkiaSharp;

namespace Requests.Web.Tests.Files;

/// <summary>Text recognition and conversion by the programs of the system; skipped where they are not installed (tests/run --with-documents
/// installs them).</summary>
public sealed class DocumentsTests
{
    private static readonly string[] Letter = ["政府信息公开申请", "申请人：王小明", "联系电话：13800001234", "通讯地址：江城市和平路12号", "申请公开2025年绿化养护合同"];

    private static void NeedsRecognition()
    {
        if (!Tesseract.Installed.IsAvailable) Assert.Ignore("tesseract-ocr and tesseract-ocr-chi-sim are not installed.");
    }

    private static void NeedsConverter()
    {
        if (!LibreOffice.Installed.IsAvailable) Assert.Ignore("libreoffice-writer-nogui and libreoffice-calc-nogui are not installed.");
    }

    /// <summary>A page as a scanner gives it: a picture of typed lines.</summary>
    internal static byte[] Scan(params string[] lines)
    {
        using var face = SKTypeface.FromFile(Path.Combine(AppContext.BaseDirectory, "Fonts", "NotoSerifSC_400Regular.ttf"));
        using var font = new SKFont(face, 44);
        using var bitmap = new SKBitmap(1240, 100 + 90 * lines.Length);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.White);
            using var ink = new SKPaint { Color = SKColors.Black, IsAntialias = true };
            for (var i = 0; i < lines.Length; i++) canvas.DrawText(lines[i], 80, 100 + 90 * i, SKTextAlign.Left, font, ink);
        }
        using var image = SKImage.FromBitmap(bitmap);
        using var png = image.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    private static Task<SweepRun> SweepAsync(WebOffice office, string name) => office.InScopeAsync(s => s.GetRequiredService<SweepRunner>()
        .RunAsync(Sweeps.Find(name)!, CancellationToken.None));

    [Test]
    public async Task AScan_IsFoundByTheWordsOnIt()
    {
        NeedsRecognition();
        await using var office = await WebOffice.OpenAsync();
        using var clerk = office.ClientFor(Role.Clerk);
        var number = await FileEndpointsTests.RegisterAsync(clerk);
        using var answer = await clerk.PostAsync($"/api/v1/cases/{number}/files?fileName=a.png&purpose=application", new ByteArrayContent(Scan("滨江路喷泉水质检测报告")));
        await answer.DoneAsync(201);
        await SweepAsync(office, IndexTexts.Name);
        Assert.That((await office.DoAsync(new SearchCases.Query("检测报告"), Role.Clerk)).Hits, Is.Empty, "before it was read");
        Assert.That((await SweepAsync(office, RecogniseTexts.Name)).Done, Is.EqualTo(1));
        Assert.That((await SweepAsync(office, RecogniseTexts.Name)).Checked, Is.Zero, "read once");
        await SweepAsync(office, IndexTexts.Name);
        Assert.That((await office.DoAsync(new SearchCases.Query("检测报告"), Role.Clerk)).Hits.Select(h => h.CaseNumber), Is.EqualTo(new[] { number }));
        var kept = await office.InDbAsync(db => db.Set<RecognisedText>().Select(t => t.Pages).SingleAsync());
        Assert.That(kept, Does.Not.Contain("检测"), "sealed");
    }

    [Test]
    public async Task AScanOfALetter_FillsTheForm_EachFieldMarked_AndIsRegisteredWithItsScan()
    {
        NeedsRecognition();
        await using var office = await WebOffice.OpenAsync();
        var scan = await office.DoAsync(new ProposeScan.Command("来信.png", new MemoryStream(Scan(Letter))), Role.Clerk);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(scan.Fields.GetValueOrDefault("applicant.name"), Is.EqualTo("王小明"));
            Assert.That(scan.Fields.GetValueOrDefault("applicant.phone"), Is.EqualTo("13800001234"));
            Assert.That(scan.Fields.GetValueOrDefault("applicant.address"), Does.Contain("和平路12号"));
            Assert.That(scan.Fields.GetValueOrDefault("subject"), Does.Contain("绿化养护合同"));
        }
        using var clerk = office.ClientFor(Role.Clerk);
        using var answer = await clerk.PostAsJsonAsync("/api/v1/cases", new
        {
            channel = "registeredPost",
            subject = scan.Fields["subject"],
            requestText = scan.Fields["requestText"],
            applicantType = "naturalPerson",
            applicant = new { name = "王小明", phone = "13800001234" },
            arrivedOn = "2026-03-02",
            signedOn = "2026-03-02",
            proposalId = scan.Id,
        });
        await answer.DoneAsync(201);
        Assert.That(await office.InDbAsync(db => db.Set<Attachment>().Select(a => a.FileName).ToListAsync()), Is.EqualTo(new[] { "来信.png" }));
    }

    [Test]
    public async Task OfficeFiles_BecomePdf_AndWhatCannotIsNamed()
    {
        NeedsConverter();
        await using var office = await WebOffice.OpenAsync(settings: "--Documents:Converter=true");
        using var clerk = office.ClientFor(Role.Clerk);
        var number = await FileEndpointsTests.RegisterAsync(clerk);
        foreach (var (name, content) in new[] { ("合同.rtf", "{\\rtf1\\ansi\\ansicpg936 test \\u21512?\\u21516?}"u8.ToArray()), ("坏.docx",
            Package()), ("说明.txt", Encoding.UTF8.GetBytes("说明")) })
        {
            using var added = await clerk.PostAsync($"/api/v1/cases/{number}/files?fileName={Uri.EscapeDataString(name)}", new ByteArrayContent(content));
            await added.DoneAsync(201);
        }
        var made = await office.DoAsync(new ConvertAttachment.Command(1) { CaseNumber = number }, Role.Officer);
        Assert.That(made.FileName, Is.EqualTo("合同.pdf"));
        var pdf = await office.InDbAsync(db => db.Set<Attachment>().SingleAsync(a => a.No == made.FileNo));
        Assert.That(pdf.MediaType, Is.EqualTo("application/pdf"));
        Assert.That((await office.RefusedAsync("release.cannot-convert", new ConvertAttachment.Command(2) { CaseNumber = number },
            Role.Officer)).Text.Zh, Does.Contain("坏.docx"));
        await office.RefusedAsync("release.not-convertible", new ConvertAttachment.Command(3) { CaseNumber = number }, Role.Officer);
    }

    [Test]
    public async Task WithoutAConverter_ItIsSaid()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = office.ClientFor(Role.Clerk);
        var number = await FileEndpointsTests.RegisterAsync(clerk);
        using var added = await clerk.PostAsync($"/api/v1/cases/{number}/files?fileName=a.rtf", new ByteArrayContent("{\\rtf1 a}"u8.ToArray()));
        await added.DoneAsync(201);
        await office.RefusedAsync("release.no-converter", new ConvertAttachment.Command(1) { CaseNumber = number }, Role.Officer);
    }

    // It says that it is a document, and holds none.
    private static byte[] Package()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true)) zip.CreateEntry("word/document.xml").Open().Dispose();
        return stream.ToArray();
    }
}
