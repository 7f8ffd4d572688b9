using static Requests.Statute.Numbering.LayoutProfile;

namespace Requests.Statute.Numbering;

/// <summary>The three looks of letters.md 1.1.</summary>
public enum LayoutProfile
{
    /// <summary>告知书.</summary>
    Notice,

    /// <summary>信函格式, to other agencies.</summary>
    Letter,

    /// <summary>Ruled table.</summary>
    Form,
}

/// <summary>One kind of paper.</summary>
/// <param name="Kind">DOC-3, DOC-17b.</param>
/// <param name="Chinese">Document name.</param>
/// <param name="English">The same in English.</param>
/// <param name="Profile">Look.</param>
/// <param name="SeriesMark">Default sign of its yearly number series; null where no number is drawn.</param>
/// <param name="Decision">It decides on the request, so it carries a remedies clause.</param>
public sealed record DocumentInfo(string Kind, string Chinese, string English, LayoutProfile Profile, string? SeriesMark, bool Decision = false);

/// <summary>The papers of dossier section 5 with the marks of letters.md 2.2. Kinds that share a mark share a series.</summary>
public static class Documents
{
    private const string Reply = "复";

    public static IReadOnlyList<DocumentInfo> All { get; } =
    [
        new("DOC-1", "申请表", "Application form", Form, null),
        new("DOC-2", "登记回执", "Receipt", Form, "受"),
        new("DOC-3", "补正告知书", "Correction notice", Notice, "补"),
        new("DOC-4", "说明理由告知书", "Request for reasons", Notice, "由"),
        new("DOC-5", "延期答复告知书", "Extension notice", Notice, "延"),
        new("DOC-6", "第三方意见征询书", "Letter to the third party", Notice, "征"),
        new("DOC-7", "征求意见情况告知书", "Notice that others are consulted", Notice, "告"),
        new("DOC-8", "公开决定告知书", "Notice of disclosure to the third party", Notice, "三", Decision: true),
        new("DOC-9", "共同制作机关征求意见书", "Letter to the co-making body", Letter, "商"),
        new("DOC-10", "协办函", "Letter to an internal unit", Letter, "办"),
        new("DOC-11", "收费通知书", "Fee notice", Notice, "费"),
        new("DOC-12", "政府信息公开告知书", "Disclosure notice", Notice, Reply, Decision: true),
        new("DOC-13", "政府信息部分公开告知书", "Partial disclosure notice", Notice, Reply, Decision: true),
        new("DOC-14", "政府信息不予公开决定书", "Refusal", Notice, Reply, Decision: true),
        new("DOC-15", "政府信息不存在告知书", "Notice that the information does not exist", Notice, Reply, Decision: true),
        new("DOC-15b", "政府信息无法提供告知书", "Notice: would have to be made", Notice, Reply, Decision: true),
        new("DOC-15c", "政府信息无法提供告知书", "Notice: still unclear", Notice, Reply, Decision: true),
        new("DOC-16", "非本机关负责公开告知书", "Notice: another body is responsible", Notice, Reply, Decision: true),
        new("DOC-17a", "不予处理告知书", "Not processed: petition", Notice, Reply, Decision: true),
        new("DOC-17b", "不予处理告知书", "Not processed: duplicate", Notice, Reply, Decision: true),
        new("DOC-17c", "不予处理告知书", "Not processed: publication", Notice, Reply, Decision: true),
        new("DOC-17d", "不予处理告知书", "Not processed: excessive", Notice, Reply, Decision: true),
        new("DOC-17e", "不予处理告知书", "Not processed: confirm or re-issue", Notice, Reply, Decision: true),
        new("DOC-18a", "不再处理告知书", "Ended: correction lapsed", Notice, Reply, Decision: true),
        new("DOC-18b", "不再处理告知书", "Ended: fee lapsed", Notice, Reply, Decision: true),
        new("DOC-18c", "终止处理告知书", "Ended: other", Notice, Reply, Decision: true),
        new("DOC-19", "更正告知书", "Notice on a personal record", Notice, "更", Decision: true),
        new("DOC-20a", "审查呈批单", "Review and approval sheet", Form, null),
        new("DOC-20b", "检索记录", "Search record", Form, null),
        new("DOC-20c", "送达回证", "Proof of service", Form, null),
    ];

    private static readonly Dictionary<string, DocumentInfo> ByKind = All.ToDictionary(info => info.Kind);

    /// <exception cref="KeyNotFoundException">No such kind.</exception>
    public static DocumentInfo Of(string kind) => ByKind[kind];

    public static bool Knows(string kind) => ByKind.ContainsKey(kind);
}
