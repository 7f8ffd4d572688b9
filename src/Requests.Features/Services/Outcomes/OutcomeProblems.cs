using Requests.Features.Kernel;
using Requests.Statute.Outcomes;

namespace Requests.Features.Services.Outcomes;

public static class OutcomeProblems
{
    /// <summary>The guards that stand in the way are told one by one in <see cref="Problem.Findings"/>.</summary>
    public static readonly Problem GuardsStand = new("outcome.guards-stand", ProblemKind.Law,
        new("现在还不能以此结论办结，请先补齐下列各项。", "The case may not end so yet; see the findings."));

    public static readonly Problem MatterWithoutLeaf = new("outcome.matter-without-leaf", ProblemKind.Law,
        new("申请中的每一项都要有结论。", "Every matter of the request needs an outcome."), "OUT-1");

    public static readonly Problem NoSuchMatter = new("outcome.no-such-matter", ProblemKind.Invalid,
        new("申请中没有这一项。", "The request has no such matter."));

    public static readonly Problem MainNotAmongMatters = new("outcome.main-not-among-matters", ProblemKind.Law,
        new("主要事项的结论必须是各项结论之一。", "The counted outcome must be the outcome of one of the matters."), "OUT-1");

    public static readonly Problem NoSuchSearch = new("outcome.no-such-search", ProblemKind.NotFound,
        new("没有找到这份检索记录。", "There is no such search record."));

    public static readonly Problem SearchSigned = new("outcome.search-signed", ProblemKind.State,
        new("检索记录已经签字，不能再改。", "The search record is signed and cannot change."), "OUT-2");

    public static readonly Problem SearchInTheFuture = new("outcome.search-in-the-future", ProblemKind.Law,
        new("检索日期不能晚于今天，也不能早于交办之日。", "A search is dated between the order and today."), "OUT-2");

    internal static Problem For(IReadOnlyList<GuardFinding> findings) => GuardsStand with
    {
        RuleId = findings[0].RuleId,
        Article = findings[0].Article,
        Findings = [.. findings.Select(f => new Finding(f.Kind.ToString(), f.RuleId, f.Article, Camel(f.Field), GuardWords.Of(f.Kind)))],
    };

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
