using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Reports;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Features.Tests.Reports;

public sealed class RemindAnnualReportTests
{
    [Test, Property("Rule", "CLK-13")]
    public async Task CLK_13_RemindAnnualReport_TellsBeforeEachDayOnce_UntilFrozen()
    {
        await using var office = await TestOffice.OpenAsync("2026-01-01");
        var told = new List<string>();
        for (var day = SampleData.Day("2026-01-01"); day <= SampleData.Day("2026-02-05"); day = day.AddDays(1))
        {
            office.GoTo($"{day:yyyy-MM-dd}");
            // Twice a day: the second finds everybody told.
            var first = (await office.DoAsync(new RemindAnnualReport.Command(), Role.System)).Done;
            var second = (await office.DoAsync(new RemindAnnualReport.Command(), Role.System)).Done;
            Assert.That(second, Is.Zero);
            if (first > 0) told.Add($"{day:MM-dd}");
        }
        Assert.That(told, Is.EqualTo(new[] { "01-06", "01-13", "01-16", "01-19", "01-20", "01-21", "01-23", "01-28", "01-29", "01-30", "02-01" }),
            "10, 5, 2, 1, 0 working days before 20 January, then before the last working day, then once late");
        Assert.That(await office.InDbAsync(db => db.Set<InboxNotice>().CountAsync(n => n.UserId == TestOffice.UserId(Role.Head))), Is.EqualTo(told.Count));
    }

    [Test, Property("Rule", "CLK-13")]
    public async Task CLK_13_RemindAnnualReport_OfAFrozenReport_IsSilent()
    {
        await using var office = await TestOffice.OpenAsync("2026-01-06");
        await office.DoAsync(new FreezeAnnualReport.Command(2025, Leader: nameof(Role.Leader), Reason: "数字由上级统一填报"), Role.Head);
        office.GoTo("2026-01-19");
        Assert.That((await office.DoAsync(new RemindAnnualReport.Command(), Role.System)).Done, Is.Zero);
    }
}
