using Requests.Features.Areas.Register;
using Requests.Features.Areas.Reports;
using Requests.Features.Services.Register;
using Requests.Features.Services.Reports;
using static Requests.Features.Kernel.Role;

namespace Requests.Web.Demo;

/// <summary>
/// The bureau's report on 2020: 7,754 items over ten channels (SEED-2), no new normative document (SEED-3), part six without
/// matter (SEED-9), finished on 16 January 2021 (SEED-1). What the seed does not tell stays a named gap.
/// </summary>
internal sealed class Report2020(DemoStage stage)
{
    private const int Year = 2020;
    private static readonly DateOnly Counted = new(2021, 1, 11);
    private static readonly DateOnly Finished = new(2021, 1, 16);

    private static readonly ChannelCount[] Channels =
    [
        new("市政府网站", "条", 58), new("信用中国（黑龙江）", "条", 509), new("政务服务网", "条", 24), new("集中采购网", "条", 46), new("微博", "条", 1733),
        new("微信", "条", 2965), new("今日头条", "条", 768), new("搜狐", "条", 1284), new("抖音", "个", 215), new("快手", "个", 152),
    ];

    private static readonly RecordDutyFigures.Figure[] Figures = [new("NORMATIVE_DOCUMENT", "NEWLY_MADE", 0), new("NORMATIVE_DOCUMENT", "NEWLY_PUBLISHED", 0)];

    private const string PartFive = """
        存在的主要问题：一是申请人对部门职责划分不够了解，收到的申请多数不属于我局职责；二是政策解读的形式还比较单一。
        改进情况：在公开指南中列明职责分工和咨询电话，收到申请后先行电话沟通；继续通过微信、微博和短视频发布图文解读。
        """;

    public void Write()
    {
        stage.On(Counted, () => stage.AsAsync(Officer, new RecordPublicationCounts.Command(Year, Channels)));
        stage.On(Counted, () => stage.AsAsync(Head, new RecordDutyFigures.Command(Year, Figures)));
        stage.On(Counted, () => stage.AsAsync(Head, new WriteReportText.Command(Year, 5, PartFive)));
        stage.On(Counted, () => stage.AsAsync(Head, new WriteReportText.Command(Year, 6, "无。")));
        stage.On(Finished, () => stage.AsAsync(Head, new FreezeAnnualReport.Command(Year, Leader: DemoAccounts.Of(Leader).UserName, Reason: "公开的年报没有列出第二部分的其余数字。")));
    }
}
