using Microsoft.EntityFrameworkCore;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Upgrades;
using Requests.Features.Tests.Clocks;
using Requests.Features.Tests.Timers;

using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Upgrades;

/// <summary>A case whose provisional day an older program counted without the days off by law.</summary>
public sealed class ProvisionalDaysTests
{
    [Test]
    public async Task CNT_2a_ProvisionalDayOfAnOlderProgram_IsCountedAnew_AndAFirmOneStays()
    {
        await using var it = await ClockCase.OpenAsync("2026-12-10");
        var firm = await SweepOffice.CaseAsync(it.Office, "2026-12-10");
        await it.Office.InDbAsync(db => db.Database.ExecuteSqlRawAsync(DatabaseServer.Quoted("UPDATE Cases SET DueOn = '2027-01-07'")));
        await it.Office.InDbAsync(db => db.Set<Case>().Where(c => c.Number == firm).ExecuteUpdateAsync(set => set.SetProperty(c => c.DueIsProvisional, false)));
        await it.Office.InDbAsync(async db =>
        {
            await new DataUpgrade(db, TimeProvider.System).RunAsync(migrated: true, default);
            return 0;
        });
        Assert.That((await it.LookAsync()).DueOn, Is.EqualTo(Day("2027-01-08")));
        Assert.That((await it.Office.InDbAsync(db => db.Set<Case>().SingleAsync(c => c.Number == firm))).DueOn, Is.EqualTo(Day("2027-01-07")));
    }
}
