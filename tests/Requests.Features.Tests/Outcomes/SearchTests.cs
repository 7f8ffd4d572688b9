using Requests.Features.Areas.Outcomes;
using Requests.Features.Data.Entities;
using Requests.Features.Tests.Replies;
using Requests.Statute.Outcomes;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Outcomes;

public sealed class SearchTests
{
    internal static readonly OrderSearch.Command Order = new("档案室", "2015年以来的批准文件", "停车泊位 批准", Day("2026-03-09"));
    internal static readonly SearchStep System = new(SearchPlaceKind.System, "办公系统", "停车泊位", "2015—2026", 0, "王五", Day("2026-03-02"));
    internal static readonly SearchStep PaperRoom = new(SearchPlaceKind.PaperRoom, "三楼档案室", "泊位批准", "2015—2026", 0, "王五", Day("2026-03-02"));

    internal static SignSearchRecord.Command Sign(params SearchStep[] steps) => new(1, steps, SearchConclusion.NotFound, "从未制作此类文件");

    [Test]
    [Property("Rule", "OUT-2")]
    public async Task SignSearchRecord_SaysWhetherItCarriesNotExist()
    {
        await using var path = await ReplyCase.OpenAsync("2026-03-02");
        Assert.That((await path.DoAsync(Order)).SearchNo, Is.EqualTo(1));
        Assert.That((await path.DoAsync(Sign(System))).Complete, Is.False, "one system alone");
        Assert.That((await path.DoAsync(Order)).SearchNo, Is.EqualTo(2));
        Assert.That((await path.DoAsync(Sign(PaperRoom) with { SearchNo = 2 })).Complete, Is.True);
    }

    [Test]
    public async Task SignSearchRecord_ASecondTime_IsRefused()
    {
        await using var path = await ReplyCase.OpenAsync("2026-03-02");
        await path.DoAsync(Order);
        await path.DoAsync(Sign(System));
        await path.RefusedAsync("outcome.search-signed", Sign(System));
        await path.RefusedAsync("outcome.no-such-search", Sign(System) with { SearchNo = 9 });
    }

    [Test]
    public async Task SignSearchRecord_FindingNothing_SaysWhyAndWhen()
    {
        await using var path = await ReplyCase.OpenAsync("2026-03-02");
        await path.DoAsync(Order);
        await path.RefusedAsync("input.invalid", Sign(System) with { WhyNone = null });
        await path.RefusedAsync("outcome.search-in-the-future", Sign(System with { On = Day("2026-03-03") }));
    }

    [Test]
    [Property("Rule", "OUT-2")]
    public async Task OUT_2_SignSearchRecord_ASearchBeforeTheOrder_Counts_ButNoneBeforeTheRequest()
    {
        await using var path = await ReplyCase.OpenAsync("2026-03-02");
        path.Office.GoTo("2026-03-05");
        await path.DoAsync(Order);
        await path.RefusedAsync("outcome.search-in-the-future", Sign(System with { On = Day("2026-03-01") }));
        Assert.That((await path.DoAsync(Sign(System, PaperRoom))).SearchNo, Is.EqualTo(1), "looked for on the day of arrival, three days before the order");
    }

    [Test]
    public async Task OrderSearch_DueInThePast_IsRefused()
    {
        await using var path = await ReplyCase.OpenAsync("2026-03-02");
        await path.RefusedAsync("input.invalid", Order with { DueOn = Day("2026-03-01") });
    }
}
