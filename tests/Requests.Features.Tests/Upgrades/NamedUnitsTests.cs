using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Outcomes;
using Requests.Features.Data.Entities;
using Requests.Features.Services.Upgrades;
using Requests.Features.Tests.Replies;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Upgrades;

/// <summary>Units that an older program let people type are in the list afterwards, each once, and those of the list stay as they are.</summary>
public sealed class NamedUnitsTests
{
    [Test]
    public async Task UnitsThatWereTyped_AreListed_EachOnce_HoweverOftenItRuns()
    {
        await using var path = await ReplyCase.OpenAsync();
        foreach (var typed in new[] { "档案室", "市容处", "档案室" }) await path.DoAsync(new OrderSearch.Command(typed, "2025年合同", "合同", Day("2026-03-06")));
        await path.Office.InDbAsync(async db =>
        {
            db.Add(new Unit(Guid.NewGuid(), TestOffice.BodyId, "U01", "市容处"));
            return await db.SaveChangesAsync();
        });
        for (var again = 0; again < 2; again++)
            await path.Office.InDbAsync(async db =>
            {
                await new DataUpgrade(db, TimeProvider.System).RunAsync(migrated: true, default);
                return 0;
            });
        Assert.That(await path.Office.InDbAsync(db => db.Set<Unit>().OrderBy(u => u.Code).Select(u => $"{u.Code} {u.Name}").ToListAsync()), Is.EqualTo(new[] { "U01 市容处", "U02 档案室" }));
        await path.DoAsync(new OrderSearch.Command("档案室", "2024年合同", "合同", Day("2026-03-06")));
    }
}
