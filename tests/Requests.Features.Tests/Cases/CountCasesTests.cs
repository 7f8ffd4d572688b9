using Requests.Features.Areas.Cases;
using Requests.Features.Kernel;
using Requests.Features.Tests.Timers;

namespace Requests.Features.Tests.Cases;

public sealed class CountCasesTests
{
    [TestCase("2026-03-02")]
    [TestCase("2026-03-24")]
    [TestCase("2026-04-02")]
    public async Task CountCases_OnAnyDay_CountsWhatTheViewsList(string today)
    {
        await using var office = await SweepOffice.OpenAsync();
        foreach (var assigned in new[] { true, true, false }) await office.CaseAsync(assigned: assigned);
        office.GoTo(today);
        var counts = await office.DoAsync(new CountCases.Query(), Role.Officer);
        Assert.That(counts, Is.EqualTo(new CountCases.Response(await ListedAsync(new(Mine: true, Open: true)),
            await ListedAsync(new(Unassigned: true, Open: true)),
            await ListedAsync(new(Overdue: true)), await ListedAsync(new(DueWithin: 5)), await ListedAsync(new(Open: true, Provisional: true)))));
        Assert.That((counts.Mine, counts.Unassigned), Is.EqualTo((2, 1)));

        async Task<int> ListedAsync(ListCases.Query view) => (await office.DoAsync(view with { Size = 100 }, Role.Officer)).Cases.Count;
    }

    [Test]
    public async Task CountCases_IsForThoseWhoSeeCases()
    {
        await using var office = await TestOffice.OpenAsync();
        await office.RefusedAsync("access.not-allowed", new CountCases.Query(), Role.Administrator);
        await office.RefusedAsync("input.invalid", new CountCases.Query(SoonWorkingDays: -1), Role.Officer);
    }
}
