using static Requests.Statute.Disputes.PartFourColumn;

namespace Requests.Statute.Disputes;

/// <summary>Where a dispute is fought: the three blocks of part four of the report.</summary>
public enum DisputeForum
{
    /// <summary>行政复议.</summary>
    Reconsideration,

    /// <summary>行政诉讼，未经复议直接起诉.</summary>
    DirectSuit,

    /// <summary>行政诉讼，复议后起诉.</summary>
    SuitAfterReconsideration,
}

/// <summary>Columns of part four before the total.</summary>
public enum PartFourColumn
{
    /// <summary>结果维持.</summary>
    Upheld,

    /// <summary>结果纠正.</summary>
    Corrected,

    /// <summary>其他结果.</summary>
    OtherResult,

    /// <summary>尚未审结.</summary>
    Open,
}

/// <summary>How a dispute ended; for a suit, the last instance of the year.</summary>
public enum DisputeResult
{
    Pending,
    DecisionUpheld,
    RequestRejectedOnMerits,
    ClaimsDismissed,
    Changed,
    Revoked,
    PartlyRevoked,
    DeclaredUnlawful,
    DeclaredVoid,
    OrderedToPerform,
    DisclosureForbidden,
    NotAccepted,
    ApplicationDismissed,
    SuitDismissed,
    Withdrawn,
    Terminated,
    Mediated,
}

/// <summary>One result with its words and its column.</summary>
/// <param name="Result">The result.</param>
/// <param name="Code">Stable code.</param>
/// <param name="Chinese">Words of the law.</param>
/// <param name="Column">Column of part four (dossier 6.3, no official key: Q6).</param>
/// <param name="InReconsideration">A reconsideration organ can end so.</param>
/// <param name="InCourt">A court can end so.</param>
public sealed record DisputeResultInfo(DisputeResult Result, string Code, string Chinese, PartFourColumn Column, bool InReconsideration, bool InCourt)
{
    public bool Fits(DisputeForum forum) => forum == DisputeForum.Reconsideration ? InReconsideration : InCourt;
}

public static class DisputeResults
{
    public static IReadOnlyList<DisputeResultInfo> All { get; } =
    [
        new(DisputeResult.Pending, "PENDING", "尚未审结", Open, true, true),
        new(DisputeResult.DecisionUpheld, "UPHELD", "维持", Upheld, true, false),
        new(DisputeResult.RequestRejectedOnMerits, "REQUEST_REJECTED", "驳回行政复议请求", Upheld, true, false),
        new(DisputeResult.ClaimsDismissed, "CLAIMS_DISMISSED", "判决驳回诉讼请求", Upheld, false, true),
        new(DisputeResult.Changed, "CHANGED", "变更", Corrected, true, true),
        new(DisputeResult.Revoked, "REVOKED", "撤销", Corrected, true, true),
        new(DisputeResult.PartlyRevoked, "PARTLY_REVOKED", "部分撤销", Corrected, true, true),
        new(DisputeResult.DeclaredUnlawful, "DECLARED_UNLAWFUL", "确认违法", Corrected, true, true),
        new(DisputeResult.DeclaredVoid, "DECLARED_VOID", "确认无效", Corrected, true, true),
        new(DisputeResult.OrderedToPerform, "ORDERED_TO_PERFORM", "责令履行", Corrected, true, true),
        new(DisputeResult.DisclosureForbidden, "DISCLOSURE_FORBIDDEN", "判决不得公开", Corrected, false, true),
        new(DisputeResult.NotAccepted, "NOT_ACCEPTED", "不予受理", OtherResult, true, true),
        new(DisputeResult.ApplicationDismissed, "APPLICATION_DISMISSED", "驳回申请", OtherResult, true, false),
        new(DisputeResult.SuitDismissed, "SUIT_DISMISSED", "裁定驳回起诉", OtherResult, false, true),
        new(DisputeResult.Withdrawn, "WITHDRAWN", "撤回", OtherResult, true, true),
        new(DisputeResult.Terminated, "TERMINATED", "终止", OtherResult, true, true),
        new(DisputeResult.Mediated, "MEDIATED", "调解", OtherResult, true, true),
    ];

    public static DisputeResultInfo Of(DisputeResult result) => All[(int)result];
}
