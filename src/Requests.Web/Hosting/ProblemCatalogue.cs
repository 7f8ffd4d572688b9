using System.Reflection;
using Requests.Features.Kernel;

namespace Requests.Web.Hosting;

/// <summary>Every refusal of the program, found where it is defined.</summary>
internal static class ProblemCatalogue
{
    /// <param name="RuleId">Rule of the statute dossier.</param>
    /// <param name="Article">Article of the instrument behind it.</param>
    internal sealed record Entry(string Code, int Status, string Zh, string En, string? RuleId, string? Article);

    public static IReadOnlyList<Entry> All { get; } =
    [
        .. new[] { typeof(Problem).Assembly, typeof(HttpProblems).Assembly }.SelectMany(ProblemsOf)
            .Select(p => new Entry(p.Code, ProblemAnswers.StatusOf(p.Kind), p.Text.Zh, p.Text.En, p.RuleId, p.Article))
            .Concat(HttpProblems.Bare.Select(b => new Entry(b.Code, b.Status, b.Title.Zh, b.Title.En, null, null)))
            .DistinctBy(e => e.Code)
            .OrderBy(e => e.Code, StringComparer.Ordinal),
    ];

    private static IEnumerable<Problem> ProblemsOf(Assembly assembly) => assembly.GetTypes()
        .Where(t => t is { IsAbstract: true, IsSealed: true } && t.Name.EndsWith("Problems", StringComparison.Ordinal))
        .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static))
        .Where(f => f.FieldType == typeof(Problem)).Select(f => (Problem)f.GetValue(null)!);
}
