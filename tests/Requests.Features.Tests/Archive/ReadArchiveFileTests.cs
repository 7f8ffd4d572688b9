using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Archive;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Features.Tests.Archive;

public sealed class ReadArchiveFileTests
{
    [Test]
    public async Task ReadArchive_ListsEverySealWithItsFiles()
    {
        await using var office = await TestOffice.OpenAsync();
        var number = await office.RegisterAsync();
        await office.IssueAsync(number);
        await office.ServeAsync(number);
        var archive = await office.DoAsync(new ReadArchive.Query(number), Role.Officer);
        Assert.That(archive.Seals.Select(s => (s.Sequence, s.Reason, s.FileCode)),
            Is.EqualTo(new[] { (1, "issued", "J001-WS·2026-D30-XXGK-0001"), (2, "served", "J001-WS·2026-D30-XXGK-0001") }));
        Assert.That(archive.Seals[0].Files!.Select(f => f.Path), Does.Contain("data/documents/001/letter.txt"));
        await office.RefusedAsync("case.not-found", new ReadArchive.Query("HCG-2026-9999"), Role.Officer);
    }

    [Test]
    public async Task ReadArchiveFile_NamesTheObjectAndRecordsWhoReadItAndWhy()
    {
        await using var office = await TestOffice.OpenAsync();
        var number = await office.RegisterAsync();
        await office.IssueAsync(number);
        var seal = (await office.SealsAsync()).Single();
        var command = new ReadArchiveFile.Command(1, "data/application.json", "复议答复") { CaseNumber = number };
        var file = await office.DoAsync(command, Role.Officer);
        Assert.That(file.Sha256, Is.EqualTo(await office.FileAsync(seal, "data/application.json")));
        Assert.That(file.FileName, Is.EqualTo($"{number}-1-application.json"));
        var reading = await office.InDbAsync(db => db.Set<PersonalReading>().SingleAsync());
        Assert.That((reading.ByName, reading.Reason), Is.EqualTo(("Officer", "复议答复")));
        await office.RefusedAsync("archive.no-such-seal", command with { Sequence = 2 }, Role.Officer);
        await office.RefusedAsync("archive.no-such-file", command with { Path = "data/other.json" }, Role.Officer);
        await office.RefusedAsync("input.invalid", command with { Reason = "" }, Role.Officer);
        await office.RefusedAsync("access.not-allowed", command, Role.Reviewer);
    }
}
