using Requests.Features.Kernel;
using Requests.Statute.Outcomes;

namespace Requests.Features.Services.Outcomes;

public static class OutcomeProblems
{
    /// <summary>The guards that stand in the way are told one by one in <see cref="Problem.Findings"/>.</summary>
    public static readonly Problem GuardsStand = new("outcome.guards-stand", ProblemKind.Law);

    public static readonly Problem MatterWithoutLeaf = new("outcome.matter-without-leaf", ProblemKind.Law, "OUT-1");

    public static readonly Problem NoSuchMatter = new("outcome.no-such-matter", ProblemKind.Invalid);

    public static readonly Problem MainNotAmongMatters = new("outcome.main-not-among-matters", ProblemKind.Law, "OUT-1");

    public static readonly Problem NoSuchSearch = new("outcome.no-such-search", ProblemKind.NotFound);

    public static readonly Problem SearchCheckedByOneself = new("outcome.search-checked-by-oneself", ProblemKind.Law, "OUT-2");

    public static readonly Problem SearchSigned = new("outcome.search-signed", ProblemKind.State, "OUT-2");

    public static readonly Problem SearchInTheFuture = new("outcome.search-in-the-future", ProblemKind.Law, "OUT-2");

    internal static Problem For(IReadOnlyList<GuardFinding> findings) => GuardsStand with
    {
        RuleId = findings[0].RuleId,
        Article = findings[0].Article,
        Findings = [.. findings.Select(f => new Finding(f.Kind.ToString(), f.RuleId, f.Article, Camel(f.Field), WordsOf(f)))],
    };

    private static Text WordsOf(GuardFinding finding) =>
        finding.MatterNo is { } no ? Text.Of("OutcomeProblems.OfMatter").With(no, Text.Of(finding.Kind)) : Text.Of(finding.Kind);

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
