using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Outcomes;
using Requests.Features.Areas.Timers;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Tests.Replies;
using Requests.Features.Tests.Timers;
using Requests.Statute.Outcomes;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Outcomes;

/// <summary>A search that is ordered from a unit lands on that unit's desk and is signed by who searched.</summary>
public sealed class UnitSearchTests
{
    private static readonly Guid Searcher = new("00000000-0000-0000-0000-0000000000aa");

    [Test]
    [Property("Rule", "OUT-2")]
    public async Task TheUnitsPeopleAreTold_SeeIt_AreChased_SignIt_AndTheOfficerHears()
    {
        await using var path = await ReplyCase.OpenAsync();
        await UnitAsync(path.Office);
        Assert.That((await path.Office.DoAsync(new ListUnits.Query(), Role.Officer)).Select(u => u.Name), Does.Contain("档案室"));
        await path.DoAsync(new OrderSearch.Command("档案室", "2025年合同", "合同", Day("2026-03-06")));
        Assert.That(await path.Office.InboxAsync(), Is.EqualTo(new[] { "SearchOrdered searcher" }));
        var desk = await path.Office.DoAsync(new ListUnitSearches.Query(), Role.Officer);
        Assert.That(desk.Searches.Select(s => (s.CaseNumber, s.SearchNo, s.Unit, s.DueOn)), Is.EqualTo(new[] { (path.Number, 1, "档案室", Day("2026-03-06")) }));
        path.Office.GoTo("2026-03-04");
        await path.Office.SweepAsync(RemindDue.Name);
        Assert.That(await path.Office.InboxAsync(), Does.Contain("SearchDue searcher").And.Contain("SearchDue Officer"));
        await path.DoAsync(new SignSearchRecord.Command(1, [new SearchStep(SearchPlaceKind.PaperRoom, "档案室", "合同", null, 2, "王检索", Day("2026-03-04"))], SearchConclusion.Found));
        Assert.That((await path.Office.DoAsync(new ListUnitSearches.Query(), Role.Officer)).Searches, Is.Empty);
    }

    [Test]
    public async Task AUnitTheBodyDoesNotKnow_TellsNobody()
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.DoAsync(new OrderSearch.Command("某部门", "2025年合同", "合同", Day("2026-03-06")));
        Assert.That(await path.Office.InboxAsync(), Is.Empty);
    }

    [Test]
    public async Task WhereUnitsAreListed_OneOfThemIsMeant_ByNameOrCode()
    {
        await using var path = await ReplyCase.OpenAsync();
        await UnitAsync(path.Office);
        var refused = await path.RefusedAsync("intake.no-such-unit", new OrderSearch.Command("某部门", "2025年合同", "合同", Day("2026-03-06")));
        Assert.That(refused.Fields!.Keys, Is.EqualTo(new[] { "unit" }));
        await path.DoAsync(new OrderSearch.Command(" DA ", "2025年合同", "合同", Day("2026-03-06")));
        Assert.That((await path.Office.DoAsync(new ListUnitSearches.Query(), Role.Officer)).Searches.Single().Unit, Is.EqualTo("档案室"));
    }

    private static Task<int> UnitAsync(TestOffice office) => office.InDbAsync(async db =>
    {
        var unit = new Data.Entities.Unit(Guid.NewGuid(), TestOffice.BodyId, "DA", "档案室");
        db.Add(unit);
        db.Add(new User { Id = Searcher, UserName = "searcher", NormalizedUserName = "SEARCHER", DisplayName = "王检索", HomeBodyId = TestOffice.BodyId });
        db.Add(new Membership(Searcher, TestOffice.BodyId, Role.Officer, unit.Id));
        return await db.SaveChangesAsync();
    });
}
