namespace Requests.Paper.Tests;

/// <summary>Writes the sample papers into the folder named by PAPERS, to be opened and looked at.</summary>
[Explicit("Writes files for people to look at; set PAPERS to a folder.")]
public sealed class LookAtThem
{
    [TestCaseSource(typeof(Samples), nameof(Samples.All))]
    public void WriteSamples(PaperDocument paper)
    {
        var folder = Environment.GetEnvironmentVariable("PAPERS") ?? TestContext.CurrentContext.WorkDirectory;
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, $"{paper.Title}.pdf"), PdfWriter.Write(paper));
        File.WriteAllBytes(Path.Combine(folder, $"{paper.Title}.docx"), DocxWriter.Write(paper));
        Assert.That(Directory.GetFiles(folder), Is.Not.Empty);
    }

    [Test]
    public async Task WriteRedactedSample()
    {
        var folder = Environment.GetEnvironmentVariable("PAPERS") ?? TestContext.CurrentContext.WorkDirectory;
        Directory.CreateDirectory(folder);
        var source = new MemoryStream(PdfWriter.Write(Samples.Notice()));
        var marks = new[] { "三楼档案室", "张三", "哈尔滨市南岗区某某街与某某路交口处" }
            .SelectMany(term => Redaction.FindText(source, term)).Select(f => new RedactionMark(f.Page, f.Box, "《条例》第十五条")).ToList();
        await using var output = File.Create(Path.Combine(folder, "遮盖后.pdf"));
        await Redaction.RedactAsync(source, marks, output);
        Assert.That(output.Length, Is.GreaterThan(0));
    }
}
