using System.Collections.Frozen;
using Requests.Paper;
using Requests.Statute.Intake;
using Requests.Statute.Outcomes;
using Requests.Statute.Receipt;

namespace Requests.Features.Services.Register;

/// <summary>
/// Headings and words of registers as offices keep them, each row a column or a value: what stands here is understood, all else is named in the
/// report. The codes of the API stand beside the Chinese.
/// </summary>
public static class RegisterColumns
{
    public const string Number = "number", ReplyNumber = "replyNumber";

    /// <summary>Columns by name, with the headings that mean them; the first is the one of the sample.</summary>
    public static IReadOnlyList<(string Column, string[] Headings)> All { get; } =
    [
        (Number, ["登记编号", "编号", "登记号", "申请编号", "申请登记编号", "受理编号", "受理号", "流水号", "案号", "收文编号", "回执编号"]),
        ("channel", ["收到渠道", "受理方式", "申请方式", "申请渠道", "受理渠道", "提交方式", "接收方式", "来件方式", "收件方式", "渠道"]),
        ("applicantType", ["申请人类型", "申请人类别", "申请人性质", "申请主体类型", "主体类型", "申请人身份"]),
        ("applicantName", ["申请人", "申请人姓名", "申请人名称", "申请人姓名或者名称", "申请人姓名名称", "姓名", "姓名名称", "申请单位"]),
        ("subject", ["申请事项", "申请内容", "申请公开内容", "申请公开事项", "申请信息内容", "所需信息内容", "申请公开的政府信息", "内容描述", "事项", "标题", "主要内容", "申请主题", "信息名称", "申请信息名称", "所需信息", "所需政府信息", "所需政府信息内容描述", "信息内容描述", "内容"]),
        ("receivedOn", ["收到日期", "收到申请日期", "收到申请之日", "收到时间", "收件日期", "收文日期", "受理日期", "受理时间", "接收日期", "申请日期", "申请时间", "登记日期"]),
        ("correctionNoticeOn", ["补正告知日期", "告知补正日期", "补正通知日期", "发出补正告知日期"]),
        ("correctionReceivedOn", ["收到补正日期", "补正日期", "补正收到日期", "补正提交日期"]),
        ("extendedOn", ["延期日期", "延期告知日期", "延长答复日期"]),
        ("dueOn", ["答复期限", "应答复日期", "到期日期", "办理期限", "答复截止日期", "截止日期", "期限"]),
        ("repliedOn", ["答复日期", "答复时间", "回复日期", "回复时间", "作出答复日期", "答复书日期"]),
        ("dispatchedOn", ["发出日期", "寄出日期", "邮寄日期", "寄送日期", "发送日期"]),
        ("deliveredOn", ["送达日期", "送达时间", "签收日期", "签收时间", "妥投日期", "妥投时间"]),
        ("closedOn", ["办结日期", "办结时间", "结案日期", "办理完毕日期", "完成日期"]),
        ("outcome", ["办理结果", "答复类型", "答复结果", "处理结果", "答复情况", "办理情况", "答复方式", "公开情况", "公开类型", "结果"]),
        ("alsoOutcomes", ["其他办理结果", "并有结果"]),
        (ReplyNumber, ["答复文号", "答复书文号", "文号", "发文字号", "答复编号", "告知书文号"]),
        ("disputes", ["复议诉讼情况", "复议诉讼", "行政复议行政诉讼", "复议和诉讼情况"]),
    ];

    /// <summary>Columns that hold days.</summary>
    public static FrozenSet<string> Days { get; } = All.Select(c => c.Column).Where(c => c.EndsWith("On", StringComparison.Ordinal)).ToFrozenSet();

    /// <summary>A column whose cell holds one value and never a list.</summary>
    public static bool IsSingle(string column) => column is not ("alsoOutcomes" or "disputes") && All.Any(c => c.Column == column);

    private static readonly FrozenDictionary<string, string> ByHeading = All.SelectMany(c => c.Headings.Prepend(c.Column)
        .Select(h => (Heading: Plain(h), c.Column)))
        .ToFrozenDictionary(h => h.Heading, h => h.Column);

