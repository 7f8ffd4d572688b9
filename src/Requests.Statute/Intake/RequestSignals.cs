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
        Add(RequestSignalKind.SeveralMatters, "INT-10", "109号 Art. 4", items.Count >= 2 ? items : []);
        return signals;

        void Add(RequestSignalKind kind, string ruleId, string article, IEnumerable<string> words)
        {
            string[] distinct = [.. words.Distinct()];
            if (distinct.Length > 0) signals.Add(new(kind, ruleId, article, distinct));
        }
    }

    // A claim, unless the words name a record: 投诉处理结果, 举报登记表, 信访答复意见书.
    [GeneratedRegex("(?:我|本人|现|特|来信|依法|实名)(?:要)?(?:投诉|举报|控告|检举|上访|信访)"
        + "|(?:投诉|举报|控告|检举)(?!的?(?:处理|办理|调查|登记|记录|材料|答复|回复|情况|制度|办法|电话|渠道|流程|统计|案件|信|件|人|数|奖|单|工单|内容|受理|事项))"
        + "|要求(?:依法)?(?:查处|处罚|处理|赔偿|补偿|拆除|整改|追责|解决|停止)|请(?:求)?(?:依法|尽快|严肃)?(?:查处|处罚|追究|赔偿|拆除|整改|解决)"
        + "|追究.{0,12}责任|还我公道|讨个?说法|给个说法")]
    private static partial Regex Claims();

    [GeneratedRegex("请问|咨询|为什么|为何|是否(?:合法|合理|属于|应当|可以|有权|违法|违规)|怎么办|如何(?:办理|处理|申请|维权|认定|理解)|请(?:予以)?(?:解释|说明|告知)(?:一下|原因|理由|为)|有没有权|什么时候能|[?？]")]
    private static partial Regex Questions();

    // 一、 1. （一） ① at the head of a line or after a stop.
    [GeneratedRegex(@"(?:^|[\n。；;：:])\s*(?<mark>[一二三四五六七八九十]{1,3}、|\d{1,2}\s*[、．.](?!\d)|[（(][一二三四五六七八九十\d]{1,3}[）)]|[①②③④⑤⑥⑦⑧⑨⑩]|第[一二三四五六七八九十]{1,2}[，、项])")]
    private static partial Regex Items();
}
