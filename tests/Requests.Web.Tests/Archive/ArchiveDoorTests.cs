using System.IO.Compression;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Data.Entities;
using Requests.Features.Areas.Search;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Archive;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Jobs;
using Requests.Web.Tests.Pages;

namespace Requests.Web.Tests.Archive;

public sealed class ArchiveDoorTests
{
    private WebOffice _office = null!;

    [SetUp]
    public async Task SetUp()
    {
        _office = await WebOffice.OpenAsync();
        using var clerk = _office.ClientFor(Role.Clerk);
        foreach (var subject in new[] { "道路停车泊位设置", "占道经营许可" }) await (await clerk.PostAsJsonAsync("/api/v1/cases", SampleData.Posted(subject: subject)))
            .DoneAsync(201);
        await SealAsync(_office, "HCG-2026-0001");
        await SealAsync(_office, "HCG-2026-0002");
    }

    [TearDown]
    public async Task TearDown() => await _office.DisposeAsync();

    [Test]
    public async Task ArchiveDoors_TellVerifyAndOpen()
    {
        using var supervisor = _office.ClientFor(Role.Supervisor);
        var report = await (await supervisor.GetAsync("/api/v1/archive/verification")).DoneAsync();
        Assert.That(report.GetProperty("faults").GetInt32(), Is.Zero);
        using var officer = _office.ClientFor(Role.Officer);
        var archive = await (await officer.GetAsync("/api/v1/cases/HCG-2026-0001/archive")).DoneAsync();
        Assert.That(archive.GetProperty("seals").GetArrayLength(), Is.EqualTo(1));
        var body = new { sequence = 1, path = "data/application.json", reason = "复议答复" };
        var file = await (await officer.PostAsJsonAsync("/api/v1/cases/HCG-2026-0001/archive/readings", body)).DoneAsync();
        Assert.That(file.GetProperty("number").GetString(), Is.EqualTo("HCG-2026-0001"));
        using var stranger = _office.ClientFor(Role.Officer, WebOffice.OtherBody);
        await (await stranger.PostAsJsonAsync("/api/v1/cases/HCG-2026-0001/archive/readings", body)).ProblemAsync(404, "case.not-found");
        using var keeper = _office.ClientFor(Role.Operator);
        await (await keeper.PostAsync("/api/v1/archive/sweeps", null)).DoneAsync();
    }

    [Test]
    public async Task ASearchResult_IsExportedWhole_FromItsPageAndFromTheDoor()
    {
        await _office.Services.GetRequiredService<SweepRunner>().RunAsync(Sweeps.Find(IndexTexts.Name)!, CancellationToken.None);
        using var head = _office.ClientFor(Role.Head);
        var found = await head.PostAsJsonAsync("/api/v1/archive/exports/found?q=泊位", new { reason = "复议答复" });
        Assert.That(await CasesInAsync(found), Is.EqualTo(new[] { "HCG-2026-0001" }));
        var year = await head.PostAsJsonAsync("/api/v1/archive/exports", new { year = 2026, reason = "移交" });
        Assert.That(await CasesInAsync(year), Is.EqualTo(new[] { "HCG-2026-0001", "HCG-2026-0002" }));
        await (await head.PostAsJsonAsync("/api/v1/archive/exports/found?q=绿化养护", new { reason = "复议答复" })).ProblemAsync(404, "archive.nothing-to-export");
        await (await head.PostAsJsonAsync("/api/v1/archive/exports/found?q=泊位", new { reason = "" })).ProblemAsync(400, "input.invalid");

        using var browser = await Browser.SignedInAsync(_office, Role.Head);
        var page = await browser.OpenAsync("/search?q=经营");
        Assert.That(page.Html, Does.Contain("handler=Export"));
        Assert.That(Markup.Faults(page), Is.Empty);
        var sent = await browser.SendAsync(page, new() { ["reason"] = "移交" });
        Assert.That(sent.Html, Does.StartWith("PK").And.Contain("HCG-2026-0002/").And.Not.Contain("HCG-2026-0001/"));
        Assert.That(await _office.InScopeAsync(s => s.GetRequiredService<RequestsDb>().Set<PersonalReading>().IgnoreQueryFilters()
            .CountAsync(r => r.Reason == "复议答复")), Is.EqualTo(1));
        using var officer = await Browser.SignedInAsync(_office, Role.Officer);
        Assert.That((await officer.OpenAsync("/search?q=经营")).Html, Does.Not.Contain("handler=Export"));
    }

    private static async Task<IEnumerable<string>> CasesInAsync(HttpResponseMessage answer)
    {
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), await answer.Content.ReadAsStringAsync());
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        Assert.That(zip.GetEntry(ArchiveExport.ListName), Is.Not.Null, "whole");
        return [.. zip.Entries.Where(e => e.FullName.Contains('/')).Select(e => e.FullName.Split('/')[0]).Distinct()];
    }

    internal static Task<int> SealAsync(WebOffice office, string number) => office.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<RequestsDb>();
        await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            var found = await services.GetRequiredService<CaseOpener>().FindAsync(number, default);
            await services.GetRequiredService<IArchive>().SealAsync(found!, "closed", default);
            await transaction.CommitAsync();
        });
        return 0;
    });
}
