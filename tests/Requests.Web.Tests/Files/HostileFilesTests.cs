using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Search;
using Requests.Features.Kernel;
using Requests.Features.Services.Files.Reading;
using Requests.Web.Files;

namespace Requests.Web.Tests.Files;

/// <summary>No file costs more than 200 MB, whatever it unpacks to; what is measured here stands in tests/README.md.</summary>
[NonParallelizable]
public sealed class HostileFilesTests
{
    private const long Megabyte = 1_000_000;
    private static readonly FileTaskKind[] Asked = [FileTaskKind.Open, FileTaskKind.Text, FileTaskKind.Inspect, FileTaskKind.Picture];

    private static IEnumerable<TestCaseData> Files() => HostileFiles.All.Keys.Select(name => new TestCaseData(name)
        .SetName($"HostileFile_{name}_CostsLessThan200Megabytes"));

    [TestCaseSource(nameof(Files))]
    public async Task IsBounded(string name)
    {
        var (mediaType, write) = HostileFiles.All[name];
        var folder = Directory.CreateTempSubdirectory("hostile-");
        try
        {
            var (input, output) = (Path.Combine(folder.FullName, "in"), Path.Combine(folder.FullName, "out"));
            await using (var file = File.Create(input)) write(file);
            var (before, told) = (Process.GetCurrentProcess().WorkingSet64, new List<string>());
            foreach (var kind in Asked.Where(k => k != FileTaskKind.Picture || mediaType.StartsWith("image/", StringComparison.Ordinal)
                || mediaType == "application/pdf"))
            {
                var began = Stopwatch.GetTimestamp();
                var answer = await ChildFileBench.Shared.DoAsync(new(kind, mediaType), input, kind == FileTaskKind.Picture ? output : null,
                    CancellationToken.None);
                told.Add($"{kind} {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s {answer.Fault} {answer.FaultName} {answer.Opening}");
            }
            var grown = Process.GetCurrentProcess().WorkingSet64 - before;
            await TestContext.Out.WriteLineAsync($"{name}: {new FileInfo(input).Length / 1024:N0} KB, children so far at most {ChildFileBench.Shared.HighestMemory / Megabyte} MB, "
                + $"this process +{grown / Megabyte} MB; {string.Join("; ", told)}");
            using (Assert.EnterMultipleScope())
            {
                // A glance every 50 ms may see it a little late.
                Assert.That(ChildFileBench.Shared.HighestMemory, Is.LessThan(220 * Megabyte));
                Assert.That(grown, Is.LessThan(50 * Megabyte));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Test]
    public async Task AfterAHeavyFile_TheNextIsReadAsEver()
    {
        var folder = Directory.CreateTempSubdirectory("hostile-");
        try
        {
            var (heavy, light) = (Path.Combine(folder.FullName, "heavy"), Path.Combine(folder.FullName, "light"));
            await using (var file = File.Create(heavy)) HostileFiles.All["PdfOfStrokes"].Write(file);
            await File.WriteAllTextAsync(light, "请公开长江路路灯");
            var first = await ChildFileBench.Shared.DoAsync(new(FileTaskKind.Text, "application/pdf"), heavy, null, CancellationToken.None);
            var second = await ChildFileBench.Shared.DoAsync(new(FileTaskKind.Text, "text/plain; charset=utf-8"), light, null, CancellationToken.None);
            Assert.That((first.Fault, second.Text), Is.EqualTo((FileFault.TooHeavy, "请公开长江路路灯")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Test]
    public async Task Finding19_AHeavyPdf_IsTakenIn_Told_AndIndexedWithoutItsWeight()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = office.ClientFor(Role.Clerk);
        var number = await FileEndpointsTests.RegisterAsync(clerk);
        using var pdf = new MemoryStream();
        HostileFiles.All["PdfOfStrokes"].Write(pdf);
        var before = Process.GetCurrentProcess().WorkingSet64;
        using var answer = await clerk.PostAsync($"/api/v1/cases/{number}/files?fileName=a.pdf", new ByteArrayContent(pdf.ToArray()));
        Assert.That((await answer.DoneAsync(201)).GetProperty("opening").GetString(), Is.EqualTo("opens"));
        await office.InScopeAsync(s => s.GetRequiredService<MediatR.IMediator>().Send(new IndexTexts.Command()));
        Assert.That(Process.GetCurrentProcess().WorkingSet64 - before, Is.LessThan(100 * Megabyte));
    }
}
