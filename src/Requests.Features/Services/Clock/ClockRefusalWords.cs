using System.Collections.Frozen;
using Requests.Features.Kernel;
using Requests.Statute.Clocks;

namespace Requests.Features.Services.Clock;

/// <summary>What each refusal and each warning of the clock says to a person.</summary>
public static class ClockRefusalWords
{
    private static readonly FrozenDictionary<ClockRefusalKind, Text> Refusals = new Dictionary<ClockRefusalKind, Text>
    {
        [ClockRefusalKind.BeforeReceipt] = new("日期早于收到申请之日。", "The date lies before the request was received."),
        [ClockRefusalKind.Closed] = new("期限已因答复、逾期或者撤回而结束。", "The clock has ended: the case is answered, lapsed or withdrawn."),
        [ClockRefusalKind.NotRunning] = new("正在等待申请人补正或者缴费，期限没有进行，不能延长或者中止。",
            "The clock waits for the applicant; nothing can lengthen or stop it meanwhile."),
        [ClockRefusalKind.SetByOrder] = new("期限由法院或者复议机关确定，行政机关不能延长或者中止。",
            "The period was set by a court or a reconsideration organ; the agency cannot lengthen or stop it."),
        [ClockRefusalKind.CorrectionAlreadyAsked] = new("补正只能要求一次，本案已经要求过。", "A correction may be asked for once only, and it was."),
        [ClockRefusalKind.CorrectionNoticeTooLate] = new("补正告知应当在收到申请之日起{0}个工作日内作出，期限已过。",
            "The correction notice is due within {0} working days of receipt; that time has passed."),
        [ClockRefusalKind.NoCorrectionAwaited] = new("目前没有等待补正。", "No correction is awaited."),
        [ClockRefusalKind.PeriodStillRunning] = new("申请人的期限还没有届满，不能认定逾期。", "The applicant still has time; the case has not lapsed."),
        [ClockRefusalKind.NothingToAnswer] = new("没有尚待答复的征求意见或者说明理由的要求。", "No open letter is there that this could answer."),
        [ClockRefusalKind.AlreadyExtended] = new("答复期限只能延长一次，本案已经延长过。", "The period may be extended once only, and it was."),
        [ClockRefusalKind.ExtensionLength] = new("延长的期限应当为1至{0}个工作日。", "An extension is 1 to {0} working days."),
        [ClockRefusalKind.ExtensionTooLate] = new("延期应当在原期限届满前经政府信息公开工作机构负责人同意并告知申请人；期限已过。",
            "An extension must be approved by the head of the disclosure office and told to the applicant before the first period ends; it has ended."),
        [ClockRefusalKind.FeeNoticeTooLate] = new("收费通知应当在答复期限内发出；期限已过，不能再收费。",
            "A fee notice must go out inside the reply period; it has ended, so no fee can be charged."),
        [ClockRefusalKind.FeeAlreadyNotified] = new("本案已经发过收费通知。", "A fee notice was already sent in this case."),
        [ClockRefusalKind.NoFeeAwaited] = new("目前没有等待缴费。", "No fee is awaited."),
        [ClockRefusalKind.ReasonsAlreadyRequested] = new("本案已经要求申请人说明理由。", "The applicant was already asked for reasons."),
        [ClockRefusalKind.ReasonsNotReceived] = new("申请人说明理由之后，才能确定延迟答复的期限。", "A later date can be set only after the applicant's reasons came."),
        [ClockRefusalKind.LaterDateMissing] = new("请写明延迟答复的日期。", "Give the later date."),
        [ClockRefusalKind.LaterDateTooLate] = new("延迟答复的期限应当在原期限届满前告知申请人，并且晚于原期限。",
            "The later date must be told before the period ends, and lie after its end."),
        [ClockRefusalKind.NothingToUndo] = new("要撤销的记录不存在，或者已经撤销。", "The entry to undo does not exist or is undone already."),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<ClockWarningKind, Text> Warnings = new Dictionary<ClockWarningKind, Text>
    {
        [ClockWarningKind.EntryWithoutEffect] = new("此条记录在法律上不起作用。", "This entry has no effect in law."),
        [ClockWarningKind.CorrectionLate] = new("补正超过期限，有正当理由的才算数。", "The correction came late; it counts only with a good reason."),
        [ClockWarningKind.FeePaidLate] = new("缴费超过期限，申请本应视为放弃。", "The fee came late, when the request counted as abandoned."),
        [ClockWarningKind.ConsultationExcludesNothing] = new("征求意见函在期限届满后发出，或者期限由裁决确定，不扣除时间。",
            "The letter went out after the period had ended or under an order; it excludes no time."),
        [ClockWarningKind.RepliedLate] = new("答复超过期限；事后答复不能补救。", "Answered late; a later answer does not cure it."),
    }.ToFrozenDictionary();

    /// <summary>The lengths it names are those in force, which may be the body's own.</summary>
    public static Text Of(ClockRefusal refusal) => refusal.WorkingDays is { } days ? Refusals[refusal.Kind].With(days) : Refusals[refusal.Kind];

    /// <summary>An entry without effect says why.</summary>
    public static Text Of(ClockWarning warning) => warning.Refusal is { } refusal ? Of(refusal) : Warnings[warning.Kind];
}
