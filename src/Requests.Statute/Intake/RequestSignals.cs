using System.Text.RegularExpressions;

namespace Requests.Statute.Intake;

public enum RequestSignalKind
{
    /// <summary>信访、投诉、举报 (guide G5).</summary>
    Petition,

    /// <summary>咨询 (guide G5B).</summary>
    Consultation,

    /// <summary>Several matters in one request (INT-10).</summary>
    SeveralMatters,

    /// <summary>公报、报刊、书籍等公开出版物 (guide G7).</summary>
    Publication,

    /// <summary>工商、不动产登记等查询事项 (guide G10).</summary>
    RegisterQuery,

    /// <summary>要求确认或者重新出具已获取的信息 (guide G9).</summary>
    Reconfirm,
}

/// <param name="RuleId">Node of the outcome guide, or rule of the dossier.</param>
/// <param name="Words">What in the request gave the signal, in its order.</param>
public sealed record RequestSignal(RequestSignalKind Kind, string RuleId, string Article, IReadOnlyList<string> Words);

/// <summary>Reads signs out of a request's own words. They suggest a second look and decide nothing: whoever asks for the file of a complaint writes 投诉 too.</summary>
public static partial class RequestSignals
{
    public static IReadOnlyList<RequestSignal> Of(string text)
    {
        var signals = new List<RequestSignal>();
        Add(RequestSignalKind.Petition, "G5", "Art. 39(1)", Claims().Matches(text).Select(m => m.Value));
        Add(RequestSignalKind.Consultation, "G5B", "Art. 39", Questions().Matches(text).Select(m => m.Value));
        var items = Items().Matches(text).Select(m => m.Groups["mark"].Value.Trim()).ToList();
        var further = Further().Matches(text).Select(m => m.Value).ToList();
        Add(RequestSignalKind.SeveralMatters, "INT-10", "109号 Art. 4", items.Count >= 2 ? items : further);
        Add(RequestSignalKind.Publication, "G7", "Art. 39(2)", Publications().Matches(text).Select(m => m.Value));
        Add(RequestSignalKind.RegisterQuery, "G10", "Art. 36(7)", Registers().Matches(text).Select(m => m.Value));
        Add(RequestSignalKind.Reconfirm, "G9", "Art. 36(6)", Confirmations().Matches(text).Select(m => m.Value));
        return signals;

        void Add(RequestSignalKind kind, string ruleId, string article, IEnumerable<string> words)
        {
            string[] distinct = [.. words.Distinct()];
            if (distinct.Length > 0) signals.Add(new(kind, ruleId, article, distinct));
        }
    }

    // What a claim asks somebody to do.
    private const string Deeds = "查处|处罚|处分|处理|赔偿|补偿|返还|退还|拆除|整改|追责|追究|解决|停止|撤销|开除|赔礼|道歉|维修|修复|恢复|责令|重新调查|重视|管一管|管管|调查处理|取缔|清理";

    // A claim, unless the words name a record: 投诉处理结果, 举报登记表, 信访答复意见书.
    [GeneratedRegex("(?:我|本人|现|特|来信|依法|实名)(?:要)?(?:投诉|举报|控告|检举|上访|信访)(?!(?:事项|处理|的|电话|工单|材料|登记|件|信|情况|内容))"
        + "|(?:投诉|举报|控告|检举)(?!的?(?:处理|办理|调查|登记|记录|材料|答复|回复|情况|制度|办法|电话|渠道|流程|统计|案件|信|件|人|数|奖|单|工单|内容|受理|事项|的)|[”，。、的]|$)"
        + "|要求(?!公开|提供|获取|查阅|贵局公开)(?:[^，。；、公]{0,12}?)(?:" + Deeds + ")(?!(?:决定|结果|情况|协议|方案|通知|台账|记录|标准|告知|的))"
        + "|(?:请求?|望|希望|恳请|强烈要求)(?!公开|提供|告知|解释|说明|答复|核实)(?:[^，。；、公]{0,10}?)(?:" + Deeds + ")(?!(?:决定|结果|情况|协议|方案|通知|台账|记录|标准|告知|的))"
        + "|追究.{0,12}责任|还我公道|讨个?说法|给(?:我)?一?个说法|为我做主|上访户|扰民多次")]
    private static partial Regex Claims();