    private static readonly FrozenDictionary<string, IntakeChannel> Channels = Words<IntakeChannel>(
        (IntakeChannel.InPerson, "当面 当面提交 当面申请 现场 现场提交 现场申请 现场窗口 窗口 窗口提交 窗口递交 来访 上门 面交 直接送交"),
        (IntakeChannel.RegisteredPost, "挂号 挂号信 挂号邮寄 挂号信函"),
        (IntakeChannel.ExpressPost, "快递 特快专递 邮政特快专递 EMS 邮政快递 邮政EMS 快件"),
        (IntakeChannel.OrdinaryPost, "信函 信件 来信 邮寄 邮政 平信 平常邮件 普通信函 书面邮寄 信函邮寄 邮寄信函 来函 信函申请 邮寄申请 寄信 书信 普通邮件 平邮"),
        (IntakeChannel.Fax, "传真"),
        (IntakeChannel.Email, "电子邮件 邮件 邮箱 电子邮箱 Email E-mail 电邮"),
        (IntakeChannel.Online, "网络 网上 网上提交 网上申请 在线 在线申请 在线提交 网站 门户网站 政府网站 互联网 网络平台 平台 依申请公开平台 网络申请 网上平台 网页 网页申请 政务服务网 政府门户网站 一体化平台 依申请公开系统 系统 线上 线上申请 公众号 微信 微信公众号 小程序"),
        (IntakeChannel.Oral, "口头 口述 口头申请 当面口述 电话口头"),
        (IntakeChannel.Other, "其他 其它 其他渠道 其他方式"),
        (IntakeChannel.Unknown, "不详 未知 不明"));

    private static readonly FrozenDictionary<string, ApplicantType> Types = Words<ApplicantType>(
        (ApplicantType.NaturalPerson, "自然人 公民 个人 个人申请 公民个人 居民 村民 市民 群众 外国人"),
        (ApplicantType.Business, "商业企业 企业 公司 商业企业法人 企业法人 有限公司 公司法人 私营企业 民营企业 国有企业 企业单位"),
        (ApplicantType.Research, "科研机构 科研院所 科研"),
        (ApplicantType.PublicBenefit, "社会公益组织 公益组织 社会组织 社会团体 社团 基金会 民办非企业 民办非企业单位"),
        (ApplicantType.LegalServices, "法律服务机构 律师事务所 律所 律师 法律服务"),
        (ApplicantType.Other, "其他 其它 其他组织"),
        // Registers of before 2019 know citizens and "the rest" only; which kind is not told and not guessed (SEED-6).
        (ApplicantType.Unknown, "法人 法人或其他组织 法人或者其他组织 法人及其他组织 法人和其他组织 单位 法人组织 不详 未知 不明"));

    private static readonly FrozenDictionary<string, OutcomeLeaf> Outcomes = Leaves.All.Select(l => (Plain(l.Chinese), l.Leaf)).Concat(Pairs<OutcomeLeaf>(
        (OutcomeLeaf.Granted, "公开 同意公开 全部公开 主动公开 已主动公开 告知主动公开 告知获取方式和途径"),
        (OutcomeLeaf.Partial, "予以部分公开 同意部分公开 区分处理 部分公开部分不予公开"),
        (OutcomeLeaf.RefusedStateSecret, "国家秘密 涉及国家秘密 涉密"),
        (OutcomeLeaf.RefusedProhibited, "法律行政法规禁止公开 其他法律法规禁止公开 其他法律行政法规禁止公开"),
        (OutcomeLeaf.RefusedSecurityStability, "危及三安全一稳定 三安全一稳定"),
        (OutcomeLeaf.RefusedThirdParty, "涉及第三方合法权益 商业秘密 个人隐私 涉及商业秘密 涉及个人隐私 第三方合法权益"),
        (OutcomeLeaf.RefusedInternal, "内部事务信息 内部管理信息 三类内部事务信息"),
        (OutcomeLeaf.RefusedProcess, "过程性信息 四类过程性信息"),
        (OutcomeLeaf.RefusedEnforcementFile, "行政执法案卷 执法案卷"),
        (OutcomeLeaf.RefusedQueryMatter, "行政查询事项 行政查询"),
        (OutcomeLeaf.UnavailableNotHeld, "信息不存在 不存在 政府信息不存在 本机关不掌握 不掌握 非本机关公开 不属于本机关公开 不属于本行政机关公开 不属于本机关负责公开 告知不存在"),
        (OutcomeLeaf.UnavailableNeedsCreation, "需要另行制作 需另行制作 没有现成信息 加工分析"),
        (OutcomeLeaf.UnavailableUnclear, "补正后仍不明确 申请内容不明确 内容不明确 补正后申请内容不明确"),
        (OutcomeLeaf.NotProcessedPetition, "信访举报投诉 信访投诉举报 信访 咨询投诉信访 信访投诉举报类申请"),
        (OutcomeLeaf.NotProcessedDuplicate, "重复 不予重复处理 不重复处理"),
        (OutcomeLeaf.NotProcessedPublication, "公开出版物 出版物"),
        (OutcomeLeaf.NotProcessedExcessive, "大量反复申请 无正当理由大量反复"),
        (OutcomeLeaf.NotProcessedReconfirm, "确认或重新出具 要求确认 要求重新出具 要求确认或者重新出具已获取信息"),
        (OutcomeLeaf.OtherCorrectionLapsed, "逾期不补正 逾期未补正 视为放弃 视为放弃申请 未补正"),
        (OutcomeLeaf.OtherFeeLapsed, "逾期未缴费 逾期不缴费 逾期未缴纳费用"),
        (OutcomeLeaf.OtherMisc, "其它 撤回 申请人撤回 撤销申请 主动撤回 申请人撤回申请 其他处理")).Select(p => (p.Word, p.Value)))
        .DistinctBy(p => p.Item1).ToFrozenDictionary(p => p.Item1, p => p.Item2);

