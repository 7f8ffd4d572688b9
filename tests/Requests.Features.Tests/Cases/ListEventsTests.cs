using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Register;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Features.Tests.Cases;

public sealed class ListEventsTests
{
    [Test]
    public async Task ListEvents_Filters_AndPagesNewestFirst()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        var first = (await office.DoAsync(SampleData.Posted(), Role.Clerk)).CaseNumber;
        office.GoTo("2026-03-03");
        var second = (await office.DoAsync(SampleData.Posted(), Role.Clerk)).CaseNumber;
        await office.DoAsync(new Requests.Features.Areas.Intake.Withdraw.Command(SampleData.Day("2026-03-03")) { CaseNumber = second }, Role.Clerk);
        async Task<string[]> NumbersAsync(ListEvents.Query query) => [.. (await office.DoAsync(query, Role.Supervisor)).Events.Select(e => $"{e.Act} {e.CaseNumber}")];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await NumbersAsync(new()), Is.EqualTo(new[] { $"Withdraw {second}", $"RegisterRequest {second}", $"RegisterRequest {first}" }));
            Assert.That(await NumbersAsync(new(Act: Act.Withdraw)), Is.EqualTo(new[] { $"Withdraw {second}" }));
            Assert.That(await NumbersAsync(new(CaseNumber: first)), Is.EqualTo(new[] { $"RegisterRequest {first}" }));
            Assert.That(await NumbersAsync(new(To: SampleData.Day("2026-03-02"))), Is.EqualTo(new[] { $"RegisterRequest {first}" }), "days are the office's");
            Assert.That(await NumbersAsync(new(From: SampleData.Day("2026-03-03"))), Has.Length.EqualTo(2));
            Assert.That(await NumbersAsync(new(By: "Officer")), Is.Empty);
        }
        var page = await office.DoAsync(new ListEvents.Query(Size: 2), Role.Supervisor);
        Assert.That(await NumbersAsync(new(After: page.Next)), Is.EqualTo(new[] { $"RegisterRequest {first}" }));
        await office.RefusedAsync("access.not-allowed", new ListEvents.Query(), Role.Officer);
    }

    [Test]
    public async Task ListImports_TellsTheLatestFirst()
    {
        await using var office = await TestOffice.OpenAsync();
        var started = await office.DoAsync(new StartImport.Command(ImportMode.DryRun, ImportFormat.Csv, new string('a', 64)), Role.Head);
        var line = (await office.DoAsync(new ListImports.Query(), Role.Head)).Single();
        Assert.That((line.Id, line.Mode, line.State), Is.EqualTo((started.Id, ImportMode.DryRun, ImportState.Queued)));
    }
}
