using System.Text;
using Requests.Paper.Pdf;
using Requests.Paper.Redacting;
using SkiaSharp;

namespace Requests.Paper.Tests;

/// <summary>REDACT: what was under a mark cannot be had back.</summary>
public sealed class RedactionTests
{
    private const string Secret = "李四住某某街9号";
    private static readonly byte[] Source = PdfWriter.Write(new PaperDocument(PaperProfile.Notice, "含有他人信息",
        [new Paragraph($"本案涉及{Secret}，其余内容可以公开。"), new Paragraph(Samples.LongSentence), new PageBreak(), new Paragraph("第二页没有要遮盖的内容。")]));

    [SetUp]
    public void NeedsPoppler()
    {
        if (!Redaction.Available) Assert.Fail("pdftoppm is missing: install the Debian package poppler-utils.");
    }

    [Test]
    public async Task REDACT_MarkedText_CannotBeReadFromTheCopy()
    {
        var marks = Redaction.FindText(new MemoryStream(Source), Secret).Select(f => new RedactionMark(f.Page, f.Box, "《条例》第十五条")).ToList();
        Assert.That(marks, Has.Count.EqualTo(1));
        var under = Redaction.TextUnder(new MemoryStream(Source), marks);
        Assert.That(under, Is.EqualTo(new[] { Secret }));

        var output = new MemoryStream();
        await Redaction.RedactAsync(new MemoryStream(Source), marks, output);

        Assert.That(Redaction.Verify(new MemoryStream(output.ToArray()), under), Is.Empty);
        Assert.That(Redaction.Sheets(new MemoryStream(output.ToArray())), Is.EqualTo(Redaction.Sheets(new MemoryStream(Source))));
        var raw = Encoding.Latin1.GetString(output.ToArray());
        Assert.That(raw, Does.Not.Contain("/Font").And.Not.Contain("/Metadata").And.Not.Contain("/Title"));
    }

    [Test]
    public async Task REDACT_PixelsUnderTheMark_AreBlackOrTheArticleAndTheRestIsUntouched()
    {
        var box = Redaction.FindText(new MemoryStream(Source), Secret).Single().Box;
        var output = new MemoryStream();
        await Redaction.RedactAsync(new MemoryStream(Source), [new RedactionMark(1, box, "")], output);
        using var before = SKBitmap.Decode(await Redaction.PageImageAsync(new MemoryStream(Source), 1, 144));
        using var after = SKBitmap.Decode(await Redaction.PageImageAsync(new MemoryStream(output.ToArray()), 1, 144));
        Assert.That((after.Width, after.Height), Is.EqualTo((before.Width, before.Height)));
        var inside = Pixels(after, box, 2).ToList();
        Assert.That(inside.Max(), Is.LessThan(40), "all black");
        Assert.That(Pixels(before, box, 2).Max(), Is.GreaterThan(200), "where letters stood on white");
        var beside = box with { Left = box.Left + box.Width + 10 };
        Assert.That(Pixels(after, beside, 2).Average(p => p), Is.EqualTo(Pixels(before, beside, 2).Average(p => p)).Within(6));
    }

    [Test]
    public async Task REDACT_Twice_GivesTheSameBytes()
    {
        var marks = new[] { new RedactionMark(1, new PageBox(100, 100, 80, 20), "第十五条") };
        var (first, second) = (new MemoryStream(), new MemoryStream());
        await Redaction.RedactAsync(new MemoryStream(Source), marks, first);
        await Redaction.RedactAsync(new MemoryStream(Source), marks, second);
        Assert.That(second.ToArray(), Is.EqualTo(first.ToArray()));
    }

    [Test]
    public void REDACT_TextUnderARectangleOnly_IsReported()
    {
        // The seeded fault: a black rectangle drawn over text that stays in the file.
        var findings = Redaction.Verify(new MemoryStream(Source), [Secret]);
        Assert.That(findings, Has.Some.Matches<RedactionFinding>(f => f is { Leak: RedactionLeak.MarkedText, Page: 1, Detail: Secret }));
        Assert.That(findings.Select(f => f.Leak), Does.Contain(RedactionLeak.Text).And.Contain(RedactionLeak.Pictures).And.Contain(RedactionLeak.Metadata));
    }

    [Test]
    public void REDACT_LayersAttachmentsAndForms_AreReported()
    {
        var findings = Redaction.Verify(new MemoryStream(Crafted("", "/OCProperties <</OCGs [] /D <<>>>> /AcroForm <</Fields []>> /Names <<>>")), []);
        Assert.That(findings.Select(f => f.Leak), Does.Contain(RedactionLeak.Layer).And.Contain(RedactionLeak.Attachment));
    }

