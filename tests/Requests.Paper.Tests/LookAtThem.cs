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
}
