using Requests.Features.Areas.Register;
using Requests.Features.Areas.Reports;
using Requests.Features.Kernel;
using Requests.Features.Services.Register;

namespace Requests.Features.Tests.Register;

public sealed class PublicationCountTests
{
    private static readonly ChannelCount[] Seed =
    [
        new("市政府网站", "条", 58), new("信用中国（黑龙江）", "条", 509), new("政务服务网", "条", 24), new("集中采购网", "条", 46), new("微博", "条", 1733),
        new("微信", "条", 2965), new("今日头条", "条", 768), new("搜狐", "条", 1284), new("抖音", "个", 215), new("快手", "个", 152, "https://example.invalid/kuaishou"),
    ];

    [Test, Property("Rule", "SEED-2"), Property("Rule", "PRO-3")]
    public async Task SEED_2_RecordPublicationCounts_TenChannelsAre7754()
    {
        await using var office = await TestOffice.OpenAsync("2021-01-16");
        Assert.That((await office.DoAsync(new RecordPublicationCounts.Command(2020, Seed), Role.Officer)).Total, Is.EqualTo(7754));
        var read = await office.DoAsync(new ReadPublicationCounts.Query(2020), Role.Head);
        Assert.That((read.Total, read.Counts.Count), Is.EqualTo((7754, 10)));
        Assert.That(read.Counts, Is.EquivalentTo(Seed));
        Assert.That((await office.DoAsync(new ReadAnnualReport.Query(2020), Role.Head)).PartTwo.Total, Is.EqualTo(7754));
    }

    [Test]
    public async Task RecordPublicationCounts_Again_ReplacesTheYearAndNoOther()
    {
        await using var office = await TestOffice.OpenAsync("2021-01-16");
        await office.DoAsync(new RecordPublicationCounts.Command(2019, [new("微信", "条", 7)]), Role.Officer);
        await office.DoAsync(new RecordPublicationCounts.Command(2020, Seed), Role.Officer);
        await office.DoAsync(new RecordPublicationCounts.Command(2020, [new("微信", "条", 3)]), Role.Head);
        Assert.That((await office.DoAsync(new ReadPublicationCounts.Query(2020), Role.Head)).Total, Is.EqualTo(3));
        Assert.That((await office.DoAsync(new ReadPublicationCounts.Query(2019), Role.Head)).Total, Is.EqualTo(7));
    }

    [Test]
    public async Task RecordPublicationCounts_TwiceTheSameChannelOrBelowZero_IsRefused()
    {
        await using var office = await TestOffice.OpenAsync("2021-01-16");
        await office.RefusedAsync("input.invalid", new RecordPublicationCounts.Command(2020, [Seed[0], Seed[0]]), Role.Officer);
        await office.RefusedAsync("input.invalid", new RecordPublicationCounts.Command(2020, [Seed[0] with { Count = -1 }]), Role.Officer);
        await office.RefusedAsync("input.invalid", new RecordPublicationCounts.Command(2022, Seed), Role.Officer);
    }
}
