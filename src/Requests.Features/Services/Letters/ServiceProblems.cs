using Requests.Features.Kernel;
using Requests.Statute.Service;

namespace Requests.Features.Services.Letters;

public static class ServiceProblems
{
    public static readonly Problem NoReply = new("service.no-reply", ProblemKind.State,
        new("没有等待送达的答复。", "No reply waits for service."));

    public static readonly Problem Dates = new("service.dates", ProblemKind.Law,
        new("日期先后不对：成文、发出、收到依次不能颠倒，也不能晚于今天。", "Days are out of order: letter, dispatch, receipt; none after today."), "DATE-SIGN");

    public static readonly Problem ProofMissing = new("service.proof-missing", ProblemKind.Law,
        new("送达要有证明：签收、回执、单号或者系统日志。", "Service needs proof: signature, return receipt, tracking number or log."), "SRV-9");

    public static readonly Problem NoSuchProofFile = new("service.no-such-proof-file", ProblemKind.Invalid,
        new("案件里没有这个凭证文件。", "The case has no such file to prove it."), "SRV-9");

    /// <summary>Argument: the day in the clock ledger.</summary>
    public static readonly Problem LeftOnOtherDay = new("service.left-on-other-day", ProblemKind.Law,
        new("期限台账记载这份文书于{0:yyyy-MM-dd}发出，日期要一致；记错的先撤销台账记录。", "The clock ledger has it leave on {0:yyyy-MM-dd}; the days must agree. Undo the entry first if it is wrong."), "SRV-4");

    public static readonly Problem NotATrackingList = new("service.not-a-tracking-list", ProblemKind.Invalid,
        new("不是邮件投递清单。应为带表头的 CSV，至少有邮件号、状态、日期三列。",
            "This is no delivery list: a CSV with a header and at least the columns tracking_number, status and date."));

    /// <summary>Argument: the most rows one list may have.</summary>
    public static readonly Problem TooManyRows = new("service.too-many-rows", ProblemKind.TooLarge,
        new("一次最多导入{0}行，请分开导入。", "At most {0} rows at once; split the list."));

    public static readonly Problem NotYetServed = new("service.not-yet-served", ProblemKind.Law,
        new("公告送达自公告之日起满三十日才视为送达。", "Public notice serves after 30 days."), "SRV-8");

    internal static readonly Text TriedInVain = new("此方式已经试过，被退回。", "Tried before; the letter came back.");

    private static readonly Problem PrivateCourier = new("service.private-courier", ProblemKind.Law,
        new("国家机关公文不得交由快递企业寄递，请使用邮政企业。", "Private couriers may not carry state documents; use the postal enterprise."));

    private static readonly Problem CollectOnDelivery = new("service.collect-on-delivery", ProblemKind.Law,
        new("不得以到付方式寄送。", "The recipient may not be made to pay."));

    private static readonly Problem NoConsent = new("service.no-consent", ProblemKind.Law,
        new("申请人没有同意电子送达。", "The applicant has not agreed to electronic service."));

    private static readonly Problem NoOnlineReconsideration = new("service.no-online-reconsideration", ProblemKind.Law,
        new("网上送达的答复要写明网上申请行政复议的途径。", "A reply served online names an online channel for reconsideration."));

    private static readonly Problem NotRefused = new("service.not-refused", ProblemKind.Law,
        new("受送达人没有拒收，不能留置送达。", "The recipient did not refuse, so nothing may be left."));

    private static readonly Problem NoWitnessOrRecording = new("service.no-witness", ProblemKind.Law,
        new("留置送达要有见证人或者录像、照片。", "Leaving it takes witnesses, or photo or video."));

    private static readonly Problem NotLastResort = new("service.not-last-resort", ProblemKind.Law,
        new("其他方式都无法送达时，才能公告送达。", "Public notice is the last resort."));

    internal static Problem For(ServiceRefusal refusal) => Of(refusal.Kind) with { RuleId = refusal.RuleId, Article = refusal.Article };

    private static Problem Of(ServiceRefusalKind kind) => kind switch
    {
        ServiceRefusalKind.PrivateCourier => PrivateCourier,
        ServiceRefusalKind.CollectOnDelivery => CollectOnDelivery,
        ServiceRefusalKind.NoConsent => NoConsent,
        ServiceRefusalKind.NoOnlineReconsideration => NoOnlineReconsideration,
        ServiceRefusalKind.NotRefused => NotRefused,
        ServiceRefusalKind.NoWitnessOrRecording => NoWitnessOrRecording,
        ServiceRefusalKind.NotLastResort => NotLastResort,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
