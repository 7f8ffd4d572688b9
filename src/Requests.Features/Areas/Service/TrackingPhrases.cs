using System.Text.RegularExpressions;
using Requests.Paper;

namespace Requests.Features.Areas.Service;

/// <summary>
/// What the post's words mean, as a table of known phrases. A phrase is compared whole: 未签收 holds 签收 and says the opposite. What is not in
/// the table is not known, and a person looks.
/// </summary>
internal static partial class TrackingPhrases
{
    private static readonly Dictionary<string, TrackingStatus> ByPhrase = Read(
        (TrackingStatus.Delivered, """
            妥投 已妥投 妥投成功 投递并签收 已签收 签收 签收成功 本人签收 本人已签收 他人签收 他人代签收 他人代收 代签收 单位签收 单位收发签收 收发室签收 收发签收 家人签收 同事签收
            前台签收 门卫签收 物业签收 代收点签收 驿站签收 邮件已签收 快件已签收 已投递 投递成功 已送达 送达 已代收 已投妥 投妥 已妥投本人签收 已妥投单位收发章 已妥投他人代收 妥投本人收
            本人收 他人收 收发室代收 单位收发章 单位收发代收 家人代收 家属签收 家属代收 门卫代收 已由门卫代收 保安签收 保安代收 同事代收 前台代收 物业代收 代办点签收 自提签收 快递柜签收 柜签收 成功投递 签收完成 已完成签收
            收件人签收 收件人已签收 收件人本人签收 您的邮件已签收 您的快件已签收 您的邮件已妥投 邮件已妥投 邮件妥投
            delivered deliveredsuccessfully signed signedfor
            """),
        (TrackingStatus.Returned, """
            退回 已退回 退件 已退件 退回寄件人 退回妥投 退回已妥投 退件签收 退回签收 退件妥投 已退回寄件人 退回件妥投 退回投递 退信 已退信 改退 拒收退回 未妥投退回 逾期退回 查无此人退回 原址查无此人退回 退回已签收 已退件签收 邮件退回 邮件已退回 已退回妥投
            returned returntosender returnedtosender
            """),
        (TrackingStatus.UnderWay, """
            收寄 已收寄 揽收 已揽收 揽件 已揽件 已交寄 已接收 封发 已封发 运输中 在途 在途中 转运 转运中 已发出 离开 到达 已到达 到达投递局 安排投递 正在投递 投递中 派送中 派件中 派件 待派送 待派件 派送
            投递员正在派件 待投递 再投 安排再投 另约投递 已预约投递 待领取 待自提 已入柜 已存柜 已放入快递柜 再次投递 安排再次投递 安排明日投递 预约投递 退回中 退件中 正在退回 转退 改寄 待妥投 intransit outfordelivery accepted pickedup departed arrived
            """),
        (TrackingStatus.NotDelivered, """
            未妥投 尚未妥投 没有妥投 未能妥投 无法妥投 妥投失败 不能妥投 未签收 待签收 无法签收 未能签收 尚未签收 没有签收 等待签收 拒绝签收 拒签 已拒签 拒收 已拒收 收件人拒收 签收失败 签收异常
            未投递成功 投递失败 投递异常 投递不成功 无法投递 无人签收 无人接收 收件人不在 地址不详 查无此人 原址查无此人 迁移新址不明 逾期未领 电话无人接听 未投递 拒投 暂未签收 还未签收 未退回 签收被拒 notsigned notyetdelivered failedtodeliver undeliverable deliveryattempted unclaimed 拟退回 待退回 不退回 undelivered notdelivered
            deliveryfailed attemptfail failedattempt refused exception
            """));

    // Who signed, or where, may stand behind the phrase: 已签收，签收人：前台 / 已妥投（本人收）.
    private static readonly string[] Tails = ["签收人", "本人", "他人", "单位收发", "收发室", "前台", "家人", "门卫", "物业", "代收", "凭取件码", "感谢使用", "原因", "收件人"];

    private static readonly string[] Denials = ["未", "拒", "退", "失败", "无法", "不", "没"];

    public static TrackingStatus StatusOf(string word)
    {
        var parts = Marks().Split(Characters.Unified(word).Trim()).Select(Plain).Where(p => p.Length > 0).ToList();
        if (parts.Count == 0) return TrackingStatus.Unknown;
        if (ByPhrase.TryGetValue(string.Concat(parts), out var whole)) return whole;
        if (!ByPhrase.TryGetValue(parts[0], out var first)) return TrackingStatus.Unknown;
        // Nothing follows from these whatever stands behind them: 派送中，预计今日签收.
        return first is TrackingStatus.UnderWay or TrackingStatus.NotDelivered || parts.Skip(1).Index()
            .All(p => Agrees(p.Item, first, afterTail: parts.Skip(1).Take(p.Index).Any(IsTail)))
            ? first : TrackingStatus.Unknown;
    }

    // A name behind 签收人 may be anything but a word that takes the phrase back.
    private static bool Agrees(string part, TrackingStatus first, bool afterTail) => IsTail(part)
        || (ByPhrase.TryGetValue(part, out var more) ? more == first : afterTail && !Denials.Any(d => part.Contains(d, StringComparison.Ordinal)));

    private static bool IsTail(string part) => Tails.Any(t => part.StartsWith(t, StringComparison.Ordinal)) && !Denials.Any(d => part.Contains(d, StringComparison.Ordinal));

    private static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static Dictionary<string, TrackingStatus> Read(params (TrackingStatus Status, string Phrases)[] rows) =>
        rows.SelectMany(r => r.Phrases.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(p => (Phrase: p, r.Status)))
            .ToDictionary(p => p.Phrase, p => p.Status);

    [GeneratedRegex(@"[，,。.；;：:（）()【】\[\]、|/!！\-]+")]
    private static partial Regex Marks();
}