    [Test]
    public async Task REDACT_PageWithACropBoxAndTurnedPage_IsMarkedWhereItIsSeen()
    {
        foreach (var entries in (string[])["/CropBox [50 60 450 560]", "/Rotate 90", "/CropBox [50 60 450 560] /Rotate 270"])
        {
            var turned = Crafted(entries, "");
            var found = Redaction.FindText(new MemoryStream(turned), "SECRET");
            Assert.That(found, Has.Count.GreaterThan(0), entries);
            var output = new MemoryStream();
            await Redaction.RedactAsync(new MemoryStream(turned), [.. found.Select(f => new RedactionMark(1, f.Box, ""))], output);
            using var page = SKBitmap.Decode(await Redaction.PageImageAsync(new MemoryStream(output.ToArray()), 1, 72));
            using var before = SKBitmap.Decode(await Redaction.PageImageAsync(new MemoryStream(turned), 1, 72));
            foreach (var box in found.Select(f => f.Box))
            {
                Assert.That(Pixels(page, box, 2).Max(), Is.LessThan(60), entries);
                Assert.That(Pixels(before, box, 1).Min(), Is.LessThan(128), $"{entries}: letters stood there");
            }
            // The only ink of the page was the word.
            Assert.That(Ink(before, found), Is.Zero, entries);
        }
    }

    [Test]
    public void REDACT_MarkOutsideThePageOrUnreadableFile_IsRefused()
    {
        Assert.That(() => Redaction.RedactAsync(new MemoryStream(Source), [new RedactionMark(3, new PageBox(0, 0, 10, 10), "")],
            new MemoryStream()), Throws.TypeOf<RedactionException>());
        Assert.That(() => Redaction.RedactAsync(new MemoryStream(Source), [new RedactionMark(1, new PageBox(900, 0, 10, 10), "")],
            new MemoryStream()), Throws.TypeOf<RedactionException>());
        Assert.That(() => Redaction.RedactAsync(new MemoryStream("not a PDF"u8.ToArray()), [], new MemoryStream()), Throws.TypeOf<RedactionException>());
    }

    [Test]
    public void REDACT_WithoutPoppler_NamesThePackage() =>
        Assert.That(() => Redaction.RedactAsync(new MemoryStream(Source), [], new MemoryStream(), new Rasteriser(""), default),
            Throws.TypeOf<RedactionException>().With.Message.Contains("poppler-utils"));

    [Test]
    public void FindText_OverALineEnd_GivesABoxALine()
    {
        var found = Redaction.FindText(new MemoryStream(Source), Samples.LongSentence[..40]);
        Assert.That(found, Has.Count.EqualTo(2));
        Assert.That(string.Concat(found.Select(f => f.Text)), Is.EqualTo(Samples.LongSentence[..40]));
        Assert.That(Redaction.FindText(new MemoryStream(Source), "没有这个词"), Is.Empty);
    }

    [Test]
    public void Reading_LeavesTheCallersStreamOpen()
    {
        var source = new MemoryStream(Source);
        Redaction.FindText(source, Secret);
        Redaction.Sheets(source);
        Assert.That(source.CanRead);
    }

    private static IEnumerable<int> Pixels(SKBitmap page, PageBox box, double inset)
    {
        // Pictures here are made at 72 or 144 dots an inch.
        var scale = page.Width > 1000 ? 2 : 1;
        for (var y = (int)((box.Top + inset) * scale); y < (int)((box.Top + box.Height - inset) * scale); y++)
            for (var x = (int)((box.Left + inset) * scale); x < (int)((box.Left + box.Width - inset) * scale); x++)
                yield return page.GetPixel(x, y).Red;
    }

    private static int Ink(SKBitmap page, IReadOnlyList<FoundText> outside)
    {
        var count = 0;
        for (var y = 0; y < page.Height; y++)
            for (var x = 0; x < page.Width; x++)
                if (page.GetPixel(x, y).Red < 100 && !outside.Any(o => x >= o.Box.Left - 1 && x <= o.Box.Left + o.Box.Width + 1
                    && y >= o.Box.Top - 1 && y <= o.Box.Top + o.Box.Height + 1)) count++;
        return count;
    }

    /// <summary>A page of 500 by 600 points with one word, and what else is wanted.</summary>
    private static byte[] Crafted(string page, string catalog)
    {
        var output = new MemoryStream();
        using var file = new PdfFile(output);
        var font = file.Add("<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>");
        var content = file.AddStream("", "BT /F 24 Tf 200 300 Td (SECRET) Tj ET"u8);
        var tree = file.Reserve();
        var leaf = file.Add($"<</Type /Page /Parent {tree} 0 R /MediaBox [0 0 500 600] {page} /Resources <</Font <</F {font} 0 R>>>> /Contents {content} 0 R>>");
        file.Add(tree, $"<</Type /Pages /Count 1 /Kids [{leaf} 0 R]>>");
        file.Finish(file.Add($"<</Type /Catalog /Pages {tree} 0 R {catalog}>>"));
        return output.ToArray();
    }
}