    // Marks for "nothing" as people fill cells.
    private static readonly FrozenSet<string> Nothings = new[]
    {
        "-", "--", "---", "—", "——", "–", "－", "_", "/", "//", "\\", "／", "、", ".", "。", "*", "无", "無", "没有", "暂无", "空", "无此项", "N/A", "NA", "null", "none", "nil", "×",
    }.Select(Characters.Unified).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The usual heading of every column and two invented rows, to be filled in.</summary>
    public static IReadOnlyList<string[]> Sample { get; } =
    [
        [.. All.Select(c => c.Headings[0])],
        [.. All.Select(c => SampleOf(c.Column, first: true))],
        [.. All.Select(c => SampleOf(c.Column, first: false))],
    ];

    private static string SampleOf(string column, bool first) => column switch
    {
        Number => first ? "2019-001" : "2019-002",
        "channel" => first ? "信函" : "当面",
        "applicantType" => first ? "自然人" : "商业企业",
        "applicantName" => first ? "张三" : "某某科技有限公司",
        "subject" => first ? "道路停车泊位设置的批准文件" : "路灯维护合同",
        "receivedOn" => first ? "2019-05-06" : "2019-05-13",
        "repliedOn" => first ? "2019-05-24" : "2019-06-03",
        "deliveredOn" => first ? "2019-05-27" : "",
        "closedOn" => first ? "2019-05-27" : "2019-06-05",
        "outcome" => first ? "予以公开" : "信息不存在",
        ReplyNumber => first ? "某公复〔2019〕1号" : "某公复〔2019〕2号",
        _ => "",
    };

    /// <summary>Null for a heading nobody told this program of.</summary>
    public static string? Of(string heading) => ByHeading.GetValueOrDefault(Plain(heading));

    /// <summary>The cell shows nothing, or a mark that says so.</summary>
    public static bool IsNothing(string? value) => value is null || Characters.IsBlank(value) || Nothings.Contains(Characters.Unified(value).Trim());

    public static IntakeChannel? ChannelOf(string word) => Channels.TryGetValue(Plain(word), out var channel) ? channel : null;

    public static ApplicantType? TypeOf(string word) => Types.TryGetValue(Plain(word), out var type) ? type : null;

    public static OutcomeLeaf? OutcomeOf(string word) => Leaves.TryParse(word, out var leaf) || Outcomes.TryGetValue(Plain(word), out leaf) ? leaf : null;

    /// <summary>Letters and figures only: headings are broken over lines, numbered with brackets, starred.</summary>
    private static string Plain(string text)
    {
        var unified = Characters.Unified(text);
        // 收到日期（年/月/日） says the same without its hint.
        var hint = unified.IndexOf('(', StringComparison.Ordinal);
        var said = string.Concat((hint > 0 ? unified[..hint] : unified).Where(char.IsLetterOrDigit));
        return (said.Length > 0 ? said : string.Concat(unified.Where(char.IsLetterOrDigit))).ToUpperInvariant();
    }

    private static FrozenDictionary<string, T> Words<T>(params (T Value, string Words)[] rows) where T : struct, Enum =>
        Enum.GetValues<T>().Select(v => (Word: Plain(v.ToString()), Value: v)).Concat(Pairs(rows)).DistinctBy(p => p.Word)
            .ToFrozenDictionary(p => p.Word, p => p.Value);

    private static IEnumerable<(string Word, T Value)> Pairs<T>(params (T Value, string Words)[] rows) =>
        rows.SelectMany(row => row.Words.Split(' ').Select(word => (Plain(word), row.Value)));
}
