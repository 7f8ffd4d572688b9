using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Statute.Disputes;

namespace Requests.Features.Services.Disputes;

/// <summary>What duties and instances are called.</summary>
public static class DisputeWords
{
    public static Text Of(DisputeClockKind kind) => kind switch
    {
        DisputeClockKind.ReconsiderationAnswer => new("复议答复（普通程序）", "Answer in reconsideration (ordinary)"),
        DisputeClockKind.ReconsiderationAnswerSimplified => new("复议答复（简易程序）", "Answer in reconsideration (simplified)"),
        DisputeClockKind.CourtDefence => new("应诉答辩和举证", "Defence and evidence to the court"),
        DisputeClockKind.AppealJudgment => new("对判决上诉", "Appeal against the judgment"),
        DisputeClockKind.AppealRuling => new("对裁定上诉", "Appeal against the ruling"),
        DisputeClockKind.OpinionReport => new("报告复议意见书落实情况", "Report on the reconsideration opinion"),
        _ => new("履行决定或者判决", "Obey the decision or judgment"),
    };

    public static Text Of(DisputeInstance instance) => instance switch
    {
        DisputeInstance.Reconsideration => new("复议", "Reconsideration"),
        DisputeInstance.FirstInstance => new("一审", "First instance"),
        DisputeInstance.Appeal => new("二审", "Appeal"),
        _ => new("再审", "Retrial"),
    };
}
