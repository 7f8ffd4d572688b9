using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Requests.Features.Kernel;

namespace Requests.House.Tests;

/// <summary>
/// Pages of the tree that are made from code. A test fails when one lags behind; run the tests with REWRITE_PAGES=1 to
/// write them anew, and read the difference before committing it.
/// </summary>
public sealed partial class GeneratedPagesTests
{
    [Test]
    public void PermissionsPageShowsEveryCell() => Compare("src/permissions.md", PermissionsPage());

    [Test]
    public void ProblemsPageListsEveryProblem() => Compare("src/problems.md", ProblemsPage());

    [Test]
    public void SlicesPageListsEverySlice() => Compare("src/slices.md", SlicesPage());

    [Test]
    public void RulesPageNamesTheTestsOfEveryRule() => Compare("tests/rules.md", RulesPage());

    [Test]
    public void ProblemCodesAreUnique() =>
        Assert.That(Problems().GroupBy(p => p.Code).Where(g => g.Count() > 1).Select(g => g.Key), Is.Empty);

    [Test]
    public void RuleIdsInCodeStandInTheDossier()
    {
        var used = House.Sources("src").SelectMany(f => RuleId().Matches(f.Value).Select(m => m.Value)).Distinct().ToList();
        Assert.That(used, Has.Count.GreaterThan(40));
        Assert.That(used.Except(Statute.RuleIds.All), Is.Empty);
    }

    [Test]
    public void EveryRuleOfTheLawInCodeIsNamedByATest()
    {
        var inLaw = House.Sources("src/Requests.Statute").SelectMany(f => RuleId().Matches(f.Value).Select(m => m.Value)).Distinct();
        Assert.That(inLaw.Except(TestsByRule().Keys).Order(StringComparer.Ordinal), Is.Empty);
    }

    private static void Compare(string page, string content)
    {
        var path = Path.Combine(House.Root, page);
        if (Environment.GetEnvironmentVariable("REWRITE_PAGES") == "1") File.WriteAllText(path, content);
        Assert.That(File.Exists(path) ? File.ReadAllText(path) : "", Is.EqualTo(content), $"{page} lags behind; REWRITE_PAGES=1 writes it");
    }

    private static string PermissionsPage()
    {
        var page = new StringBuilder("# 谁在什么状态下可以做什么、办后到什么状态 · Who may do what in which state, and where it leads\n\nMade from `Permissions.cs` and `CaseTransitions.cs` of `Requests.Features`. An act of any state leads no case on, unless the second table says so.\n\n| Act | 操作 | Roles | States | Leads to |\n|---|---|---|---|---|\n");
        foreach (var row in Permissions.Table)
        {
            var ways = row.States.GroupBy(from => Targets(CaseTransitions.Of(row.Act, from))).ToList();
            if (ways.Count == 0) page.Append($"| {row.Act} | {Text.Of(row.Act).Zh} | {string.Join(", ", row.Roles)} | any | |\n");
            foreach (var way in ways)
                page.Append($"| {row.Act} | {Text.Of(row.Act).Zh} | {string.Join(", ", row.Roles)} | {string.Join(", ", way)} | {way.Key} |\n");
        }
        page.Append("\n| Act | From | Leads to |\n|---|---|---|\n");
        foreach (var row in CaseTransitions.Table.Where(row => row.Opens || Permissions.Of(row.Act).States.Count == 0))
            page.Append($"| {row.Act} | {(row.Opens ? "new: " : "")}{string.Join(", ", row.From)} | {row.To} |\n");
        page.Append("\n| State | 状态 |\n|---|---|\n");
        foreach (var state in Enum.GetValues<CaseState>()) page.Append($"| {state} | {Text.Of(state).Zh} |\n");
        return page.ToString();
    }

    private static string Targets(IEnumerable<CaseTarget> targets) => string.Join(" or ", targets);