    [GeneratedRegex("请问|(?<!公布的|设立的)咨询(?:一下|贵|如何|办|是否|关于|问)|想(?:了解|问)一?下|想问问|为什么|为何"
        + "|是否(?:合法|合理|属于|应当|可以|有权|违法|违规|需要)|怎么(?:办|申请|处理)|如何(?:办理|处理|申请|维权|认定|理解)|应如何"
        + "|请(?:予以)?(?:解释|说明|告知|答复|解答)(?:一下|原因|理由|为|：|:|什么|是否|.{0,20}是否)|请.{0,6}(?:解答|明确答复|解释)|有没有|能不能|要不要|到底|什么时候能|[?？]")]
    private static partial Regex Questions();

    // 一、 1. （一） ① a. 其一 at the head of a line or after a stop.
    [GeneratedRegex(@"(?:^|[\n。；;：:，,])\s*(?<mark>[一二三四五六七八九十]{1,3}、|\d{1,2}\s*[、．.](?!\d)|\d{1,2}[）)]|[a-zA-Z][.、．)）](?![a-zA-Z])|第[一二三四五六七八九十]{1,2}(?:[，、：:]|项[：:，]?)|其[一二三四五六七八九十][，、]|[一二三四五六七八九十]是(?:公开|提供|要求|请))"
        + @"|(?<![条款项号第〕])(?<mark>[（(][一二三四五六七八九十\d]{1,2}[）)]|[①②③④⑤⑥⑦⑧⑨⑩])")]
    private static partial Regex Items();

    // A second wish in running words.
    [GeneratedRegex("(?:同时|另外|另|此外|并且|还)[，,]?(?:还|再|也)?(?:要|请|申请|要求|希望)?(?:贵局|贵单位)?(?:公开|提供|获取)")]
    private static partial Regex Further();

    [GeneratedRegex("(?:提供|获取|获得|要|想要|寄送|邮寄|寄|复印|购买|需要|公开|出版的?)[^，。；]{0,14}?(?:《[^》]{1,30}》[^，。；]{0,12}?(?:年鉴|公报|一书|[第\\d]+[^，。；]{0,6}(?:期|版|号)|合订本|杂志|期刊|书籍|一本|一册|一份|手册)"
        + "|《[^》]{0,28}(?:年鉴|公报|日报|晚报|晨报|时报|报|杂志|区志|县志|市志|年报汇编|法规汇编)[^》]{0,8}》"
        + "|(?:年鉴|公报)(?:[（(]|\\d|\\s*20\\d\\d|第|合订|一本|一份|一套)|合订本|书籍|期刊《|杂志)|一[本册套][^，。；]{0,14}《|出版的?《")]
    private static partial Regex Publications();

    [GeneratedRegex("(?:不动产|房屋|房产|土地|产权|抵押|宗地|林权)[^，。；]{0,6}(?:登记(?!备案|管理|办法|制度|机构|表)|登记卡|权属|底册)|房产证|(?:户籍|户口)[^，。；]{0,4}(?:登记|信息|档案|底册|迁移|资料)"
        + "|婚姻登记|(?:工商|企业|公司|股东|股权|设立|变更|个体工商户)[^，。；]{0,10}(?:登记(?!备案|管理|办法|制度|表)|内档|注册信息)|注册登记信息|营业执照档案|(?:机动车|车辆|车牌)[^，。；]{0,12}登记信息|机动车登记(?!停车)")]
    private static partial Regex Registers();

    [GeneratedRegex("(?:确认|核实|证明)[^，。；]{0,16}?(?:真实|有效|准确|一致|是否由|属实|真伪)|确认(?:我|本人)[^，。；]{0,10}(?:手中|持有|取得)"
        + "|(?:请|要求)?证明(?:我|本人)(?:手|持|已)|(?:重新|再次|再|另行)[^，。；]{0,4}(?:出具|提供|开具|制作|发放|打印)|补(?:发|开)(?:一份|[^，。；]{0,6}(?:给我|已|去年))"
        + "|(?:加盖|盖)(?:公章|骑缝章|印章)|出具证明|证明与原件")]
    private static partial Regex Confirmations();
}
