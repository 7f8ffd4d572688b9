using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Files;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Content;
using Requests.Features.Services.Files;
using Requests.Web.Files;

namespace Requests.Features.Tests.Files;

public sealed class ClamAvScannerTests
{
    [Test]
    public async Task AnInfectedFile_IsRefusedAndNothingIsKept()
    {
        await using var clamd = new FakeClamd();
        await using var office = await TestOffice.OpenAsync(adapt: s => s.AddSingleton<IMalwareScanner>(new ClamAvScanner("127.0.0.1", clamd.Port)));
        var receipt = await office.DoAsync(SampleData.Posted(), Role.Clerk);
        await office.RefusedAsync("files.infected",
            new TakeInFile.Command(receipt.CaseNumber, "eicar.txt", new MemoryStream(Encoding.ASCII.GetBytes(FakeClamd.Eicar))), Role.Clerk);
        var kept = 0;
        await foreach (var _ in office.Services.GetRequiredKeyedService<IContentStore>(ContentStores.Files).ListAsync(null, CancellationToken.None)) kept++;
        Assert.That(kept, Is.Zero);
    }

    [Test]
    public async Task ACleanFile_IsSentWholeAndMarkedClean()
    {
        await using var clamd = new FakeClamd();
        var content = Encoding.ASCII.GetBytes(new string('a', 200_000));
        var finding = await new ClamAvScanner("127.0.0.1", clamd.Port).ScanAsync(new MemoryStream(content), CancellationToken.None);
        Assert.That(finding, Is.EqualTo(new ScanFinding(ScanVerdict.Clean)));
        Assert.That(clamd.BytesSeen, Is.EqualTo(content.Length));
    }

    [Test]
    public async Task TheThreatIsNamed()
    {
        await using var clamd = new FakeClamd();
        var finding = await new ClamAvScanner("127.0.0.1", clamd.Port).ScanAsync(new MemoryStream(Encoding.ASCII.GetBytes(FakeClamd.Eicar)), CancellationToken.None);
        Assert.That(finding.Threat, Is.EqualTo("Eicar-Test-Signature"));
    }

    [Test]
    public async Task AScannerWithoutAVerdict_RefusesTheFile()
    {
        await using var clamd = new FakeClamd("INSTREAM size limit exceeded. ERROR");
        await using var office = await TestOffice.OpenAsync(adapt: s => s.AddSingleton<IMalwareScanner>(new ClamAvScanner("127.0.0.1", clamd.Port)));
        var receipt = await office.DoAsync(SampleData.Posted(), Role.Clerk);
        await office.RefusedAsync("files.scanner-unavailable",
            new TakeInFile.Command(receipt.CaseNumber, "a.pdf", new MemoryStream(SampleFiles.Pdf)), Role.Clerk);
    }

    [Test]
    public async Task AScannerThatIsDown_RefusesTheFile()
    {
        int port;
        await using (var gone = new FakeClamd()) port = gone.Port;
        Assert.ThrowsAsync<ScannerUnavailableException>(() =>
            new ClamAvScanner("127.0.0.1", port).ScanAsync(new MemoryStream(SampleFiles.Pdf), CancellationToken.None));
    }
}