    private static string ProblemsPage()
    {
        var page = new StringBuilder("# 错误代码 · Problem codes\n\nMade from the `Problems` files. The code is stable; the words may be improved.\n\n| Code | HTTP | Rule | 中文 | English |\n|---|---|---|---|---|\n");
        foreach (var p in Problems().OrderBy(p => p.Code, StringComparer.Ordinal))
            page.Append($"| {p.Code} | {Requests.Web.Hosting.ProblemAnswers.StatusOf(p.Kind)} | {string.Join(' ', new[] { p.RuleId, p.Article }.Where(t => t is not null))} | {p.Text.Zh} | {p.Text.En} |\n");
        return page.ToString();
    }

    private static string SlicesPage()
    {
        var page = new StringBuilder("# 用例 · The use cases\n\nMade from `Requests.Features`. One file each, under the area's folder.\n\n| Area | Use case | Kind | Act |\n|---|---|---|---|\n");
        foreach (var r in House.Requests)
            page.Append($"| {r.Namespace!.Split('.')[^1]} | {r.DeclaringType!.Name} | {(typeof(ICommandMarker).IsAssignableFrom(r) ? "command" : "query")} | {(UseCase.ActsOf(r) is { Count: > 0 } acts ? string.Join(", ", acts) : "open to all")} |\n");
        return page.ToString();
    }

    private static string RulesPage()
    {
        var page = new StringBuilder("# 规则、用处与测试 · Who stands on which rule, and which tests name it\n\nMade from the sources and the compiled law. Product: types that call the law behind the rule, or name the rule themselves.\n\n| Rule | Product | Tests |\n|---|---|---|\n");
        foreach (var (rule, files) in TestsByRule().OrderBy(r => r.Key.Split('-')[0],
            StringComparer.Ordinal).ThenBy(r => int.Parse(Digits().Match(r.Key).Value,
            System.Globalization.CultureInfo.InvariantCulture)).ThenBy(r => r.Key, StringComparer.Ordinal))
            page.Append($"| {rule} | {Shortened(RuleCallers.Of(rule))} | {string.Join(", ", files)} |\n");
        return page.ToString();
    }

    // Some law stands under everything: a few names tell as much as all.
    private static string Shortened(IReadOnlyCollection<string> callers) =>
        callers.Count <= MostCallers ? string.Join(", ", callers) : $"{string.Join(", ", callers.Take(MostCallers))} and {callers.Count - MostCallers} more";

    private const int MostCallers = 6;

    private static SortedDictionary<string, SortedSet<string>> TestsByRule()
    {
        var found = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var (file, text) in House.Sources("tests").Where(f => !f.Key.Contains("House", StringComparison.Ordinal)))
            foreach (Match match in TestRuleId().Matches(text))
            {
                var rule = match.Value.Replace('_', '-');
                if (!found.TryGetValue(rule, out var files)) found[rule] = files = new(StringComparer.Ordinal);
                files.Add(Path.GetFileNameWithoutExtension(file));
            }
        return found;
    }

    // A bare article is read as one of the disclosure regulations, whatever act it stands in.
    [Test]
    public void EveryArticleOfAProblem_NamesItsAct() =>
        Assert.That(Problems().Where(p => p.Article?[0] == '第').Select(p => $"{p.Code} {p.Article}"), Is.Empty);

    private static IEnumerable<Problem> Problems() => new[] { House.Features, House.Web }.SelectMany(a => a.GetTypes())
        .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        .Where(f => f.FieldType == typeof(Problem)).Select(f => (Problem)f.GetValue(null)!);

    // Document kinds (DOC-n) are rows of one table, which its own test walks.
    [GeneratedRegex(@"\b(INT|REC|CNT|CLK|FEE|SRV|OUT|REP|SEED|REM|REV|ARC|PRO|SUP|PII|X)-[0-9]+[a-z]?\b")]
    private static partial Regex RuleId();

    [GeneratedRegex(@"(?<![A-Za-z])(INT|REC|CNT|CLK|FEE|SRV|OUT|REP|SEED|REM|REV|ARC|PRO|SUP|PII|X)[-_][0-9]+[a-z]?(?![A-Za-z0-9])")]
    private static partial Regex TestRuleId();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();
}
