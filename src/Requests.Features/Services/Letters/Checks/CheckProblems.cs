using Requests.Features.Kernel;
using Requests.Letters.Checks;

namespace Requests.Features.Services.Letters.Checks;

public static class CheckProblems
{
    /// <summary>Argument: the names of the checks.</summary>
    public static readonly Problem Stand = new("checks.stand", ProblemKind.Law);

    public static readonly Problem NoSuchCheck = new("checks.no-such-check", ProblemKind.Invalid);

    public static readonly Problem NotWaivable = new("checks.not-waivable", ProblemKind.Law);

    public static readonly Problem NothingFound = new("checks.nothing-found", ProblemKind.State);

    /// <summary>Everything that stands in the way, check by check.</summary>
    internal static Problem For(IReadOnlyList<CheckFinding> findings) => Stand.With(string.Join(", ", findings.Select(f => f.Check.Id))) with
    {
        RuleId = findings[0].Check.Id,
        Findings = [.. findings.SelectMany(f => f.Faults.Select(x => new Finding(Code(f.Check.Id), f.Check.Id, null, x.Place ?? "", x.Detail)))],
    };

    // DATE-DUE as DateDue.
    private static string Code(string id) => string.Concat(id.Split('-').Select(part => part[..1] + part[1..].ToLowerInvariant()));
}
