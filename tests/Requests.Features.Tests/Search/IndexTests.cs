using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Files;
using Requests.Features.Areas.Search;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Tests.Files;
using Requests.Features.Tests.Timers;

namespace Requests.Features.Tests.Search;

public sealed class IndexTests
{
    [Test]
    public async Task IndexTexts_ReadsAttachedPdfOfficeAndTextFiles()
    {
        await using var office = await TestOffice.OpenAsync();
        var number = (await office.DoAsync(SampleData.Posted(), Role.Clerk)).CaseNumber;
        const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        await AttachAsync(office, number, "a.docx", Zip("word/document.xml", $"<w:document xmlns:w='{Word}'><w:body><w:p><w:r><w:t>槐树</w:t></w:r><w:r><w:t>街道图</w:t></w:r></w:p></w:body></w:document>"));
        await AttachAsync(office, number, "b.xlsx", Zip("xl/workbook.xml", "<workbook/>", "xl/sharedStrings.xml", "<sst><si><t>梧桐路面积</t></si></sst>"));
        await AttachAsync(office, number, "c.pdf", Pdf("银杏巷竣工图"));
        await AttachAsync(office, number, "d.txt", SampleFiles.Gb18030);
        await AttachAsync(office, number, "e.ofd", Zip("OFD.xml", "<OFD/>", "Doc_0/Pages/Page_0/Content.xml",
            "<Page><TextObject><TextCode>水杉路批复</TextCode></TextObject></Page>"));
        await AttachAsync(office, number, "f.pdf", SampleFiles.Pdf);
        var run = await office.SweepAsync(IndexTexts.Name);
        Assert.That((run.Checked, run.Faults), Is.EqualTo((1, 0)), "a damaged file is no fault of the sweep");
        foreach (var (words, no) in new[] { ("槐树街道", 1), ("梧桐路", 2), ("银杏巷", 3), ("批准文件", 4), ("水杉", 5) })
        {
            var found = await office.DoAsync(new SearchCases.Query(words, SearchSource.File), Role.Officer);
            Assert.That(found.Hits.SelectMany(h => h.Passages).Select(p => p.No), Is.EqualTo(new[] { no }), words);
        }
        Assert.That((await office.DoAsync(new SearchCases.Query("水杉路"), Role.Officer)).Hits[0].Passages[0].Title, Is.EqualTo("e.ofd"));
    }

    [Test]
    public async Task IndexTexts_LeavesWhatDidNotChangeAndTakesTheMarksAway()
    {
        await using var office = await TestOffice.OpenAsync();
        var number = (await office.DoAsync(SampleData.Posted(), Role.Clerk)).CaseNumber;
        Assert.That((await office.SweepAsync(IndexTexts.Name)).Done, Is.EqualTo(1));
        Assert.That(await office.InDbAsync(db => db.Set<SearchMark>().CountAsync()), Is.Zero);
        await AttachAsync(office, number, "d.txt", SampleFiles.Utf8);
        Assert.That((await office.SweepAsync(IndexTexts.Name)).Done, Is.EqualTo(1), "the file alone");
        Assert.That((await office.SweepAsync(IndexTexts.Name)).Checked, Is.Zero);
    }

    [Test]
    public async Task SearchMark_OfARefusedCommand_IsRolledBackWithIt()
    {
        await using var office = await TestOffice.OpenAsync();
        await office.RefusedAsync("input.invalid", SampleData.Posted(subject: ""), Role.Clerk);
        Assert.That(await office.InDbAsync(db => db.Set<SearchMark>().CountAsync()), Is.Zero);
    }

    [Test]
    public async Task RebuildIndex_EmptiesIt_AndTheSweepsFillItAgain()
    {
        await using var office = await TestOffice.OpenAsync();
        await office.DoAsync(SampleData.Posted(), Role.Clerk);
        await office.SweepAsync(IndexTexts.Name);
        await office.RefusedAsync("access.not-allowed", new RebuildIndex.Command(), Role.Officer);
        Assert.That((await office.DoAsync(new RebuildIndex.Command(), Role.Administrator)).Forgotten, Is.EqualTo(1));
        Assert.That((await office.DoAsync(new SearchCases.Query("泊位"), Role.Officer)).Hits, Is.Empty);
        Assert.That((await office.SweepAsync(CheckIndex.Name)).Done, Is.Zero, "already marked");
        await office.SweepAsync(IndexTexts.Name);
        Assert.That((await office.DoAsync(new SearchCases.Query("泊位"), Role.Officer)).Hits, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task CheckIndex_ForgetsCasesThatAreGone()
    {
        await using var office = await TestOffice.OpenAsync();
        await office.InDbAsync(async db =>
        {
            db.Set<SearchEntry>().Add(new SearchEntry(TestOffice.BodyId, Guid.NewGuid(), SearchSource.Request, 0, "x", []));
            return await db.SaveChangesAsync();
        });
        await office.SweepAsync(CheckIndex.Name);
        Assert.That(await office.InDbAsync(db => db.Set<SearchEntry>().CountAsync()), Is.Zero);
    }

    private static async Task AttachAsync(TestOffice office, string number, string name, byte[] content)
    {
        var kept = await office.DoAsync(new TakeInFile.Command(number, name, new MemoryStream(content)), Role.Clerk);
        await office.DoAsync(new AttachFile.Command(FilePurpose.Evidence, kept) { CaseNumber = number }, Role.Clerk);
    }

    private static byte[] Zip(params string[] namesAndTexts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var part in namesAndTexts.Chunk(2))
            {
                using var content = zip.CreateEntry(part[0]).Open();
                content.Write(Encoding.UTF8.GetBytes(part[1]));
            }
        return stream.ToArray();
    }

    private static byte[] Pdf(string text)
    {
        var builder = new UglyToad.PdfPig.Writer.PdfDocumentBuilder();
        var font = builder.AddTrueTypeFont(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fonts", "NotoSerifSC_400Regular.ttf")));
        builder.AddPage(UglyToad.PdfPig.Content.PageSize.A4).AddText(text, 12, new UglyToad.PdfPig.Core.PdfPoint(50, 700), font);
        return builder.Build();
    }
}
