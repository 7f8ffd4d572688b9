
namespace Requests.Letters.Checks;

public enum Severity
{
    Warning,

    /// <summary>Stands in the way of submission, final approval and issue.</summary>
    Blocking,
}

/// <summary>From when a check has something to look at.</summary>
public enum CheckStage
{
    Draft,

    /// <summary>Numbered, dated and fixed.</summary>
    Approved,
}

/// <summary>What a check found.</summary>
/// <param name="Place">The words, the field, the file or the page; null for the letter as a whole.</param>
public sealed record Fault(Text Detail, string? Place = null);

/// <summary>One named check before sending (letters.md 4).</summary>
/// <param name="Id">As in <see cref="Statute.RuleIds.LetterChecks"/>.</param>
/// <param name="Waivable">A leader may let the letter pass with a reason; where false, nobody may.</param>
/// <param name="MustHold">What it makes sure of.</param>
/// <param name="Find">Everything that is wrong; looks at nothing but the material.</param>
public sealed record LetterCheck(string Id, Severity Severity, CheckStage From, bool Waivable, Text MustHold, Func<CheckMaterial, IEnumerable<Fault>> Find);
